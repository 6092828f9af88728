"""Run the service over the corpus, score what it says with the corpus's own scorers, and hold the floors of floors.json.

make accuracy ARGS="--worst headline 20"      the 20 worst cases of a field side by side, of every part that has the field
make accuracy ARGS="--only text"              one part
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.accuracy.cms import CMS_PART, cms_scores
from tests.accuracy.groups import show_groups
from tests.accuracy.parts import PARTS, Run, numbers_in, rows_of
from tests.accuracy.worst import show_worst
from tests.cms_corpus import good_cases
from tests.inputs import CORPUS

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.005
"""A score that stands further than this above its floor is asked to be made the floor."""


def main() -> int:
    args = _arguments()
    corpus: Path = args.corpus
    tools = corpus.parent / "tools"
    if not (corpus.is_dir() and tools.is_dir()):
        print(f"accuracy: skipped, there is no corpus at {corpus}")
        return 0
    floors = json.loads(FLOORS.read_text("utf-8"))
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in dict.fromkeys(part.corpus for part in PARTS if args.only in (None, part.name)):
            faults += _predict(kind, corpus / kind, tools, Path(folder) / kind)
        for part in PARTS:
            if args.only in (None, part.name):
                run = Run(part, corpus, tools, Path(folder) / part.corpus)
                faults += _score(run, floors[part.name], Path(folder), args.worst)
    if args.only in (None, CMS_PART) and good_cases():
        faults += _held(CMS_PART, cms_scores(), floors[CMS_PART])
    for fault in faults:
        print(f"accuracy: {fault}")
    print("accuracy: every floor holds" if not faults else f"accuracy: {len(faults)} faults")
    return bool(faults)


def _arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(prog="python -m tests.accuracy", description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--corpus", type=Path, default=CORPUS)
    ask.add_argument("--only", choices=[*(part.name for part in PARTS), CMS_PART])
    ask.add_argument("--worst", nargs=2, metavar=("FIELD", "N"))
    return ask.parse_args()


def _predict(kind: str, corpus: Path, tools: Path, out: Path) -> list[str]:
    """Write the predictions. Faults: answers of status 500 and over."""
    subprocess.run([sys.executable, tools / "predict.py", kind, corpus, out], cwd=ROOT, check=True)
    rows = rows_of(out)
    refused = sum(400 <= row["status"] < 500 for row in rows)
    parsed = [row for row in rows if row.get("parse_ms")]
    ratio = f", {sum(row['ms'] for row in parsed) / sum(row['parse_ms'] for row in parsed):.2f} times one parse" if parsed else ""
    print(f"{kind}: {len(rows)} inputs, {refused} refused, {statistics.mean(row['ms'] for row in rows):.2f} ms each{ratio}")
    return [f"{kind}: status {row['status']} for {row['id']}" for row in rows if row["status"] >= 500]


def _score(run: Run, floors: dict[str, float], folder: Path, worst: list[str] | None) -> list[str]:
    """Print a part's scores, by source and language too, and its worst cases where they are asked for; what lies under its floor."""
    scored = run.score()
    faults = _held(run.part.name, dict(numbers_in(scored.get("all", scored) if isinstance(scored.get("all"), dict) else scored)), floors)
    show_groups(run, folder)
    if worst:
        show_worst(run, worst[0], int(worst[1]))
    return faults


def _held(part: str, scores: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print the scores; say which lie under their floor (or over, where fewer is better: "false_alarms")."""
    print(f"{part}: " + "  ".join(f"{name} {score:g}" for name, score in scores.items()))
    faults = []
    for name, floor in floors.items():
        score = scores[name]
        fewer_is_better = name == "false_alarms"
        if score > floor if fewer_is_better else score < floor:
            faults.append(f"{part}: {name} is {score:g}, its floor is {floor:g}")
        elif score < floor if fewer_is_better else score > floor + MARGIN:
            print(f"{part}: {name} may be held to {score:g} now, its floor is {floor:g}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
