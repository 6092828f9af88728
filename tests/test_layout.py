"""The layout of style.md: imports go down only (2), small files and functions (8), nothing spare (16)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import quantiles

import pytest

ROOT = Path(__file__).parents[1]
CODE = [*sorted((ROOT / "service").rglob("*.py")), *sorted((ROOT / "schemas").rglob("*.py")), ROOT / "wsgi.py", ROOT / "gunicorn.conf.py"]
SITE = [path for path in sorted((ROOT / "service/web/site").rglob("*")) if path.suffix in {".css", ".html", ".js"} and "vendor" not in path.parts]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FILE_LINES, FUNCTION_LINES, FUNCTION_LINES_P90, BRANCHES_P90 = 250, 40, 30, 8
CATCH_ALLS = {"common", "helper", "helpers", "misc", "tools", "util", "utils"}
BRANCHING = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.BoolOp, ast.comprehension)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(paths: list[Path]) -> list[tuple[str, Function]]:
    """Every function of these files, named by file and line."""
    return [found for path in paths for found in functions_in(path)]


@cache
def functions_in(path: Path) -> list[tuple[str, Function]]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node) for node in nodes if isinstance(node, Function)]


def lines(function: Function) -> int:
    """From `def` to the last line, the docstring with it."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def branches(function: Function) -> int:
    """How many ways through: if, for, while, except, and/or, comprehensions. Functions inside count for themselves."""
    count, rest = 0, list(ast.iter_child_nodes(function))
    while rest:
        node = rest.pop()
        if isinstance(node, Function):
            continue
        count += isinstance(node, BRANCHING)
        rest += ast.iter_child_nodes(node)
    return count


def test_imports_go_down_only() -> None:
    run = subprocess.run([Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", [*CODE, *SITE, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES


def test_functions_are_small() -> None:
    sizes = {name: lines(function) for name, function in functions([*CODE, *TESTS])}
    assert {name: size for name, size in sizes.items() if size > FUNCTION_LINES} == {}


@pytest.mark.parametrize(("measure", "limit"), [(lines, FUNCTION_LINES_P90), (branches, BRANCHES_P90)])
def test_nine_functions_of_ten_are_smaller_still(measure: Callable[[Function], int], limit: int) -> None:
    """That no single function has more than eight branches, and/or aside, is ruff's to say (C901)."""
    assert quantiles([measure(function) for _, function in functions(CODE)], n=10)[-1] <= limit


def test_no_file_is_a_catch_all() -> None:
    assert [path for path in [*CODE, *TESTS] if path.stem in CATCH_ALLS or path.parent.name in CATCH_ALLS] == []


def test_nothing_is_left_to_do() -> None:
    left = re.compile(r"\b(TODO|FIXME|X{3})\b")
    assert [str(path) for path in {*CODE, *SITE, *TESTS} - {Path(__file__)} if left.search(path.read_text("utf-8"))] == []
