"""Problems: every kind of refusal in one table, and the one place that makes answers of them.

Source: RFC 9457. A problem's `type` points into the schema of problems; `instance` is the request's id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

from service.edges.database import StoreError
from service.model.refusal import Fault, Reason, Refusal
from service.web.answers import json_answer
from service.web.request_id import request_id
from service.web.watch import watch

MEDIA_TYPE = "application/problem+json"
TYPE = "/v1/schemas/problem#"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its name ends the `type`; the title is the same for every problem of the kind."""

    name: str
    status: int
    title: str


BAD_REQUEST = Kind("bad-request", 400, "The request cannot be read")
UNAUTHORIZED = Kind("unauthorized", 401, "A key is needed")
TOO_SLOW = Kind("too-slow", 408, "The request did not come whole in time")
NOT_FOUND = Kind("not-found", 404, "There is nothing at this address")
METHOD_NOT_ALLOWED = Kind("method-not-allowed", 405, "This address does not take this method")
NOT_ACCEPTABLE = Kind("not-acceptable", 406, "None of the media types that you accept can be given")
CONFLICT = Kind("conflict", 409, "This cannot be done at the moment")
GONE = Kind("gone", 410, "The article was withdrawn")
TOO_LARGE = Kind("too-large", 413, "The payload is too large")
ADDRESS_TOO_LONG = Kind("address-too-long", 414, "The address is too long")
EXPECTATION = Kind("expectation-failed", 417, "The expectation cannot be met")
QUERY = Kind("invalid-query", 422, "The query does not hold what it should")
HEADERS_TOO_LARGE = Kind("headers-too-large", 431, "The request's headers are too many or too large")
INTERNAL = Kind("internal", 500, "The service failed")
CROWDED = Kind("crowded", 503, "Too many clients are sending slowly")
NOT_READY = Kind("not-ready", 503, "The service is not ready")
UNAVAILABLE = Kind("unavailable", 503, "The store cannot be used at the moment")

BY_REASON: Mapping[Reason, Kind] = {
    Reason.MALFORMED: Kind(Reason.MALFORMED.value, 400, "The payload cannot be read"),
    Reason.INVALID: Kind(Reason.INVALID.value, 422, "The payload is well-formed but not valid"),
    Reason.OVER_LIMIT: Kind(Reason.OVER_LIMIT.value, 413, "There is more in the payload than is read"),
    Reason.NO_ARTICLE: Kind(Reason.NO_ARTICLE.value, 422, "There is no article in the payload"),
    Reason.UNSUPPORTED_TYPE: Kind(Reason.UNSUPPORTED_TYPE.value, 415, "This media type is not read here"),
    Reason.UNKNOWN_PUBLISHER: Kind(Reason.UNKNOWN_PUBLISHER.value, 422, "There is no profile of this publisher"),
    Reason.UNKNOWN_CMS: Kind(Reason.UNKNOWN_CMS.value, 422, "There is no CMS of this name"),
    Reason.NOT_PUBLISHED: Kind(Reason.NOT_PUBLISHED.value, 422, "The article is not published"),
    Reason.SIGNATURE_MISSING: Kind(Reason.SIGNATURE_MISSING.value, 401, "The webhook is not signed"),
    Reason.SIGNATURE_MISMATCH: Kind(Reason.SIGNATURE_MISMATCH.value, 401, "The webhook's signature does not match"),
    Reason.SIGNATURE_TOO_OLD: Kind(Reason.SIGNATURE_TOO_OLD.value, 401, "The webhook was signed too long ago"),
    Reason.SIGNATURE_IN_FUTURE: Kind(Reason.SIGNATURE_IN_FUTURE.value, 401, "The webhook was signed in the future"),
    Reason.STRICT: Kind(Reason.STRICT.value, 422, "The article has findings of level error"),
}
BY_STATUS: Mapping[int, Kind] = {kind.status: kind for kind in (BAD_REQUEST, NOT_FOUND, METHOD_NOT_ALLOWED, TOO_LARGE, INTERNAL)}
"""For what Flask and Werkzeug raise."""
OTHER = Kind("http", 400, "The request cannot be answered")
"""What else Werkzeug raises, with the status and title of the case."""
_OF_THE_WEB = (
    BAD_REQUEST,
    OTHER,
    UNAUTHORIZED,
    CONFLICT,
    GONE,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    TOO_LARGE,
    QUERY,
    INTERNAL,
    NOT_READY,
    UNAVAILABLE,
)
OF_THE_SERVER = (TOO_SLOW, ADDRESS_TOO_LONG, EXPECTATION, HEADERS_TOO_LARGE, CROWDED)
"""What never reaches a route: any address may be answered so."""
KINDS: tuple[Kind, ...] = (*_OF_THE_WEB, *OF_THE_SERVER, *BY_REASON.values())


class Problem(Exception):
    """Raised by the web layer for a request that it refuses. `headers` go onto the answer, `members` into the problem."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        faults: tuple[Fault, ...] = (),
        headers: Mapping[str, str] | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.faults = faults
        self.headers = headers or {}
        self.members = members or {}


def install(app: Flask) -> None:
    """Make every refusal and failure of the app a problem, those that Flask itself raises included."""

    def failed(error: Exception) -> Response:
        app.logger.error("request %s failed", request_id(), exc_info=error)
        return _answer(Problem(INTERNAL, f"The fault is ours. It is in the log under {request_id()}."))

    app.register_error_handler(Problem, _answer)
    app.register_error_handler(Refusal, lambda refusal: _answer(Problem(BY_REASON[refusal.reason], refusal.detail, refusal.faults)))
    app.register_error_handler(StoreError, lambda error: unavailable(app, error))
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, failed)


def unavailable(app: Flask, error: StoreError) -> Response:
    """The answer where a database cannot be used: what it says goes into the log, since addresses are not the caller's."""
    app.logger.error("request %s: %s", request_id(), error)
    detail = f"Nothing was kept; try again in a moment. What is wrong stands in the log under {request_id()}."
    return _answer(Problem(UNAVAILABLE, detail, headers={"Retry-After": "5"}))


def _from_http(error: HTTPException) -> Response | HTTPException:
    """What Flask and Werkzeug raise: unknown paths, wrong methods, payloads over the limit."""
    status = error.code
    if status is None or isinstance(error, RequestRedirect):
        return error
    kind = BY_STATUS.get(status) or replace(OTHER, status=status, title=error.name)
    allowed = ", ".join(sorted(error.valid_methods or ())) if isinstance(error, MethodNotAllowed) else ""
    details = {
        NOT_FOUND: f"There is no “{request.path}” here. /openapi.json lists what there is.",
        METHOD_NOT_ALLOWED: f"It takes {allowed}, not {request.method}.",
        TOO_LARGE: f"The limit is {request.max_content_length or 0:,} bytes.",
    }
    return _answer(Problem(kind, details.get(kind) or error.description or kind.title, headers={"Allow": allowed} if allowed else None))


def _answer(problem: Problem) -> Response:
    kind = problem.kind
    watch().outcome = kind.name
    return json_answer(stated(kind, problem.detail, request_id(), problem.faults, problem.members), MEDIA_TYPE, kind.status, problem.headers)


def stated(kind: Kind, detail: str, instance: str, faults: tuple[Fault, ...] = (), others: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A problem's members. instance: the id of the request that it is about; others: members of the kind's own."""
    members: dict[str, Any] = {
        "type": TYPE + kind.name,
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": instance,
        **(others or {}),
    }
    if faults:
        members["errors"] = [{"at": fault.at, "message": fault.message} for fault in faults]
    return members
