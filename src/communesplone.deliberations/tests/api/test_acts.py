"""What documents say of an evening, Walloon and French; and to whom."""

from communesplone.core.api import documents
from communesplone.core.api import settings
from communesplone.deliberations.api import agenda as agendas
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import register_list
from communesplone.deliberations.api.acts import agenda
from communesplone.deliberations.api.acts import dossiers
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts import minutes
from communesplone.deliberations.api.acts import registers
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.rules.masking import MASK
from datetime import date
from datetime import timedelta
from evening import Evening
from lxml import html
from paper import text_of_odt
from paper import text_of_pdf
from plone import api
from plone.app.textfield.value import RichTextValue
from told_evening import the_act
from told_evening import TITLES
from told_evening import told
from zExceptions import Unauthorized

import pytest
import transaction


COUNTRIES = ("be", "fr")
SECRET = "Zacharie Quint"  # noqa: S105
DAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def named(town):
    settings.save(names={"en": "Val Fleuri"})


def shown(sheet, evening):
    made = making.document(sheet, evening.body, "en")
    main = html.document_fromstring(made.html).find(".//main")
    return " ".join(" ".join(main.itertext()).split())


def everything(evening):
    session = evening.session
    yield agenda.convocation(session, "en")
    yield agenda.agenda(session, "en")
    yield agenda.agenda(session, "en", details=True)
    yield agenda.agenda(session, "en", public=True)
    yield minutes.minutes(session, "en")
    yield registers.register_of(evening.body, 2026)
    for index in (0, 1, 2):
        act = the_act(evening, index)
        yield extracts.extract(act, "en")
        yield extracts.letter(act, "en", recipient=("A", "B"))


def by_title(sheet, title):
    return next(item for item in sheet.items if item.title == title)


class TestMinutes:
    @pytest.mark.parametrize(
        ("country", "article"), [("be", "CDLD L1122-26"), ("fr", "CGCT L2121-20")]
    )
    def test_tell_the_evening(self, town, country, article):
        evening = told(town, country)
        sheet = minutes.minutes(evening.session, "en")
        text = shown(sheet, evening)
        assert "DECIDES by 3 votes for, 1 against and 0 abstentions" in text
        assert "Voted against Denis Noël" in text
        assert f"Legal basis {article}" in text
        assert "Eva Ozer arrives at 18:41." in text
        interest = {"be": "CDLD L1122-19", "fr": "CGCT L2131-11"}[country]
        assert f"having an interest in it ({interest}): Bruno Lefort" in text
        assert "The mayor answers." in text and "A line more." in text
        assert "Reason: No file yet." in text
        assert by_title(sheet, TITLES[0]).register == "2026-0001"
        assert text.count("The sitting is closed at 20:30.") == 1

    def test_attendance(self, town):
        evening = told(town)
        found = minutes.minutes(evening.session, "en").attendees
        rows = {each.name: each for each in found}
        assert rows["Eva Ozer"].remarks == "arrives at 18:41" and rows["Eva Ozer"].late
        assert rows["Denis Noël"].remarks == "leaves at 19:10"
        assert not rows["Anne Delvaux"].remarks and not rows["Anne Delvaux"].late
        # Nobody noted the arrival of who kept the minutes.
        assert rows["Fanny Petit"].status == "present"
        assert rows["Bruno Lefort"].post == "Alderman"

    def test_proxy_of_a_french_member(self, town):
        evening = told(town, "fr", close=False)
        member, holder = evening.ids("councillor", "mayor")
        evening.act("give_proxy", 50, member=member, holder=holder)
        evening.act("begin", 45, item=evening.uids[3])
        sheet = minutes.minutes(evening.session, "en")
        assert any(
            "gives a proxy to Anne Delvaux" in m for i in sheet.items for m in i.moves
        )

    def test_what_was_not_examined_has_no_text(self, town):
        sheet = minutes.minutes(told(town).session, "en")
        assert by_title(sheet, TITLES[3]).outcome == "postponed"
        assert by_title(sheet, TITLES[3]).decision == ""
        assert by_title(sheet, TITLES[0]).decision

    def test_free_text_of_the_secretary(self, town):
        evening = told(town, close=False)
        evening.session.minutes = RichTextValue("<p>A minute of silence.</p>")
        text = shown(minutes.minutes(evening.session, "en"), evening)
        assert "A minute of silence." in text

    def test_late_item_names_who_declared_it_urgent(self, town):
        evening = told(town, close=False)
        late = town.item("A burst main", evening.body, "validated")
        names = ("mayor", "alderman", "alderwoman", "councillor2")
        evening.act(
            "urgency",
            45,
            item=late.UID(),
            in_favour=evening.ids(*names),
            reason="Water",
        )
        text = shown(minutes.minutes(evening.session, "en"), evening)
        assert "Its urgency is declared by Anne Delvaux, Bruno Lefort" in text
        called = shown(agenda.convocation(evening.session, "en"), evening)
        assert "A burst main" not in called and TITLES[0] in called


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_secret_ballot_names_nobody(town, country):
    evening = told(town, country)
    for sheet in everything(evening):
        for item in getattr(sheet, "items", None) or (getattr(sheet, "item", None),):
            if item is not None and item.votes.mode == "secret":
                assert not item.votes.choices and not item.votes.elected
    text = shown(extracts.extract(the_act(evening, 1), "en"), evening)
    assert "DECIDES by secret ballot, by 3 votes for, 1 against" in text
    assert "Voted for" not in text and "Voted against" not in text


@pytest.mark.parametrize("country", COUNTRIES)
def test_confidential_annexes_are_named_nowhere(town, country):
    evening = told(town, country)
    pages = [shown(sheet, evening) for sheet in everything(evening)]
    assert any("Plan" in page for page in pages)
    assert not any("Bids" in page for page in pages)


@pytest.mark.parametrize("country", COUNTRIES)
def test_public_agenda_has_no_closed_items(town, country):
    evening = told(town, country)
    inside = shown(agenda.agenda(evening.session, "en"), evening)
    outside = shown(agenda.agenda(evening.session, "en", public=True), evening)
    assert TITLES[2] in inside and TITLES[2] not in outside
    assert TITLES[0] in outside and TITLES[3] in outside
    assert "A report." not in outside
    with pytest.raises(ValueError, match="no details"):
        agenda.agenda(evening.session, "en", public=True, details=True)


def test_a_college_has_no_public_sitting(town):
    evening = Evening(town, "One", body=town.college)
    sheet = agenda.agenda(evening.session, "en")
    assert {row.block for row in sheet.items} == {"inside"}
    made = making.document(sheet, town.college, "en")
    assert "Public session" not in made.html
    lines = state.whole(evening.convene().session)["items"]
    assert [line["block"] for line in lines] == ["inside"]


def test_late_closed_item_stays_inside(town):
    evening = told(town, close=False)
    item = town.item("A late secret", evening.body, "validated", sitting="closed")
    agendas.add(evening.session, item, Block.LATE)
    public = agenda.agenda(evening.session, "en", public=True)
    assert "A late secret" not in [each.title for each in public.items]
    whole = agenda.agenda(evening.session, "en")
    assert by_title(whole, "A late secret").block == "closed"


def test_a_college_has_no_public_agenda(town):
    evening = Evening(town, "Of the college", body=town.college)
    assert agenda.agenda(evening.session, "en").items
    assert not agenda.agenda(evening.session, "en", public=True).items


def test_agenda_wakes_no_item(town, portal):
    evening = Evening(town, "One", "Two", "Three")
    # What waits to be indexed is indexed now, or the first query would wake it.
    api.content.find(UID=evening.uids)
    transaction.savepoint()
    portal._p_jar.cacheMinimize()
    agenda.agenda(evening.session, "en")
    awake = [item._p_changed for item in evening.items]
    assert awake == [None] * 3


class TestExtract:
    @pytest.mark.parametrize("country", COUNTRIES)
    def test_of_the_frozen_facts(self, town, country):
        evening = told(town, country)
        act = the_act(evening)
        evening.items[0].title = "Changed since"
        text = shown(extracts.extract(act, "en"), evening)
        assert TITLES[0] in text and "Changed since" not in text
        assert "Number in the register: 2026-0001" in text
        assert act.sha256 in text and SECRET in text

    def test_who_was_there_for_this_item(self, town):
        found = extracts.extract(the_act(told(town), 1), "en").attendees
        rows = {each.name: each.status for each in found}
        assert rows["Eva Ozer"] == "present"
        assert "Bruno Lefort" not in rows
        first = extracts.extract(the_act(told(town), 0), "en")
        assert {e.name: e.status for e in first.attendees}["Eva Ozer"] == "absent"

    def test_who_signs(self, town):
        be = extracts.extract(the_act(told(town)), "en").signatories
        assert [(s.post, s.name) for s in be] == [
            ("The Director General,", "Fanny Petit"),
            ("The Mayor,", "Anne Delvaux"),
        ]
        town.council.phrases["en"] = {"signature_president": "The Burgomaster,"}
        own = extracts.extract(the_act(told(town)), "en").signatories
        assert own[1].post == ""

    def test_posts_as_the_country_names_them(self, town):
        be = extracts.extract(the_act(told(town)), "en")
        fr = extracts.extract(the_act(told(town, "fr")), "en")
        assert [be.attendees[1].post, fr.attendees[1].post] == [
            "Alderman",
            "Deputy mayor",
        ]
        assert fr.signatories[0].post == "The Secretary of the sitting,"

    def test_annulled(self, town):
        evening = told(town)
        act = the_act(evening)
        publication.publish(act, DAY)
        publication.annul(act, "No power", DAY, "The Governor")
        text = shown(extracts.extract(act, "en", public=True), evening)
        assert "Annulled on 20 March 2026 by The Governor: No power" in text

    def test_letter(self, town):
        evening = told(town)
        sheet = extracts.letter(
            the_act(evening), "en", recipient=("Zoé", "Rue 1"), reference="R/1"
        )
        text = shown(sheet, evening)
        assert (
            "Zoé" in text
            and "Our reference: R/1" in text
            and "A bench is bought" in text
        )


class TestPublicExtract:
    def published(self, town, masks=(SECRET, "3 rue Basse"), **fields):
        evening = told(town, **fields)
        act = the_act(evening)
        publication.publish(act, DAY, masks)
        return evening, act

    def test_masked_in_every_form(self, town):
        evening, act = self.published(town)
        made = making.document(
            extracts.extract(act, "en", public=True), evening.body, "en"
        )
        assert SECRET not in made.html and "rue Basse" not in made.html
        assert MASK in made.html
        assert SECRET not in text_of_pdf(documents.pdf(made))
        assert "Considering" in text_of_pdf(documents.pdf(made))
        content = making.odt_file(made, evening.body, "extract")
        assert SECRET not in text_of_odt(content) and "Considering" in text_of_odt(
            content
        )

    def test_motivation_before_decision(self, town):
        evening, act = self.published(town)
        text = shown(extracts.extract(act, "en", public=True), evening)
        places = [text.index(w) for w in ("Considering", "DECIDES by", "Article 1.")]
        assert places == sorted(places)

    def test_masks_hold_in_the_title_too(self, town):
        evening = told(town)
        act = the_act(evening)
        publication.publish(act, DAY, ["bench"])
        text = shown(extracts.extract(act, "en", public=True), evening)
        assert "bench" not in text

    def test_a_correction_does_not_come_out_unmasked(self, town):
        evening, act = self.published(town)
        texts = {"title": f"Of {SECRET}", "decision": f"<p>{SECRET}, and more</p>"}
        register.correct(act, texts, "An error", evening.session.end)
        text = shown(extracts.extract(act, "en", public=True), evening)
        assert SECRET not in text and "and more" not in text
        assert TITLES[0] in text and act.versions[0].sha256 in text
        assert f"Of {SECRET}" in shown(extracts.extract(act, "en"), evening)

    @pytest.mark.parametrize("index", [0, 2])
    def test_not_before_publication_and_never_closed(self, town, index):
        act = the_act(told(town), index)
        assert "extract-public" not in kinds.of_act(act)
        with pytest.raises(LookupError):
            extracts.extract(act, "en", public=True)
        if index == 2:
            publication.publish(act, DAY)
            with pytest.raises(LookupError):
                extracts.extract(act, "en", public=True)

    def test_an_interest_stays_inside(self, town):
        act = the_act(told(town), 1)
        publication.publish(act, DAY)
        assert extracts.extract(act, "en").item.interested == ("Bruno Lefort",)
        assert extracts.extract(act, "en", public=True).item.interested == ()

    def test_a_college_does_not_tell_its_votes(self, town):
        evening = Evening(town, "A purchase", body=town.college)
        evening.open("mayor", "alderman", "alderwoman")
        evening.vote(evening.items[0], against=("mayor",))
        closing.close(evening.session, evening.session.start + timedelta(hours=2))
        act = the_act(evening)
        publication.publish(act, DAY)
        assert extracts.extract(act, "en").item.votes.against == 1
        public = extracts.extract(act, "en", public=True)
        assert public.item.votes.in_favour is None and not public.item.votes.choices
        assert "DECIDES:" in shown(public, evening)

    def test_title_only(self, town):
        act = self.published(town, masks=(), publication="title")[1]
        assert not extracts.is_public(act)


def test_register_of_the_year(town):
    evening = told(town)
    sheet = registers.register_of(evening.body, 2026)
    assert [entry.number for entry in sheet.entries] == [
        "2026-0001",
        "2026-0002",
        "2026-0003",
    ]
    assert sheet.head == evening.body.register.head
    assert registers.register_of(evening.body, 2025).entries == ()
    assert register_list.years(evening.body) == [2026]


def test_the_register_says_titles_whole(town):
    evening = told(town)
    publication.publish(the_act(evening), DAY, ["bench"])
    assert registers.register_of(evening.body, 2026).entries[0].title == TITLES[0]


class TestDossier:
    def names(self, session, **choice):
        sheet = dossiers.dossier(session, "en", dossiers.Choice(**choice))
        return [annex.title for item in sheet.items for annex in item.annexes]

    def test_confidential_by_choice_and_permission(self, town):
        session = told(town).session
        assert self.names(session) == ["Plan"]
        assert self.names(session, confidential=True) == ["Plan", "Bids"]
        with town.user("general-reader"):
            assert self.names(session, confidential=True) == ["Plan"]

    def test_chosen(self, town):
        session = told(town).session
        found = dict((a.title, a.UID()) for _t, a in dossiers.offered(session))
        # Who names a confidential one asks for it, and is told if he may not have it.
        assert self.names(session, annexes={found["Bids"]}) == ["Bids"]
        assert self.names(session, annexes=set(found.values())) == ["Plan", "Bids"]
        with town.user("general-reader"), pytest.raises(Unauthorized):
            self.names(session, annexes=set(found.values()))
        assert self.names(session, annexes={found["Plan"]}) == ["Plan"]
        assert self.names(session, annexes=()) == []

    def test_what_is_too_large_is_not_read(self, town, monkeypatch):
        session = told(town).session
        monkeypatch.setattr(dossiers, "MAX_ANNEX", 10)
        sheet = dossiers.dossier(session, "en", dossiers.Choice())
        annex = sheet.items[0].annexes[0]
        assert annex.data == b"" and annex.size > 10


def test_language_of_the_town_or_as_asked(town):
    api.portal.get_tool("portal_languages").addSupportedLanguage("fr")
    assert tongue.chosen() == "en" == tongue.chosen("xx")
    assert tongue.chosen("fr") == "fr"
