"""Masks in formatted text: found through elements, and never left in other letters."""

from communesplone.deliberations.api import masks
from communesplone.deliberations.api import publication
from communesplone.deliberations.interfaces import Refused
from hypothesis import given
from hypothesis import strategies

import pytest


NAME = "Jean Dupont"


def text_of(found):
    return " ".join(masks.tree(found).text_content().split())


@pytest.mark.parametrize(
    "text",
    [
        "<p>Jean <b>Dupont</b></p>",
        "<p><i>Je</i>an D<b>upont</b></p>",
        "<p>Jean<br>Dupont</p>",
        "<p>Jean&nbsp;Dupont</p>",
        "<p>Jean&#8239;D&shy;upont</p>",
        "<p>Jean\r\n Dupont</p>",
        "<table><tr><td>Jean</td><td>Dupont</td></tr></table>",
        "<ul><li>Jean</li><li>Dupont</li></ul>",
        "<p>Jean <!-- x -->Dupont</p>",
        "<p>Jean D<span>u</span><em>po</em>nt</p>",
        '<p><a href="/x" title="Jean  Dupont">He</a></p>',
        "<p><!-- Jean Dupont -->Jean Dupont</p>",
    ],
)
def test_a_passage_is_hidden_through_elements(text):
    hidden = publication.masked(f"<div>Before. {text} After.</div>", [NAME])
    told = text_of(hidden)
    assert told.startswith("Before.") and told.endswith("After.")
    assert "Jean" not in hidden and "upont" not in hidden
    assert "[…]" in hidden


def test_words_of_different_paragraphs_are_not_one():
    with pytest.raises(Refused, match="does not stand"):
        publication.masked("<p>Jean</p><p>Dupont</p>", ["JeanDupont"])


@pytest.mark.parametrize(
    "text",
    ["JEAN DUPONT", "Jean <b>DUPONT</b>", "jean.dupont@town.example", "Jean Düpont"],
)
def test_another_spelling_is_refused_and_named(text):
    with pytest.raises(Refused, match="would still stand") as caught:
        publication.masked(f"<p>Jean Dupont, {text}</p>", [NAME])
    spelled = caught.value.message.mapping["spelled"]
    hidden = publication.masked(f"<p>Jean Dupont, {text}</p>", [NAME, spelled])
    assert "upont" not in hidden.lower()


@pytest.mark.parametrize(
    "address", ["mailto:jean.dupont@x.example", "/a?n=Jean%20Dupont", "/JEAN-DUPONT"]
)
def test_an_address_that_tells_it_goes(address):
    text = f'<p>Jean Dupont <a href="{address}">writes</a></p>'
    hidden = publication.masked(text, [NAME])
    assert "upont" not in hidden.lower() and "writes" in hidden


def test_two_in_one_piece_and_one_across():
    text = "<p>Jean Dupont and Jean Dupont, Jean <b>Dupont</b>; Jean</p>"
    told = text_of(publication.masked(text, [NAME]))
    assert told == "[…] and […], […]; Jean"


words = strategies.sampled_from(["Jean", "Dupont", "x", "<b>", "</b>", " ", "<br>"])


@given(strategies.lists(words, max_size=30))
def test_nothing_readable_is_left(parts):
    found = masks.tree("Jean Dupont" + "".join(parts))
    assert masks.hide_in(found, NAME)
    assert not masks.variant_in(found, NAME)


def test_drafts_and_minutes_are_checked_alike():
    masks.check([NAME], ["<p>Jean <b>Dupont</b></p>", "<p>Other</p>"])
    with pytest.raises(Refused, match="would still stand"):
        masks.check([NAME], ["<p>Jean Dupont</p>", "<p>DUPONT, JEAN DUPONT</p>"])
    assert "upont" not in masks.hide("<p>Jean <b>Dupont</b></p>", [NAME])
