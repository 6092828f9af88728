"""`standfirst db`: the store's database."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from service.cli.output import say
from service.cli.refusals import FOUND
from service.cli.stored import desk

if TYPE_CHECKING:
    from service.edges.desk import Desk


@click.group()
def db() -> None:
    """Bring the store's database up to date, or check it."""


@db.command()
def upgrade() -> None:
    """Bring the database up to date. The service does so too when it opens it."""
    with desk() as made:
        made.store.open()
        say(f"{_place(made)} is at revision {made.store.revision()}.")


@db.command(short_help="Take the database back to REVISION.")
@click.argument("revision")
@click.confirmation_option(prompt="What the newer revisions keep is deleted. Go on?")
def downgrade(revision: str) -> None:
    """Take the database back to REVISION, “base” for an empty one, to run an older version of the service on it."""
    with desk() as made:
        made.store.downgrade(revision)
        say(f"{_place(made)} is at revision {made.store.revision() or 'base'}.")


@db.command(short_help="Check that the database can be used.")
def check() -> None:
    """Check that the database can be reached and has the tables of this version. Exits with 1 where it has not."""
    with desk() as made:
        revision, newest = made.store.revision(), made.store.newest()
        if revision != newest:
            say(f"{_place(made)} is at revision {revision or 'base'}, this version wants {newest}. `standfirst db upgrade` brings it there.")
            sys.exit(FOUND)
        if differences := made.store.differences():
            say("\n".join([f"{_place(made)} is not as its revision {revision} has it:", *differences]))
            sys.exit(FOUND)
        say(f"{_place(made)} is at revision {revision}, as this version wants it.")


def _place(made: Desk) -> str:
    path = made.store.database.path
    return "The PostgreSQL database" if path is None else str(path)
