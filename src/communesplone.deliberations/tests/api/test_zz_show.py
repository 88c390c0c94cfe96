from communesplone.core.api import documents
from communesplone.core.api import settings
from communesplone.deliberations.api.acts import agenda
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts import minutes
from communesplone.deliberations.api.acts import registers
from told_evening import the_act
from told_evening import told

import os
import pytest


@pytest.mark.parametrize("country", ["be", "fr"])
def test_show(town, country):
    settings.save(names={"en": "Val Fleuri"})
    e = told(town, country)
    s = e.session
    act = the_act(e)
    found = {
        "convocation": agenda.convocation(s, "en", town.uid("alderman")),
        "agenda": agenda.agenda(s, "en"),
        "public": agenda.agenda(s, "en", public=True),
        "full": agenda.agenda(s, "en", details=True),
        "minutes": minutes.minutes(s, "en"),
        "extract": extracts.extract(act, "en"),
        "letter": extracts.letter(
            act, "en", recipient=("Z. Quint", "3 rue Basse", "5000 Namur")
        ),
        "register": registers.register_of(e.body, 2026),
    }
    os.makedirs(f"/tmp/show/{country}", exist_ok=True)
    for name, sheet in found.items():
        doc = making.document(sheet, e.body, "en")
        open(f"/tmp/show/{country}/{name}.html", "w").write(doc.html)
        open(f"/tmp/show/{country}/{name}.pdf", "wb").write(documents.pdf(doc))
