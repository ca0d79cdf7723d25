"""`systemlotsen check` tells people, groups and files apart, each against a fake Graph over HTTP."""

from __future__ import annotations

import pytest

from bot.checks import check_lines
from bot.policies.files import FilePolicy
from bot.settings import Settings
from tests.fakes.graph import FakeGraph
from tests.fakes.graph_drive import CHANNEL, TEAM, Refusal

READERS, IT = "11111111-0000-0000-0000-000000000001", "11111111-0000-0000-0000-000000000002"


@pytest.fixture
async def graph():
    fake = FakeGraph()
    server = await fake.serve()
    fake.url = str(server.make_url("/v1.0"))
    fake.add("k", "Karin", groups=(IT,))
    fake.drive.put("Lathund.docx")
    yield fake
    await server.close()


async def lines(graph, tmp_path, **more):
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'check.db'}",
        dev=True,
        graph_url=graph.url,
        register_reader_group=READERS,
        it_unit_group=IT,
        **{"files": FilePolicy(team=TEAM, channel=CHANNEL), **more},
    )
    found, _ = await check_lines(settings)
    return dict(line.split(": ", 1) for line in found)


async def test_all_is_well(graph, tmp_path):
    told = await lines(graph, tmp_path)
    assert (told["Personer"], told["Grupper"], told["Filer"]) == (
        "personer kan läsas",
        "grupper kan läsas",
        "1 filer kan läsas",
    )


@pytest.mark.parametrize(
    ("inside", "line", "permission"),
    [
        ("/users?", "Personer", "User.Read.All"),
        ("checkMemberGroups", "Grupper", "GroupMember.Read.All"),
        ("filesFolder", "Filer", "Files.Read.All"),
    ],
)
async def test_each_missing_permission_is_named_in_its_own_line(graph, tmp_path, inside, line, permission):
    graph.drive.refusals.append(Refusal(403, inside))
    told = await lines(graph, tmp_path)
    assert told[line].startswith("FEL")
    assert permission in told[line]
    others = {"Personer", "Grupper", "Filer"} - {line, "Grupper" if line == "Personer" else line}
    assert not [name for name in others if told[name].startswith("FEL")]


async def test_a_permission_that_hides_closed_accounts_is_not_enough(graph, tmp_path):
    del graph.users["k"]["accountEnabled"]
    assert "User.Read.All räcker inte" in (await lines(graph, tmp_path))["Personer"]


@pytest.mark.parametrize(("status", "told"), [(404, "kanalens filer hittas inte"), (503, "Graph svarar inte (503)")])
async def test_other_faults_are_told_as_they_are(graph, tmp_path, status, told):
    graph.drive.refusals.append(Refusal(status, "filesFolder"))
    assert told in (await lines(graph, tmp_path))["Filer"]


async def test_before_a_channel_is_chosen_it_says_what_to_do(graph, tmp_path):
    assert "ingen kanal vald än" in (await lines(graph, tmp_path, files=FilePolicy()))["Filer"]


async def test_in_local_mode_the_folder_is_counted_or_missed(tmp_path):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'check.db'}", dev=True)
    assert "Filer: 6 filer i mappen för lokalt läge" in (await check_lines(settings))[0]
    missing = settings.model_copy(update={"files": FilePolicy(local_folder=tmp_path / "nowhere")})
    assert any(line.startswith("Filer: FEL, mappen") for line in (await check_lines(missing))[0])
