"""What was masked or corrected, at every door that everybody may open."""

from communesplone.deliberations.api import register
from datetime import timedelta
from evening import START
from published import evening
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
