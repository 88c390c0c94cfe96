"""`@document-templates` of a body."""

from communesplone.deliberations.api.acts import templates
from communesplone.deliberations.content.body import Body
from typing import Any
from zope.i18n import translate


def summary(body: Body, request: Any) -> dict[str, Any]:
    """Say which kinds of document have a template of the body's own."""
    url = body.absolute_url()
    return {
        "@id": f"{url}/@document-templates",
        "items": [
            {
                "kind": kind,
                "title": translate(title, context=request),
                "own": kind in body.odt_templates,
                "download": f"{url}/@@document-template?kind={kind}",
            }
            for kind, title in templates.KINDS.items()
        ],
    }
