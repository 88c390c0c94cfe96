"""Section 7.2 of the architecture: the size gates."""

from source import modules
from source import name
from source import PACKAGES
from source import ROOT
from source import tree

import ast
import pytest


FILE, FUNCTION, VIEW_METHOD, MARKUP = 400, 40, 25, 120

# name -> why it may be longer
EXCEPTIONS: dict[str, str] = {}

CODE = [path for package in PACKAGES for path in modules(package)]
TOOLS = [*ROOT.glob("tools/*.py"), *ROOT.glob("locales/*.py")]
TESTS = [*ROOT.glob("src/*/tests/**/*.py"), *ROOT.glob("tests/**/*.py")]
BENCHMARKS = list(ROOT.glob("benchmarks/*.py"))
MARKED_UP = [
    path
    for package in PACKAGES
    for ending in ("*.zcml", "*.pt")
    for path in package.rglob(ending)
]


def lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(path, limit: int):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = node.end_lineno - node.lineno + 1
            if size > limit:
                yield f"{name(path)}:{node.lineno} {node.name}: {size} lines"


@pytest.mark.parametrize("path", [*CODE, *TOOLS, *TESTS, *BENCHMARKS], ids=name)
def test_file(path):
    assert lines(path) <= FILE or name(path) in EXCEPTIONS


@pytest.mark.parametrize("path", [*CODE, *TOOLS, *BENCHMARKS], ids=name)
def test_functions(path):
    limit = VIEW_METHOD if "browser" in path.parts else FUNCTION
    assert not list(too_long(path, limit))


@pytest.mark.parametrize("path", MARKED_UP, ids=name)
def test_markup(path):
    assert lines(path) <= MARKUP or name(path) in EXCEPTIONS


def test_every_exception_is_still_needed():
    assert all((ROOT / path).exists() for path in EXCEPTIONS)
