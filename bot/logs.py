"""Structured logs: one JSON object a line, with ids and never names or what anybody wrote."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from bot.tracing import current_turn

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_OURS = frozenset({"bot", "cards", "storage"})


class JsonLines(logging.Formatter):
    """Time, level, logger, event and whatever the caller gave as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line. A fault's traceback is kept, but not its message: that may quote what somebody wrote."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage() if record.name.partition(".")[0] in _OURS else _template(record),
        }
        if (turn := current_turn()) is not None:
            line["turn"] = turn
        line |= {name: value for name, value in vars(record).items() if name not in _OWN}
        if record.exc_info and record.exc_info[1] is not None:
            fault = record.exc_info[1]
            line["fault"] = type(fault).__name__
            line["where"] = _places(fault)
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up_logging(level: str) -> None:
    """Log to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    # Libraries tell at «debug» what they send to the database and over the network: that is never for a log.
    wanted = logging.getLevelNamesMapping()[level.upper()]
    root.setLevel(max(wanted, logging.INFO))
    for ours in _OURS:
        logging.getLogger(ours).setLevel(wanted)
    for noisy in ("aiohttp.access", "azure", "httpx", "msal"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _template(record: logging.LogRecord) -> str:
    """What a library says, without the values it says it of: the first line, before anything is filled in."""
    return str(record.msg).partition("\n")[0].partition(": ")[0][:200]


def _places(fault: BaseException) -> list[str]:
    places = []
    trace = fault.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]
