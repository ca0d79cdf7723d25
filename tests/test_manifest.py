"""The app package: valid by Teams' own schema, by our checks of what it misses, and by what the bot understands."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator

from bot.__main__ import main
from bot.domain.answers import FaultAnswer
from bot.domain.people import Person
from bot.domain.questions import Intent, Memory
from bot.manifest import MANIFEST, ManifestFault, faults, package, zipped
from bot.turn import Conversation, ConversationKind, Turn, TurnKind
from tests.fakes.house import TENANT, House
from tests.fakes.registers import demo_departments, demo_systems

APP_ID = "1C3F6A9E-0B52-4a77-9d1e-5b8f0c2d4e6a"
SCHEMA = Path(__file__).parents[2] / "shared" / "data" / "teams-manifest-1.29.schema.json"


def make(**changes):
    values = {"app_id": APP_ID, "domain": "bot.kommun.se", "version": "1.2.3", "developer": "IT-enheten"}
    return package(**{**values, **changes})


def manifest_of(files):
    return json.loads(files[MANIFEST])


def changed(change):
    files = make()
    manifest = manifest_of(files)
    change(manifest)
    return {**files, MANIFEST: json.dumps(manifest).encode()}


@pytest.mark.parametrize("plan_domains", [(), ("kommun.sharepoint.com",)])
def test_the_manifest_is_valid_by_the_official_schema(plan_domains):
    if not SCHEMA.exists():
        assert not os.environ.get("CI"), f"{SCHEMA} is needed"
        pytest.skip("the official schema is not here")
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(manifest_of(make(plan_domains=plan_domains)))] == []


def test_the_package_has_everything_at_the_top_and_is_the_same_each_time():
    written = zipped(make())
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert set(archive.namelist()) == {"manifest.json", "en.json", "color.png", "outline.png"}
    assert written == zipped(make())


def test_what_was_given_is_filled_in():
    manifest = manifest_of(make(plan_domains=("b.se", "a.se", "a.se")))
    assert manifest["id"] == manifest["bots"][0]["botId"] == APP_ID.lower()
    assert manifest["developer"]["privacyUrl"] == "https://bot.kommun.se/privacy"
    assert manifest["composeExtensions"][0]["messageHandlers"][0]["value"]["domains"] == ["a.se", "b.se"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"app_id": "123"}, "GUID"),
        ({"domain": "https://bot.kommun.se"}, "inget domännamn"),
        ({"domain": "127.0.0.1"}, "inget domännamn"),
        ({"domain": "localhost"}, "inget domännamn"),
        ({"domain": "bot.local"}, "inget domännamn"),
        ({"domain": 'x.se", "a": "'}, "inget domännamn"),
        ({"plan_domains": ("*.se",)}, "inget domännamn"),
        ({"version": "1.0"}, "tre tal"),
        ({"version": "01.0.0"}, "tre tal"),
        ({"developer": " "}, "Utgivarens namn"),
        ({"developer": "x" * 33}, "Utgivarens namn"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(change, said):
    with pytest.raises(ManifestFault, match=said):
        make(**change)


def test_all_faults_are_told_at_once():
    with pytest.raises(ManifestFault) as refused:
        make(app_id="x", domain="x", version="x")
    assert len(refused.value.faults) == 3


def _long_title(manifest):
    manifest["bots"][0]["commandLists"][0]["commands"][0]["title"] = "x" * 33


def _plain_http(manifest):
    manifest["developer"]["termsOfUseUrl"] = "http://bot.kommun.se/terms"


def _misspelt(manifest):
    manifest["authorization"]["permissions"]["resourceSpecific"][0]["name"] = "Files.Read.Group"


def _without_app(manifest):
    del manifest["webApplicationInfo"]


def _twice(manifest):
    lists = manifest["bots"][0]["commandLists"]
    lists[1]["scopes"].append("personal")


def _no_command(manifest):
    manifest["bots"][0]["commandLists"][0]["commands"].pop()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_long_title, "längre än 32"),
        (_plain_http, "https://"),
        (_misspelt, "Files.Read.Group finns inte"),
        (_without_app, "webApplicationInfo"),
        (_twice, "samma plats"),
        (_no_command, "commands[9].title finns inte"),
    ],
)
def test_what_the_schema_misses_is_found(change, said):
    assert any(said in fault for fault in faults(changed(change)))


@pytest.mark.parametrize("name", ["color.png", "outline.png", "en.json"])
def test_a_missing_file_is_found(name):
    assert list(faults({key: value for key, value in make().items() if key != name}))


def test_icons_of_the_wrong_kind_are_found():
    files = make()
    swapped = {**files, "color.png": files["outline.png"], "outline.png": files["color.png"]}
    assert len(list(faults(swapped))) == 2
    opaque = {**files, "outline.png": files["outline.png"][:25] + b"\x02" + files["outline.png"][26:]}
    assert any("vit" in fault for fault in faults(opaque))


def test_everything_that_is_shown_is_translated():
    files = make()
    manifest, english = manifest_of(files), json.loads(files["en.json"])
    for number, commands in enumerate(manifest["bots"][0]["commandLists"]):
        for place in range(len(commands["commands"])):
            for part in ("title", "description"):
                assert f"bots[0].commandLists[{number}].commands[{place}].{part}" in english


def _titles():
    files = make()
    manifest, english = manifest_of(files), json.loads(files["en.json"])
    swedish = [command["title"] for commands in manifest["bots"][0]["commandLists"] for command in commands["commands"]]
    return sorted({*swedish, *(text for key, text in english.items() if key.startswith("bots") and "title" in key)})


_NEEDS_A_NAME = {"Vem äger", "Who owns", "När går avtalet ut för", "When does the contract end for"}


@pytest.fixture(scope="module")
def house():
    return House(demo_systems(), demo_departments(), [Person("maja", "Maja Sundkvist")])


@pytest.mark.parametrize("title", _titles())
async def test_every_command_is_understood(house, title):
    subject = "Treserva" if title in _NEEDS_A_NAME else "fakturor" if title.endswith((" för", " for")) else ""
    chat = Conversation("a:maja", ConversationKind.PERSONAL, "http://127.0.0.1", TENANT)
    turn = Turn(TurnKind.MESSAGE, title, chat, "29:maja", "maja", None, text=f"{title} {subject}".strip())
    reply, _ = await house.router.reply_and_card(turn, Memory())
    assert not isinstance(reply.answer, FaultAnswer)
    assert reply.intent not in {Intent.OUT_OF_SCOPE, Intent.SMALLTALK}
    assert (reply.intent is Intent.HELP) == (title in {"Hjälp", "Help"})


def test_the_command_writes_the_package(tmp_path):
    out = tmp_path / "systemlotsen.zip"
    arguments = ["manifest", "--app-id", APP_ID, "--domain", "Bot.Kommun.se", "--out", str(out)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read(MANIFEST))["validDomains"] == ["bot.kommun.se"]
    refused = CliRunner().invoke(main, [*arguments[:4], "fel", "--out", str(out)])
    assert refused.exit_code == 1
    nowhere = CliRunner().invoke(main, [*arguments[:-1], str(tmp_path / "finns" / "inte.zip")])
    assert nowhere.exit_code == 1
