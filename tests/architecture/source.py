"""The repository as the architecture tests read it: text, never imported code."""

from collections.abc import Iterator
from pathlib import Path

import ast


ROOT = Path(__file__).resolve().parents[2]
DISTRIBUTIONS = sorted(ROOT.glob("src/*"))
PACKAGES = sorted(ROOT.glob("src/*/src/communesplone/*"))


def modules(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def name(path: Path) -> str:
    """Give a file's path from the repository's root, as people say it."""
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Give every module that a file imports, dotted, absolute.

    A relative import is made absolute; `from x import y` gives `x` and `x.y`.
    """
    parts = path.relative_to(path_of_namespace(path)).with_suffix("").parts
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = parts[: len(parts) - node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def path_of_namespace(path: Path) -> Path:
    """Give the folder in which `communesplone/` stands, for a file below it."""
    return next(
        parent.parent
        for parent in path.parents
        if parent.name == "communesplone" and parent.parent.name == "src"
    )
