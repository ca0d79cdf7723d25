"""The command line (interface.md): `systemlotsen serve | migrate | import | export | ask | due | check …`.

Exit codes: 0 done, 1 refused or faults found, 2 wrong use.
"""

from __future__ import annotations

import logging

import click

from bot.commands.about import about
from bot.commands.audit import audit
from bot.commands.doctor import doctor
from bot.commands.due import due
from bot.commands.manifest import manifest
from bot.commands.plans import import_plans
from bot.commands.purge import purge
from bot.commands.register import export, import_
from bot.commands.service import check, migrate, serve
from bot.commands.talking import ask, chat, evaluate_
from bot.commands.usage import import_usage


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="systemlotsen")
def main() -> None:
    """Systemlotsen håller ordning bland kommunens digitala system."""


for command in (
    serve,
    migrate,
    import_,
    import_plans,
    import_usage,
    export,
    ask,
    chat,
    due,
    about,
    audit,
    purge,
    check,
    doctor,
    evaluate_,
    manifest,
):
    main.add_command(command)


if __name__ == "__main__":
    logging.captureWarnings(capture=True)
    main()
