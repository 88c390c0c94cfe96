"""The bundle is a list of add-ons: its wheel holds no code."""

from pathlib import Path
from zipfile import ZipFile

import subprocess
import sys


ROOT = Path(__file__).resolve().parents[2]


def test_the_root_wheel_is_empty(tmp_path):
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    done = subprocess.run(
        [*command, "--outdir", tmp_path, ROOT], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = ZipFile(wheel).namelist()
    assert names and all(".dist-info/" in name for name in names)
