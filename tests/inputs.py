"""Every input that the laws are held to: the project's own cases, and the corpus where it is there."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CASES = Path(__file__).parent / "cases"
CORPUS = Path(os.environ.get("CORPUS_DIR", Path(__file__).parents[2] / "shared" / "corpus"))
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
MEDIA_TYPES = {".html": "text/html", ".txt": "text/plain", ".json": "application/json"}
READ_STAGES = "read_*"


@dataclass(frozen=True)
class Input:
    """One payload as a caller would send it."""

    name: str
    content: bytes
    media_type: str
    charset: str | None = None
    url: str | None = None


@cache
def own_inputs() -> tuple[Input, ...]:
    """The payloads of the reading cases and the documents' examples."""
    paths = [path for path in CASES.glob(f"{READ_STAGES}/*/input.*") if path.suffix in MEDIA_TYPES]
    paths += [path for path in EXAMPLES.glob("*") if path.suffix in MEDIA_TYPES]
    return tuple(Input(str(path.relative_to(CASES.parents[1])), path.read_bytes(), MEDIA_TYPES[path.suffix]) for path in sorted(paths))


@cache
def corpus_inputs() -> tuple[Input, ...]:
    """The pages and texts of the corpus; none where the folder is not there."""
    return tuple(_extraction()) + tuple(_listed("faq")) + tuple(_listed("text"))


def _extraction() -> Iterator[Input]:
    for case in _lines(CORPUS / "extraction" / "corpus.jsonl"):
        content = gzip.decompress((CORPUS / "extraction" / case["html"]).read_bytes())
        yield Input(case["id"], content, "text/html", None, case["url"])


def _listed(kind: str) -> Iterator[Input]:
    for case in _lines(CORPUS / kind / "cases.jsonl"):
        media_type = "text/plain" if case["kind"] == "text" else "text/html"
        yield Input(case["id"], (CORPUS / kind / case["file"]).read_bytes(), media_type, "utf-8")


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        yield from map(json.loads, path.read_text("utf-8").splitlines())
