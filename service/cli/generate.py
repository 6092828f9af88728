"""`standfirst generate`: an article in, its markup out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from service import pipeline
from service.cli.inputs import content_of, guess_type
from service.cli.output import as_json, say
from service.cli.refusals import refusable, stated_settings
from service.model.bundle import Bundle
from service.model.media_types import HTML, JSON, TEXT
from service.read.cms import CMS
from service.render.envelope import bundle_json
from service.render.jsonld import graph_json


@click.command(short_help="Generate the markup of an article.")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--url", help="The page's own address; it is not fetched.")
@click.option("--publisher", help="The publisher's profile, a host name of the settings.")
@click.option("--cms", help="The CMS whose payload FILE is: " + ", ".join(CMS) + ".")
@click.option("--locale", help="Which language to read, where a CMS's payload holds several; after a comma the one that it falls back on.")
@click.option("--type", "media_type", type=click.Choice([HTML, TEXT, JSON]), help="What the file holds, where its name and first bytes do not tell.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "ld+json", "html"]),
    default="json",
    show_default=True,
    help="The bundle, the JSON-LD graph or the head.",
)
def generate(file: str, cms: str | None, media_type: str | None, form: str, **stated: Any) -> None:
    """Generate the markup of the article in FILE ("-": standard input)."""
    content = content_of(file)
    kind = media_type or (JSON if cms else guess_type(file, content))
    settings = stated_settings()
    stated |= {"cms": cms, "profiles": settings.profiles, "bounds": settings.bounds, "now": datetime.now(UTC)}
    say(_rendered(refusable(lambda: pipeline.generate(content, kind, **stated)), form))


def _rendered(bundle: Bundle, form: str) -> str:
    if form == "html":
        return bundle.head
    return as_json(graph_json(bundle) if form == "ld+json" else bundle_json(bundle))
