"""The API's description: OpenAPI 3.1, made of the routes' own operations and the schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import schemas
from service.model.media_types import JSON
from service.web.problems import BAD_REQUEST, INTERNAL, KINDS, MEDIA_TYPE, OF_THE_SERVER
from service.web.route import Route

VERSION = "1"
"""Of this API, as its paths have it ("/v1/…"); the package's version is another matter."""

_ANYWHERE = frozenset(kind.status for kind in (BAD_REQUEST, INTERNAL, *OF_THE_SERVER))
"""Statuses of problems that a request may meet before it reaches its route, or at any."""

_PAGE = "A page, the latest first. `next` is the address of the next one: no write makes it skip or repeat any."
_VARIABLE = re.compile(r"<(\w+)>")
_TAGS = {"/v1/generate": "markup", "/v1/check": "markup", "/v1/articles": "articles", "/v1/webhooks": "articles"}
"""What readers of the description group the operations by, from the start of their paths; all else is about the service itself."""


def schema_ref(name: str) -> dict[str, Any]:
    """A reference to one of the schemas, for an operation."""
    return {"$ref": f"#/components/schemas/{name}"}


def page_response(name: str, member: str) -> dict[str, Any]:
    """The response that is one page of a list. name: the member that holds it; member: the schema of its members."""
    properties = {name: {"type": "array", "items": schema_ref(member)}, "next": {"type": ["string", "null"]}}
    schema = {"type": "object", "required": [name, "next"], "properties": properties}
    return {"description": _PAGE, "content": {JSON: {"schema": schema}}}


def problem_responses(*statuses: int) -> dict[str, Any]:
    """The responses of an operation that are problems; those of the server itself and a failure are added."""
    return {str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted({*statuses, *_ANYWHERE})}


def document(routes: Iterable[Route]) -> dict[str, Any]:
    """The whole description as JSON."""
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        operation = {"tags": [_tag(route.path)], **route.operation}
        paths.setdefault(_VARIABLE.sub(r"{\1}", route.path), {})[route.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Standfirst",
            "version": VERSION,
            "summary": "An article in, its schema.org JSON-LD and Open Graph markup out.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": {name: _component(name) for name in schemas.NAMES}, "responses": _problems()},
    }


def _tag(path: str) -> str:
    return next((tag for start, tag in _TAGS.items() if path.startswith(start)), "service")


def _problems() -> dict[str, Any]:
    titles: dict[int, list[str]] = {}
    for kind in KINDS:
        titles.setdefault(kind.status, []).append(f"{kind.title} (`{kind.name}`).")
    content = {MEDIA_TYPE: {"schema": schema_ref("problem")}}
    return {str(status): {"description": " ".join(said), "content": content} for status, said in sorted(titles.items())}


def _component(name: str) -> Any:
    """A schema as a component: references between files and to its own `$defs` are made to hold in the one document."""
    members = {key: value for key, value in schemas.load(name).items() if key not in ("$schema", "$id")}
    return _moved(members, f"#/components/schemas/{name}")


def _moved(value: Any, home: str) -> Any:
    if isinstance(value, list):
        return [_moved(member, home) for member in value]
    if not isinstance(value, Mapping):
        return value
    moved = {key: _moved(member, home) for key, member in value.items()}
    if isinstance(target := value.get("$ref"), str):
        file, _, pointer = target.partition("#")
        moved["$ref"] = (f"#/components/schemas/{file.removesuffix('.json')}" if file else home) + pointer
    return moved
