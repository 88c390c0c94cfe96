"""A council of Val-Fleuri, with all that documents can show."""

from communesplone.core.api import documents
from communesplone.core.api import settings
from communesplone.core.rules.town import Address
from communesplone.core.rules.town import Town
from communesplone.deliberations.documents import sheets
from datetime import date
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest


BRUSSELS = ZoneInfo("Europe/Brussels")

MEETING = sheets.Meeting(
    body="Conseil communal",
    kind="council",
    start=datetime(2026, 11, 23, 19, 30, tzinfo=BRUSSELS),
    end=datetime(2026, 11, 23, 22, 5, tzinfo=BRUSSELS),
    interest="CDLD L1122-19",
    place="Maison communale, salle du Conseil, Grand-Place 1, 5000 Val-Fleuri",
    convened=date(2026, 11, 13),
    chair="Mme Claire Dumont",
    secretary="M. Luc Henrard",
    law="Code de la démocratie locale et de la décentralisation",
    url="https://val-fleuri.example/decisions/conseil/2026/seance-11",
)

SIGNATORIES = (
    sheets.Signatory("Luc Henrard", "Le Directeur général,", "secretary"),
    sheets.Signatory("Claire Dumont", "La Bourgmestre,", "president"),
)

ATTENDEES = (
    sheets.Attendee("Claire Dumont", "Bourgmestre – Présidente"),
    sheets.Attendee("Philippe Maréchal", "Échevin"),
    sheets.Attendee("Nathalie Wauters", "Échevine", remarks="entre au point 3"),
    sheets.Attendee("Ahmed Benali", "Conseiller"),
    sheets.Attendee("Sophie Lambert", "Conseillère", "excused"),
    sheets.Attendee("Jean Petit", "Conseiller", "represented", "Ahmed Benali"),
)

MOTIVATION = """<p>Vu l'article L1122-30 du Code de la démocratie locale et de la
décentralisation&nbsp;;</p><p>Considérant que la toiture de l'école de Saint-Martin
n'est plus étanche et que <strong>l'urgence</strong> commande d'agir avant
l'hiver&nbsp;;</p><p>Considérant que le crédit est inscrit à l'article 722/724-60 du
budget
extraordinaire&nbsp;;</p>"""

DECISION = """<p><strong>Article 1<sup>er</sup>.</strong> D'approuver le cahier des
charges et le montant estimé du marché, établi comme suit&nbsp;:</p>
<table><thead><tr><th>Lot</th><th>Estimation TVAC</th></tr></thead><tbody>
<tr><td>Lot 1 – Toiture</td><td>86.500,00 €</td></tr>
<tr><td>Lot 2 – Isolation</td><td>37.450,50 €</td></tr></tbody></table>
<p><strong>Art. 2.</strong> De choisir la procédure négociée sans publication
préalable.</p><p><strong>Art. 3.</strong> De transmettre la présente&nbsp;:</p>
<ul><li>au directeur financier&nbsp;;</li><li>au service des travaux.</li></ul>"""

ITEM = sheets.ItemSheet(
    number=2,
    title="Marché public de travaux – Réfection de la toiture de l'école de "
    "Saint-Martin – Approbation des conditions et du mode de passation",
    category="Marchés publics",
    service="Travaux",
    proposer="Philippe Maréchal",
    amount=Decimal("123950.50"),
    report="<h1>Contexte</h1><p>De 1974.</p><h3>Coût</h3><p>Deux lots.</p>",
    motivation=MOTIVATION,
    decision=DECISION,
    opinions=(
        sheets.GivenOpinion(
            "M. Paul Claes, directeur financier",
            "favourable",
            date(2026, 11, 9),
            "<p>Crédit suffisant.</p>",
        ),
    ),
    annexes=(
        sheets.Annex("Cahier des charges", "csc.pdf", "application/pdf", "ab" * 32),
        sheets.Annex(
            "Offres reçues",
            "offres.pdf",
            "application/pdf",
            "cd" * 32,
            confidential=True,
        ),
    ),
    interested=("Ahmed Benali",),
    moves=("Madame Nathalie Wauters entre en séance.",),
    outcome="adopted",
    votes=sheets.Votes(
        "roll_call",
        3,
        1,
        1,
        choices=(
            ("Claire Dumont", "for"),
            ("Philippe Maréchal", "for"),
            ("Nathalie Wauters", "for"),
            ("Jean Petit", "against"),
            ("Anne Collard", "abstain"),
        ),
        article="CDLD L1122-26",
    ),
    url="https://val-fleuri.example/decisions/conseil/2026/toiture",
    register="2026/114",
)

ITEMS = (
    sheets.ItemSheet(
        1,
        "Procès-verbal de la séance du 26 octobre 2026 – Approbation",
        service="Secrétariat",
        outcome="adopted",
        votes=sheets.Votes("unanimous", 5),
        decision="<p>D'approuver le procès-verbal.</p>",
    ),
    ITEM,
    sheets.ItemSheet(
        3,
        "Désignation d'un représentant à l'intercommunale",
        service="Secrétariat",
        outcome="elected",
        votes=sheets.Votes(
            "secret",
            4,
            0,
            0,
            1,
            tallies=(("Anne Collard", 4),),
            elected=("Anne Collard",),
        ),
    ),
    sheets.ItemSheet(
        4,
        "Personnel – Démission d'une employée d'administration",
        "closed",
        service="Personnel",
        outcome="noted",
        decision="<p>De la démission présentée.</p>",
    ),
)

FULL = {
    "Convocation": sheets.Convocation(
        MEETING,
        ("Madame Sophie Lambert", "Rue du Moulin 12", "5000 Val-Fleuri"),
        ITEMS,
        "SEC/2026/87",
        SIGNATORIES,
    ),
    "AgendaSheet": sheets.AgendaSheet(MEETING, ITEMS, True, SIGNATORIES),
    "Minutes": sheets.Minutes(
        MEETING,
        ATTENDEES,
        ITEMS,
        ("La convocation a été reçue le 13 novembre 2026.",),
        "<p>La Présidente rend hommage à M. Joseph Gilles, ancien échevin.</p>",
        date(2026, 12, 14),
        SIGNATORIES,
    ),
    "Extract": sheets.Extract(
        MEETING,
        ATTENDEES,
        ITEM,
        date(2026, 11, 25),
        "ef" * 32,
        signatories=SIGNATORIES,
    ),
    "RegisterSheet": sheets.RegisterSheet(
        "Conseil communal",
        2026,
        tuple(
            sheets.RegisterEntry(
                f"2026/{n}",
                date(2026, 11, 23),
                f"Point {n}",
                "adopted",
                "0f" * 32,
                annulled="arrêté du Gouverneur" if n == 2 else "",
            )
            for n in range(1, 6)
        ),
        "aa" * 32,
        signatories=SIGNATORIES,
    ),
    "NotificationLetter": sheets.NotificationLetter(
        MEETING,
        ("Toitures Delvaux SRL", "Zoning 4", "5100 Jambes"),
        ITEM,
        "TRAV/2026/14",
        date(2026, 11, 26),
        signatories=SIGNATORIES,
    ),
    "Dossier": sheets.Dossier(MEETING, ITEMS),
}


@pytest.fixture
def full():
    """A sheet with all its values, by the name of its class."""
    return dict(FULL)


@pytest.fixture
def town(integration, portal, monkeypatch):
    town = Town(
        names={"fr": "Commune de Val-Fleuri"},
        address=Address("Grand-Place 1", "5000", "Val-Fleuri"),
        email="info@val-fleuri.example",
    )
    monkeypatch.setattr(settings, "town", lambda: town)
    documents._cache.clear()
    return portal
