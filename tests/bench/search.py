"""How long it takes to build the search index and to answer, and how it grows: 439, 10 000 and 100 000 systems.

.venv/bin/python -m tests.bench.search
"""

from __future__ import annotations

import gc
import resource
import time

import click

from bot.search.index import SearchIndex
from bot.search.thesaurus import built_in
from tests.bench.register import grown

SIZES = (439, 10_000, 100_000)
CHATTY = """Hej! Jag är ny på förvaltningen och min chef undrar om vi redan har något för att hantera
felanmälningar från hyresgäster. Finns det? Annars tänkte vi köpa. Hälsningar Kim"""
NEEDS = (
    ("vilket diariesystem använder vi", "sv"),
    ("nåt för att boka idrottshallen", "sv"),
    ("bemaningssystem", "sv"),
    ("ekonomisystem", "sv"),
    ("kyrkogårdssystem", "sv"),
    ("gps-larm för dementa", "sv"),
    ("Do we already have a case-management system?", "en"),
    ("tracking of shipping containers", "en"),
    (CHATTY, "sv"),
)
ROUNDS = 20


def main() -> None:
    """Print one line a size."""
    thesaurus = built_in()
    start = time.perf_counter()
    SearchIndex.build((), thesaurus)
    click.echo(f"thesaurus made ready in {time.perf_counter() - start:.2f} s")
    click.echo(f"{'systems':>8} {'build s':>8} {'p50 ms':>8} {'p95 ms':>8} {'peak MB':>8}")
    for size in SIZES:
        systems = grown(size)
        gc.collect()
        start = time.perf_counter()
        index = SearchIndex.build(systems, thesaurus)
        built = time.perf_counter() - start
        times = []
        for _ in range(ROUNDS):
            for need, language in NEEDS:
                start = time.perf_counter()
                index.search(need, language)
                times.append(1000 * (time.perf_counter() - start))
        times.sort()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        click.echo(f"{size:>8} {built:>8.2f} {middle:>8.3f} {late:>8.3f} {peak:>8.0f}")


if __name__ == "__main__":
    main()
