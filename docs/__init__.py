"""The documents: a package of data, so that an installed service can show them at /docs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_HERE = files(__name__)


@cache
def names() -> tuple[str, ...]:
    """The name of each document, without ".md", in the order of the alphabet."""
    return tuple(sorted(path.name.removesuffix(".md") for path in _HERE.iterdir() if path.name.endswith(".md")))


def text(name: str) -> str:
    """The document in Markdown. Errors: KeyError for a name that is not in `names()`."""
    if name not in names():
        raise KeyError(name)
    return (_HERE / f"{name}.md").read_text("utf-8")


@cache
def examples() -> tuple[str, ...]:
    """Each file that the documents' examples use, by its path below `examples`."""
    return tuple(sorted(_files(_HERE / "examples", "")))


def example(name: str) -> str:
    """An example's file as text. Errors: KeyError for a name that is not in `examples()`."""
    if name not in examples():
        raise KeyError(name)
    return (_HERE / "examples").joinpath(*name.split("/")).read_text("utf-8")


def _files(folder: Traversable, at: str) -> list[str]:
    found: list[str] = []
    for entry in folder.iterdir():
        found += _files(entry, f"{at}{entry.name}/") if entry.is_dir() else [at + entry.name]
    return found
