"""The addresses of databases: which kinds are taken, and what is wrong with one that is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_SQLITE = re.compile(r"sqlite:///(?P<path>[^?#]+)\Z")
_POSTGRESQL = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://(?P<rest>\S+)\Z")
TAKEN = "Write sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME."


class StoreError(Exception):
    """A database cannot be used. The message is a sentence that says which and why, and what to do."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where rows are kept: a file of SQLite's (`path`), or a PostgreSQL (`dsn`, as psycopg takes it)."""

    path: Path | None = None
    dsn: str | None = None

    @property
    def url(self) -> str:
        """The address as SQLAlchemy takes it."""
        return f"sqlite:///{self.path}" if self.dsn is None else self.dsn.replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def beside(self) -> Database:
        """Where the queue of this database's deliveries stands: the same PostgreSQL, or a file beside SQLite's."""
        return self if self.path is None else Database(self.path.with_name(f"{self.path.stem}-queue{self.path.suffix}"))


def database_of(url: str) -> Database:
    """The database that an address means. Errors: ValueError with a sentence, which does not repeat the address: it may hold a password."""
    if found := _SQLITE.match(url.strip()):
        if found["path"] == ":memory:":
            raise ValueError("A database in memory is lost with its process, and each process has its own. " + TAKEN)
        return Database(path=Path(found["path"]))
    if found := _POSTGRESQL.match(url.strip()):
        return Database(dsn=f"postgresql://{found['rest']}")
    raise ValueError(f"This is no address of a database that is taken here. {TAKEN}")
