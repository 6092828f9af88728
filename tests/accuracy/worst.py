"""The worst cases of a field, truth and answer side by side."""

from __future__ import annotations

import importlib.util
import shutil
import statistics
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from tests.accuracy.parts import Run

MEMBERS = {
    "date_day": "datePublished", "date_min": "datePublished", "date": "datePublished", "body": "articleBody",
    "cover": "images", "captions": "images", "credits": "images", "caption": "images", "credit": "images",
}  # fmt: skip
"""Which member of truth and answer a field's score is about, where it is called otherwise."""
MOST_LINES = 14
"""Lines of a case; only those that truth and answer do not share are shown where there are more."""
NARROWEST = 40


def show_worst(run: Run, field: str, count: int) -> None:
    """Print the `count` worst cases of a field, of those that are not all right; the FAQ's scorer shows its own."""
    if run.part.scorer == "score_faq.py":
        if field.startswith(("faq", "pairs")):
            subprocess.run([sys.executable, run.tools / run.part.scorer, run.corpus / run.part.truth, run.said, "--worst", str(count)], check=True)
        return
    if run.part.scorer == "score_check.py":
        if field == "caught":
            subprocess.run([sys.executable, run.tools / run.part.scorer, run.corpus / run.part.truth, run.said, "--misses", str(count)], check=True)
        return
    said = run.predictions()
    scored = [(score, case) for case in run.cases() if (score := _score(run, field, case, said[case["id"]])) is not None and score < 1]
    for score, case in sorted(scored, key=lambda row: row[0])[:count]:
        print(f"\n{score:.2f}  {run.part.name} {case['id']}  {case.get('url', '')}")
        print("\n".join(_side_by_side(case["expected"], said[case["id"]], field)))


def _score(run: Run, field: str, case: dict[str, Any], said: dict[str, Any]) -> float | None:
    """The case's score by the part's own scorer; None where its truth does not have the field."""
    spec = importlib.util.spec_from_file_location(run.part.scorer.removesuffix(".py"), run.tools / run.part.scorer)
    assert spec is not None
    assert spec.loader is not None
    scorer = sys.modules.get(spec.name)
    if scorer is None:
        scorer = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(scorer)
    scores = [score for name, score in scorer.scores(case["expected"], said) if name == field]
    return statistics.mean(scores) if scores else None


def _side_by_side(expected: dict[str, Any], said: dict[str, Any], field: str) -> Iterator[str]:
    member = MEMBERS.get(field, field)
    true, ours = (list(_lines(values.get(member, values.get(field)))) for values in (expected, said))
    if max(len(true), len(ours)) > MOST_LINES:
        true, ours = [line for line in true if line not in ours], [line for line in ours if line not in true]
    width = max(NARROWEST, shutil.get_terminal_size((200, 50)).columns // 2 - 3)
    yield f"  {'truth':<{width}} | said"
    for left, right in zip_longest(_wrapped(true, width), _wrapped(ours, width), fillvalue=""):
        yield f"  {left:<{width}} | {right}"


def _lines(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else str(value if value is not None else "").split("\n"):
        if isinstance(one, dict):
            yield "; ".join(f"{name}: {told}" for name, told in one.items() if told)
        else:
            yield str(one)


def _wrapped(lines: list[str], width: int) -> Iterator[str]:
    for line in lines[:MOST_LINES]:
        yield from textwrap.wrap(line, width, max_lines=3) or [""]
