"""Traces for OpenTelemetry, where they are asked for: how long turns take, and nothing of them."""

from importlib.util import find_spec

from bot.measured import Span, untraced

EXTRA = "pip install 'chefslotsen[otel]'"


class NoTracing(Exception):
    """Traces are asked for, and what makes them is not installed."""


def tracing(endpoint: str | None) -> Span:
    """What opens spans that are sent to that address; none where there is no address."""
    if endpoint is None:
        return untraced
    if find_spec("opentelemetry") is None:
        raise NoTracing(f"OTEL_EXPORTER_OTLP_ENDPOINT is set, and tracing is not there: {EXTRA}")
    return _exported(endpoint)


def _exported(endpoint: str) -> Span:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "chefslotsen"}))
    exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    tracer = provider.get_tracer("chefslotsen")
    # An exception's text could hold a person's words, so only its being is told.
    return lambda name: tracer.start_as_current_span(
        name, record_exception=False, set_status_on_exception=False
    )
