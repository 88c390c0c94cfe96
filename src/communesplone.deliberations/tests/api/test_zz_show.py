import os, subprocess, pytest
from communesplone.core.api import documents, settings
from communesplone.deliberations.api.acts import agenda, minutes, extracts, registers, dossiers, making, templates
from communesplone.deliberations.documents import dossier as d
from told_evening import told, the_act
@pytest.mark.parametrize("country", ["be","fr"])
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
      "letter": extracts.letter(act, "en", recipient=("Z. Quint","3 rue Basse","5000 Namur")),
      "register": registers.register_of(e.body, 2026),
    }
    os.makedirs(f"/tmp/show/{country}", exist_ok=True)
    for name, sheet in found.items():
        doc = making.document(sheet, e.body, "en")
        open(f"/tmp/show/{country}/{name}.html","w").write(doc.html)
        open(f"/tmp/show/{country}/{name}.pdf","wb").write(documents.pdf(doc))
