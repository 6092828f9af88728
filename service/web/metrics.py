"""The service's metrics, each a row: requests, the time of the stages, the findings by rule.

Source: https://prometheus.io/docs/practices/naming/. Times are seconds. No label holds what a caller sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from service.web import shared_counts

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Most answers take a few milliseconds; the last bounds are for payloads that are meant to hurt."""
BYTES = (1_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)


class Metrics:
    """The counts of one application. Where several processes share them (service/web/shared_counts.py), they are of all."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = self._counter("standfirst_requests", "Requests answered.", "method", "route", "status")
        self._seconds = self._histogram("standfirst_request_seconds", "Time from a request's headers to its whole answer.", SECONDS, "route")
        self._stages = self._histogram("standfirst_stage_seconds", "Time that a stage took of one request.", SECONDS, "stage")
        self._bytes = self._histogram("standfirst_payload_bytes", "Size of the payloads taken.", BYTES, "route")
        self._findings = self._counter("standfirst_findings", "Findings given, by rule.", "rule", "level")
        self._hooks = self._counter("standfirst_hooks", "Webhooks stored, by what they told of.", "source", "event", "changed")
        # Looking a label up takes longer than counting it, and an answer has twenty findings.
        self._of_rule = lru_cache(maxsize=None)(self._findings.labels)
        self._of_stage = lru_cache(maxsize=None)(self._stages.labels)
        self._of_answer = lru_cache(maxsize=None)(self._requests.labels)
        self._of_route = lru_cache(maxsize=None)(self._seconds.labels)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request more. method and route: as in ROUTES, "" for an address that there is not."""
        self._of_answer(method, route, status).inc()
        self._of_route(route).observe(seconds)

    def took(self, stage: str, seconds: float) -> None:
        """A stage of the pipeline, or of any other work, has ended."""
        self._of_stage(stage).observe(seconds)

    def received(self, route: str, size: int) -> None:
        """A payload of this many bytes was taken."""
        self._bytes.labels(route).observe(size)

    def found(self, findings: Iterable[tuple[str, str]]) -> None:
        """Findings were given: each a rule's id and its level."""
        for rule, level in findings:
            self._of_rule(rule, level).inc()

    def hooked(self, source: str, event: str, *, changed: bool) -> None:
        """A webhook was stored. source and event: of the settings and of EVENTS; changed: whether what is public has."""
        self._hooks.labels(source, event, str(changed).lower()).inc()

    def exposed(self) -> bytes:
        """All counts in Prometheus's text format."""
        return generate_latest(shared_counts.registry() or self._registry)

    def _counter(self, name: str, help_text: str, *labels: str) -> Counter:
        return Counter(name, help_text, labels, registry=self._registry)

    def _histogram(self, name: str, help_text: str, bounds: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(name, help_text, labels, buckets=bounds, registry=self._registry)
