"""A file of past deliberations, as French towns publish it."""

from communesplone.deliberations.api import imports
from communesplone.deliberations.api import register
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.write import write
from datetime import date
from datetime import timedelta
from io import BytesIO


SIRET = "21990199800019"

SOUND = Row(
    "Commune de Saint-Épin-sur-Orvre",
    SIRET,
    "2019-000",
    date(2019, 1, 1),
    "8.3",
    "domaines de compétences par thèmes/voirie",
    "Dénomination de la rue des Écoles",
)


def row(number, day=None, **changes):
    """Make a row; without a day, each three of them are of one."""
    day = day or date(2019, 1, 1) + timedelta(days=number // 3)
    given = {"id": f"2019-{number:03}", "date": day, "title": f"Banc n° {number}"}
    return Row(**{**vars(SOUND), **given, **changes})


def file(*rows):
    """Write rows into a file."""
    return BytesIO(b"".join(write(rows)))


def run(body, stream, steps=1000):
    """Look at a file and import it; give up after some steps."""
    job = imports.stage(body, stream, "past.csv")
    while job.waits() and steps:
        job = imports.step(body, job.digest)
        steps -= 1
    return job


def acts(body):
    return {
        brain.deliberations_facts["imported"]: brain
        for brain in register.acts_of(body)
        if brain.deliberations_facts["imported"]
    }
