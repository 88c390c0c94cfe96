"""Rebuilds and syncs every translation domain; prints how far each language is.

`make i18n` runs it. With `--check` it changes nothing and exits 1 when a message
is missing, fuzzy or broken, or when a catalogue is out of step with the code.
English is filled from the default texts in the code.
"""

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po
from collections.abc import Iterator
from lxml import etree
from pathlib import Path

import re
import shutil
import subprocess
import sys
import tempfile


ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "nl", "en", "es")
PLONE = "plone"
LINE = 10_000
"""Width of a line in a catalogue: nothing is ever wrapped, not even a comment."""
I18NDUDE = Path(sys.executable).with_name("i18ndude")
PLACEHOLDER = re.compile(r"\$\{[^}]*\}")
DEFAULT = re.compile(r'Default: "(.*)"$', re.DOTALL)
STAMPS = re.compile(r'^"(?:POT-Creation|PO-Revision)-Date: .*\n', re.MULTILINE)


def domains(root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """Give each domain's name and the package folder that ships it.

    Plone shows the titles of workflows in its own domain, so a package with workflows
    ships a catalogue of that domain too.
    """
    for locales in sorted(root.glob("src/*/src/communesplone/*/locales")):
        package = locales.parent
        yield f"communesplone.{package.name}", package
        if workflow_titles(package):
            yield PLONE, package


def workflow_titles(package: Path) -> list[str]:
    """Give the titles of states and the names of actions of a package's workflows."""
    titles: set[str] = set()
    for path in package.glob("profiles/default/workflows/*/definition.xml"):
        root = etree.parse(path).getroot()
        titles.update(root.xpath("//state/@title"), root.xpath("//action/text()"))
    return sorted(titles)


def catalogue(locales: Path, domain: str, language: str) -> Path:
    return locales / language / "LC_MESSAGES" / f"{domain}.po"


def rebuild(domain: str, package: Path, locales: Path) -> None:
    """Write the template from the code and bring each language in step with it."""
    pot = locales / f"{domain}.pot"
    stamped = pot.read_text(encoding="utf-8") if pot.exists() else ""
    if domain == PLONE:
        write_workflow_titles(pot, package)
    else:
        i18ndude("rebuild-pot", "--pot", pot, "--create", domain, package)
    if STAMPS.sub("", pot.read_text(encoding="utf-8")) == STAMPS.sub("", stamped):
        pot.write_text(stamped, encoding="utf-8")
    catalogues = [catalogue(locales, domain, language) for language in LANGUAGES]
    for path in catalogues:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    i18ndude("sync", "--pot", pot, *catalogues)
    fill_english(catalogue(locales, domain, "en"))


def write_workflow_titles(pot: Path, package: Path) -> None:
    catalog = Catalog(domain=PLONE, charset="utf-8")
    for title in workflow_titles(package):
        catalog.add(title)
    with pot.open("wb") as stream:
        write_po(stream, catalog)


def i18ndude(*words: str | Path) -> None:
    """Run i18ndude.

    :raises ValueError: when one message id has two default texts in the code.
    """
    command = [I18NDUDE, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    if "different default" in done.stderr:
        raise ValueError(done.stderr)


def read(path: Path) -> Catalog:
    """Read one catalogue.

    :raises babel.messages.pofile.PoFileError: when the file is broken.
    """
    with path.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def default_text(message: Message) -> str:
    """Give the English text that the code states for a message."""
    found = DEFAULT.search(" ".join(message.auto_comments))
    return found.group(1).replace('\\"', '"') if found else message.id


def messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def fill_english(path: Path) -> None:
    """Take the default text of the code wherever English has another one."""
    catalog = read(path)
    changed = False
    for message in messages(catalog):
        text = default_text(message)
        changed = changed or message.string != text or message.fuzzy
        message.string = text
        message.flags.discard("fuzzy")
    if changed:
        with path.open("wb") as stream:
            write_po(stream, catalog, width=LINE)


def problems(path: Path) -> Iterator[str]:
    """Tell each message of a catalogue that a person cannot read as meant."""
    for message in messages(read(path)):
        where = f"{path.relative_to(path.parents[2])}: {message.id}"
        if not message.string:
            yield f"{where}: missing"
        elif message.fuzzy:
            yield f"{where}: fuzzy"
        else:
            wanted = set(PLACEHOLDER.findall(default_text(message)))
            if set(PLACEHOLDER.findall(message.string)) != wanted:
                yield f"{where}: its ${{names}} differ from the default text's"


def texts(locales: Path, domain: str, language: str) -> set[tuple[str, str]]:
    """Give each message's id and the text that the code states for it."""
    catalog = read(catalogue(locales, domain, language))
    return {(message.id, default_text(message)) for message in messages(catalog)}


def out_of_step(domain: str, package: Path) -> Iterator[str]:
    """Tell each language whose messages are not those of the code."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "locales"
        shutil.copytree(package / "locales", fresh)
        rebuild(domain, package, fresh)
        for language in LANGUAGES:
            old = texts(package / "locales", domain, language)
            if old ^ texts(fresh, domain, language):
                yield f"{domain} {language}: out of step with the code: make i18n"


def check() -> list[str]:
    """Give every problem of every domain and language."""
    found = []
    for domain, package in domains():
        for language in LANGUAGES:
            found += problems(catalogue(package / "locales", domain, language))
        found += out_of_step(domain, package)
    return found


def print_coverage() -> None:
    for domain, package in domains():
        for language in LANGUAGES:
            path = catalogue(package / "locales", domain, language)
            total = len(list(messages(read(path))))
            done = total - len(list(problems(path)))
            print(f"{domain:<30} {language}  {done:>4} of {total:<4}")


def main(words: list[str]) -> int:
    if words == ["--check"]:
        found = check()
        print("\n".join(found) or "All messages stand in all languages")
        return 1 if found else 0
    for domain, package in domains():
        rebuild(domain, package, package / "locales")
    print_coverage()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
