"""`standfirst worker`: makes the deliveries that are due."""

from __future__ import annotations

import logging.config
from datetime import UTC, datetime

import click

from service.cli.refusals import Refused, stated_settings
from service.cli.stored import desk
from service.web import logs


@click.command()
@click.option("--threads", type=click.IntRange(1, 256), help="How many deliveries are made at once; STANDFIRST_WORKER_THREADS, else 4.")
@click.option("--parent", type=int, help="End when this process is not the one any more that has started the worker.")
def worker(threads: int | None, parent: int | None) -> None:
    """Make deliveries until told to stop."""
    from service.edges.deliver import Deliverer
    from service.edges.parent import end_with
    from service.edges.queue import FAILURES, Queue

    settings = stated_settings()
    if parent is not None:
        end_with(parent)
    with desk() as made:
        made.store.open()
        logging.config.dictConfig(logs.config(settings.log_level))
        deliverer = Deliverer(made.store, settings.newsroom, lambda: datetime.now(UTC))
        try:
            Queue(settings.queue, deliverer).work(threads or settings.worker_threads)
        except FAILURES as error:
            raise Refused(f"STANDFIRST_QUEUE_URL: the queue cannot be used ({str(error).strip().partition(chr(10))[0]}).") from error
