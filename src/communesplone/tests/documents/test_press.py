from communesplone.core.documents import press
from communesplone.core.documents.document import Document
from communesplone.core.documents.document import DocumentBroken
from communesplone.core.documents.document import DocumentTimeout
from communesplone.core.documents.document import DocumentTooLarge
from communesplone.core.documents.document import Variant

import os
import pytest
import sys


PAGE = Document("<html lang='en'><title>t</title><p>t</p>", "t", "en", "http://x")


def made(command, patience=5):
    machine = press.Press((sys.executable, "-c", command))
    try:
        return machine.print(PAGE, Variant.UA_1, {}, patience)
    finally:
        machine.stop()


def test_dies():
    with pytest.raises(DocumentBroken):
        made("import sys; sys.exit(1)")


def test_answers_half():
    with pytest.raises(DocumentBroken):
        made("import sys; sys.stdout.buffer.write(b'\\0' * 7 + b'\\5{}')")


def test_answers_too_much():
    with pytest.raises(DocumentTooLarge):
        made("import sys; sys.stdout.buffer.write(b'\\xff' * 8)")


def test_hangs():
    with pytest.raises(DocumentTimeout):
        made("import time; time.sleep(60)", patience=1)


def test_busy():
    machine = press.Press()
    with machine._lock, pytest.raises(DocumentTimeout):
        machine.print(PAGE, Variant.UA_1, {}, 0)


def test_starts_anew_after_a_kill():
    machine = press.Press()
    try:
        machine.print(PAGE, Variant.UA_1, {}, 60)
        machine._process.kill()
        machine._process.wait()
        assert machine.print(PAGE, Variant.UA_1, {}, 60).startswith(b"%PDF-")
    finally:
        machine.stop()


def test_child_gets_no_secret(monkeypatch):
    monkeypatch.setitem(os.environ, "TOWN_SECRET", "x")
    environment = press._environment()
    assert "TOWN_SECRET" not in environment
    assert set(environment) <= {*press._ENVIRONMENT, "PYTHONPATH"}
