"""A town full of secrets, and who may know which of them.

The council has an evening that is over and approved, one that sits with its drafts
online, and one that is only planned; the college has one whose minutes nobody was given
yet. Every text that not everybody may read holds a word that stands nowhere else.
"""

from communesplone.core.api import settings
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import items
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import register
from communesplone.deliberations.api import sessions
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from hashlib import sha256
from io import BytesIO
from past import SIRET
from plone import api
from plone.app.textfield import RichTextValue
from plone.uuid.interfaces import IUUID
from published import close
from published import DAY
from published import evening
from published import PDF
from published import publish

import pikepdf


BORN = date(1961, 3, 1)

WORDS = {
    "closed title": "Zxclosedtitle",
    "closed text": "Zxclosedtext",
    "closed note": "Zxclosednote",
    "confidential annex": "Zxannextitle",
    "confidential name": "Zxannexname",
    "confidential file": "Zxannexfile",
    "masked passage": "Zxmaskedname",
    "report": "Zxinternalreport",
    "opinion": "Zxopiniontext",
    "title-only text": "Zxtitleonly",
    "unpublished text": "Zxunpublished",
    "draft": "Zxdraftitem",
    "return": "Zxreturnreason",
    "college title": "Zxcollegetitle",
    "college text": "Zxcollegetext",
    "college minutes": "Zxcollegeminutes",
    "minutes": "Zxsecretarytext",
    "masked in minutes": "Zxmaskedspeaker",
    "corrected title": "Zxcorrected",
    "correction": "Zxcorrectionreason",
    "override": "Zxoverride",
    "late convocation": "Zxconvenedlate",
    "masked in drafts": "Zxmaskeddraft",
    "draft left out": "Zxleftout",
    "next closed title": "Zxnextclosed",
    "planned title": "Zxplannedtitle",
    "person's mail": "zxperson@private.example",
}


def plan(word):
    """Write a PDF that tells a word on its page, in its properties and in a file."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        kind = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"}
        font = pikepdf.Dictionary({f"/{n}": pikepdf.Name(v) for n, v in kind.items()})
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        text = f"BT /F1 12 Tf 20 100 Td ({word}) Tj ET"
        page.Contents = pdf.make_stream(text.encode())
        pdf.docinfo["/Title"] = word
        pdf.attachments["notes.txt"] = word.encode()
        file = BytesIO()
        pdf.save(file, deterministic_id=True)
    return file.getvalue()


CONFIDENTIAL = plan(WORDS["confidential file"])

SECRETS = {name: (word,) for name, word in WORDS.items()}
SECRETS["birth date"] = (
    BORN.isoformat(),
    "1 March 1961",
    "Mar 01, 1961",
    "March 1, 1961",
    "01/03/1961",
)
SECRETS["confidential digest"] = (sha256(CONFIDENTIAL).hexdigest(),)
"""Secret -> what it looks like; one of them is enough to tell it."""

ALL = frozenset(SECRETS)
STAFF = {"birth date", "person's mail"}
OF_COLLEGE = {"college title", "college text", "college minutes"}
UNDECIDED = {"draft", "return", "planned title"}
ANNEX = {name for name in ALL if name.startswith("confidential")}
SITTING = {"closed note", "late convocation", "masked in minutes", "minutes"}
SITTING |= {"college minutes"}

READ = {"masked passage", "report", "opinion", "title-only text", "unpublished text"}
"""What was decided in public sitting, with all texts."""

MAY_SEE = {
    None: set(),
    "citizen": set(),
    "stranger": set(),
    "general-reader": READ,
    # Of the service's own items those of the college too.
    "reader": READ | OF_COLLEGE - SITTING,
    "councillor": ALL - STAFF - UNDECIDED - OF_COLLEGE,
    # The draft of the minutes only once it is given to the members.
    "mayor": ALL - STAFF - UNDECIDED - {"college minutes"},
    # Was asked for an opinion on the item of the masked passage.
    "adviser": {"masked passage", "report", "opinion"},
    "validator": ALL - STAFF - SITTING - {"draft", "return"},
    "author": ALL - STAFF - SITTING,
    # Manages people, and reads the journal: what is heard in public by its subject.
    "auditor": STAFF | {"draft", "planned title"},
    "clerk": ALL - {"draft", "return"},
}
"""Who -> the secrets they may know. "interested" and "pair" are tested apart."""


class Planted:
    """The evenings: `night` approved, `college` closed, `sitting` open, `planned`.

    `draft` is an item that went back to its author, `annexes` of the first item: the
    confidential one first.
    """

    def __init__(self, town):
        self.town = town
        settings.save(region="FR", organisation_number=SIRET, names={"en": "Saint"})
        # A form that one reader opens is not locked for the next.
        api.portal.set_registry_record("plone.lock_on_ttw_edit", False)
        town.account("auditor", ("Member", "Site Administrator"))
        town.persons["mayor"].email = WORDS["person's mail"]
        self.night = self.first_evening()
        with town.user("author"):
            self.draft = town.item(WORDS["draft"])
        items.propose(self.draft)
        items.send_back(self.draft, WORDS["return"])
        self.college = self.college_evening()
        self.sitting = self.next_evening()
        self.approve()
        self.planned = Evening(town, WORDS["planned title"]).session
        called_off = Evening(town, "A matter that waits").convene().session
        sessions.cancel(called_off, "Snow")

    @property
    def sessions(self):
        return {
            "night": self.night.session,
            "college": self.college.session,
            "sitting": self.sitting.session,
            "planned": self.planned,
        }

    @property
    def acts(self):
        return (*self.night.acts, *self.college.acts)

    def first_evening(self):
        night = Evening(self.town)
        night.items = [
            self.opened(),
            self.told("A gift", "title-only text", publication="title"),
            self.told("A matter to come", "unpublished text"),
            self.told(WORDS["closed title"], "closed text", sitting="closed"),
        ]
        self.annexes = annexes.of(night.items[0])
        for item in night.items:
            agenda.present(night.session, item)
        reason = WORDS["late convocation"]
        sessions.convene(night.session, START - timedelta(days=3), reason=reason)
        night.open_after_convening()
        night.vote(night.items[0], 10, against=("councillor",))
        night.vote(night.items[1], 11)
        night.act("ballot", 12, **secret(night, night.items[2]))
        night.vote(night.items[3], 14)
        night.outcome(night.items[2]).reason = WORDS["override"]
        note = f"Thanks to {WORDS['masked in minutes']}."
        night.act("note", 20, item=night.uids[0], text=note, seen="")
        note = WORDS["closed note"]
        night.act("note", 21, item=night.uids[3], text=note, seen="")
        night.session.minutes = formatted(WORDS["minutes"])
        return self.published(close(night))

    def published(self, night):
        publish(night.acts[0], WORDS["masked passage"])
        publish(night.acts[1])
        changes, reason = {"title": WORDS["corrected title"]}, WORDS["correction"]
        register.correct(night.acts[0], changes, reason, START + timedelta(days=5))
        return night

    def opened(self):
        """Give the item that everybody knows of, and nobody all of it."""
        text = f"<p>For {WORDS['masked passage']} a bench.</p>"
        report = f"<p>{WORDS['report']}</p>"
        item = self.town.item("A public matter", report=report, decision=text)
        title, name = WORDS["confidential annex"], f"{WORDS['confidential name']}.pdf"
        annexes.add(item, CONFIDENTIAL, name, title=title, confidential=True)
        annexes.add(item, PDF, "plan.pdf")
        items.propose(item)
        items.validate(item)
        opinions.ask(item, self.town.finance_uid)
        with self.town.user("adviser"):
            text = f"<p>{WORDS['opinion']}</p>"
            opinions.give(opinions.of(item)[0], "favourable", text)
        return item

    def told(self, title, secret, **fields):
        """Make an item that asks for its secret; somebody has an interest if closed."""
        if fields.get("sitting") == "closed":
            fields["interested"] = (self.town.uid("alderman"),)
        text = f"<p>{WORDS[secret]}</p>"
        return self.town.item(title, None, "validated", decision=text, **fields)

    def college_evening(self):
        text = f"<p>{WORDS['college text']}</p>"
        body, title = self.town.college, WORDS["college title"]
        night = evening(self.town, title, body=body, decision=text)
        night.session.minutes = formatted(WORDS["college minutes"])
        return night

    def next_evening(self):
        """Sit, with drafts online."""
        night = Evening(self.town)
        night.session.start = clock.kept(START + timedelta(days=30))
        masked = WORDS["masked in drafts"]
        night.items = [
            self.told("A bridge", "masked in drafts"),
            self.told("A road", "draft left out"),
            self.told(WORDS["next closed title"], "closed text", sitting="closed"),
        ]
        for item in night.items:
            agenda.present(night.session, item)
        night.convene()
        left_out = [IUUID(night.items[1])]
        drafts.put_online(
            night.session, DAY, left_out=left_out, masks=[masked], reason="Late"
        )
        sessions.open_sitting(night.session, night.session.start)
        return night

    def approve(self):
        sessions.approve(self.night.session, self.sitting.session)
        masks = [WORDS["masked in minutes"]]
        minutes_online.publish(self.night.session, date(2026, 4, 20), masks=masks)

    @property
    def objects(self):
        """The site, and all that stands below the folder of the bodies.

        Two of a type are enough, save of those that hold secrets.
        """
        catalog = api.portal.get_tool("portal_catalog")
        seen, found, mayor = {}, [self.town.portal], self.town.uid("mayor")
        for brain in catalog.unrestrictedSearchResults(path="/plone/decisions"):
            seen[brain.portal_type] = seen.get(brain.portal_type, 0) + 1
            holds = brain.portal_type.endswith(HOLDING) or mayor == brain.UID
            if holds or seen[brain.portal_type] <= 2:
                found.append(brain._unrestrictedGetObject())
        return found


HOLDING = ("Annex", "Deliberation", "Item", "Opinion", "Session")


def formatted(word):
    return RichTextValue(f"<p>{word}</p>", "text/html", "text/x-html-safe")


def secret(night, item):
    """Give a secret ballot of five."""
    names = ("mayor", "alderman", "alderwoman", "councillor", "councillor2")
    return {
        "item": IUUID(item),
        "mode": "secret",
        "counts": {"in_favour": 3, "against": 2, "abstentions": 0, "blank": 0},
        "voters": night.ids(*names),
        "seen": "",
    }
