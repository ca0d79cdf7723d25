"""Where a turn's time goes, and which turn a line in the log belongs to.

Every turn gets an id that stands in all its log lines. Spans are recorded only where the settings name somewhere to
send them: OpenTelemetry is loaded then and not before. A span holds kinds, intents and outcomes, never names, ids of
persons, or what anybody wrote.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from bot.settings import Settings

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter

_turn: ContextVar[str | None] = ContextVar("turn", default=None)
_NOTHING = nullcontext()


class TelemetryFault(Exception):  # noqa: N818 - a state of the surroundings, told in one sentence
    """Traces are asked for and cannot be sent."""


class _Recorder:
    """What records spans in this process; as with logging there is one, set up at the start."""

    tracer: Any = None


def span(name: str, **facts: str) -> AbstractContextManager[Any]:
    """A part of the work under way, timed where traces are recorded and nothing otherwise.

    `facts` are fixed words of our own, such as an intent or an outcome.
    """
    if _Recorder.tracer is None:
        return _NOTHING
    started: AbstractContextManager[Any] = _Recorder.tracer.start_as_current_span(
        name,
        attributes=facts,
        record_exception=False,  # a fault's message may quote what somebody wrote
        set_status_on_exception=False,
    )
    return started


@contextmanager
def turn_span(kind: str) -> Iterator[str]:
    """A whole turn: everything logged within it carries its id, which is given."""
    turn = secrets.token_hex(6)
    known = _turn.set(turn)
    try:
        with span(kind, turn=turn):
            yield turn
    finally:
        _turn.reset(known)


def current_turn() -> str | None:
    """The id of the turn under way, if any."""
    return _turn.get()


def set_up_tracing(settings: Settings) -> Callable[[], None]:
    """Begin to record where the settings say; the answer sends what is left and ends it.

    Raises TelemetryFault where the exporters are not installed or an address is unusable.
    """
    if settings.otlp_endpoint is None and settings.azure_monitor is None:
        return lambda: None
    try:
        exporters = _exporters(settings)
    except ImportError as missing:
        raise TelemetryFault(
            "Spår ska skickas, men det som skickar dem är inte installerat: pip install --require-hashes -r"
            " requirements-telemetry.lock."
        ) from missing
    except ValueError as wrong:
        # The fault's own words may hold the key that stands in the connection string.
        raise TelemetryFault("SYSTEMLOTSEN_AZURE_MONITOR är ingen anslutningssträng.") from wrong
    return record_to(*exporters)


def record_to(*exporters: SpanExporter) -> Callable[[], None]:
    """Record spans for these; the answer sends what is left and ends it."""
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - loaded only where traces are recorded
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    # Not Resource.create: its detectors would tell the machine's name and the command line.
    provider = TracerProvider(resource=Resource({"service.name": "systemlotsen"}), shutdown_on_exit=False)
    for exporter in exporters:
        provider.add_span_processor(BatchSpanProcessor(exporter))
    _Recorder.tracer = provider.get_tracer("systemlotsen")

    def end() -> None:
        _Recorder.tracer = None
        provider.shutdown()

    return end


def _exporters(settings: Settings) -> list[SpanExporter]:
    found: list[SpanExporter] = []
    if settings.otlp_endpoint is not None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415

        found.append(OTLPSpanExporter(endpoint=settings.otlp_endpoint, timeout=5))
    if settings.azure_monitor is not None:
        from azure.monitor.opentelemetry.exporter import AzureMonitorTraceExporter  # noqa: PLC0415

        found.append(AzureMonitorTraceExporter(connection_string=settings.azure_monitor.get_secret_value()))
    return found
