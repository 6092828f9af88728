"""The documents: a package of data, so that an installed service can show them at /docs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

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
    """The name of each file that the documents' examples use."""
    return tuple(sorted(path.name for path in (_HERE / "examples").iterdir() if path.is_file()))


def example(name: str) -> str:
    """An example's file as text. Errors: KeyError for a name that is not in `examples()`."""
    if name not in examples():
        raise KeyError(name)
    return (_HERE / "examples" / name).read_text("utf-8")
