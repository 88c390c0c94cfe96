"""Breaks the pure rules of a package in a thousand small ways; tests must notice.

    tools/mutate.py src/communesplone.deliberations [--seconds 600] [--only decide]

Each mutant changes one thing in one module of `rules/`: a comparison, an operator, a
number, a word, a condition, a refusal; constants of a module too, since the rulebooks
are constants. It runs in a forked process that has pytest loaded already, so that one
costs less than a second. mutmut leaves constants alone, and cosmic-ray starts Python
anew for each mutant: too slow for two cores.

The order is shuffled with a fixed seed: a run that ends for want of processor time is
a fair sample. Prints every survivor and the score, and exits 1 below `--least` percent.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from hypothesis import settings
from importlib.abc import Loader
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType
from types import ModuleType

import ast
import importlib
import os
import pytest
import random
import resource
import signal
import sys


PRELOADED = ("hypothesis", "zope.i18n", "zope.i18nmessageid", "zoneinfo")
"""What tests import besides the rules: once, before the processes part."""

LONGEST = 30
"""Seconds after which a mutant counts as noticed: it runs for ever."""

SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.USub: ast.UAdd,
}

UNSEEN = ("annotation", "returns")
"""Fields that hold types: changing one changes nothing that runs."""


@dataclass
class Mutant:
    """One small change, which can be made and taken back."""

    line: int
    what: str
    make: Callable[[], None]
    undo: Callable[[], None]


def replace(owner: ast.AST, field: str, index: int | None, new, what: str) -> Mutant:
    """Give the mutant that puts another node in the place of one."""
    old = getattr(owner, field) if index is None else getattr(owner, field)[index]

    def put(value) -> None:
        if index is None:
            setattr(owner, field, value)
        else:
            getattr(owner, field)[index] = value

    line = getattr(old, "lineno", getattr(owner, "lineno", 0))
    return Mutant(line, what, lambda: put(new), lambda: put(old))


def mutants(owner: ast.AST) -> Iterator[Mutant]:
    """Give every mutant of a tree, from the top down."""
    for field, value in ast.iter_fields(owner):
        if field in UNSEEN:
            continue
        nodes = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, node in nodes:
            if not isinstance(node, ast.AST) or is_silent(node):
                continue
            for new, what in variants(node):
                ast.copy_location(new, node)
                yield replace(owner, field, index, new, what)
            yield from mutants(node)


def is_silent(node: ast.AST) -> bool:
    """Tell docstrings, imports and __all__ from what runs."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return getattr(node.targets[0], "id", "") == "__all__"
    return isinstance(node, ast.Import | ast.ImportFrom)


def variants(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Give what can stand in the place of a node, and a word for it."""
    if type(node) in SWAPS:
        new = SWAPS[type(node)]()
        yield new, f"{type(node).__name__} -> {type(new).__name__}"
    elif isinstance(node, ast.Constant):
        yield from constants(node)
    elif isinstance(node, ast.Raise):
        yield ast.Pass(), "raise -> pass"
    elif isinstance(node, ast.If):
        test = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
        yield ast.If(test, node.body, node.orelse), "if -> if not"
    elif isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body), "x if y else z -> z, x"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand, "not x -> x"


def constants(node: ast.Constant) -> Iterator[tuple[ast.AST, str]]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value), f"{value} -> {not value}"
    elif isinstance(value, int):
        yield ast.Constant(value + 1), f"{value} -> {value + 1}"
    elif isinstance(value, str):
        yield ast.Constant(f"{value}~"), f"{value!r} -> {value + '~'!r}"


class Mutated(MetaPathFinder, Loader):
    """Gives Python the mutant when it imports the module."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, name, path=None, target=None) -> ModuleSpec | None:
        if name != self.name:
            return None
        return ModuleSpec(name, self, origin=str(self.path))

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.path)
        exec(self.code, module.__dict__)  # noqa: S102 (the mutant of our own module)


def survives(name: str, path: Path, code: CodeType, tests: Path) -> bool:
    """Run the tests on a mutant, in a process of its own: the nearest ones first."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        signal.alarm(LONGEST)
        sys.meta_path.insert(0, Mutated(name, path, code))
        near, far = split(tests, path.stem)
        noticed = (near and run(tests, near)) or run(tests, far)
        os._exit(1 if noticed else 0)
    return os.waitpid(child, 0)[1] == 0


def run(tests: Path, files: list[Path]) -> bool:
    """Tell whether a test fails."""
    options = ["-x", "-q", "-p", "no:cacheprovider", f"--confcutdir={tests}"]
    return pytest.main([*options, *map(str, files)]) != 0


def split(tests: Path, module: str) -> tuple[list[Path], list[Path]]:
    """Give the test files of a module, and the others, the properties last."""
    name = "rulebook" if module.startswith(("be_", "fr_")) else module
    near = sorted(tests.glob(f"test_{name}*.py"))
    others = set(tests.glob("test_*.py")) - set(near)
    return near, sorted(others, key=lambda path: ("properties" in path.stem, path))


def all_mutants(rules: Path, only: str) -> list[tuple[Path, ast.Module, Mutant]]:
    found = []
    for path in sorted(rules.glob("*.py")):
        if only in path.stem:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [(path, tree, mutant) for mutant in mutants(tree)]
    random.Random(0).shuffle(found)  # noqa: S311 (an order, not a secret)
    return found


def main(words: list[str]) -> int:
    parser = ArgumentParser(description="Mutation testing of rules/")
    parser.add_argument("package", type=Path)
    parser.add_argument("--seconds", type=int, default=600, help="of processor")
    parser.add_argument("--only", default="", help="part of a module's name")
    parser.add_argument("--least", type=float, default=0, help="percent noticed")
    asked = parser.parse_args(words)
    (rules,) = asked.package.resolve().glob("src/communesplone/*/rules")
    settings.register_profile(
        "mutate", max_examples=15, derandomize=True, database=None, deadline=None
    )
    settings.load_profile("mutate")
    # Plugins would load Plone anew in each process, and rules need none.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for module in PRELOADED:
        importlib.import_module(module)
    found, tried, alive = all_mutants(rules, asked.only), 0, 0
    tests = asked.package.resolve() / "tests" / "rules"
    for path, tree, mutant in found:
        if resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > asked.seconds:
            break
        mutant.make()
        code = compile(ast.fix_missing_locations(tree), str(path), "exec")
        mutant.undo()
        name = f"communesplone.{rules.parent.name}.rules.{path.stem}"
        tried += 1
        if survives(name, path, code, tests):
            alive += 1
            print(f"alive: {path.name}:{mutant.line} {mutant.what}", flush=True)
    score = 100 * (tried - alive) / max(tried, 1)
    print(
        f"{tried} of {len(found)} mutants tried, {tried - alive} noticed: {score:.1f} %"
    )
    return 0 if score >= asked.least else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
