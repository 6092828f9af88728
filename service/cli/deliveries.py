"""`standfirst deliveries`: what was posted to the sources' receivers, what is to be, and what was given up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from service.cli.output import as_json, say
from service.cli.refusals import Refused
from service.cli.stored import desk

if TYPE_CHECKING:
    from service.edges.desk import Desk


@click.group()
def deliveries() -> None:
    """List, show and retry deliveries."""


@deliveries.command("list", short_help="List deliveries, the latest first.")
@click.option("--state", type=click.Choice(["pending", "delivered", "dead"]), help="Only those that stand so.")
@click.option("--source", help="Only those of one source.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="The latest of them.")
def listed(state: str | None, source: str | None, limit: int) -> None:
    """List deliveries, the latest first: id, state, attempts, event, article, and when."""
    with desk() as made:
        for delivery in made.deliveries(None, limit, state=state, source=source).members:
            say(_line(delivery))


@deliveries.command()
@click.argument("delivery_id", metavar="ID")
def show(delivery_id: str) -> None:
    """Show a delivery with all its attempts."""
    with desk() as made:
        say(as_json(_known(made.delivery(delivery_id), delivery_id)))


@deliveries.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--dead", is_flag=True, help="Every delivery that was given up.")
def retry(ids: tuple[str, ...], dead: bool) -> None:
    """Make deliveries due now, with all their retries before them again."""
    if bool(ids) == dead:
        raise click.UsageError("Name deliveries by their ids, or all that were given up with --dead.")
    with desk() as made:
        for name in _dead(made) if dead else ids:
            _known(made.delivery(name), name)
            if not made.retry(name, datetime.now(UTC)):
                raise Refused(f"An attempt at {name} is under way: see how it ends.")
            say(f"{name} is due now")


def _dead(made: Desk) -> list[str]:
    """All that were given up, before any of them is retried: it may be given up again meanwhile."""
    page = made.deliveries(None, 200, state="dead")
    found = [delivery["id"] for delivery in page.members]
    while page.next is not None:
        page = made.deliveries(page.next, 200, state="dead")
        found += [delivery["id"] for delivery in page.members]
    return found


def _known(delivery: dict[str, Any] | None, name: str) -> dict[str, Any]:
    if delivery is None:
        raise Refused(f"There is no delivery {name}. `standfirst deliveries list` lists them.")
    return delivery


def _line(delivery: dict[str, Any]) -> str:
    when = delivery["finishedAt"] or f"due {delivery['dueAt']}"
    attempts = f"{delivery['attempts']:3} attempt{'s' if delivery['attempts'] != 1 else ' '}"
    return f"{delivery['id']}  {delivery['state']:9}  {attempts}  {delivery['event']:11}  {delivery['article']}  {when}"
