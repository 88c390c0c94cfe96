from communesplone.deliberations.rules.macros import is_macro

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "Basic/Standard/Module1.xml",
        "Scripts/python/run.py",
        "Dialogs/Standard/ask.xml",
        "Object 1/Basic/script-lc.xml",
        "Object 1\\Basic\\script-lc.xml",
        "word/vbaProject.bin",
        "word/vbaData.xml",
        "word/activeX/activeX1.bin",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ],
)
def test_a_program_in_a_document(name):
    assert is_macro(name)
    assert is_macro(name.upper())


@pytest.mark.parametrize(
    "name",
    [
        "",
        "content.xml",
        "word/document.xml",
        "Pictures/basic.png",
        "media/manuscripts/page.png",
        "application/vnd.oasis.opendocument.text",
    ],
)
def test_what_is_no_program(name):
    assert not is_macro(name)
