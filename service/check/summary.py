"""What each consumer can use of the markup as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from service.check.context import JSON_LD, stated_for
from service.model.bundle import Item, Usable, Verdict
from service.model.finding import Finding

OF_ITEMS = ("schema.org", "google")
"""Who reads items and nothing else: without one that is sound there is nothing for them."""
OF_DOCUMENTS = (*OF_ITEMS, "mastodon")
"""Who reads JSON-LD at all; of a bare document nothing is said for the others."""
SYNTAX, CONTEXT = "schema_org.json-ld.", "schema_org.context"


def summary_of(consumers: Iterable[str], items: Sequence[Item], findings: Sequence[Finding], *, is_page: bool) -> tuple[Verdict, ...]:
    """The verdict of each consumer.

    An error of schema.org's own (broken markup) costs the item every consumer. Items of one script stand and fall together
    with its syntax. Losses are the warnings, and items that cannot be used beside others that can.
    """
    return tuple(
        _of_items(name, items, findings, is_page) if name in OF_ITEMS else _of_tags(name, findings)
        for name in consumers
        if is_page or name in OF_DOCUMENTS
    )


def _of_tags(consumer: str, findings: Sequence[Finding]) -> Verdict:
    own = [finding for finding in findings if finding.consumer == consumer]
    levels = {finding.level for finding in own}
    verdict: Usable = "not eligible" if "error" in levels else "eligible with losses" if "warning" in levels else "eligible"
    return Verdict(consumer, verdict, (), _rules(own))


def _of_items(consumer: str, items: Sequence[Item], findings: Sequence[Finding], is_page: bool) -> Verdict:
    own = [finding for finding in findings if finding.consumer == consumer or _is_broken(finding)]
    lost = _lost(items, [finding for finding in own if finding.level == "error"], is_page)
    usable = tuple(number for number in range(len(items)) if number not in lost)
    losses = bool(lost) or any(finding.level != "info" for finding in own)
    verdict: Usable = "not eligible" if not usable else "eligible with losses" if losses else "eligible"
    return Verdict(consumer, verdict, usable, _rules(own) or tuple(_nothing(own, items)))


def _is_broken(finding: Finding) -> bool:
    return finding.consumer == "schema.org" and finding.level == "error"


def _lost(items: Sequence[Item], errors: Collection[Finding], is_page: bool) -> set[int]:
    """The numbers of the items that have an error, or stand in a script that has one, or in a graph without a context."""
    at_fault = [(number, finding.rule) for finding in errors if (number := _number(finding)) is not None]
    scripts = {_script(items[number], is_page) for number, rule in at_fault if rule.startswith(SYNTAX)}
    contexts = {stated_for(items[number]) for number, rule in at_fault if rule == CONTEXT}
    return {number for number, _ in at_fault} | {
        number for number, item in enumerate(items) if item.syntax == JSON_LD and (_script(item, is_page) in scripts or stated_for(item) in contexts)
    }


def _script(item: Item, is_page: bool) -> str:
    return item.at.split("/")[1] if is_page and item.syntax == JSON_LD else ""


def _number(finding: Finding) -> int | None:
    steps = finding.at.split("/")
    return int(steps[2]) if len(steps) > 2 and steps[1] == "items" and steps[2].isdecimal() else None


def _rules(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The rules of the errors, then of the warnings, each once."""
    return tuple(dict.fromkeys(finding.rule for level in ("error", "warning") for finding in findings if finding.level == level))


def _nothing(own: Sequence[Finding], items: Sequence[Item]) -> Iterator[str]:
    """Where there is no item at all, what is said of that."""
    if not items:
        yield from dict.fromkeys(finding.rule for finding in own)
