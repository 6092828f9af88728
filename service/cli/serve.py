"""`standfirst serve`: the API over HTTP."""

from __future__ import annotations

import os
from dataclasses import replace

import click

from service.cli.refusals import stated_settings
from service.web.server import run
from service.web.settings import Settings, settings_from


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen; PORT, else 8000.")
@click.option("--workers", type=click.IntRange(1), help="How many processes answer; WEB_CONCURRENCY, else one a processor.")
def serve(port: int | None, workers: int | None) -> None:
    """Serve the API over HTTP."""

    def stated() -> Settings:
        settings = settings_from(os.environ)
        return replace(settings, port=port or settings.port, web_concurrency=workers or settings.web_concurrency)

    stated_settings()
    run(stated)
