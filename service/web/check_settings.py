"""The settings of the checker: the table [check] of the settings file, for the API and the command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service.check import selection_of
from service.model.refusal import Fault, Refusal

KEYS = {"consumer": "consumers", "ignore": "ignore"}
"""What a selection calls a name's kind, and what the table calls it."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """consumers: whose findings are told where a caller names none; none is everyone's. ignore: rules whose findings never are.
    fail_on: the level from which on the command's exit code is 1."""

    consumers: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"


def check_settings_of(tables: Mapping[str, Any]) -> CheckSettings:
    """The settings of the table, which is found sound."""
    table = tables.get("check", {})
    return CheckSettings(tuple(table.get("consumers", ())), tuple(table.get("ignore", ())), table.get("fail_on", "error"))


def check_faults(tables: Mapping[str, Any]) -> Iterator[Fault]:
    """A fault for each consumer and rule of the table that there is none of, with the nearest that there is."""
    table = tables.get("check", {})
    try:
        selection_of(table.get("consumers", ()), table.get("ignore", ()))
    except Refusal as refusal:
        for fault in refusal.faults:
            kind, number = fault.at.strip("/").split("/")
            yield Fault(f"/file/check/{KEYS[kind]}/{number}", fault.message)
