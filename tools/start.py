"""Serves a town: looks the ground over, makes a demo town where none is, starts.

Each check gives the sentence that says what is wrong and what to do, or None;
`make start` prints it and exits 1.
"""

from argparse import ArgumentParser
from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

import errno
import os
import re
import socket
import subprocess
import sys


ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "bin" / "instance"
WSGI = ROOT / "parts" / "instance" / "etc" / "wsgi.ini"
DATABASE = ROOT / "var" / "filestorage" / "Data.fs"
ACCOUNTS = ROOT / "var" / "demo-accounts.txt"
SITE = "town"
WANTED = ("communesplone.core", "Products.CMFPlone", "Zope2", "weasyprint")


def port_problem(port: int) -> str | None:
    """Tell whether 127.0.0.1 has this TCP port free."""
    if not 0 < port < 65536:
        return f"Port {port} does not exist. Take one of 1024 to 65535."
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return (
                    f"Port {port} is in use by another program. Stop that program, "
                    f"or take another port: make start PORT={port + 1}"
                )
            return f"Port {port} cannot be opened: {error.strerror}."
    return None


def build_problem(root: Path = ROOT) -> str | None:
    """Tell whether the build in this checkout is whole."""
    remedy = "The build is half finished. Run: make clean && make start"
    built = (root / "bin" / "instance", root / WSGI.relative_to(ROOT))
    if not all(file.exists() for file in built):
        return remedy
    lacking = [name for name in WANTED if not installed(name)]
    return f"{remedy}\nMissing: {', '.join(lacking)}" if lacking else None


def installed(name: str) -> bool:
    """Tell whether a module can be imported, without the seconds that this takes."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def library_problem() -> str | None:
    """Tell whether WeasyPrint finds the system libraries that draw a PDF."""
    command = [sys.executable, "-c", "import weasyprint"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.returncode:
        return None
    packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu"
    return f"A system library is missing. Run: apt-get install -y {packages}"


def database_problem(database: Path = DATABASE) -> str | None:
    """Tell whether another process holds the database."""
    from zc.lockfile import LockError
    from zc.lockfile import LockFile

    lock = database.with_name(f"{database.name}.lock")
    if not lock.exists():
        return None
    try:
        LockFile(str(lock)).close()
    except LockError:
        holder = re.sub(r"\D", "", lock.read_text()[:20]) or "unknown"
        return (
            f"The database is in use by process {holder}: this town is served "
            f"already. Stop that process (Ctrl-C where it runs, or kill {holder})."
        )
    return None


def listen(port: int) -> None:
    """Have buildout write the server's configuration for this port, and its folders."""
    written = f"127.0.0.1:{port}\n" in WSGI.read_text(encoding="utf-8")
    if written and DATABASE.parent.exists():
        return
    buildout = [ROOT / ".venv" / "bin" / "buildout", "-N", "-q"]
    command = [*buildout, f"instance:port={port}", "install", "instance"]
    subprocess.run(command, cwd=ROOT, check=True)


def town_made(database: Path = DATABASE, accounts: Path = ACCOUNTS) -> bool:
    """Tell, without opening the database, whether an earlier start made a town."""
    unfinished = accounts.with_suffix(".unfinished")
    return database.exists() and accounts.exists() and not unfinished.exists()


def make_town(town: str) -> int:
    """Make the demo town when the database has no site; give the exit code."""
    if town_made():
        return 0
    command = [INSTANCE, "run", ROOT / "tools" / "make_demo.py", SITE, town, ACCOUNTS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    return subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode


def announce(port: int) -> None:
    line = "-" * 68
    print(f"{line}\nYour town: http://localhost:{port}/{SITE}")
    if ACCOUNTS.exists():
        print(f"Demo accounts ({ACCOUNTS.relative_to(ROOT)}, readable by you only):")
        print(ACCOUNTS.read_text(encoding="utf-8").rstrip())
    print(f"Stop it with Ctrl-C.\n{line}", flush=True)


def problem(port: int) -> str | None:
    """Give the first thing that stands in the way of serving, or None."""
    checks = (
        build_problem,
        library_problem,
        database_problem,
        lambda: port_problem(port),
    )
    return next((found for check in checks if (found := check())), None)


def arguments(words: list[str]) -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--town", choices=["wallonia", "france"], default="wallonia")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    options = arguments(words)
    if found := problem(options.port):
        print(found, file=sys.stderr)
        return 1
    listen(options.port)
    if code := make_town(options.town):
        print("The demo town could not be made: see above.", file=sys.stderr)
        return code
    announce(options.port)
    return os.execv(INSTANCE, [str(INSTANCE), "console"])  # noqa: S606


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
