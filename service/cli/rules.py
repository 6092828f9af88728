"""`standfirst rules`: what the checker holds markup to."""

from __future__ import annotations

import click

from service.check.rules import RULES
from service.cli.output import as_json, say
from service.render.rules import rule_json


@click.command(short_help="List the rules, or tell all of one.")
@click.argument("rule", required=False)
@click.option("--consumer", type=click.Choice(list(dict.fromkeys(rule.consumer for rule in RULES))), help="Only the rules of this consumer.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(rule: str | None, consumer: str | None, form: str) -> None:
    """List the rules, or tell all of the one with the id RULE: why, its source, a bad and a good example."""
    chosen = [one for one in RULES if rule in (None, one.id) and consumer in (None, one.consumer)]
    if not chosen:
        raise click.UsageError(
            f"There is no rule “{rule}”." + (f" See `standfirst rules --consumer {consumer}`." if consumer else " See `standfirst rules`.")
        )
    if form == "json":
        say(as_json([rule_json(one) for one in chosen]))
    elif rule:
        (told,) = chosen
        examples = rule_json(told)
        say(f"{told.id}  {told.level}, {told.consumer}\n{told.message}\n{told.why}\n{told.see} ({told.as_of})")
        say(f"bad   {as_line(examples['bad'])}\ngood  {as_line(examples['good'])}")
    else:
        say("\n".join(f"{one.level:8}{one.id}  {one.message}" for one in chosen))


def as_line(example: object) -> str:
    """An example on one line, as it is or as JSON."""
    return example if isinstance(example, str) else " ".join(as_json(example).split())
