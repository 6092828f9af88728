"""`standfirst reprocess`: public articles made anew by the rules, reading and settings of now."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime

import click

from service.cli.output import say
from service.cli.stored import desk


@click.command(short_help="Make the bundles of public articles anew.")
@click.option("--dry-run", is_flag=True, help="Only say how many there are.")
def reprocess(dry_run: bool) -> None:
    """Make the bundles of public articles anew where rules, reading or settings have changed since.

    What comes out otherwise is a new version, and is delivered. A run that was stopped goes on where it was.
    """
    with desk() as made:
        from service.edges.reprocess import outdated
        from service.edges.reprocess import reprocess as reprocessed

        total = outdated(made.store, made.newsroom)
        if dry_run:
            say(f"to be made anew: {total}")
            return
        found: Counter[str] = Counter()
        with click.progressbar(reprocessed(made.store, made.newsroom, datetime.now(UTC)), length=total, label="articles", file=sys.stderr) as bar:
            for _, outcome in bar:
                found[outcome] += 1
        say(", ".join(f"{name}: {found[name]}" for name in ("changed", "same", "refused", "gone")))
