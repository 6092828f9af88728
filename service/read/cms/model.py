"""What a CMS's reader gives: where the article stands, and the article itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from service.model.publication import Status
from service.read.cms.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Standing:
    """What a payload says of an article without being read whole.

    id: the CMS's own, the same over all its events. status: as the payload alone tells it. embargo: ISO 8601, until when
    a published article must not be shown, where the payload says so.
    """

    id: str
    status: Status
    embargo: str | None = None


@dataclass(frozen=True, slots=True)
class Cms:
    """One CMS: its name in settings and addresses, how its maker spells it, and its readers.

    stand and read take a payload that schemas/cms/NAME.json takes, and the locale that is asked for, if any.
    """

    name: str
    title: str
    stand: Callable[[Any, str | None], Standing]
    read: Callable[[Any, str | None], Gathered]
