"""Ids for systems that come without one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.domain.systems import ItSystem


class KeyMaker:
    """Ids for new systems: the next numbers in the register's own series."""

    def __init__(self, systems: Sequence[ItSystem]) -> None:
        series: dict[str, list[str]] = defaultdict(list)
        for system in systems:
            if found := re.fullmatch(r"(.*?)(\d{1,9})", system.key):
                series[found[1]].append(found[2])
        common = Counter({prefix: len(numbers) for prefix, numbers in series.items()}).most_common(1)
        self._prefix = common[0][0] if common else "SYS-"
        numbers = series.get(self._prefix, ["0000"])
        self._width = max(map(len, numbers))
        self._last = max(map(int, numbers))
        self._taken = {system.key.casefold() for system in systems}

    def reserve(self, keys: Iterable[str | None]) -> None:
        """Keep ids that the file itself gives from being made up for others."""
        self._taken.update(key.casefold() for key in keys if key)

    def next(self) -> str:
        """An id that no system has."""
        while True:
            self._last += 1
            key = f"{self._prefix}{self._last:0{self._width}d}"
            if key.casefold() not in self._taken:
                return key
