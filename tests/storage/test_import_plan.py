"""What a file does to the register: same system or not, what stays, what is missing, several contracts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.systems import Contract, ItSystem, RestrictedFacts, Role, RoleHolder
from bot.errors import BotError
from storage.importer import run_import
from storage.plan import plan_import
from storage.records import DepartmentNames, StoredSystem
from storage.report import Action, RowStatus
from storage.sheets.systemlist import read_systemlist

KSF, UBF = "Kommunstyrelseförvaltningen", "Utbildningsförvaltningen"
DEPARTMENTS = (DepartmentNames(KSF, ("KSF",), ("kommunledningen",)), DepartmentNames(UBF, ("UBF",)))
FIRST = Contract("A-1", None, date(2027, 6, 30), False, 3, None, Decimal(773000), None)


def stored(key, name, *contracts, missing=None, **facts):
    system = ItSystem(key, name, "", (), KSF, None, None, None, restricted=RestrictedFacts(contracts=contracts))
    return StoredSystem(replace(system, **facts), missing)


LEX, PLATINA = stored("HAN-0001", "Lex", FIRST), stored("HAN-0002", "Platina")


def plan(tmp_path, text, *register, departments=DEPARTMENTS, **options):
    path = tmp_path / "lista.csv"
    path.write_text(text, encoding="utf-8")
    return plan_import(read_systemlist(path), register, departments, **options)


def keys(planned, action=None):
    return [i.remark.key for i in planned.report.issues if action in {None, i.remark.action}]


def statuses(planned):
    return [str(status) for status in planned.report.rows.values()]


def test_the_id_decides_and_a_new_name_renames(tmp_path):
    planned = plan(
        tmp_path, f"systemid;systemnamn;förvaltning\nhan-0001;Lex Nova;{KSF}\nHAN-0002;Platina;{KSF}\n", LEX, PLATINA
    )
    assert statuses(planned) == ["changed", "unchanged"]
    assert [(c.column, c.before, c.after) for c in planned.changes] == [("systemnamn", "Lex", "Lex Nova")]


def test_id_and_name_that_disagree_ask(tmp_path):
    planned = plan(
        tmp_path, f"systemid;systemnamn;förvaltning\nHAN-0001;Platina;{KSF}\nHAN-9;Lex;{KSF}\n", LEX, PLATINA
    )
    assert statuses(planned) == ["rejected", "rejected"]
    assert keys(planned) == ["import-id-and-name-disagree"] * 2
    assert planned.missing == ()


def test_case_spaces_and_composition_do_not_make_another_system(tmp_path):
    register = stored("HAN-1", "Åre  Bygg")
    planned = plan(tmp_path, f"systemnamn;förvaltning\nA\u030aRE BYGG;{KSF}\n", register)
    assert statuses(planned) == ["unchanged"]
    assert planned.systems == ()


@pytest.mark.parametrize("name", ["Lex (system)", "Lex - prod", "Lex AB", "L-ex", "Léx", "Lex™"])
def test_a_name_that_resembles_another_asks(tmp_path, name):
    planned = plan(tmp_path, f"systemnamn;förvaltning\nLex;{KSF}\n{name};{KSF}\n")
    assert statuses(planned) == ["added", "rejected"]
    assert keys(planned, Action.NEEDS_PERSON) == ["import-name-resembles"]


def test_a_resembling_name_with_an_id_of_its_own_is_a_system(tmp_path):
    planned = plan(tmp_path, f"systemid;systemnamn;förvaltning\n1;Lex;{KSF}\n2;Lex - prod;{KSF}\n")
    assert statuses(planned) == ["added", "added"]


def test_a_recorded_alias_is_the_system(tmp_path):
    planned = plan(
        tmp_path, f"systemnamn;förvaltning\nGamla Lex;{KSF}\n", stored("HAN-1", "Lex", aliases=("Gamla Lex",))
    )
    assert statuses(planned) == ["unchanged"]


def test_repeated_rows_fill_each_other_in(tmp_path):
    text = f"systemnamn;förvaltning;leverantör;enhet\nLex;{KSF};Formpipe;\nLEX;{KSF};;Kansliet\n"
    planned = plan(tmp_path, text)
    assert statuses(planned) == ["added", "unchanged"]
    assert (planned.systems[0].supplier, planned.systems[0].unit) == ("Formpipe", "Kansliet")


def test_one_contradiction_leaves_that_fact_open(tmp_path):
    text = f"systemnamn;förvaltning;användare\nLex;{KSF};10\nLEX;{KSF};20\n"
    planned = plan(tmp_path, text)
    assert statuses(planned) == ["added", "unchanged"]
    assert planned.systems[0].restricted.user_count is None
    assert keys(planned, Action.NEEDS_PERSON) == ["import-rows-differ"] * 2


def test_rows_that_contradict_each_other_are_not_read(tmp_path):
    planned = plan(tmp_path, f"systemnamn;förvaltning;leverantör\nLex;{KSF};Formpipe\nLEX;{KSF};Visma\n")
    assert statuses(planned) == ["rejected", "rejected"]
    assert keys(planned) == ["import-rows-contradict"] * 2
    assert planned.systems == ()


def test_several_contracts_of_one_system(tmp_path):
    text = "systemid;systemnamn;förvaltning;avtalsnummer;avtalsslut\n" + "".join(
        f"HAN-0001;Lex;{KSF};{number};{end}\n" for number, end in (("A-1", "2027-06-30"), ("A-2", "2028-06-30"))
    )
    planned = plan(tmp_path, text, LEX)
    contracts = planned.systems[0].restricted.contracts
    assert [(contract.number, contract.end_date) for contract in contracts] == [
        ("A-1", date(2027, 6, 30)),
        ("A-2", date(2028, 6, 30)),
    ]
    assert contracts[0] == FIRST


def test_a_contract_that_the_file_does_not_name_stays(tmp_path):
    planned = plan(tmp_path, f"systemnamn;förvaltning;avtalsnummer;avtalsslut\nLex;{KSF};B-7;2029-01-01\n", LEX)
    assert [contract.number for contract in planned.systems[0].restricted.contracts] == ["A-1", "B-7"]
    assert keys(planned) == ["import-contract-kept"]


def test_several_contracts_without_a_number_ask(tmp_path):
    register = stored("HAN-0001", "Lex", FIRST, replace(FIRST, number="A-2"))
    planned = plan(tmp_path, f"systemnamn;förvaltning;avtalsslut\nLex;{KSF};2029-01-01\n", register)
    assert keys(planned) == ["import-which-contract"]
    assert planned.systems == ()


def test_what_has_no_column_or_no_value_stays(tmp_path):
    register = stored("HAN-0001", "Lex", FIRST, supplier="Formpipe", unit="Kansliet")
    planned = plan(tmp_path, f"systemnamn;förvaltning;leverantör\nLex;{KSF};\n", register)
    assert planned.systems == ()
    assert keys(planned) == ["import-blank-kept"]
    cleared = plan(tmp_path, f"systemnamn;förvaltning;leverantör\nLex;{KSF};-\n", register)
    assert (cleared.systems[0].supplier, cleared.systems[0].unit) == (None, "Kansliet")


def test_a_missing_owner_leaves_the_role_vacant(tmp_path):
    register = stored("HAN-0001", "Lex", owner=RoleHolder(Role.SYSTEM_OWNER, "Anna Ek", "chef"))
    planned = plan(tmp_path, f"systemnamn;förvaltning;systemägare\nLex;{KSF};vakant\n", register)
    assert planned.systems[0].owner is None
    kept = plan(tmp_path, f"systemnamn;förvaltning;systemägare\nLex;{KSF};Anna Ek\n", register)
    assert kept.systems == ()  # the title is not taken away by a file that leaves it out


def test_a_rounded_amount_does_not_replace_a_finer_one(tmp_path):
    same = plan(tmp_path, f"systemnamn;förvaltning;årskostnad\nLex;{KSF};0,8 mkr\n", LEX)
    assert (same.systems, keys(same)) == ((), ["import-amount-kept"])
    other = plan(tmp_path, f"systemnamn;förvaltning;årskostnad\nLex;{KSF};0,9 mkr\n", LEX)
    assert other.systems[0].restricted.contracts[0].yearly_cost == 900000


def test_an_impossible_date_changes_nothing_of_the_row(tmp_path):
    planned = plan(tmp_path, f"systemnamn;förvaltning;enhet;avtalsslut\nLex;{KSF};Ny;2027-02-30\n", LEX)
    assert (planned.systems, planned.missing, statuses(planned)) == ((), (), ["rejected"])


def test_an_end_before_the_start_asks(tmp_path):
    planned = plan(tmp_path, f"systemnamn;förvaltning;avtalsstart;avtalsslut\nLex;{KSF};2028-01-01;2027-01-01\n", LEX)
    assert (planned.systems, keys(planned)) == ((), ["import-end-before-start"])


def test_an_unknown_department_is_never_guessed(tmp_path):
    text = "systemnamn;förvaltning\nLex;kommunledningen\nNytt;kommunledningen\n"
    planned = plan(tmp_path, text, LEX)
    assert statuses(planned) == ["unchanged", "rejected"]
    assert keys(planned, Action.NEEDS_PERSON) == ["import-department-unknown"] * 2


def test_the_first_file_of_a_municipality_brings_its_departments(tmp_path):
    rows = "".join(f"System {n};Barn- och ungdomsförvaltningen\n" for n in range(30))
    planned = plan(tmp_path, f"systemnamn;förvaltning\n{rows}Lex;BUF\nUdda;Tekniska kontoret\n", departments=())
    assert [department.name for department in planned.departments] == ["Barn- och ungdomsförvaltningen"]
    assert statuses(planned) == ["added"] * 30 + ["rejected"] * 2


@pytest.mark.parametrize(("mark", "secret"), [("Ja", True), ("Nej", False), ("", True), ("kanske", True)])
def test_a_new_system_is_open_only_if_somebody_said_so(tmp_path, mark, secret):
    planned = plan(tmp_path, f"systemnamn;förvaltning;sekretess\nLex;{KSF};{mark}\nPlatina;{KSF};Nej\n")
    assert planned.systems[0].restricted.secret is secret


def test_a_column_of_crosses_means_no_where_there_is_none(tmp_path):
    planned = plan(tmp_path, f"systemnamn;förvaltning;sekretess\nLex;{KSF};x\nPlatina;{KSF};\n")
    assert [system.restricted.secret for system in planned.systems] == [True, False]


def test_what_is_missing_is_marked_and_what_returns_is_unmarked(tmp_path):
    register = [LEX, PLATINA, stored("HAN-0003", "Ecos", missing=date(2026, 1, 1))]
    planned = plan(tmp_path, f"systemnamn;förvaltning\nLex;{KSF}\nEcos;{KSF}\n", *register)
    assert planned.missing == ("HAN-0002",)
    assert [system.key for system in planned.systems] == ["HAN-0003"]
    assert planned.report.returned == ("Ecos",)


def test_a_file_that_lacks_most_of_the_register_is_refused(tmp_path):
    register = [LEX, PLATINA, stored("HAN-0003", "Ecos")]
    text = f"systemnamn;förvaltning\nLex;{KSF}\n"
    with pytest.raises(BotError) as caught:
        plan(tmp_path, text, *register)
    assert caught.value.text_key == "import-too-many-missing"
    assert len(plan(tmp_path, text, *register, allow_missing=True).missing) == 2


def test_new_ids_continue_the_registers_own_series(tmp_path):
    text = f"systemid;systemnamn;förvaltning\nHAN-0001;Lex;{KSF}\n;Nytt;{KSF}\nHAN-0003;Eget;{KSF}\n"
    planned = plan(tmp_path, text, LEX, PLATINA, allow_missing=True)
    assert [system.key for system in planned.systems] == ["HAN-0004", "HAN-0003"]


async def test_progress_and_a_trial_run_write_nothing(tmp_path, repository, clock):
    path = tmp_path / "lista.csv"
    path.write_text(f"systemnamn;förvaltning\nLex;{KSF}\n", encoding="utf-8")
    steps = []
    trial = await run_import(
        path, repository, clock=clock, by="test", dry_run=True, progress=lambda done, total: steps.append((done, total))
    )
    assert steps[-1] == (1, 1)
    assert trial.count(RowStatus.ADDED) == 1
    assert await repository.snapshot() == []
    await run_import(path, repository, clock=clock, by="test")
    assert [row.system.name for row in await repository.snapshot()] == ["Lex"]
