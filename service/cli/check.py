"""`standfirst check`: markup in, what its consumers will say of it out."""

from __future__ import annotations

import sys

import click

from service import pipeline
from service.cli.inputs import content_of, guess_type
from service.cli.output import as_json, say
from service.cli.refusals import FOUND, refusable
from service.model.bundle import Report
from service.model.finding import LEVELS
from service.model.media_types import HTML, JSON, JSON_LD
from service.render.envelope import report_json


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--url", help="The page's own address; it is not fetched.")
@click.option("--type", "media_type", type=click.Choice([HTML, JSON_LD]), help="What the file holds, where its name and first bytes do not tell.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(file: str, url: str | None, media_type: str | None, form: str) -> None:
    """Check the markup in FILE ("-": standard input), a page or JSON-LD. Exits with 1 where a finding is an error."""
    content = content_of(file)
    guessed = guess_type(file, content)
    kind = media_type or (JSON_LD if guessed == JSON else guessed)
    report = refusable(lambda: pipeline.check(content, kind, url=url))
    say(as_json(report_json(report)) if form == "json" else _listed(report))
    if any(finding.level == "error" for finding in report.findings):
        sys.exit(FOUND)


def _listed(report: Report) -> str:
    counts = {level: sum(finding.level == level for finding in report.findings) for level in LEVELS}
    lines = [f"{finding.level:8}{finding.at or '/'}  {finding.message}  [{finding.rule}]" for finding in report.findings]
    return "\n".join([*lines, ", ".join(f"{level}: {count}" for level, count in counts.items())])
