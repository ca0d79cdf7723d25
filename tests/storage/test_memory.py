from __future__ import annotations

import json
import logging
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.questions import ContractFact, Intent, Memory, Question
from storage import memory as codec
from storage.memory import SCHEMA_VERSION, dump_memory, load_memory

memories = st.from_type(Memory)
FULL = Memory(
    subjects=("HAN-0001",),
    last=Question(Intent.CONTRACT, "en", "när går det ut?", contract_facts=frozenset(ContractFact), page=2),
    language="en",
    extras={"shown": "HAN-0001"},
)


@given(memories)
def test_any_memory_comes_back(memory):
    assert load_memory(SCHEMA_VERSION, dump_memory(memory)) == memory


def test_every_field_is_written():
    assert codec._MEMORY.keys() == {field.name for field in fields(Memory)}
    assert codec._QUESTION.keys() == {field.name for field in fields(Question)}


def test_it_is_plain_short_json_in_one_order():
    assert dump_memory(Memory()) == "{}"
    text = dump_memory(FULL)
    assert json.loads(text)["last"] == {
        "intent": "contract",
        "language": "en",
        "text": "när går det ut?",
        "contract_facts": sorted(ContractFact),
        "page": 2,
    }
    assert text == dump_memory(FULL)


def test_what_a_database_cannot_hold_is_escaped():
    memory = Memory(extras={"odd": "\0\ud800"})
    assert dump_memory(memory).isascii()
    assert load_memory(SCHEMA_VERSION, dump_memory(memory)) == memory


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"x"',
        '{"subjects": "HAN-0001"}',
        '{"subjects": [1]}',
        '{"language": "fi"}',
        '{"language": 1}',
        '{"last": {}}',
        '{"last": {"intent": "retired_intent"}}',
        '{"last": {"intent": "help", "page": "1"}}',
        '{"last": {"intent": "help", "page": true}}',
        '{"last": {"intent": "help", "pressed": 1}}',
        '{"last": {"intent": "help", "role": null}}',
        '{"last": {"intent": "help", "contract_facts": ["price"]}}',
        '{"extras": {"a": 1}}',
        '{"extras": []}',
        '{"future": 1}',
        '{"py/object": "os.system"}',
        "[" * 100_000,
    ],
)
def test_a_damaged_state_is_forgotten_with_a_warning(text, caplog):
    with caplog.at_level(logging.WARNING):
        assert load_memory(SCHEMA_VERSION, text) == Memory()
    assert "damaged" in caplog.text


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION + 1])
def test_another_schema_version_is_forgotten_with_a_warning(version, caplog):
    with caplog.at_level(logging.WARNING):
        assert load_memory(version, "{}") == Memory()
    assert "unknown schema version" in caplog.text


def test_a_warning_never_holds_what_somebody_wrote(caplog):
    load_memory(SCHEMA_VERSION, '{"last": {"intent": "hemlig fråga"}}')
    assert "hemlig" not in "".join(str(record.__dict__) for record in caplog.records)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda s: (
            st.lists(s)
            | st.dictionaries(st.sampled_from([f.name for f in (*fields(Memory), *fields(Question))]) | st.text(), s)
        ),
    )
)
def test_no_json_makes_it_fail(value):
    assert isinstance(load_memory(SCHEMA_VERSION, json.dumps(value)), Memory)
