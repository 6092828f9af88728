"""The command `standfirst`, on the same pipeline as the web. One file for each of its commands, one line in COMMANDS."""

from __future__ import annotations

import click

from service.cli.batch import batch
from service.cli.check import check
from service.cli.db import db
from service.cli.deliveries import deliveries
from service.cli.generate import generate
from service.cli.reprocess import reprocess
from service.cli.rules import rules
from service.cli.serve import serve
from service.cli.worker import worker

COMMANDS = (generate, check, batch, rules, serve, worker, deliveries, reprocess, db)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standfirst", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a news article into the markup that search engines and social networks read."""


for _command in COMMANDS:
    main.add_command(_command)
