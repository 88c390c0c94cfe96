from collections import Counter
from notifications.smtp_server import SmtpServer
from pathlib import Path

import signal
import subprocess
import sys


PROGRAM = Path(__file__).parent / "kill_me.py"


def run(tmp_path, server, mode):
    command = [sys.executable, str(PROGRAM), str(tmp_path), str(server.port), mode]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_killed_between_sending_and_marking(tmp_path):
    """Every mail arrives; the one in hand twice, with one Message-ID."""
    server = SmtpServer()
    try:
        assert run(tmp_path, server, "queue").returncode == 0
        assert run(tmp_path, server, "die").returncode == -signal.SIGKILL
        assert len(server.received) == 1
        # The dead one's claim still holds: the other two go out.
        assert run(tmp_path, server, "send").stdout == "1"
        assert len(server.received) == 3
        assert run(tmp_path, server, "late").stdout == "0"
    finally:
        server.close()
    ids = Counter(message["Message-ID"] for message in server.messages)
    assert sorted(ids.values()) == [1, 1, 2]
