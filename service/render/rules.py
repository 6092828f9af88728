"""The rules' rows as JSON, as schemas/rule.json describes them."""

from __future__ import annotations

from typing import Any

from service.model.finding import Rule


def rule_json(rule: Rule) -> dict[str, Any]:
    """A row with its consumer, its lists of words put in their places; what it leaves to its default stands there too."""
    return {
        "id": rule.id,
        "consumer": rule.consumer,
        "on": list(rule.on),
        "property": list(rule.property),
        **({"takes": list(rule.takes)} if rule.takes else {}),
        "condition": rule.condition,
        "args": dict(rule.args),
        "items": rule.items,
        "nested": rule.nested,
        "level": rule.level,
        "message": rule.message,
        "why": rule.why,
        "bad": rule.bad,
        "good": rule.good,
        **({"fix": rule.fix} if rule.fix is not None else {}),
        "see": rule.see,
        "as_of": rule.as_of,
    }
