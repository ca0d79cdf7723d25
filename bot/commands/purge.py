"""`purge`: remove what has become old, or say what would go."""

from __future__ import annotations

import click

from bot.commands import read_settings, run
from bot.core import open_core
from storage.retention import StoredRetention

_NAMES = {
    "drafts": "utkast till nyttokalkyler som ingen har rört",
    "conversations": "konversationers minne",
    "missed_searches": "sökningar som inte gav något",
    "access_log": "rader i loggen över visade uppgifter",
}


@click.command()
@click.option("--dry-run", is_flag=True, help="Visa bara vad som skulle tas bort.")
def purge(*, dry_run: bool) -> None:
    """Ta bort det som är äldre än [retention] säger."""
    settings = read_settings()
    days = settings.retention.model_dump()

    async def work() -> dict[str, int]:
        core = await open_core(settings)
        try:
            stored = StoredRetention(core.database, core.clock)
            return await (stored.due(days) if dry_run else stored.purge(days))
        finally:
            await core.close()

    counts = run(work())
    click.echo("Skulle tas bort:" if dry_run else "Borttaget:")
    for name, words in _NAMES.items():
        click.echo(f"{counts[name]:>7} {words} (äldre än {days[name]} dagar)")
