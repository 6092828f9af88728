"""The metrics that the store and the queue tell: they are asked at each scrape, so that every process gives the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import current_app
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily

from service.web.kept import desk, now


class _Told:
    """A collector of what the desk tells. Gauges of prometheus_client's own would be summed over the processes."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def collect(self) -> Iterator[GaugeMetricFamily]:
        up = GaugeMetricFamily("standfirst_up", "Whether a part can be used.", labels=["part"])
        for part, state in self._told["checks"].items():
            up.add_metric([part], float(state == "ok"))
        yield up
        states = GaugeMetricFamily("standfirst_deliveries", "Deliveries kept, by state.", labels=["state"])
        for state, count in self._told["deliveries"].items():
            states.add_metric([state], count)
        yield states
        for name, text in (
            ("queued", "Tasks in the queue."),
            ("oldest_pending_seconds", "How long the delivery that has waited longest is waiting."),
            ("attempts", "Attempts at the deliveries kept."),
        ):
            if self._told[name] is not None:
                yield GaugeMetricFamily(f"standfirst_delivery_{name}", text, value=self._told[name])


def kept_metrics() -> bytes:
    """Of the application at hand, in Prometheus's text format; nothing where the settings name no source."""
    if not current_app.config["SETTINGS"].newsroom.sources:
        return b""
    registry = CollectorRegistry()
    registry.register(_Told(desk().figures(now())))
    return generate_latest(registry)
