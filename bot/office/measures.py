"""What Prometheus reads at /metrics; no label names a person, a chat or a question."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.types import Kind

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)


class Measures:
    """The counters of one process."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        self.answers = Counter("wenbao_answers", "Answers by kind", ("kind",), registry=registry)
        self.seconds = Histogram(
            "wenbao_answer_seconds", "Seconds to make an answer", buckets=_BUCKETS, registry=registry
        )
        self.failures = Counter("wenbao_failures", "Updates that a handler failed on", registry=registry)
        self.reopened = Counter("wenbao_index_reopened", "Times a new index was opened", registry=registry)
        self._waiting = Gauge("wenbao_updates_waiting", "Updates not answered yet", registry=registry)
        self._reports = Gauge("wenbao_reports", "Reports in the index", registry=registry)

    def answered(self, kind: Kind, seconds: float, _question: str) -> None:
        """Count an answer."""
        self.answers.labels(kind.value).inc()
        self.seconds.observe(seconds)

    def watch(self, waiting: Callable[[], int], reports: Callable[[], int]) -> None:
        """Read these whenever the measures are asked for."""
        self._waiting.set_function(waiting)
        self._reports.set_function(reports)

    def text(self) -> bytes:
        """The exposition in Prometheus' text format."""
        return generate_latest(self._registry)
