"""The report on markup that stands already: bounded, whatever a page or document holds."""

from __future__ import annotations

from collections.abc import Sequence

from service.check.faults import Subject
from service.check.findings import check_items, check_tags, check_together
from service.check.selection import CONSUMERS, EVERYTHING, Selection
from service.check.summary import summary_of
from service.model.bundle import Item, Report, Tag
from service.model.finding import Finding
from service.model.reading_rules import on_reading
from service.model.shown import Shown

MOST_STATED, MOST_FINDINGS = 500, 1000
CUT = on_reading("schema_org.report-cut", value=f"{MOST_STATED} items, as many tags of a kind, and {MOST_FINDINGS:,} findings")


def report_on(
    items: Sequence[Item],
    open_graph: Sequence[Tag],
    twitter_card: Sequence[Tag],
    read: Sequence[Finding],
    *,
    shown: Shown | None,
    selection: Selection = EVERYTHING,
) -> Report:
    """Hold what a page or document states to the rules. Findings point into the report.

    read: findings on reading it, which stand first. shown: what a page shows beside; None for a bare JSON-LD document,
    of which no tags are asked. selection: which findings are asked for. At most MOST_STATED items and tags of each
    kind and MOST_FINDINGS findings are told; the last finding then says that there is more.
    """
    kept, tags, card = tuple(items[:MOST_STATED]), tuple(open_graph[:MOST_STATED]), tuple(twitter_card[:MOST_STATED])
    found = [*read[:MOST_FINDINGS], *check_items(kept, numbered=True, most=MOST_FINDINGS)]
    found += check_tags(tags, card, most=MOST_FINDINGS) if shown else ()
    found += check_together(Subject(kept, tags, card, shown), most=MOST_FINDINGS)
    if len(found) > MOST_FINDINGS or max(len(items), len(open_graph), len(twitter_card)) > MOST_STATED:
        found = [*found[: MOST_FINDINGS - 1], CUT]
    findings = tuple(filter(selection.keeps, found))
    minded = [finding for finding in found if finding.rule not in selection.ignored]
    summary = summary_of(selection.consumers or CONSUMERS, kept, minded, is_page=shown is not None)
    return Report(kept, tags, card, findings, summary=summary)
