from api.pdf_reader import Reader
from communesplone.core.api import documents
from communesplone.core.documents.document import Document
from communesplone.deliberations.documents import acts
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents.rich import rich
from communesplone.deliberations.rules.phrases import DOTS
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import MISSING
from dataclasses import replace
from lxml import html
from time import perf_counter

import pytest
import re


NAMES = [kind.__name__ for kind in acts.TEMPLATES]
HOSTILE = "<script>alert(1)</script> ${for} javascript:alert(1) \x00\x1b\ud800 & \" '"
EVIL = (
    '<p id="a" property="eli:title" onclick="x()">ok '
    '<a href="javascript:alert(1)">l</a>'
    "<script>alert(1)</script><b>bold</b></p><h1>Up</h1><h5>Down</h5>"
)


def make(sheet, language="fr", **data):
    if isinstance(sheet, sheets.Dossier):
        data.setdefault("annexes", [])
    return acts.document(sheet, language=language, **data)


def without_one(value):
    """Give the value with each of its fields missing, one at a time, at any depth."""
    for field in fields(value):
        given = getattr(value, field.name)
        has = field.default if field.default is not MISSING else None
        yield f"{field.name}", replace(value, **{field.name: has})
        if is_dataclass(given):
            for name, less in without_one(given):
                yield f"{field.name}.{name}", replace(value, **{field.name: less})
        elif isinstance(given, tuple) and given and is_dataclass(given[-1]):
            for name, less in without_one(given[-1]):
                entries = (*given[:-1], less)
                yield f"{field.name}.{name}", replace(value, **{field.name: entries})


def spoiled(value):
    """Give the value with all its texts replaced by hostile ones."""
    if is_dataclass(value):
        return replace(
            value, **{f.name: spoiled(getattr(value, f.name)) for f in fields(value)}
        )
    if isinstance(value, tuple):
        return tuple(spoiled(one) for one in value)
    return HOSTILE if type(value) is str else value


def check(document):
    assert isinstance(document, Document)
    tree = html.document_fromstring(document.html)
    ranks = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(ranks, ranks[1:], strict=False)), ranks
    assert "None" not in tree.find(".//main").text_content()
    assert "${" not in document.html.replace("${for} javascript", "")
    return tree


@pytest.mark.parametrize("language", ["en", "es", "fr", "nl"])
@pytest.mark.parametrize("name", NAMES)
class TestLanguages:
    def test_full(self, town, full, name, language):
        document = make(full[name], language)
        tree = check(document)
        assert tree.get("lang") == language
        assert document.title in tree.find(".//title").text

    def test_nothing_given(self, town, name, language):
        document = make(getattr(sheets, name)(), language)
        tree = check(document)
        assert tree.get("lang") == language
        assert document.title
        assert document.title in tree.find(".//title").text


@pytest.mark.parametrize("name", NAMES)
class TestEach:
    def test_any_field_may_be_missing(self, town, full, name):
        told = 0
        for where, less in without_one(full[name]):
            try:
                check(make(less))
            except AssertionError as error:
                pytest.fail(f"without {where}: {error}")
            told += 1
        assert told > 4

    def test_hostile_text_stays_text(self, town, full, name):
        sheet = spoiled(full[name])
        document = make(sheet)
        tree = html.document_fromstring(document.html)
        assert not tree.findall(".//script")
        assert not [a for a in tree.xpath("//@href") if "javascript" in a]
        assert "${for}" in tree.find(".//main").text_content()
        assert documents.pdf(document).startswith(b"%PDF")

    def test_tagged(self, town, full, name):
        reader = Reader(documents.pdf(make(full[name])))
        assert reader.xmp["pdfuaid:part"] == "1"
        assert reader.language == "fr"
        kinds = reader.kinds()
        assert kinds.count("H1") == 1
        assert "TH" in kinds


class TestWords:
    def test_no_signatory_leaves_lines(self, town):
        text = make(sheets.Minutes(), "en").html
        assert text.count(DOTS * 3) == 2
        assert "The Director General," in text

    def test_missing_name_leaves_a_line(self, town):
        sheet = sheets.Extract(signatories=(sheets.Signatory(post="The Mayor,"),))
        text = make(sheet, "en").html
        assert "The Mayor," in text
        assert text.count(DOTS * 3) == 1

    @pytest.mark.parametrize("name", ["Convocation", "NotificationLetter"])
    @pytest.mark.parametrize(
        ("courtesy", "salutation"),
        [
            ("ms", "Dear Madam,"),
            ("mr", "Dear Sir,"),
            ("none", "Dear Sir or Madam,"),
            ("", "Dear Sir or Madam,"),
        ],
    )
    def test_a_letter_addresses_its_reader(
        self, town, full, name, courtesy, salutation
    ):
        sheet = replace(full[name], courtesy=courtesy)
        opening = html.document_fromstring(make(sheet, "en").html)
        lines = opening.xpath("//*[@data-part='opening']/p/text()")
        assert (lines[0], lines.count(salutation)) == (salutation, 1)
        # To nobody, nobody is addressed.
        assert salutation not in make(replace(sheet, recipient=()), "en").html

    def test_act(self, town, full):
        text = make(full["Extract"], "en").html
        order = [
            "The Council, in public session,",
            "Having regard to the Code de la démocratie",
            "On the proposal of Philippe Maréchal;",
            "of 9 November 2026: favourable;",
            "722/724-60",
            "DECIDES by 3 votes for, 1 against and 1 abstentions:",
            "86.500,00",
            "Voted for",
            "Done in session",
        ]
        assert [text.index(words) for words in order] == sorted(
            text.index(words) for words in order
        )

    @pytest.mark.parametrize(
        ("mode", "choices", "named"),
        [
            ("show_of_hands", ("for", "for"), False),
            ("unanimous", ("for", "for"), False),
            ("show_of_hands", ("against", "against"), False),
            ("show_of_hands", ("for", "abstain"), True),
            ("roll_call", ("for", "for"), True),
        ],
    )
    def test_names_where_not_all_said_the_same(self, town, full, mode, choices, named):
        rows = tuple(zip(("Jean Petit", "Anne Roy"), choices, strict=True))
        votes = sheets.Votes(mode, 2, choices=rows)
        item = replace(full["Extract"].item, votes=votes)
        text = make(sheets.Extract(item=item), "en").html
        assert ("Jean Petit" in text, "Anne Roy" in text) == (named, named)

    def test_secret_ballot_names_nobody(self, town, full):
        item = replace(
            full["Extract"].item,
            votes=sheets.Votes("secret", 3, 1, choices=(("Jean Petit", "against"),)),
        )
        text = make(sheets.Extract(item=item), "en").html
        assert "by secret ballot, by 3 votes for, 1 against" in text
        assert "Jean Petit" not in text

    @pytest.mark.parametrize("name", ["Extract", "AgendaSheet", "Dossier"])
    def test_confidential_annex_is_not_named(self, town, full, name):
        text = make(full[name]).html
        assert "Cahier des charges" in text
        assert "Offres" not in text

    def test_only_confidential_annexes_leave_no_trace(self, town, full):
        annexes = full["Extract"].item.annexes[1:]
        sheet = replace(
            full["Extract"], item=replace(full["Extract"].item, annexes=annexes)
        )
        assert "Annexes" not in make(sheet, "en").html

    def test_own_phrases(self, town, full):
        own = {
            "fr": {
                "decides_majority": "ARRÊTE <b>\npar ${for} voix :",
                "extract_closing": "",
            },
            "nl": {"decides_majority": "BESLUIT"},
        }
        text = make(full["Extract"], phrases=own).html
        assert "<strong>ARRÊTE &lt;b&gt;</strong>" in text
        assert "<strong>par 3 voix :</strong>" in text
        assert "BESLUIT" not in text
        assert "Done in session" not in text

    def test_dates_and_amounts_as_the_language_writes_them(self, town, full):
        french = make(full["AgendaSheet"], "fr").html
        assert "lundi 23 novembre 2026" in french
        assert "19 h 30" in french
        english = make(full["AgendaSheet"], "en").html
        assert "Monday 23 November 2026" in english
        assert "123,950.50" in english

    def test_rich_text(self, town):
        item = sheets.ItemSheet(1, "T", decision=EVIL, outcome="adopted")
        tree = check(make(sheets.Extract(item=item)))
        assert [e.text for e in tree.findall(".//h3")] == ["Up"]
        assert [e.text for e in tree.findall(".//h4")] == ["Down"]
        assert not tree.xpath("//p[@id or @property or @onclick]")
        assert not [a for a in tree.xpath("//@href") if "javascript" in a]
        assert tree.xpath("//main//b[text()='bold']")


class TestLinkedData:
    def test_minutes(self, town, full):
        tree = html.document_fromstring(make(full["Minutes"]).html)
        sitting = tree.xpath("//*[@typeof='besluit:Zitting']")[0]
        assert "http://data.vlaanderen.be/ns/besluit#" in sitting.get("prefix")
        assert sitting.get("resource") == full["Minutes"].meeting.url
        assert len(tree.xpath("//*[@typeof='besluit:Agendapunt']")) == 4
        assert len(tree.xpath("//*[@typeof='besluit:Besluit']")) == 4
        treated = tree.xpath("//*[@typeof='besluit:BehandelingVanAgendapunt']")[1]
        subject = treated.xpath("./*[@property='dct:subject']/@resource")
        assert subject == [full["Extract"].item.url]
        assert treated.get("about") == f"{subject[0]}#treatment"
        start = tree.xpath("//*[@property='besluit:geplandeStart']/@content")
        assert start == ["2026-11-23T19:30:00+01:00"]

    def test_vote(self, town, full):
        tree = html.document_fromstring(make(full["Extract"]).html)
        vote = tree.xpath("//*[@typeof='besluit:Stemming']")[0]
        counts = {
            name: vote.xpath(f".//*[@property='besluit:{name}']")[0].text
            for name in (
                "aantalVoorstanders",
                "aantalTegenstanders",
                "aantalOnthouders",
            )
        }
        assert list(counts.values()) == ["3", "1", "1"]
        assert vote.xpath(".//*[@property='besluit:geheim']/@content") == ["false"]
        assert "Voix prépondérante" not in vote.text_content()

    def test_whose_vote_settled_a_tie(self, town, full):
        votes = sheets.Votes("show_of_hands", 2, 2, casting="Anne Delvaux")
        item = replace(full["Extract"].item, votes=votes)
        tree = html.document_fromstring(make(replace(full["Extract"], item=item)).html)
        (name,) = tree.xpath("//dt[starts-with(., 'Voix prépondérante')]/../dd[2]")
        assert name.text_content() == "Anne Delvaux"


def test_time_grows_as_the_agenda(town, full):
    """400 items cost no more than ten times 40 do, with room for a busy machine."""

    def cost(count):
        items = (full["Extract"].item,) * count
        started = perf_counter()
        make(sheets.AgendaSheet(full["Minutes"].meeting, items))
        return perf_counter() - started

    cost(4)
    many, few = (min(cost(count) for _ in range(3)) for count in (400, 40))
    assert many <= 20 * few


@pytest.mark.parametrize("name", ["Extract", "Minutes", "AgendaSheet", "RegisterSheet"])
def test_what_scrolls_by_the_keyboard_is_a_named_region(town, full, name):
    tree = html.document_fromstring(make(full[name], "fr").html)
    tables = tree.xpath("//main//table")
    assert tables
    for table in tables:
        around = table.getparent()
        assert (around.get("class"), around.get("role")) == ("table-scroll", "region")
        assert around.get("aria-label")
    assert tree.xpath("//@tabindex") == ["0"] * len(tables)
    assert not tree.xpath("//table/@tabindex")


def test_a_table_in_a_table_scrolls_with_it(town):
    inner = "<table><tbody><tr><td>b</td></tr></tbody></table>"
    outer = f"<table><tbody><tr><td>a{inner}</td></tr></tbody></table>"
    found = html.fragment_fromstring(rich(f"{outer} after", 3, "en"), "div")
    (around,) = found.xpath(".//div[@tabindex='0' and @aria-label='Table']")
    assert [each.tag for each in around] == ["table"]
    assert around.tail.strip() == "after"
    assert len(found.xpath(".//table")) == 2


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fr",
            "Pour\N{NO-BREAK SPACE}: 3\N{NO-BREAK SPACE}; contre\N{NO-BREAK SPACE}: 1",
        ),
        ("en", "For: 3; against: 1"),
    ],
)
def test_french_sets_a_space_before_what_parts_the_votes(town, full, language, line):
    page = make(full["Extract"], language).html
    votes = html.document_fromstring(page).find(".//div[@class='votes']")
    assert line in re.sub("[ \n]+", " ", votes.text_content())
    if language == "fr":
        assert not re.search(r"[^\s];", votes.text_content())


def test_french_sets_a_space_before_what_parts_the_remarks(town, full):
    page = make(full["Minutes"], "fr").html
    attendance = html.document_fromstring(page).find(
        ".//table[@data-part='attendance']"
    )
    assert "entre au point 3" in attendance.text_content()
    assert not re.search(r"[^\s];", attendance.text_content())
