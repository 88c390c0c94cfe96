"""Page templates that are rendered in a language of the caller's choice."""

from collections.abc import Mapping
from pathlib import Path
from Products.PageTemplates.Expressions import getTrustedEngine
from types import MappingProxyType
from typing import Any
from zope.interface import implementer
from zope.interface import Interface
from zope.pagetemplate.pagetemplatefile import PageTemplateFile


class ITemplate(Interface):
    """Something that is rendered from plain values, in a language."""

    def render(data: Mapping[str, Any], language: str) -> str:
        """Fill in the template.

        :param data: the names that the template may use.
        :param language: ISO 639-1, of the messages in the template.
        :returns: text in which everything from `data` is escaped, save what the
            template itself calls `structure`.
        """


@implementer(ITemplate)
class Template:
    """A page template file of an add-on: `Template(__file__, "letter.pt")`.

    It sees the names in `data`, `language`, and nothing else: no request, no context,
    no user. Hence the result is the same in a request, a command and a test.

    :param beside: a file in the folder where the template is (`__file__`).
    :param name: path of the template from there.
    """

    def __init__(self, beside: str, name: str) -> None:
        self._page = _Page(str(Path(beside).parent / name))

    def render(self, data: Mapping[str, Any], language: str) -> str:
        """See ITemplate."""
        return self._page(values=data, language=language)


class _Page(PageTemplateFile):
    def pt_getEngine(self):
        return getTrustedEngine()

    def pt_getContext(self, args=(), options=MappingProxyType({}), **kw):
        # `target_language` is the name the engine translates by.
        language = options["language"].split("-")[0]
        return {
            "request": None,
            "nothing": None,
            **options["values"],
            "language": options["language"],
            "target_language": language,
        }
