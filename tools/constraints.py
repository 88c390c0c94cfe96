"""Writes constraints.txt, pip's form of the one list of pins in versions.cfg."""

from configparser import ConfigParser
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Made from versions.cfg by tools/constraints.py; do not edit.\n"


def constraints(versions_cfg: str) -> str:
    """Give the constraints file for the text of a buildout versions file.

    :returns: one `name==version` line a pin, in the order of the list.
    """
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(versions_cfg)
    pins = parser["versions"].items()
    return HEADER + "".join(f"{name}=={version}\n" for name, version in pins)


if __name__ == "__main__":
    text = (ROOT / "versions.cfg").read_text(encoding="utf-8")
    (ROOT / "constraints.txt").write_text(constraints(text), encoding="utf-8")
