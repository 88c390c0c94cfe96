"""Writes constraints.txt, pip's form of the one list of pins in versions.cfg.

With `--check` it writes nothing and exits 1 when the two are out of step.
"""

from configparser import ConfigParser
from pathlib import Path

import sys


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


def main(words: list[str]) -> int:
    target = ROOT / "constraints.txt"
    text = constraints((ROOT / "versions.cfg").read_text(encoding="utf-8"))
    if words == ["--check"]:
        in_step = target.read_text(encoding="utf-8") == text
        print("constraints.txt is in step" if in_step else "Run: make constraints.txt")
        return 0 if in_step else 1
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
