"""What a page takes by POST, a program can ask of a service."""

from importlib import import_module
from lxml import etree
from pathlib import Path
from plone.z3cform.layout import FormWrapper
from restapi.recorder import EXAMPLES

import communesplone.deliberations
import csv
import inspect
import pytest


ROOT = Path(communesplone.deliberations.__file__).parent

PAGE = "{http://namespaces.zope.org/browser}page"

PREFIX = "communesplone.deliberations"

SERVICES = {
    "act-preview": ["POST @act-preview"],
    "add-mandate": ["POST @mandates"],
    "add-person": ["POST @persons"],
    "add-template": ["POST @item-templates"],
    "agenda": ["PATCH @agenda"],
    "annex-change": ["PATCH @annexes"],
    "annex-remove": ["DELETE @annexes"],
    "annex-upload": ["POST @annexes"],
    "annul-deliberation": ["POST @annul"],
    "change-document-template": ["PATCH @document-templates"],
    "correct-deliberation": ["POST @correct"],
    "end-mandate": ["PATCH @mandates"],
    "item-done": ["POST @done", "DELETE @done"],
    "item-follow-up": ["POST @follow-up"],
    "item-forward": ["POST @forward"],
    "item-move": ["POST @propose", "POST @validate", "POST @send-back"]
    + ["POST @withdraw"],
    "item-present": ["PATCH @agenda"],
    "log-supervision": ["POST @supervision-log"],
    "new-item": ["POST @items"],
    "opinion-ask": ["POST @opinions"],
    "opinion-give": ["POST @opinions"],
    "opinion-waive": ["POST @opinions"],
    "phrases": ["PATCH @phrases"],
    "plan-session": ["POST @sessions"],
    "publish-deliberation": ["POST @publish"],
    "scdl-import": ["POST @scdl-import", "PATCH @scdl-import", "DELETE @scdl-import"],
    "session-step": ["POST @convene", "POST @open", "POST @close", "POST @approve"]
    + ["POST @cancel", "POST @call-again", "POST @drafts-online"]
    + ["POST @minutes-available", "POST @publish-minutes"],
    "sitting-action": ["POST @sitting"],
    "verify-deliberation-register": ["GET @verify-register"],
}
"""Page -> what does the same."""

EXCEPTIONS = {
    "edit": "plone.restapi's own PATCH; a person has PATCH @persons",
    "deliberations-controlpanel": "records: plone.restapi's @registry, for a Manager",
}
"""Page -> why it has no service of ours."""


def pages():
    """Give (name, class) of each page of ours that has a class."""
    for path in sorted(ROOT.rglob("*.zcml")):
        package = ".".join([PREFIX, *path.parent.relative_to(ROOT).parts])
        for page in etree.parse(path).iter(PAGE):
            if page.get("class"):
                module, _, name = page.get("class").rpartition(".")
                yield page.get("name"), getattr(import_module(module, package), name)


def takes_a_form(view):
    """Tell whether a page is a form, or checks the token of one."""
    if issubclass(view, FormWrapper):
        return True
    ours = [each for each in view.__mro__ if each.__module__.startswith(PREFIX)]
    return any("CheckAuthenticator(" in inspect.getsource(each) for each in ours)


WRITING = sorted({name for name, view in pages() if takes_a_form(view)})


def registered():
    with (EXAMPLES.parent / "security.csv").open(newline="") as file:
        return {
            f"{row['method']} {row['name']}"
            for row in csv.DictReader(file)
            if (row["package"], row["kind"]) == ("deliberations", "service")
        }


def test_forms_are_found():
    assert len(WRITING) > 20
    assert "persons" not in WRITING


@pytest.mark.parametrize("page", WRITING)
def test_each_form_has_its_service(page):
    assert page in EXCEPTIONS or set(SERVICES[page]) <= registered()


def test_nothing_is_listed_that_is_no_form():
    assert set(SERVICES) | set(EXCEPTIONS) == set(WRITING)
