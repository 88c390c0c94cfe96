"""zest.releaser hooks: all distributions have one version and leave together."""

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from pathlib import Path

import re
import subprocess
import sys


ROOT = Path(__file__).resolve().parent.parent
VERSION = re.compile(r'^(\s+version=|VERSION = )"[^"]+"', re.MULTILINE)


def setup_files(root: Path) -> list[Path]:
    return [root / "setup.py", *sorted(root.glob("src/*/setup.py"))]


def set_version(root: Path, version: str) -> None:
    """Write one version into every distribution; the bundle's pins follow it."""
    for path in setup_files(root):
        text = path.read_text(encoding="utf-8")
        path.write_text(VERSION.sub(rf'\g<1>"{version}"', text), encoding="utf-8")


def before_release(data: dict) -> None:
    """Hook: give every distribution the version that is being released."""
    set_version(Path(data["reporoot"]), data["new_version"])


def after_release(data: dict) -> None:
    """Hook: give every distribution the next development version."""
    set_version(Path(data["reporoot"]), data["dev_version"])


def build(data: dict) -> None:
    """Hook: build the wheel and sdist of every add-on beside the bundle's."""
    checkout = Path(data["tagdir"])
    compile_catalogues(checkout)
    for setup in setup_files(checkout)[1:]:
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir"]
        subprocess.run([*command, checkout / "dist", setup.parent], check=True)


def compile_catalogues(root: Path) -> None:
    """Write the compiled form of each catalogue, which the wheels ship."""
    for path in root.glob("src/*/src/communesplone/*/locales/*/LC_MESSAGES/*.po"):
        with path.open("rb") as text, path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


if __name__ == "__main__":
    compile_catalogues(ROOT)
