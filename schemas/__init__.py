"""The public contract: one JSON Schema (2020-12) per boundary, and the rule rows of each consumer, as package data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

NAMES = ("article", "bundle", "finding", "problem", "report", "rule")
"""The schemas that `GET /v1/schemas/NAME` gives."""


@cache
def load(name: str) -> dict[str, Any]:
    """The schema of that name as JSON. Raises FileNotFoundError for a name that there is none of."""
    schema: dict[str, Any] = json.loads(files("schemas").joinpath(f"{name}.json").read_text("utf-8"))
    return schema


@cache
def validator(name: str) -> Draft202012Validator:
    """The compiled validator of a schema; a "$ref" between schemas is the other's file name ("finding.json")."""
    resources = [(f"{other}.json", DRAFT202012.create_resource(load(other))) for other in NAMES]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(load(name), registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)
