"""The public contract: one JSON Schema (2020-12) per boundary, and the rule rows of each consumer, as package data."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from schemas.compile import Formats, Home, compiled
from schemas.keywords import PlainValidator

NAMES = ("article", "bundle", "delivery", "entry", "finding", "problem", "report", "rule", "taken", "version")
"""The schemas that `GET /v1/schemas/NAME` gives."""

INTERNAL = ("settings",)
"""Those that only the service itself is held to."""


@cache
def load(name: str) -> dict[str, Any]:
    """The schema of that name as JSON. Raises FileNotFoundError for a name that there is none of."""
    schema: dict[str, Any] = json.loads(files("schemas").joinpath(f"{name}.json").read_text("utf-8"))
    return schema


@cache
def validator(name: str) -> Draft202012Validator:
    """The compiled validator of a schema, whose errors have messages in plain words; formats are not looked at.

    A "$ref" between schemas is the other's file name ("finding.json"), with or without a pointer into it.
    """
    return make_validator(name, {})


def make_validator(name: str, formats: Formats) -> Draft202012Validator:
    """The same with these formats held to. Costly: make it once and keep it."""
    checker = FormatChecker(formats=())
    for format_name, fault in formats.items():
        checker.checks(format_name, raises=ValueError)(_raising(fault))
    schema = load(name)
    return PlainValidator(compiled(schema, Home(schema, load, formats)), format_checker=checker)


def _raising(fault: Callable[[str], str | None]) -> Callable[[object], bool]:
    """A format as jsonschema's checker wants it: an error that carries the message."""

    def check(value: object) -> bool:
        if isinstance(value, str) and (message := fault(value)) is not None:
            raise ValueError(message)
        return True

    return check
