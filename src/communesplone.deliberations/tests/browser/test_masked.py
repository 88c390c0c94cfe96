"""What was masked or corrected, at every door that everybody may open."""

from communesplone.deliberations.api import items
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import START
from published import annexed
from published import DAY
from published import evening
from published import evening_of
from published import publish

import pytest


def everywhere(web, *places):
    """Read as anybody what the site tells of these, and all that it lists."""
    root = web.url
    answers = [web.get(place) for place in places]
    answers += [web.rest("GET", place, "", who=None) for place in places]
    answers += [web.get(place, "@@deliberation.jsonld") for place in places]
    answers += [
        web.get(root, path)
        for path in ("@@decisions", "@@decisions.rss", "@@decisions.atom", "sitemap")
    ]
    answers.append(web.rest("GET", root, "@decisions", who=None))
    found = "@search?metadata_fields=_all&b_size=200"
    answers.append(web.rest("GET", root, found, who=None))
    assert all(answer.status_code == 200 for answer in answers)
    return "\n".join(answer.text for answer in answers)


@pytest.mark.parametrize("level", ["full", "title"])
def test_a_corrected_title_goes_out_when_it_is_renewed(town, web, level):
    (act,) = evening(town, "A bench", publication=level).acts
    publish(act)
    changes = {"title": "A bench for Zxsmith"}
    register.correct(act, changes, "A slip", START + timedelta(days=5))
    told = everywhere(web, act)
    assert "A bench" in told and "Zxsmith" not in told
    inside = web.page(act, who="clerk")
    assert "A bench for Zxsmith" in inside.text_content()
    # The form to renew it lies open.
    assert inside.xpath("//details[@id='publish' and @open]")
    sent = {"day": "2026-03-25", "masks": "", "reviewed": "1"}
    assert web.post(act, "@@publish-deliberation", sent).status_code == 303
    assert "A bench for Zxsmith" in everywhere(web, act)


@pytest.fixture
def act(town):
    """The councillor votes on a matter of his own name, and an annex is named so."""
    decision = "<p>Denis <b>Noël</b> and Denis&nbsp;Noël get a bench.</p>"
    names = (("Denis Noël.pdf", False),)
    item = annexed(town, "For Denis  Noël", names, decision=decision)
    items.propose(item)
    items.validate(item)
    return evening_of(town, item).acts[0]


def test_a_masked_name_is_nowhere(act, web, town):
    publish(act, "Denis Noël")
    publication.annul(act, "Denis Noël was heard by nobody", DAY, "The Governor")
    told = everywhere(web, act)
    assert "Noël" not in told and "was heard by nobody" in told
    assert "Anne Delvaux" in told and "[…].pdf" in told
    (url,) = web.page(act).xpath("//ul[@class='act-annexes']//a/@href")
    name = web.get(url).headers["Content-Disposition"]
    assert "No" not in name and name.endswith(".pdf")
    voted = dict(public_facts.choices(act))
    assert town.uid("councillor") not in voted and town.uid("mayor") in voted
    # Inside, it is all there.
    inside = web.page(act, who="clerk").text_content()
    assert "Denis Noël was heard by nobody" in inside


def test_an_annex_in_other_letters_is_refused(town, web):
    item = annexed(town, "A bench", (("plan_noel.pdf", False),))
    item.decision = type(item.decision)("<p>For Noël.</p>", "text/html", "text/html")
    items.propose(item)
    items.validate(item)
    (act,) = evening_of(town, item).acts
    sent = {"day": "2026-03-25", "masks": "Noël", "reviewed": "1"}
    answer = web.post(act, "@@publish-deliberation", sent)
    assert answer.status_code == 400 and "“noel” would still stand" in answer.text
    publish(act, "Noël", "noel")
    assert "plan_[…].pdf" in web.get(act).text


def test_the_reason_of_an_annulment_in_other_letters_is_refused(act):
    publish(act, "Denis Noël")
    with pytest.raises(Refused, match="would still stand"):
        publication.annul(act, "DENIS NOEL was not heard", DAY, "The Governor")
