"""Write the tables of the documents from the data that they tell of: `make docs`.

A table stands between `<!-- table NAME -->` and `<!-- end -->`. A test fails where one is not as this would write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import schemas
from service.check.rules import RULES
from service.edges.hooks import KINDS as HOOKS
from service.read.cms import CMS
from service.read.cms.words import field_names, words
from service.web.problems import KINDS
from service.web.settings import SETTINGS

DOCS = Path(__file__).parent
TABLE = re.compile(r"(<!-- table (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def _rules() -> Iterator[str]:
    consumer = ""
    for rule in RULES:
        if rule.consumer != consumer:
            consumer = rule.consumer
            yield from ("", f"### {consumer}", "", "| rule | level | on | property | what it says | true on |", "|---|---|---|---|---|---|")
        properties = ", ".join(f"`{name}`" for name in rule.property)
        yield f"| [`{rule.id}`]({rule.see}) | {rule.level} | {', '.join(rule.on)} | {properties} | {_cell(rule.message)} | {rule.as_of} |"
    yield ""


def _problems() -> Iterator[str]:
    yield from ("| status | kind | title |", "|---|---|---|")
    for kind in sorted(KINDS, key=lambda kind: (kind.status, kind.name)):
        yield f"| {kind.status} | `{kind.name}` | {kind.title} |"


def _settings() -> Iterator[str]:
    yield from ("| variable | default | what it is |", "|---|---|---|")
    for setting in SETTINGS:
        yield f"| `{setting.name}` | {'' if setting.default is None else setting.default} | {_cell(setting.help)} |"


def _profile() -> Iterator[str]:
    yield from ("| key | what it is |", "|---|---|")
    own, publisher = schemas.load("settings")["$defs"]["profile"]["properties"], schemas.load("article")["$defs"]["publisher"]["properties"]
    for name, part in own.items():
        yield f"| `{name}` | {_cell(part.get('description') or publisher[name]['description'])} |"


def _table(name: str) -> Callable[[], Iterator[str]]:
    """The keys of one of the settings file's tables."""

    def rows() -> Iterator[str]:
        yield from ("| key | what it is |", "|---|---|")
        for key, part in schemas.load("settings")["$defs"][name]["properties"].items():
            yield f"| `{key}` | {_cell(part['description'])} |"

    return rows


def _cms() -> Iterator[str]:
    yield from ("| kind | CMS | signed | idempotency key | order | seconds off |", "|---|---|---|---|---|---|")
    for name, kind in HOOKS.items():
        tolerance = "no time is signed" if kind.tolerance_seconds is None else kind.tolerance_seconds
        yield f"| `{name}` | {CMS[name].title} | {kind.told.signature} | {kind.told.key} | {kind.told.order} | {tolerance} |"


def _cms_fields() -> Iterator[str]:
    yield from ("| field | names |", "|---|---|")
    rows = {
        **field_names(),
        "articleBody": words("body"),
        "articleBody, more of it": words("blocks"),
        "images": words("pictures"),
        "faq": words("faq"),
    }
    for name, names in rows.items():
        yield f"| `{name}` | {', '.join(names)} |" if name.isalpha() else f"| {name} | {', '.join(names)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "rules": _rules,
    "problems": _problems,
    "settings": _settings,
    "profile": _profile,
    "cms": _cms,
    "cms-fields": _cms_fields,
    "source": _table("source"),
    "delivery": _table("delivery"),
}


def with_tables(text: str) -> str:
    """The document with its tables as the data is now."""
    return TABLE.sub(lambda found: found[1] + "\n".join(TABLES[found["name"]]()) + "\n" + found[3], text)


if __name__ == "__main__":
    for path in DOCS.glob("*.md"):
        path.write_text(with_tables(path.read_text("utf-8")), "utf-8")
