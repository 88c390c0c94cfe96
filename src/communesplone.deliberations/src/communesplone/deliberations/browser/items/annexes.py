"""Annexes: several files at once, by a field or by dropping them on it."""

from communesplone.deliberations import _
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.posting import Change
from communesplone.deliberations.browser.posting import text
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.interfaces import Refused
from decimal import Decimal
from plone import api


MOST_FILES = 20
"""Most files of one form."""


def annex_rows(item):
    """Give the annexes that the user may view."""
    may_change = may_annex(item)
    return [
        {
            "title": annex.title,
            "url": annex.absolute_url(),
            "form": annex.getId(),
            "download": f"{annex.absolute_url()}/@@download/file",
            "filename": annex.file.filename,
            "size": size(annex.file.getSize()),
            "category": annex.category or "",
            "confidential": bool(annex.confidential),
            "sha256": annex.sha256,
            "may_change": may_change,
        }
        for annex in annexes.of(item)
        if api.user.has_permission("View", obj=annex)
    ]


def may_annex(item):
    """Tell whether the user may add, change and remove annexes now."""
    permitted = api.user.has_permission("Modify portal content", obj=item)
    return permitted and items.may(item, "annex").allowed


def size(count):
    """Write a number of bytes for people."""
    if count < 1024 * 1024:
        shown = titles.shown_number(max(1, round(count / 1024)))
        return _("label_kilobytes", default="${count} KB", mapping={"count": shown})
    shown = titles.shown_number(Decimal(count) / 1024 / 1024, ".0")
    return _("label_megabytes", default="${count} MB", mapping={"count": shown})


class UploadAnnexes(Change):
    """`@@annex-upload` on an item: the good files are kept, the others are named."""

    def change(self, form):
        sent = files(form)
        refused = [found for found in map(self.refusal_of, sent) if found is not None]
        kept = len(sent) - len(refused)
        for reason in refused if kept else refused[1:]:
            api.portal.show_message(reason, self.request, "error")
        if not kept:
            raise Refused(refused[0])
        return _(
            "status_annexes_added",
            default="Annexes added: ${count}.",
            mapping={"count": kept},
        )

    def refusal_of(self, upload):
        """Add a file, or tell why not; the api refuses before it writes anything."""
        form, name = self.request.form, upload.filename
        try:
            annexes.add(
                self.context,
                upload.read(annexes.MAX_SIZE + 1),
                name,
                category=text(form, "category") or None,
                confidential=bool(form.get("confidential")),
            )
        except DeliberationsError as error:
            return _(
                "error_annex_file",
                default="“${file}” was not added. ${reason}",
                mapping={"file": name[-annexes.MAX_NAME :], "reason": error.message},
            )
        return None

    def next_url(self):
        return f"{self.context.absolute_url()}#annexes"


class ChangeAnnex(Change):
    """`@@annex-change` on an annex: title, kind, confidentiality."""

    def change(self, form):
        annexes.update(
            self.context,
            title=text(form, "title"),
            category=text(form, "category") or None,
            confidential=bool(form.get("confidential")),
        )
        return _("status_annex_changed", default="The annex is changed.")

    def next_url(self):
        return f"{self.context.__parent__.absolute_url()}#annexes"

    def page(self):
        return self.context.__parent__.restrictedTraverse("@@view")

    def form_name(self):
        return self.context.getId()


class RemoveAnnex(Change):
    """`@@annex-remove` on an annex."""

    def __call__(self):
        self.item = self.context.__parent__
        return super().__call__()

    def change(self, form):
        annexes.remove(self.context)
        return _("status_annex_removed", default="The annex is removed.")

    def next_url(self):
        return f"{self.item.absolute_url()}#annexes"

    def page(self):
        return self.item.restrictedTraverse("@@view")


def files(form):
    """Read the files of a form.

    :raises Refused: if there is none, or more than twenty.
    """
    sent = form.get("files", ())
    sent = sent if isinstance(sent, list) else [sent]
    sent = [each for each in sent if getattr(each, "filename", "")]
    if not sent:
        raise Refused(_("error_no_file", default="Choose a file first."))
    if len(sent) > MOST_FILES:
        raise Refused(
            _(
                "error_many_files",
                default="Send at most ${count} files at once.",
                mapping={"count": MOST_FILES},
            )
        )
    return sent
