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
    cms: str | None = None
    locale: str | None = None


@cache
def own_inputs() -> tuple[Input, ...]:
    """The payloads of the reading cases and the documents' examples."""
    paths = [path for path in CASES.glob(f"{READ_STAGES}/*/input.*") if path.suffix in MEDIA_TYPES]
    paths += [path for path in EXAMPLES.glob("*") if path.suffix in MEDIA_TYPES] + list(EXAMPLES.glob("cms/*.json"))
    return tuple(_own(path) for path in sorted(paths))


def _own(path: Path) -> Input:
    name, content, media_type = str(path.relative_to(CASES.parents[1])), path.read_bytes(), MEDIA_TYPES[path.suffix]
    if path.parent.parent.name == "read_cms":
        expected = json.loads(path.with_name("expected.json").read_text("utf-8"))
        return Input(name, content, media_type, cms=expected["cms"], locale=expected.get("locale"))
    return Input(name, content, media_type, cms=path.stem if path.parent.name == "cms" else None)


@cache
def corpus_inputs() -> tuple[Input, ...]:
    """The pages, texts and CMS payloads of the corpus; none where the folder is not there."""
    return tuple(_extraction()) + tuple(_listed("faq")) + tuple(_listed("text")) + tuple(_cms())


def _extraction() -> Iterator[Input]:
    for case in _lines(CORPUS / "extraction" / "corpus.jsonl"):
        content = gzip.decompress((CORPUS / "extraction" / case["html"]).read_bytes())
        yield Input(case["id"], content, "text/html", None, case["url"])


def _listed(kind: str) -> Iterator[Input]:
    for case in _lines(CORPUS / kind / "cases.jsonl"):
        media_type = "text/plain" if case["kind"] == "text" else "text/html"
        yield Input(case["id"], (CORPUS / kind / case["file"]).read_bytes(), media_type, "utf-8")


def _cms() -> Iterator[Input]:
    for path in sorted(CORPUS.glob("cms/*/*/payload.json")):
        if (kind := path.parents[1].name) != "bad":
            locale = json.loads(path.with_name("headers.json").read_text("utf-8")).get("locale")
            yield Input(f"{kind}/{path.parent.name}", path.read_bytes(), "application/json", cms=kind, locale=locale)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        yield from map(json.loads, path.read_text("utf-8").splitlines())
