"""The parameters that an address takes after its `?`, each a row: how it is read and how the API's description tells of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from flask import current_app, request

from service.check.rules import RULES
from service.model.formats import parse_url
from service.model.refusal import Fault
from service.read.cms import CMS
from service.web.problems import QUERY, Problem


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. parse: the value, or None for a text that is none; asks: what a good text is, as "an absolute …"."""

    name: str
    parse: Callable[[str], object]
    asks: str
    schema: Mapping[str, Any]
    description: str
    repeats: bool = False
    """Whether it may be stated several times; its value is then a tuple."""

    @property
    def described(self) -> dict[str, Any]:
        """The parameter as OpenAPI 3.1 has it."""
        schema = {"type": "array", "items": dict(self.schema)} if self.repeats else dict(self.schema)
        return {"name": self.name, "in": "query", "required": False, "schema": schema, "description": self.description}


URL = Parameter(
    "url",
    parse_url,
    "an absolute http or https address",
    {"type": "string", "format": "uri", "examples": ["https://dailyledger.example/2026/03/harbour-reopens"]},
    "The page's own address: relative addresses are resolved against it. It is not fetched.",
)
PUBLISHER = Parameter(
    "publisher",
    lambda text: text or None,
    "the host name of a publisher's profile",
    {"type": "string", "examples": ["dailyledger.example"]},
    "The publisher's profile of the settings to complete the article from. Where it is left out, the host of the article's address decides.",
)
CMS_NAME = Parameter(
    "cms",
    lambda text: text or None,
    "the name of a CMS",
    {"type": "string", "enum": list(CMS)},
    "The CMS whose payload the body is: JSON as the CMS's webhook sends it. A draft, a scheduled or a withdrawn article has no bundle (422).",
)
LOCALE = Parameter(
    "locale",
    lambda text: text or None,
    "a locale as the CMS writes it",
    {"type": "string", "examples": ["de", "de-AT,de,en-US"]},
    "Which language is read where a CMS's payload holds several; after a comma the one that it falls back on.",
)
CONSUMERS = Parameter(
    "consumer",
    lambda text: text or None,
    "the name of a consumer",
    {"type": "string", "examples": ["google"]},
    "Whose findings are told. Where it is left out, everyone's, or those of the settings.",
    repeats=True,
)
IGNORE = Parameter(
    "ignore",
    lambda text: text or None,
    "the id of a rule",
    {"type": "string", "examples": ["google.article.publisher-missing"]},
    "A rule whose findings are not told.",
    repeats=True,
)
STRICT = Parameter(
    "strict",
    {"true": True, "false": False}.get,
    "“true” or “false”",
    {"type": "boolean", "default": False},
    "Refuse an article whose markup has a finding of level error (422), and list them.",
)


_CONSUMERS = tuple(dict.fromkeys(rule.consumer for rule in RULES))
CONSUMER = Parameter(
    "consumer",
    {name: name for name in _CONSUMERS}.get,
    f"one of {', '.join(_CONSUMERS)}",
    {"type": "string", "enum": list(_CONSUMERS)},
    "Only the rules of this consumer.",
)


def read_query(parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    """The values of the request at hand by name; one that is not stated is left out.

    Errors: Problem 422 that lists every parameter that is unknown (with the nearest known one), repeated or not readable.
    """
    if not request.query_string:
        return {}
    most = current_app.config["LIMITS"].parameters
    if (count := request.query_string.count(b"&") + 1) > most:
        raise Problem(QUERY, f"The query has {count} parameters. The limit is {most}.")
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, texts in request.args.lists():
        if (parameter := known.get(name)) is None:
            faults.append(Fault("", _unknown(name, list(known))))
        elif parameter.repeats and all(texts):
            values[name] = tuple(map(parameter.parse, texts))
        elif len(texts) > 1:
            faults.append(Fault("", f"“{name}” is stated {len(texts)} times."))
        elif (value := parameter.parse(texts[0])) is None:
            faults.append(Fault("", f"“{name}” has to be {parameter.asks}, not “{texts[0]}”."))
        else:
            values[name] = value
    if faults:
        raise Problem(QUERY, " ".join(fault.message for fault in faults), tuple(faults))
    return values


def _unknown(name: str, known: list[str]) -> str:
    nearest = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    hint = f"Did you mean “{nearest[0]}”?" if nearest else f"There are {', '.join(known)}."
    return f"There is no parameter “{name}” here. {hint}"
