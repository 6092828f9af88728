"""The command: `standfirst generate | check | serve`, on the same pipeline as the web."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from service import pipeline
from service.model.bundle import Bundle, Report
from service.model.finding import LEVELS
from service.model.media_types import HTML, JSON, JSON_LD, TEXT
from service.model.refusal import Refusal
from service.render.envelope import bundle_json, report_json
from service.render.jsonld import graph_json
from service.web.server import run
from service.web.settings import Settings, SettingsError, settings_from

BY_SUFFIX = {".html": HTML, ".htm": HTML, ".xhtml": HTML, ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".json": JSON, ".jsonld": JSON_LD}
FOUND, REFUSED = 1, 2
"""Exit codes: an error was found in the markup; the file or the settings were refused."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standfirst", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a news article into the markup that search engines and social networks read."""


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--url", help="The page's own address; it is not fetched.")
@click.option("--publisher", help="The publisher's profile, a host name of the settings.")
@click.option("--type", "media_type", type=click.Choice([HTML, TEXT, JSON]), help="What the file holds, where its name and first bytes do not tell.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "ld+json", "html"]),
    default="json",
    show_default=True,
    help="The bundle, the JSON-LD graph or the head.",
)
def generate(file: str, url: str | None, publisher: str | None, media_type: str | None, form: str) -> None:
    """Generate the markup of the article in FILE ("-": standard input)."""
    content = _content(file)
    kind = media_type or guess_type(file, content)
    profiles = _settings().profiles
    bundle: Bundle = _refusable(lambda: pipeline.generate(content, kind, url=url, publisher=publisher, profiles=profiles))
    _print(_rendered(bundle, form))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--url", help="The page's own address; it is not fetched.")
@click.option("--type", "media_type", type=click.Choice([HTML, JSON_LD]), help="What the file holds, where its name and first bytes do not tell.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(file: str, url: str | None, media_type: str | None, form: str) -> None:
    """Check the markup in FILE ("-": standard input), a page or JSON-LD. Exits with 1 where a finding is an error."""
    content = _content(file)
    guessed = guess_type(file, content)
    kind = media_type or (JSON_LD if guessed == JSON else guessed)
    report: Report = _refusable(lambda: pipeline.check(content, kind, url=url))
    _print(_json(report_json(report)) if form == "json" else _listed(report))
    if any(finding.level == "error" for finding in report.findings):
        sys.exit(FOUND)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen; PORT, else 8000.")
@click.option("--workers", type=click.IntRange(1), help="How many processes answer; WEB_CONCURRENCY, else one a processor.")
def serve(port: int | None, workers: int | None) -> None:
    """Serve the API over HTTP."""
    settings = _settings()
    run(replace(settings, port=port or settings.port, web_concurrency=workers or settings.web_concurrency))


def guess_type(name: str, content: bytes) -> str:
    """The media type of a file by its suffix, else by its first bytes: "<" is a page, "{" or "[" is JSON, all else is text."""
    if known := BY_SUFFIX.get(Path(name).suffix.lower()):
        return known
    first = content.lstrip(b"\xef\xbb\xbf \t\r\n\f")[:1]
    return {b"<": HTML, b"{": JSON, b"[": JSON}.get(first, TEXT)


def _content(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise _Refused(f"{file}: {error.strerror}") from error


def _settings() -> Settings:
    try:
        return settings_from(os.environ)
    except SettingsError as error:
        raise _Refused(str(error)) from error


def _refusable(run: Callable[[], Any]) -> Any:
    try:
        return run()
    except Refusal as refusal:
        faults = [f"  {fault.at or '(whole)'}: {fault.message}" for fault in refusal.faults] if len(refusal.faults) > 1 else []
        raise _Refused("\n".join([refusal.detail, *faults])) from refusal


class _Refused(click.ClickException):
    exit_code = REFUSED


def _rendered(bundle: Bundle, form: str) -> str:
    if form == "html":
        return bundle.head
    return _json(graph_json(bundle) if form == "ld+json" else bundle_json(bundle))


def _listed(report: Report) -> str:
    counts = {level: sum(finding.level == level for finding in report.findings) for level in LEVELS}
    lines = [f"{finding.level:8}{finding.at or '/'}  {finding.message}  [{finding.rule}]" for finding in report.findings]
    return "\n".join([*lines, ", ".join(f"{level}: {count}" for level, count in counts.items())])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _print(text: str) -> None:
    """UTF-8 whatever the terminal's locale is: the markup is to be pasted into pages, or piped."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
