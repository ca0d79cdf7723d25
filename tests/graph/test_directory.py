"""People from Entra, through the real SDK against a fake Graph."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient

from bot.graph.directory import GraphDirectory
from tests.fakes.graph import FakeGraph

READERS, IT = "11111111-0000-0000-0000-000000000001", "11111111-0000-0000-0000-000000000002"
KARIN = "22222222-0000-0000-0000-000000000001"


@pytest.fixture
async def graph():
    fake = FakeGraph()
    server = await fake.serve()
    http = httpx.AsyncClient()  # without the SDK's middleware, as in production: no retries inside a turn
    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider(), client=http)
    adapter.base_url = str(server.make_url("/v1.0"))
    fake.client = GraphServiceClient(request_adapter=adapter)
    yield fake
    await http.aclose()
    await server.close()


class Time:
    now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def time():
    return Time()


@pytest.fixture
async def directory(graph, time):
    made = GraphDirectory(graph.client, {"register_reader": READERS, "it_unit": IT}, time)
    await made.warm()
    return made


async def test_a_person_has_the_groups_that_give_insight(graph, directory):
    graph.add(KARIN, "Karin Granhede", groups=(IT, "another"), jobTitle="IT-arkitekt", mail="karin@example.invalid")
    person = await directory.person(KARIN, "Somebody Else")
    assert (person.name, person.title, person.groups, person.active) == (
        "Karin Granhede",
        "IT-arkitekt",
        frozenset({"it_unit"}),
        True,
    )


async def test_people_are_remembered_for_a_while_and_then_asked_again(graph, directory, time):
    graph.add(KARIN, "Karin Granhede", groups=(IT,))
    await directory.person(KARIN, None)
    asked = len(graph.asked)
    await directory.person(KARIN, None)
    assert len(graph.asked) == asked
    graph.groups[KARIN] = set()
    time.now += timedelta(minutes=6)
    assert (await directory.person(KARIN, None)).groups == frozenset()


@pytest.mark.parametrize("status", [403, 429, 500])
async def test_without_an_answer_nobody_is_more_than_an_employee(graph, directory, status):
    graph.add(KARIN, "Karin Granhede", groups=(IT,))
    graph.faults.extend([status] * 4)
    person = await directory.person(KARIN, "Karin Granhede")
    assert (person.name, person.groups) == ("", frozenset())


async def test_a_fault_serves_what_is_known_for_an_hour_only(graph, directory, time):
    graph.add(KARIN, "Karin Granhede", groups=(IT,))
    await directory.person(KARIN, None)
    time.now += timedelta(minutes=30)
    graph.faults.extend([503] * 4)
    assert (await directory.person(KARIN, None)).groups == {"it_unit"}
    graph.faults.clear()
    time.now += timedelta(minutes=31)
    graph.faults.extend([503] * 4)
    assert (await directory.person(KARIN, None)).groups == frozenset()


async def test_a_deleted_or_disabled_account_is_not_active(graph, directory):
    assert not (await directory.person(KARIN, "Karin Granhede")).active
    graph.add("22222222-0000-0000-0000-000000000002", "Bo", groups=(IT,), accountEnabled=False)
    assert not (await directory.person("22222222-0000-0000-0000-000000000002", None)).active


async def test_a_person_is_found_by_address(graph, directory):
    graph.add(KARIN, "Karin Granhede", userPrincipalName="karin@example.invalid")
    assert (await directory.by_email("karin@example.invalid")).aad_object_id == KARIN
    assert await directory.by_email("nobody@example.invalid") is None


async def test_after_a_fault_graph_is_left_alone_for_half_a_minute(graph, directory, time):
    graph.add(KARIN, "Karin Granhede", groups=(IT,))
    graph.faults.append(500)
    await directory.person(KARIN, None)
    asked = len(graph.asked)
    assert (await directory.person(KARIN, None)).groups == frozenset()
    assert len(graph.asked) == asked
    time.now += timedelta(seconds=31)
    assert (await directory.person(KARIN, None)).groups == {"it_unit"}


async def test_a_name_gives_roles_only_to_its_sole_bearer_and_never_to_a_guest(graph, directory):
    graph.add(KARIN, "Karin O'Grandhede")
    assert (await directory.person(KARIN, None)).sole_bearer
    graph.add("22222222-0000-0000-0000-000000000003", "Bo Berg")
    graph.add("22222222-0000-0000-0000-000000000004", "Bo Berg")
    assert not (await directory.person("22222222-0000-0000-0000-000000000003", None)).sole_bearer
    graph.add("22222222-0000-0000-0000-000000000005", "Gäst Gästsson", userType="Guest")
    assert not (await directory.person("22222222-0000-0000-0000-000000000005", None)).sole_bearer


async def test_colleagues_are_found_by_the_beginning_of_their_names(graph, directory):
    graph.add("a", "Anna Berg", groups=("readers",), userPrincipalName="anna@x.invalid", department="SOC")
    graph.add("b", "Anna Björk", accountEnabled=False)
    graph.add("c", "Anna Gäst", userType="Guest")
    (found,) = await directory.named("anna")
    assert (found.aad_object_id, found.email, found.department) == ("a", "anna@x.invalid", "SOC")
    assert (found.groups, found.sole_bearer) == (frozenset(), False)
    assert await directory.named("O'Anna") == []
    assert await directory.named(" ") == ()


async def test_without_an_answer_from_graph_nobody_is_found_by_name(graph, directory):
    graph.add("a", "Anna Berg")
    graph.faults.append(503)
    assert await directory.named("Anna") == ()


async def test_the_manager_is_who_graph_says_if_the_account_is_open(graph, directory):
    graph.add(KARIN, "Karin")
    graph.add("m", "Maj Chef")
    assert await directory.manager_of(KARIN) is None
    graph.managers[KARIN] = "m"
    assert (await directory.manager_of(KARIN)).name == "Maj Chef"
    graph.users["m"]["accountEnabled"] = False
    assert await directory.manager_of(KARIN) is None


@pytest.mark.parametrize("status", [403, 429, 500])
async def test_a_manager_that_graph_does_not_tell_is_not_nobody(graph, directory, status):
    graph.add(KARIN, "Karin")
    graph.faults.extend([status] * 4)
    with pytest.raises(OSError, match="Error"):
        await directory.manager_of(KARIN)
