"""zest.releaser, rehearsed in a clone, gives every distribution the same version."""

from pathlib import Path

import lockstep
import os
import re
import shutil
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[2]
GIT = ("git", "-c", "user.name=rehearsal", "-c", "user.email=r@communesplone.example")


def versions(root: Path) -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in lockstep.setup_files(root))
    return {
        re.search(r'(?:version=|VERSION = )"([^"]+)"', text).group(1) for text in texts
    }


def test_a_rehearsal_writes_one_version_and_the_change_log(tmp_path):
    clone = tmp_path / "clone"
    subprocess.run([*GIT, "clone", "-q", ROOT, clone], check=True)
    for name in ("user.name", "user.email"):
        subprocess.run(["git", "config", name, "r@x.example"], cwd=clone, check=True)
    tools = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["prerelease", "--no-input"],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert versions(clone) == {"1.0.0"}
    changes = " ".join((clone / "CHANGES.rst").read_text(encoding="utf-8").split())
    assert "1.0.0 (" in changes
    fragments = sorted((ROOT / "news").glob("*/*.*"))
    told = [" ".join(path.read_text(encoding="utf-8").split()) for path in fragments]
    assert told
    assert [one for one in told if one not in changes] == []


def test_the_hooks_write_the_next_version_everywhere(tmp_path):
    for path in lockstep.setup_files(ROOT):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    lockstep.after_release({"reporoot": str(tmp_path), "dev_version": "7.8.9.dev0"})
    assert versions(tmp_path) == {"7.8.9.dev0"}


def test_the_wheels_ship_compiled_catalogues(tmp_path):
    source = ROOT / "src/communesplone/src/communesplone/core/locales/fr/LC_MESSAGES"
    target = tmp_path / source.relative_to(ROOT)
    target.mkdir(parents=True)
    shutil.copy(source / "communesplone.core.po", target)
    lockstep.compile_catalogues(tmp_path)
    compiled = (target / "communesplone.core.mo").read_bytes()
    assert "Paramètres de la commune".encode() in compiled
