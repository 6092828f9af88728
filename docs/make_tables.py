"""Write the tables of the documents from the data that they tell of: `make docs`.

A table stands between `<!-- table NAME -->` and `<!-- end -->`. A test fails where one is not as this would write it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import schemas
from service.check.rules import RULES
from service.edges.hooks import KINDS as HOOKS
from service.read.cms import CMS
from service.read.cms.words import field_names, words
from service.web.problems import KINDS
from service.web.settings import SETTINGS

SHOWN = 6
"""How many properties of a rule the short table names."""
DOCS = Path(__file__).parent
TABLE = re.compile(r"(<!-- table (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def _rules() -> Iterator[str]:
    consumer = ""
    for rule in RULES:
        if rule.consumer != consumer:
            consumer = rule.consumer
            yield from ("", f"### {consumer}", "", "| rule | level | property | what it says |", "|---|---|---|---|")
        properties = ", ".join(f"`{name}`" for name in rule.property[:SHOWN]) + (" …" if len(rule.property) > SHOWN else "")
        yield f"| [`{rule.id}`](rules.md#{rule.id.replace('.', '')}) | {rule.level} | {properties} | {_cell(rule.message)} |"
    yield ""


def _each_rule() -> Iterator[str]:
    for rule in RULES:
        on, about = (", ".join(f"`{name}`" for name in names) for names in (rule.on, rule.property))
        yield from ("", f"### `{rule.id}`", "")
        yield f"**{rule.level}** for {rule.consumer} · on {on} · {about} · [source]({rule.see}), true in {rule.as_of}"
        yield from ("", f"{_text(rule.message)} {_text(rule.why)}", "", "Bad, then good:", "")
        yield from ("```" + _language(rule.bad), _example(rule.bad), "```", "```" + _language(rule.good), _example(rule.good), "```")
    yield ""


def _language(example: Any) -> str:
    is_tags = isinstance(example, list) and isinstance(example[0], list)
    return "html" if is_tags or isinstance(example, str) or "page" in example else "json"


def _example(example: Any) -> str:
    if isinstance(example, str):
        return example
    if isinstance(example, dict) and "page" in example:
        return f"<!-- {example['after']} bytes -->{example['page']}"
    if isinstance(example, list) and isinstance(example[0], list):
        return "\n".join(f'<meta {"name" if name.startswith("twitter:") else "property"}="{name}" content="{content}">' for name, content in example)
    return json.dumps(example, ensure_ascii=False)


def _text(text: str) -> str:
    """Words for Markdown: a row may speak of elements and of stars."""
    return text.replace("<", "&lt;").replace("*", "\\*")


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
    "each-rule": _each_rule,
    "problems": _problems,
    "settings": _settings,
    "profile": _profile,
    "cms": _cms,
    "cms-fields": _cms_fields,
    "check": _table("check"),
    "source": _table("source"),
    "delivery": _table("delivery"),
}


def with_tables(text: str) -> str:
    """The document with its tables as the data is now."""
    return TABLE.sub(lambda found: found[1] + "\n".join(TABLES[found["name"]]()) + "\n" + found[3], text)


if __name__ == "__main__":
    for path in DOCS.glob("*.md"):
        path.write_text(with_tables(path.read_text("utf-8")), "utf-8")
