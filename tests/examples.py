"""The examples of the rules' rows, as payloads to check."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from service.model.bundle import Report
from service.pipeline import check

HTML, JSON_LD = "text/html", "application/ld+json"


def payload_of(example: Any) -> tuple[str, str]:
    """An example of a row as content and media type (schemas/rule.json tells its forms)."""
    if isinstance(example, str):
        return example, HTML
    if isinstance(example, dict) and "page" in example:
        return f"<!--{'x' * example['after']}-->{example['page']}", HTML
    if isinstance(example, list) and isinstance(example[0], list):
        metas = (f'<meta {"name" if name.startswith("twitter:") else "property"}="{name}" content="{escape(content)}">' for name, content in example)
        return f"<head>{''.join(metas)}</head>", HTML
    items = [{"@context": "https://schema.org", **item} for item in (example if isinstance(example, list) else [example])]
    return json.dumps(items if isinstance(example, list) else items[0]), JSON_LD


def report_of(example: Any) -> Report:
    """What the checker says of an example."""
    return check(*payload_of(example))
