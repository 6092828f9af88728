"""What the commands share that need the store: the settings' desk, and its failures as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from service.cli.refusals import Refused, stated_settings
from service.edges.database import StoreError

if TYPE_CHECKING:
    from service.edges.desk import Desk


@contextmanager
def desk() -> Iterator[Desk]:
    """The desk of the settings. Raises Refused where its database cannot be used."""
    from service.edges.desk import Desk
    from service.edges.store import Store

    settings = stated_settings()
    made = Desk(Store(settings.database), settings.newsroom, settings.queue)
    try:
        yield made
    except StoreError as error:
        raise Refused(str(error)) from error
    finally:
        made.store.close()
