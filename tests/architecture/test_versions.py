"""All distributions have one version; the bundle pins its parts; one list of pins."""

from source import DISTRIBUTIONS
from source import ROOT

import pytest
import re
import subprocess
import sys


def metadata(folder) -> dict[str, str]:
    """Give name, version and requirements as setuptools reads them."""
    ask = ["setup.py", "--quiet", "--name", "--version"]
    done = subprocess.run(
        [sys.executable, *ask], cwd=folder, capture_output=True, text=True, check=True
    )
    name, version = done.stdout.split()[-2:]
    return {"name": name, "version": version}


BUNDLE = metadata(ROOT)


@pytest.mark.parametrize("folder", DISTRIBUTIONS, ids=lambda path: path.name)
def test_lockstep(folder):
    part = metadata(folder)
    assert part["version"] == BUNDLE["version"]
    pin = f'f"{part["name"]}=={{VERSION}}"'
    assert pin in (ROOT / "setup.py").read_text(encoding="utf-8")


def test_constraints_are_made_from_the_one_list():
    command = [sys.executable, ROOT / "tools" / "constraints.py", "--check"]
    assert subprocess.run(command, check=False).returncode == 0


def test_no_pin_stands_twice():
    text = (ROOT / "versions.cfg").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+) =", text.split("[versions]")[1], re.MULTILINE)
    normal = [re.sub(r"[-_.]+", "-", name).lower() for name in names]
    assert len(normal) == len(set(normal)) > 200
