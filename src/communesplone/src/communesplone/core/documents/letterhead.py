"""The sheet that documents are written on."""

from communesplone.core.documents.template import ITemplate
from communesplone.core.documents.template import Template
from zope.interface import implementer


class ILetterhead(ITemplate):
    """The page around a document; a utility, named or not.

    The nameless one is for all documents that ask for nothing else. It is given
    `body` (safe HTML), `title`, `town` (a `Town`), `name` (of the town, in the
    language), `arms` (the coat of arms as a data: address, or ""), `arms_title`
    (text in its place) and `language`.
    """


@implementer(ILetterhead)
class Letterhead(Template):
    """A letterhead in a page template file."""


TOWN = Letterhead(__file__, "letterhead.pt")
