"""`standfirst check`: markup in, what its consumers will say of it out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from service import pipeline
from service.check import selection_of
from service.cli.files import files_of
from service.cli.fix import fix
from service.cli.inputs import STANDARD_INPUT, content_of, guess_type
from service.cli.refusals import FOUND, REFUSED, Refused, refusable, stated_settings
from service.cli.reports import FORMS, Reports, reports_in
from service.model.bounds import Bounds
from service.model.bundle import Report
from service.model.finding import LEVELS, Level
from service.model.media_types import HTML, JSON, JSON_LD, TEXT

NEVER = "never"
MOST_PASSES = 5
"""How often a file is checked and fixed anew: a fix may bring another to light."""


@dataclass(frozen=True)
class _Checking:
    """What is asked of every file."""

    url: str | None
    media_type: str | None
    consumers: Sequence[str]
    ignored: Sequence[str]
    fixes: bool
    bounds: Bounds

    def report(self, file: str) -> Report:
        """The report on a file, after its fixes are written. Raises Refused."""
        for number in range(MOST_PASSES):
            content = content_of(file)
            guessed = guess_type(file, content)
            kind = self.media_type or (JSON_LD if guessed == JSON else guessed)
            if kind == TEXT:
                raise Refused(f"{file}: {_without_markup(content)}")
            report = refusable(lambda content=content, kind=kind: self._check(content, kind))  # type: ignore[misc]
            if not self.fixes or number == MOST_PASSES - 1 or not fix(file, content, kind, report):
                break
        return report

    def _check(self, content: bytes, kind: str) -> Report:
        return pipeline.check(content, kind, url=self.url, consumers=self.consumers, ignore=self.ignored, bounds=self.bounds)


def _without_markup(content: bytes) -> str:
    if not content.strip():
        return "nothing is in it. Give a page or a JSON-LD document."
    return f"it begins neither like a page nor like JSON-LD. If it is one all the same, say so: --type {HTML} or --type {JSON_LD}."


@click.command(short_help="Check the markup of pages and JSON-LD files.")
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--files-from", "listed", type=click.Path(dir_okay=False, allow_dash=True), help="A list of files, one a line (“-”: standard input).")
@click.option("--url", help="The page's own address, for one file; it is not fetched.")
@click.option("--type", "media_type", type=click.Choice([HTML, JSON_LD]), help="What the files hold, where names and first bytes do not tell.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How the reports are written.")
@click.option(
    "--fail-on", type=click.Choice([*LEVELS, NEVER]), help="The level from which on a finding makes the exit code 1; the settings', else error."
)
@click.option("--consumer", "consumers", multiple=True, help="Whose findings are told; may be given several times. The settings', else everyone's.")
@click.option("--ignore", "ignored", multiple=True, help="A rule whose findings are not told; may be given several times.")
@click.option("--fix", "fixes", is_flag=True, help="Write the fixes of findings into files of bare JSON-LD. Pages stay as they are.")
def check(
    files: Sequence[str],
    listed: str | None,
    url: str | None,
    media_type: str | None,
    form: str,
    fail_on: str | None,
    consumers: Sequence[str],
    ignored: Sequence[str],
    fixes: bool,
) -> None:
    """Check the markup in FILES: pages or JSON-LD, folders of them, or standard input ("-").

    Exits with 1 where a finding is of the level of --fail-on or above it, with 2 where a file could not be checked; the
    others are checked all the same.
    """
    stated = stated_settings()
    settings = stated.check
    checking = _Checking(url, media_type, consumers or settings.consumers, (*settings.ignore, *ignored), fixes, stated.bounds)
    refusable(lambda: selection_of(checking.consumers, checking.ignored))
    if not files and listed is None:
        raise click.UsageError(f"Name a file, a folder, or “{STANDARD_INPUT}” for standard input.")
    level = fail_on or settings.fail_on
    fails: Level | None = None if level == NEVER else next(one for one in LEVELS if one == level)
    names = list(files_of(files, listed))
    if files and not names:
        raise click.UsageError("There is no file in that: of a folder its .html, .htm, .xhtml, .json and .jsonld are checked.")
    if url and len(names) > 1:
        raise click.UsageError("--url is the address of one page; there are several files.")
    is_one = len(names) == 1 and names[0] in files
    sys.exit(_run(names, checking, reports_in(form, is_one=is_one, fails=fails), fails))


def _run(names: Sequence[str], checking: _Checking, reports: Reports, fails: Level | None) -> int:
    """Check one file after another. Returns the exit code."""
    failing = LEVELS[: LEVELS.index(fails) + 1] if fails else ()
    is_found = is_refused = False
    for name in names:
        try:
            report = checking.report(name)
        except Refused as refused:
            click.echo(f"Error: {refused.message if name in refused.message else f'{name}: {refused.message}'}", err=True)
            reports.refuse(name, refused.message)
            is_refused = True
            continue
        reports.add(name, report)
        is_found = is_found or any(finding.level in failing for finding in report.findings)
    reports.close()
    return REFUSED if is_refused else FOUND if is_found else 0
