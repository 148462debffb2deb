"""Every kind of invoke that Teams sends, in its own shape and malformed: never our fault."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.logs import TextLines
from tests.channels.conftest import Rig
from tests.channels.in_teams import InTeams
from tests.channels.service import FakeService
from tests.chat.house import House

OK, BAD, UNKNOWN = 200, 400, 501
NO_SUCH, NO_TOKEN = 404, 412
"""How a sign-in that nobody has begun, and a token that nobody wants, are refused."""
EXECUTE = {"type": "Action.Execute", "verb": "say", "data": {"say": "hjälp"}}
FEEDBACK = {
    "actionName": "feedback",
    "actionValue": {"reaction": "dislike", "feedback": '{"feedbackText":"Fel program"}'},
}
TOKEN = {"id": "5e3c", "connectionName": "graph", "token": "eyJ0"}
SEARCH = {
    "queryText": "mentor",
    "queryOptions": {"skip": 0, "top": 15},
    "dataset": "programmes",
    "kind": "search",
}
SENT_BY_TEAMS: list[tuple[str, Any, int]] = [
    ("adaptiveCard/action", {"action": EXECUTE, "trigger": "manual"}, OK),
    ("adaptiveCard/action", {"action": {**EXECUTE, "data": {"answer": "hjälp"}}}, OK),
    ("task/fetch", {"data": {"chefslotsen": {"programme": "chefsarenan"}}, "context": {}}, OK),
    ("task/submit", {"data": {"chefslotsen": {"programme": "chefsarenan"}, "name": "Kim"}}, OK),
    ("message/submitAction", FEEDBACK, OK),
    ("message/fetchTask", {"data": FEEDBACK}, OK),
    ("signin/verifyState", {"state": "123456"}, NO_SUCH),
    ("signin/verifyState", {"state": "CancelledByUser"}, OK),
    ("signin/tokenExchange", TOKEN, NO_TOKEN),
    ("signin/failure", {"code": "resourcematchfailed", "message": "Resource match"}, OK),
    ("application/search", SEARCH, OK),
    ("config/fetch", {}, UNKNOWN),
    ("config/submit", {"data": {"x": 1}}, UNKNOWN),
    ("handoff/action", {"continuation": "c"}, UNKNOWN),
    ("fileConsent/invoke", {"type": "fileUpload", "action": "accept", "context": {}}, UNKNOWN),
    ("actionableMessage/executeAction", {"body": "", "actionId": "a"}, UNKNOWN),
    ("tab/fetch", {"context": {"theme": "default"}}, UNKNOWN),
    ("tab/submit", {"data": {}}, UNKNOWN),
    ("message/submitAction", {"actionName": "other", "actionValue": {}}, UNKNOWN),
    ("message/fetchTask", {"actionName": "other"}, UNKNOWN),
    ("something/new", {"a": 1}, UNKNOWN),
]
MALFORMED: list[tuple[str, Any, int]] = [
    ("adaptiveCard/action", {}, BAD),
    ("adaptiveCard/action", {"action": []}, BAD),
    ("adaptiveCard/action", {"action": {"type": "Action.Execute"}}, BAD),
    ("adaptiveCard/action", {"action": {"data": {"say": 5}}}, BAD),
    ("adaptiveCard/action", {"action": {"data": {"say": None, "answer": ["x"]}}}, BAD),
    ("adaptiveCard/action", {"action": {"data": {"under": {"a": 1}, "say": "hjälp"}}}, OK),
    ("adaptiveCard/action", {"action": {"data": {"under": "x" * 9999, "say": "hjälp"}}}, OK),
    ("adaptiveCard/action", {"action": {"data": {"under": "a\x00b", "say": "ha\ud800j"}}}, OK),
    ("task/fetch", {"data": "x"}, BAD),
    ("task/fetch", {"data": {"chefslotsen": {"programme": 5}}}, BAD),
    ("task/fetch", {"data": {"chefslotsen": {"programme": "../../etc"}}}, OK),
    ("task/submit", {"data": {"chefslotsen": {"programme": "chefsarenan"}}}, BAD),
    ("task/submit", {"data": {"chefslotsen": 5, "name": "Kim"}}, BAD),
    ("task/submit", {}, BAD),
    ("message/submitAction", {}, UNKNOWN),
    ("message/submitAction", {"actionName": "feedback"}, BAD),
    ("message/submitAction", {"actionName": "feedback", "actionValue": {"reaction": 5}}, BAD),
    ("message/submitAction", {"actionName": "feedback", "actionValue": []}, BAD),
    ("message/fetchTask", {"actionName": "feedback", "actionValue": {"reaction": "?"}}, BAD),
    ("message/fetchTask", None, UNKNOWN),
    ("signin/verifyState", {"state": {"x": []}}, NO_SUCH),
    ("signin/verifyState", None, NO_SUCH),
    ("signin/tokenExchange", {"id": ["x"], "connectionName": "y" * 9999}, NO_TOKEN),
    ("signin/failure", {"code": {"a": 1}}, OK),
    ("signin/failure", None, OK),
    ("application/search", {"queryText": 5}, OK),
]


@pytest.fixture
async def teams(house: House) -> AsyncIterator[InTeams]:
    async with FakeService() as service, InTeams(house, service) as teams:
        yield teams


@pytest.mark.parametrize(("name", "value", "status"), [*SENT_BY_TEAMS, *MALFORMED])
async def test_b9_an_invoke_is_answered_with_json(
    teams: InTeams, name: str, value: Any, status: int
) -> None:
    found, body = await teams.invoke(name, value)
    assert found == status
    assert isinstance(body, dict)
    assert (status in (OK, NO_SUCH, NO_TOKEN)) == ("error" not in body)


async def test_calls_about_what_is_not_offered(
    teams: InTeams, caplog: pytest.LogCaptureFixture
) -> None:
    """In the form that the client waits for; of a failure only Teams' own word is logged."""
    _, refused = await teams.invoke("signin/tokenExchange", TOKEN)
    assert refused.pop("failureDetail")
    assert refused == {"id": "5e3c", "connectionName": "graph"}
    _, found = await teams.invoke("application/search", SEARCH)
    assert found["type"] == "application/vnd.microsoft.search.searchResponse"
    assert found["value"] == {"results": []}
    for code in ("tokenmissing", "Åsas token"):
        await teams.invoke("signin/failure", {"code": code, "message": "Åsa"})
    told = [one.getMessage() for one in caplog.records if "sign-on" in one.getMessage()]
    assert told == ["single sign-on failed: tokenmissing", "single sign-on failed: other"]
    assert teams.service.got == []


@pytest.mark.parametrize("missing", ["from", "conversation", "serviceUrl"])
async def test_b4_an_invoke_without_what_it_needs(teams: InTeams, missing: str) -> None:
    value = {"action": EXECUTE}
    status, body = await teams.invoke("adaptiveCard/action", value, **{missing: None})
    assert status == BAD
    assert body["error"]["message"]


async def test_a_turn_that_fails_is_apologised_for_in_its_own_form(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.echo.fault = ValueError("hej from Åsa")
    answer = await rig.post(type="invoke", name="adaptiveCard/action", value={"action": EXECUTE})
    assert answer.status == OK
    body = await answer.json()
    assert body["statusCode"] == OK
    assert body["type"] == "application/vnd.microsoft.activity.message"
    assert body["value"].startswith("Något gick fel.")
    data = {"chefslotsen": {"programme": "chefsarenan"}, "name": "Åsa"}
    answer = await rig.post(type="invoke", name="task/submit", value={"data": data})
    assert (await answer.json())["task"]["value"].startswith("Något gick fel.")
    assert "Åsa" not in caplog.text


async def test_an_apology_has_the_id_under_which_the_log_has_the_request(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.setFormatter(TextLines())
    rig.echo.fault = ValueError("hej")
    answer = await rig.post(type="invoke", name="adaptiveCard/action", value={"action": EXECUTE})
    fault = (await answer.json())["value"].partition("(")[2].rstrip(")")
    assert f"request={fault}" in caplog.text
