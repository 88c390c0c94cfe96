from communesplone.deliberations.rules import phrases
from hypothesis import given
from hypothesis import strategies as st

import pytest


@pytest.mark.parametrize(
    "key,text,code,name",
    [
        ("no_such", "x", "key", "no_such"),
        ("decides_majority", "by ${votes} votes", "placeholder", "votes"),
        ("decides_noted", "by ${for} votes", "placeholder", "for"),
        ("decides_majority", "by ${for votes", "malformed", "${for votes"),
        ("decides_majority", "${for.__class__}", "malformed", "${for.__class__}"),
        ("decides_majority", "${For}", "malformed", "${For}"),
        ("decides_majority", "${for ${body}}", "malformed", "${for }"),
        ("decides_majority", "x" * 5001, "length", "5001"),
        ("agenda_opening", "${recipient}", "placeholder", "recipient"),
        ("convocation_opening", "${call}", "placeholder", "call"),
        ("minutes_opening", "${end}", "placeholder", "end"),
        ("decides_majority", "${elected}", "placeholder", "elected"),
        ("register_opening", "${last}", "placeholder", "last"),
        ("signature_secretary", "${town}", "placeholder", "town"),
    ],
)
def test_refused_with_its_name(key, text, code, name):
    with pytest.raises(phrases.PhraseRefused) as refused:
        phrases.check(key, text)
    assert (refused.value.code, refused.value.name) == (code, name)
    assert str(refused.value) == f"{code}: {name}"


def test_the_longest_phrase():
    assert phrases.check("agenda_opening", "x" * 5000) is None


def test_where_each_phrase_stands():
    """By document, in the order of the form; a decision is in minutes and extract."""
    standing = {}
    for phrase in phrases.PHRASES.values():
        standing.setdefault(phrase.document, []).append(phrase.key)
    ends = {document: " ".join(keys) for document, keys in standing.items()}
    assert ends == {
        "convocation": "convocation_opening convocation_remote convocation_call"
        " convocation_recall convocation_closing",
        "agenda": "agenda_opening",
        "minutes": "minutes_opening minutes_closing minutes_approved",
        "decision": "opening_council_public opening_council_closed opening_college"
        " opening_committee regard_law regard_opinion regard_proposer interest"
        " account_vote"
        " decides_unanimous decides_majority decides_secret decides_without_vote"
        " decides_rejected decides_rejected_secret decides_elected decides_noted"
        " decides_postponed decides_withdrawn decides_no_quorum",
        "extract": "extract_heading extract_closing extract_certified",
        "register": "register_opening register_closing",
        "letter": "salutation_ms salutation_mr salutation_none letter_opening"
        " letter_closing",
        "signature": "signature_by_order signature_secretary signature_president",
    }


@pytest.mark.parametrize("phrase", phrases.PHRASES.values(), ids=lambda p: p.key)
def test_every_allowed_placeholder_is_taken(phrase):
    text = " ".join(f"${{{name}}}" for name in sorted(phrase.placeholders))
    phrases.check(phrase.key, text)
    assert set(phrases.placeholders(text)) == phrase.placeholders
    values = {name: f"<{name}>" for name in phrase.placeholders}
    assert "${" not in phrases.fill(text, values)


def test_what_no_document_may_hold_is_left_out():
    assert phrases.fill("a\x00b ${c}", {"c": "d\x1be\ufffe\n"}) == "ab de\n"


def test_filled_once():
    assert phrases.fill("${a} ${b}", {"a": "${b}", "b": 0}) == "${b} 0"


@pytest.mark.parametrize("values", [{}, {"a": None}, {"a": ""}])
def test_a_missing_value_is_a_line_to_write_on(values):
    assert phrases.fill("on ${a}.", values) == f"on {'…' * 8}."


@given(st.text(), st.dictionaries(st.sampled_from("abc"), st.text()))
def test_never_breaks(text, values):
    filled = phrases.fill(text, values)
    assert not set(filled) & set("\x00\x0b\x0c\r\x1b\x7f")
    filled.encode()


@pytest.mark.parametrize(
    "outcome,mode,votes,key",
    [
        ("adopted", "unanimous", (21, 0, 0), "decides_unanimous"),
        ("adopted", "unanimous", (None, 0, 0), "decides_without_vote"),
        ("adopted", "unanimous", (20, 0, 1), "decides_unanimous"),
        ("adopted", "show_of_hands", (21, 0, 0), "decides_unanimous"),
        ("adopted", "show_of_hands", (20, 0, 1), "decides_majority"),
        ("adopted_amended", "roll_call", (12, 9, 0), "decides_majority"),
        ("adopted", "secret", (21, 0, 0), "decides_secret"),
        ("adopted", "none", (None, 0, 0), "decides_without_vote"),
        ("rejected", "show_of_hands", (9, 12, 0), "decides_rejected"),
        ("rejected", "secret", (9, 9, 0), "decides_rejected_secret"),
        ("elected", "secret", (20, 0, 1), "decides_elected"),
        ("noted", "none", (None, 0, 0), "decides_noted"),
        ("postponed", "none", (None, 0, 0), "decides_postponed"),
        ("withdrawn", "none", (None, 0, 0), "decides_withdrawn"),
        ("no_quorum", "none", (None, 0, 0), "decides_no_quorum"),
        ("", "", (None, 0, 0), ""),
        ("strange", "", (5, 0, 0), ""),
    ],
)
def test_decision(outcome, mode, votes, key):
    assert phrases.decision_key(outcome, mode, *votes) == key
    assert not key or key in phrases.PHRASES


@pytest.mark.parametrize(
    "kind,closed,key",
    [
        ("council", False, "opening_council_public"),
        ("council", True, "opening_council_closed"),
        ("college", True, "opening_college"),
        ("committee", False, "opening_committee"),
        ("", False, "opening_committee"),
    ],
)
def test_opening(kind, closed, key):
    assert phrases.opening_key(kind, closed) == key


@pytest.mark.parametrize(
    ("kind", "openings"),
    [
        ("council", {"opening_council_public", "opening_council_closed"}),
        ("college", {"opening_college"}),
        ("committee", {"opening_committee"}),
    ],
)
def test_a_body_words_its_own_openings_and_what_all_have(kind, openings):
    keys = {phrase.key for phrase in phrases.phrases_of(kind)}
    assert {key for key in keys if key.startswith("opening_")} == openings
    assert len(keys) == len(phrases.PHRASES) - 4 + len(openings)
