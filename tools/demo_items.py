"""Items of the demo town: written by services, validated, advised upon."""

from collections.abc import Mapping
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from datetime import date
from datetime import timedelta
from DateTime import DateTime
from decimal import Decimal
from demo_stage import in_words
from demo_stage import Stage
from html import escape
from plone.uuid.interfaces import IUUID
from typing import Any


PLAIN = ("category", "sitting", "publication", "subject_kind")
"""Fields of an item that a text of the plot may fix."""

HISTORY = "item_workflow"

OWN = timedelta(days=14)
"""How long before the sitting a member's own item came in."""


def write(stage: Stage, body: str, row: Mapping[str, Any], day: date):
    """Write an item out of a text, as its service's author; give it annexes.

    :param row: a line of the plot: `text` names the text, the rest fills its blanks.
    :param day: of the sitting for which it is written.
    """
    text = stage.plot["texts"][row["text"]]
    fields = fields_of(stage, body, {**text, **row}, day)
    author = stage.staff(text["service"], "author")
    with stage.acting(author):
        service = stage.services[text["service"]]
        item = items.create(stage.bodies[body], service, year=day.year, **fields)
        for annex in text.get("annexes", ()):
            add_annex(item, **annex)
    if row.get("interested"):
        # Who is interested is the secretariat's to know.
        with stage.clerk():
            people = tuple(stage.uid(one) for one in row["interested"])
            items.update(item, interested=people)
    return item


def fields_of(
    stage: Stage, body: str, row: Mapping[str, Any], day: date
) -> dict[str, Any]:
    """Fill the blanks of a text."""
    blanks = {key: value for key, value in row.items() if isinstance(value, str)}
    blanks |= {"day": in_words(day), "year": day.year, "next_year": day.year + 1}
    blanks["last_year"] = day.year - 1
    # In a title a street stands without its article.
    blanks["voie"] = row.get("rue", "").removeprefix("la ").removeprefix("l'")
    # Towns vote the budget of the next year from the summer on.
    blanks["budget_year"] = day.year + (day.month > 6)
    fields: dict[str, Any] = {name: row[name] for name in PLAIN if name in row}
    if "amount" in row:
        fields["amount"] = Decimal(row["amount"])
        blanks["amount"] = money(fields["amount"])
    if "budget" in row:
        fields |= {"budget_year": day.year, "budget_name": row["budget"]}
    if "proposer" in row:
        fields["proposer"] = stage.uid(row["proposer"])
    if "report" in row:
        fields["report"] = paragraphs(row["report"], blanks)
    fields["title"] = row["title"].format_map(blanks)
    fields["motivation"] = paragraphs(row["motivation"], blanks)
    fields["decision"] = articles(row["articles"], blanks)
    return fields


def money(amount: Decimal) -> str:
    """Write an amount as French acts do."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", "\u202f,")) + " €"


def paragraphs(lines: list[str], blanks: Mapping[str, Any]) -> str:
    return "".join(f"<p>{escape(line.format_map(blanks))}</p>" for line in lines)


def articles(lines: list[str], blanks: Mapping[str, Any], first: int = 1) -> str:
    """Number the articles of an act."""
    numbered = [
        f"Article {'1er' if number == 1 else number}. – {line}"
        for number, line in enumerate(lines, first)
    ]
    return paragraphs(numbered, blanks)


def prepare(stage: Stage, body: str, row: Mapping[str, Any], day: date):
    """Bring an item as far as an agenda: validated, with the opinion it needs."""
    item = write(stage, body, row, day)
    propose(stage, row, item)
    validate(stage, row, item)
    if "proposer" in row:
        receive(item, day - OWN)
    text = stage.plot["texts"][row["text"]]
    if "opinion" in text:
        opinion = ask(stage, item, text["opinion"]["service"])
        give(stage, opinion, **text["opinion"])
    return item


def receive(item, day: date) -> None:
    """Let an item of a member have come in on a day of the past, as its sitting was."""
    moment = DateTime(day.isoformat())
    history = item.workflow_history[HISTORY]
    item.workflow_history[HISTORY] = tuple({**row, "time": moment} for row in history)


def propose(stage: Stage, row: Mapping[str, Any], item) -> None:
    service = stage.plot["texts"][row["text"]]["service"]
    with stage.acting(stage.staff(service, "author")):
        items.propose(item)


def validate(stage: Stage, row: Mapping[str, Any], item) -> None:
    service = stage.plot["texts"][row["text"]]["service"]
    with stage.acting(stage.staff(service, "validator")):
        items.validate(item)


def ask(stage: Stage, item, service: str):
    with stage.clerk():
        return opinions.ask(item, stage.services[service])


def give(stage: Stage, opinion, service: str, verdict: str, text: str) -> None:
    with stage.acting(stage.staff(service, "adviser")):
        opinions.give(opinion, verdict, f"<p>{escape(text)}</p>")


def leave_waiting(stage: Stage, row: Mapping[str, Any]) -> None:
    """Leave an item in the hands of somebody, so that their work list has it.

    :param row: `state` says how far it came: draft, proposed, returned, validated, or
        asked, which is validated with an opinion that is waited for.
    """
    item = write(stage, row["body"], row, stage.today)
    state = row["state"]
    if state == "draft":
        return
    propose(stage, row, item)
    if state == "returned":
        service = stage.plot["texts"][row["text"]]["service"]
        with stage.acting(stage.staff(service, "validator")):
            items.send_back(item, row["reason"])
    elif state != "proposed":
        validate(stage, row, item)
    if state == "asked":
        ask(stage, item, row["adviser"])


def uid(item) -> str:
    return IUUID(item)


def add_annex(item, title: str, confidential: bool = False) -> None:
    """Add a file that says its own title."""
    annexes.add(
        item,
        pdf(title),
        f"{title}.pdf",
        title=title,
        confidential=confidential,
    )


def pdf(title: str) -> bytes:
    """Draw one page with a title, by hand: what an annex holds is not the matter."""
    shown = title.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        shown = shown.replace(sign, b"\\" + sign)
    drawn = b"BT /F1 16 Tf 60 760 Td (%s) Tj ET" % shown
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
        b" /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )
    file, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    return (
        file
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, len(file))
    )
