"""A nyttokalkyl as a file: Word to decide on, Excel to recompute."""

from __future__ import annotations

from datetime import date

from bot.calculations.links import DocumentForm, Wanted
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl.calculation import Nyttokalkyl
from bot.domain.nyttokalkyl.route import Limits, route_of


def drawn(dossier: Dossier, wanted: Wanted, calculation: Nyttokalkyl, limits: Limits, today: date) -> bytes:
    """The file. Takes some tenths of a second: call it in a thread."""
    # Loaded here: Word and Excel cost 20 MB that most days do not need.
    from bot.documents.nyttokalkyl_excel import excel_of  # noqa: PLC0415 - as above
    from bot.documents.nyttokalkyl_word import Circumstances, word_of  # noqa: PLC0415

    if wanted.form is not DocumentForm.WORD:
        return excel_of(calculation, wanted.language)
    matter = dossier.matter
    newest = bool(matter.versions) and wanted.version == len(matter.versions)
    circumstances = Circumstances(
        on=today,
        version=wanted.version or None,
        route=route_of(calculation, limits) if calculation.departments[0] else None,
        statement=matter.statement if newest else None,
        decision=matter.decision if newest else None,
    )
    return word_of(calculation, circumstances, wanted.language)
