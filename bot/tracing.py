"""Traces for OpenTelemetry, where they are asked for: how long turns take, and nothing of them."""

from contextlib import AbstractContextManager
from importlib.util import find_spec
from typing import Any

from bot.measured_turns import Span, untraced

SERVICE = "chefslotsen"
EXTRA = "pip install 'chefslotsen[otel]'"


class NoTracing(Exception):
    """Traces are asked for, and what makes them is not installed."""


def tracing(endpoint: str | None) -> Span:
    """What opens spans that are sent to that address; none where there is no address."""
    if endpoint is None:
        return untraced
    if find_spec("opentelemetry") is None:
        raise NoTracing(f"OTEL_EXPORTER_OTLP_ENDPOINT is set, and tracing is not there: {EXTRA}")
    return Traces(endpoint)


class Traces:
    """Sends spans to a collector, in a thread of the library's own."""

    def __init__(self, endpoint: str) -> None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        self._provider = TracerProvider(resource=Resource.create({"service.name": SERVICE}))
        exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer(SERVICE)

    def __call__(self, name: str) -> AbstractContextManager[Any]:
        """Open a span; of an exception not even the text, which could hold a person's words."""
        span: AbstractContextManager[Any] = self._tracer.start_as_current_span(
            name, record_exception=False, set_status_on_exception=False
        )
        return span
