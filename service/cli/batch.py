"""`standfirst batch`: many articles in, a line of JSON for each out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

from service import pipeline
from service.cli.files import files_of
from service.cli.inputs import STANDARD_INPUT, content_of, guess_type
from service.cli.output import say
from service.cli.refusals import REFUSED, Refused, refusable, stated_settings
from service.model.media_types import JSON
from service.read.cms import CMS
from service.render.envelope import bundle_json


@click.command(short_help="Generate the markup of many articles.")
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--files-from", "listed", type=click.Path(dir_okay=False, allow_dash=True), help="A list of files, one a line (“-”: standard input).")
@click.option("--publisher", help="The publisher's profile, a host name of the settings.")
@click.option("--cms", help="The CMS whose payloads FILES are: " + ", ".join(CMS) + ".")
def batch(files: tuple[str, ...], listed: str | None, publisher: str | None, cms: str | None) -> None:
    """Generate the markup of the articles in FILES, or in folders of them: one line of JSON for each, {"file": …, "bundle": …},
    or {"file": …, "refused": …} with the reason.

    Exits with 2 where an article is refused; the others are made all the same.
    """
    names = list(files_of(files, listed))
    if not names:
        raise click.UsageError(f"Name a file, “{STANDARD_INPUT}” for standard input, or a folder that holds .html, .htm, .xhtml, .json or .jsonld.")
    settings = stated_settings()
    stated: dict[str, Any] = {"publisher": publisher, "cms": cms, "profiles": settings.profiles, "bounds": settings.bounds, "now": datetime.now(UTC)}
    made = [_made(name, lambda content, kind: bundle_json(pipeline.generate(content, kind, **stated)), cms) for name in names]
    if not all(made):
        raise SystemExit(REFUSED)


def _made(name: str, generate: Callable[[bytes, str], dict[str, Any]], cms: str | None) -> bool:
    """Say one article's line. False where the article was refused."""
    try:
        content = content_of(name)
        bundle = refusable(lambda: generate(content, JSON if cms else guess_type(name, content)))
    except Refused as refused:
        say(json.dumps({"file": name, "refused": refused.message}, ensure_ascii=False))
        return False
    say(json.dumps({"file": name, "bundle": bundle}, ensure_ascii=False))
    return True
