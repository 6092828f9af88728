"""A route: one row of ROUTES, and all that the web layer and the API's description need of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """A method and a path ("/v1/schemas/<name>"), the view that answers, and its OpenAPI operation.

    view: called with the path's variables by name; it raises Problem or Refusal for what it will not answer.
    quiet: asked every few seconds by machines; an answer that is no refusal is not worth a line of the log.
    """

    method: str
    path: str
    view: Callable[..., Response]
    operation: Mapping[str, Any]
    quiet: bool = False

    @property
    def endpoint(self) -> str:
        """Flask's name of the route."""
        return f"{self.method} {self.path}"
