"""The example of a town's own buildout in the how-to builds and holds both add-ons."""

from pathlib import Path

import shutil
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "how-to" / "town-buildout"
ASK = """
import valbruyere.policy.greeting, communesplone.core, communesplone.deliberations
print(valbruyere.policy.greeting.Greeting(None, None)())
"""


def test_the_example_builds(tmp_path):
    town = tmp_path / "valbruyere"
    shutil.copytree(EXAMPLE, town)
    settings = town / "buildout.cfg"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("${buildout:directory}/../../..", str(ROOT))
    text = text.replace("../../../buildout.cfg", str(ROOT / "buildout.cfg"))
    settings.write_text(text, encoding="utf-8")
    buildout = Path(sys.executable).with_name("buildout")
    done = subprocess.run(
        [buildout, "-N"], cwd=town, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert ":8090" in (town / "parts/instance/etc/wsgi.ini").read_text()
    python = town / "parts" / "instance" / "bin" / "interpreter"
    said = subprocess.run(
        [python, "-c", ASK], capture_output=True, text=True, check=False
    )
    assert said.stdout.strip() == "Binvnowe a Valbruyère", said.stderr
