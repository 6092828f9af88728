"""`standfirst serve`: the API over HTTP."""

from __future__ import annotations

import os
from dataclasses import replace

import click

from service.cli.refusals import Refused, stated_settings
from service.edges.database import StoreError
from service.web.server import run, try_store
from service.web.settings import Settings, settings_from


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen; PORT, else 8000.")
@click.option("--workers", type=click.IntRange(1), help="How many processes answer; WEB_CONCURRENCY, else one a processor.")
@click.option("--with-worker", is_flag=True, help="Also run `standfirst worker`, while a source has an address to deliver to.")
def serve(port: int | None, workers: int | None, with_worker: bool) -> None:
    """Serve the API over HTTP."""

    def stated() -> Settings:
        settings = settings_from(os.environ)
        return replace(settings, port=port or settings.port, web_concurrency=workers or settings.web_concurrency)

    try:
        try_store(stated_settings())
        run(stated, with_worker=with_worker)
    except StoreError as error:
        raise Refused(str(error)) from error
