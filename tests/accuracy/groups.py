"""Scores by what a page is: where its truth comes from, and its language as it was read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.accuracy.parts import Run

GROUPED = "score_extraction.py"
"""The scorer that tells groups apart, by members of the truth that it calls so."""
SMALLEST = 3
"""Pages of a language that is worth a row of its own."""
OTHERS = "other"


def show_groups(run: Run, folder: Path) -> None:
    """Print a table by source and one by language, where the part's scorer offers groups. folder: for a file of ours."""
    if run.part.scorer != GROUPED:
        return
    _show("source", run.score("--by", "source"))
    truth = folder / "by-language.jsonl"
    truth.write_text("\n".join(map(json.dumps, _with_languages(run))), "utf-8")
    _show("language", run.score("--by", "country", truth=truth))


def _with_languages(run: Run) -> Iterator[dict[str, Any]]:
    """The cases, with the language that was read in place of the country."""
    said = run.predictions()
    languages = {case["id"]: (said[case["id"]].get("language") or "none").partition("-")[0] for case in run.cases()}
    found = list(languages.values())
    for case in run.cases():
        language = languages[case["id"]]
        yield case | {"country": language if found.count(language) >= SMALLEST else OTHERS}


def _show(name: str, scored: dict[str, Any]) -> None:
    groups = {group: fields for group, fields in scored.items() if group != "ms_per_page"}
    columns = [field for field in groups["all"] if field != "overall"]
    print(f"\n{name:<12}" + "".join(f"{column:>16}" for column in columns))
    for group, fields in sorted(groups.items(), key=lambda row: -max(row[1][column]["n"] for column in columns if column in row[1])):
        cells = (f"{fields[column]['score']:.3f} of {fields[column]['n']}" if column in fields else "" for column in columns)
        print(f"{group:<12}" + "".join(f"{cell:>16}" for cell in cells))
