"""A woman's post is named as such, wherever it is hers that is named; acts keep it."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.acts import agenda
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts import minutes
from communesplone.deliberations.api.oparl import words
from communesplone.deliberations.api.oparl.answer import answer
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.browser.bodies.mandates import Persons
from communesplone.deliberations.browser.bodies.person import PersonView
from communesplone.deliberations.browser.bodies.view import BodyView
from communesplone.deliberations.content.membership import rows
from communesplone.deliberations.vocabularies.choices import posts
from DateTime import DateTime
from evening import Evening
from plone import api
from plone.uuid.interfaces import IUUID
from told_evening import the_act
from told_evening import told
from zope.component import getUtility
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory

import pytest


WOMEN = ("mayor", "alderwoman", "councillor2", "director")


def said(message):
    return translate(message, target_language="fr")


@pytest.fixture
def town(town):
    """The town, whose women are known as such; all others have no title."""
    for name in WOMEN:
        people.update(town.persons[name], title_of_courtesy="ms")
    return town


def mandate_of(town, name, body):
    found = (each for each in body.objectValues() if hasattr(each, "post"))
    return next(each for each in found if each.person == town.uid(name))


def attending(sheet):
    return {one.name: one.post for one in sheet.attendees}


class TestTitles:
    @pytest.mark.parametrize(
        ("country", "titles"),
        [
            (
                "be",
                {
                    "president": "Présidente",
                    "mayor": "Bourgmestre",
                    "alderman": "Échevine",
                    "councillor": "Conseillère",
                    "member": "Membre",
                    "director_general": "Directrice générale",
                    "secretary": "Secrétaire",
                },
            ),
            (
                "fr",
                {
                    "president": "Présidente",
                    "mayor": "Maire",
                    "alderman": "Adjointe au maire",
                    "councillor": "Conseillère municipale",
                    "member": "Membre",
                    "director_general": "Directrice générale des services",
                    "secretary": "Secrétaire de séance",
                },
            ),
        ],
    )
    def test_of_a_woman(self, integration, country, titles):
        found = posts.titles_in(country, "ms")
        assert {value: said(title) for value, title in found.items()} == titles

    @pytest.mark.parametrize("country", ["be", "fr"])
    def test_of_all_others_and_of_the_post_as_such(self, country):
        plain = posts.titles_in(country)
        assert "_ms" not in "".join(plain.values())
        for courtesy in ("mr", "none", ""):
            assert posts.titles_in(country, courtesy) == plain

    def test_a_form_offers_them_neutrally_and_a_mandate_as_its_persons(self, town):
        factory = getUtility(IVocabularyFactory, "communesplone.deliberations.posts")

        def offered(context):
            return said(factory(context).getTerm("alderman").title)

        assert offered(town.council) == "Échevin"
        assert offered(mandate_of(town, "alderman", town.council)) == "Échevin"
        assert offered(mandate_of(town, "alderwoman", town.council)) == "Échevine"


class TestMandates:
    def courtesies(self, town, name):
        return {
            row.courtesy for row in rows(town.council) if row.person == town.uid(name)
        }

    def test_follow_their_person_at_once(self, town):
        assert self.courtesies(town, "alderwoman") == {"ms"}
        people.update(town.persons["alderwoman"], title_of_courtesy="none")
        assert self.courtesies(town, "alderwoman") == {"none"}

    def test_a_new_one_and_one_that_passes_to_somebody_else(self, town):
        given = {"post": "alderman", "start": rows(town.council)[0].start}
        mandate = people.add_mandate(
            town.council, town.persons["alderwoman"], **given, rank=50
        )
        assert mandate.courtesy == "ms"
        people.update_mandate(mandate, person=town.uid("alderman"))
        assert mandate.courtesy == "none"
        assert self.courtesies(town, "alderman") == {"none"}

    def test_are_changed_for_who_asks_what_changed_since(self, town):
        mandate = mandate_of(town, "alderwoman", town.council)
        long_ago = DateTime("2025-01-01T00:00:00+00:00")
        mandate.setModificationDate(long_ago)
        mandate.reindexObject(idxs=["modified"])
        # Nothing that a list of mandates shows.
        people.update(town.persons["alderwoman"], email="c@town.example")
        assert mandate.modified() == long_ago
        people.update(town.persons["alderwoman"], title_of_courtesy="mr")
        (brain,) = api.content.find(UID=IUUID(mandate))
        assert brain.modified > long_ago


class TestPages:
    def test_of_persons_and_of_one(self, town):
        everybody = Persons(town.portal, getRequest()).rows
        listed = {each["name"]: each["mandates"] for each in everybody}
        own = PersonView(town.persons["alderwoman"], getRequest()).mandates
        for found in (listed["Chantal Mertens"], own):
            assert {said(row["post"]) for row in found} == {"Échevine"}
        assert {said(row["post"]) for row in listed["Bruno Lefort"]} == {"Échevin"}

    def test_of_a_body(self, town):
        members = BodyView(town.council, getRequest()).members
        found = {row["name"]: said(row["post"]) for row in members}
        assert found["Chantal Mertens"] == "Échevine"
        assert found["Eva Ozer"] == "Conseillère"
        assert found["Denis Noël"] == "Conseiller"

    def test_for_programs(self, town, monkeypatch):
        monkeypatch.setattr(words, "say", said)
        roles = {
            row["person"].rpartition("/")[2]: row["role"]
            for row in answer(("membership",), {}).content["data"]
            if row["organization"].endswith(IUUID(town.council))
        }
        assert roles[town.uid("alderwoman")] == "Échevine"
        assert roles[town.uid("alderman")] == "Échevin"
        # What posts a body has is not about anybody.
        (named,) = (
            row["post"]
            for row in answer(("organization",), {}).content["data"]
            if row["id"].endswith(IUUID(town.council))
        )
        assert "Échevin" in named and "Échevine" not in named


class TestSitting:
    def test_each_member_has_the_title_of_their_post(self, town, monkeypatch):
        evening = Evening(town, "One").open()
        monkeypatch.setattr(state, "translate", lambda message, context: said(message))
        found = state.whole(evening.session)["members"]
        shown = {row["name"]: (row["post"], row["post_title"]) for row in found}
        assert shown["Chantal Mertens"] == ("alderman", "Échevine")
        assert shown["Bruno Lefort"] == ("alderman", "Échevin")
        assert shown["Fanny Petit"][1] == "Directrice générale"

    def test_the_roll_is_live_until_the_opening(self, town):
        evening = Evening(town, "One").convene()
        people.update(town.persons["alderwoman"], title_of_courtesy="none")
        evening.open_after_convening()
        assert {m.name: m.courtesy for m in roll.members(evening.session)} == {
            "Anne Delvaux": "ms",
            "Bruno Lefort": "none",
            "Chantal Mertens": "none",
            "Denis Noël": "none",
            "Eva Ozer": "ms",
            "Fanny Petit": "ms",
        }

    def test_who_is_called_from_another_body(self, town):
        evening = Evening(town, "One", body=town.college)
        evening.open("mayor", "alderman", "alderwoman")
        against, abstain = ("alderman",), ("alderwoman",)
        evening.vote(evening.items[0], 5, against=against, abstain=abstain)
        wanted = evening.ids("mayor", "alderman")
        called = {"member": town.uid("councillor2"), "in_favour": wanted}
        evening.act("call", 6, item=evening.uids[0], **called)
        evening.vote(evening.items[0], 8, abstain=abstain)
        evening.act("outcome", 9, item=evening.uids[0], outcome="adopted", reason="x")
        closing.close(evening.session, evening.session.start)
        posts = attending(extracts.extract(the_act(evening), "fr"))
        assert posts["Eva Ozer"] == "Conseillère"


class TestDocuments:
    def test_of_a_walloon_sitting(self, town):
        evening = told(town)
        act = the_act(evening)
        for sheet in (
            minutes.minutes(evening.session, "fr"),
            extracts.extract(act, "fr"),
        ):
            found = attending(sheet)
            assert found["Chantal Mertens"] == "Échevine"
            assert found["Bruno Lefort"] == "Échevin"
            assert [(one.post, one.name) for one in sheet.signatories] == [
                ("La directrice générale,", "Fanny Petit"),
                ("La bourgmestre,", "Anne Delvaux"),
            ]
        letter = extracts.letter(act, "fr")
        assert letter.signatories[0].post == "La directrice générale,"

    def test_of_a_french_sitting(self, town):
        evening = told(town, "fr")
        sheet = extracts.extract(the_act(evening), "fr")
        assert attending(sheet)["Chantal Mertens"] == "Adjointe au maire"
        assert [one.post for one in sheet.signatories] == [
            "La secrétaire de séance,",
            "La maire,",
        ]

    def test_the_bodys_own_words_stay(self, town):
        town.council.phrases["fr"] = {"signature_president": "Le Bourgmestre,"}
        sheet = extracts.extract(the_act(told(town)), "fr")
        # "" has the document print the phrase.
        assert sheet.signatories[1].post == ""

    def test_what_was_frozen_stays(self, town):
        evening = told(town)
        act = the_act(evening)
        before = extracts.extract(act, "fr")
        for name in WOMEN:
            people.update(town.persons[name], title_of_courtesy="none")
        people.update(town.persons["alderman"], title_of_courtesy="ms")
        after = extracts.extract(act, "fr")
        assert after.attendees == before.attendees
        assert after.signatories == before.signatories
        assert attending(minutes.minutes(evening.session, "fr")) == attending(
            before
        ) | {"Eva Ozer": "Conseillère"}
        assert verifying.verify(evening.body).intact

    def test_acts_of_before_read_as_they_did(self, town, monkeypatch):
        """Neither their facts nor their roll tell who is a woman."""
        made = closing.signatories

        def bare(rows):
            names = [name for name in rows[0] if name != "courtesy"]
            return [{name: row[name] for name in names} for row in rows]

        monkeypatch.setattr(closing, "signatories", lambda *given: bare(made(*given)))
        evening = told(town)
        act = the_act(evening)
        assert act.signatories[0] == {
            "id": town.uid("mayor"),
            "name": "Anne Delvaux",
            "post": "mayor",
        }
        evening.session.members = tuple(bare(evening.session.members))
        sheet = extracts.extract(act, "fr")
        assert attending(sheet)["Chantal Mertens"] == "Échevin"
        assert [one.post for one in sheet.signatories] == [
            "Le directeur général,",
            "Le bourgmestre,",
        ]
        report = verifying.verify(evening.body)
        assert (report.intact, report.length) == (True, 3)


class TestConvocation:
    @pytest.mark.parametrize(
        ("who", "courtesy"), [("alderwoman", "ms"), ("alderman", "none")]
    )
    def test_addresses_the_member(self, town, who, courtesy):
        session = Evening(town, "One").convene().session
        sheet = agenda.convocation(session, "fr", town.uid(who))
        assert (len(sheet.recipient), sheet.courtesy) == (1, courtesy)

    def test_to_all(self, town):
        session = Evening(town, "One").convene().session
        sheet = agenda.convocation(session, "fr")
        assert (sheet.recipient, sheet.courtesy) == ((), "")
