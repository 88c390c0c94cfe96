"""The page of an act that appoints somebody: candidates, rounds and papers."""

from evening import Evening
from published import publish

import json
import published


def test_the_public_reads_every_round_of_an_election(town, web):
    night = Evening(town, "Two aldermen", subject_kind="appointment").open()
    published.elect(
        night, 5, {"Xavier": 3, "Yvette": 2, "Zoé": 2, "William": 1}, seats=2, blank=1
    )
    published.elect(night, 9, {"Yvette": 2, "Zoé": 3}, next_round=True)
    (act,) = published.close(night).acts
    section = web.page(publish(act, "William")).find_class("act-votes")[0]
    rows = [" ".join(one.text_content().split()) for one in section.findall(".//dl/*")]
    assert "William" not in section.text_content()
    assert rows[:2] == ["Papers cast 5", "Blank or void 0"]
    first = rows.index("Votes obtained, round 1")
    told = "Xavier: 3; Yvette: 2; Zoé: 2; […]: 1; Blank or void: 1"
    assert rows[first + 1] == told
    assert rows[first + 2 :] == ["Votes obtained, round 2", "Zoé: 3; Yvette: 2"]


def test_linked_data_count_nobody_in_favour_of_an_election(town, web):
    night = Evening(town, "An alderman", subject_kind="appointment").open()
    published.elect(night, 5, {"Xavier": 4, "Yvette": 1})
    (act,) = published.close(night).acts
    page = web.page(publish(act))
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    vote = json.loads(script)["prov:wasGeneratedBy"]["besluit:heeftStemming"]
    assert vote["besluit:geheim"] is True
    assert "Xavier" in vote["besluit:gevolg"]["@value"]
    assert not [name for name in vote if name.startswith("besluit:aantal")]
