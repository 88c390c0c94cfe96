"""Installs the Debian packages that the stack needs and this machine lacks.

As root through apt; otherwise it prints the one command to run and exits 1.
Runs on the machine's own Python, before the virtual environment exists.
"""

from importlib.util import find_spec

import os
import shutil
import subprocess
import sys


SERVE = [
    "fonts-dejavu",
    "fonts-liberation",
    "libharfbuzz-subset0",
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
]
TEST = [*SERVE, "chromium"]
NEEDED = {"serve": SERVE, "test": TEST}


def missing(packages: list[str]) -> list[str]:
    """Give those of the Debian packages that are not installed."""
    query = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Abbrev}\n", *packages]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    lines = (line.split() for line in answer.stdout.splitlines())
    installed = {line[0] for line in lines if line[1:2] == ["ii"]}
    return [name for name in packages if name not in installed]


def python_packages() -> list[str]:
    """Give Debian's venv package where this Python cannot make one itself."""
    return [] if find_spec("ensurepip") else ["python3-venv"]


def install(packages: list[str]) -> None:
    """Install Debian packages through apt, quietly.

    :raises subprocess.CalledProcessError: when apt fails; it has said why.
    """
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*apt, "update"], check=True, env=quiet)
    command = [*apt, "install", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)


def main(kind: str) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036
        print("CommunesPlone needs Python 3.11 or newer: apt-get install python3")
        return 1
    packages = NEEDED[kind] + python_packages()
    if not shutil.which("dpkg-query"):
        print(f"Not a Debian system: be sure to have {', '.join(packages)}")
        return 0
    wanted = missing(packages)
    if not wanted:
        return 0
    if os.geteuid() != 0:
        print("Some system packages are missing. Run this command, then try again:")
        print(f"\n    sudo apt-get install -y {' '.join(wanted)}\n")
        return 1
    print(f"Installing system packages: {' '.join(wanted)}")
    try:
        install(wanted)
    except subprocess.CalledProcessError:
        print(f"apt could not install them. Try: apt-get install {' '.join(wanted)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
