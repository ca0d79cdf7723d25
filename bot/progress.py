"""Progress of a long command."""

from __future__ import annotations

from typing import Any, TextIO

import click


class Progress:
    """A progress bar on a terminal; silent elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        """So much is done, of so much."""
        if not self._stream.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="Läser in", file=self._stream)
        self._bar.update(done - self._bar.pos)

    def end(self) -> None:
        """There is no more to do."""
        if self._bar is not None:
            self._bar.render_finish()
