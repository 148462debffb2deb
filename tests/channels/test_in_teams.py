"""At home in Teams: cards that are used up, citations, feedback, groups, forms."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from dialogs.ports import ApplicationState
from dialogs.understanding.identity_number import MASK
from tests.channels.in_teams import (
    BOT,
    PERSON,
    InTeams,
    button_of,
    buttons_of,
    card_of,
    texts_of,
)
from tests.channels.service import FakeService, Step
from tests.chat.house import House

ASPIRANT = "aspirantprogrammet"
GROUP = {
    "id": "19:group@thread.v2",
    "conversationType": "groupChat",
    "isGroup": True,
    "tenantId": "5b4e1f0a-0000-4000-8000-000000000001",
}
CHANNEL = {**GROUP, "id": "19:c@thread.tacv2;messageid=17", "conversationType": "channel"}
MENTION = {"type": "mention", "text": "<at>Chefslotsen</at>", "mentioned": BOT}


@pytest.fixture
async def teams(house: House) -> AsyncIterator[InTeams]:
    async with FakeService() as service, InTeams(house, service) as teams:
        yield teams


async def test_a_signup_by_cards_alone(teams: InTeams, house: House) -> None:
    summary = await teams.fill_in()
    assert summary["channelData"]["chefslotsen"]["asks"]["field"] == "confirm"
    used = await teams.press(card_of(summary), "Ja, skicka in")
    receipt = teams.service.got[-1]
    assert receipt["channelData"]["chefslotsen"]["receipt"] in receipt["text"]
    assert buttons_of(used) == []
    assert "Du svarade: Ja, skicka in" in texts_of(used)
    (sent,) = await house.received()
    assert (sent.person, sent.programme) == (PERSON, ASPIRANT)
    assert sent.answers["name"] == "Kim Berg"


async def test_every_message_says_all_of_it_in_words(teams: InTeams) -> None:
    reply = await teams.say("Jag vill söka Aspirantprogrammet")
    assert "Är du anställd" in reply["text"]
    assert "suggestedActions" not in reply
    asked = reply["channelData"]["chefslotsen"]["asks"]
    assert asked["field"] == "employed"
    assert {"Ja", "Nej", "Avbryt"} <= {one["title"] for one in buttons_of(card_of(reply))}


async def test_other_channels_go_on_getting_text_and_suggestions(teams: InTeams) -> None:
    reply = await teams.say("Jag vill söka Aspirantprogrammet", channelId="emulator")
    assert "attachments" not in reply
    assert [one["value"] for one in reply["suggestedActions"]["actions"]] == ["Ja", "Nej"]
    answer = await teams.say("Vem kan få en mentor?", channelId="emulator")
    assert "entities" not in answer
    assert "feedbackLoop" not in answer["channelData"]


async def test_c6_c7_a_card_counts_once(teams: InTeams, house: House) -> None:
    summary = card_of(await teams.fill_in())
    button = button_of(summary, "Ja, skicka in")
    value = {"action": button, "trigger": "manual"}
    answers = await asyncio.gather(*(teams.invoke("adaptiveCard/action", value) for _ in range(4)))
    assert {status for status, _ in answers} == {200}
    assert len(await house.received()) == 1
    told = [" ".join(texts_of(answer["value"])) for _, answer in answers]
    assert sum("Du svarade" in text for text in told) == 1
    assert sum("gäller inte längre" in text for text in told) == 3


async def test_c1_a_redelivered_press_is_one_press(teams: InTeams, house: House) -> None:
    reply = await teams.say("Jag vill söka Aspirantprogrammet")
    button = button_of(card_of(reply), "Ja")
    teams.service.got.clear()
    value = {"action": button, "trigger": "manual"}
    first = await teams.invoke("adaptiveCard/action", value, id="f:1")
    again = await teams.invoke("adaptiveCard/action", value, id="f:1")
    assert first == again
    assert len(teams.service.got) == 1


async def test_c8_l6_a_card_of_another_release(teams: InTeams, house: House) -> None:
    """Nothing of it is on record: it does nothing, and says how to go on."""
    for data in ({"under": "long ago", "say": "Ja, skicka in"}, {"under": "x", "answer": "Kim"}):
        action = {"type": "Action.Execute", "verb": "old", "data": data}
        status, answer = await teams.invoke("adaptiveCard/action", {"action": action})
        assert status == 200
        assert "Kortet gäller inte längre" in texts_of(answer["value"])
    assert "Mina ansökningar" in str(card_of(teams.service.got[-1]))
    assert await house.of(PERSON) == []


@pytest.mark.parametrize(
    ("locale", "wish", "button", "closed", "way"),
    [
        (
            "sv-SE",
            "Jag vill söka Ledarskapsprogrammet",
            "Ja",
            "stängde medan du höll på",
            "säg till när den öppnar",
        ),
        (
            "en-GB",
            "I want to apply for Ledarskapsprogrammet",
            "Yes",
            "closed while you were filling in",
            "tell me when it opens",
        ),
    ],
)
async def test_a_card_of_a_round_that_has_closed(
    teams: InTeams, house: House, locale: str, wish: str, button: str, closed: str, way: str
) -> None:
    """It can be pressed once more, sends nothing, and the reply says what can be done."""
    await house.enter("ledarskapsprogrammet", opens="2026-09-01", closes="2026-10-20")
    teams.locale = locale
    card = card_of(await teams.say(wish))
    house.clock.time += timedelta(days=30)
    assert buttons_of(await teams.press(card, button)) == []
    for said in (closed, way):
        assert said in teams.service.got[-1]["text"]
    assert await house.received() == []


async def test_j6_nothing_in_a_card_says_who_acts(teams: InTeams, house: House) -> None:
    reply = await teams.say("Jag vill söka Aspirantprogrammet")
    extra = {"person": "aad:t:boss", "state": "accepted", "from": {"id": "boss"}, "number": "X"}
    await teams.press(card_of(reply), "Ja", **extra)  # type: ignore[arg-type]
    (draft,) = await house.of(PERSON)
    assert draft.state is ApplicationState.DRAFT
    assert draft.answers == {"employed": True}
    assert await house.of("aad:t:boss") == []


async def test_j7_somebody_elses_press_is_their_own(teams: InTeams, house: House) -> None:
    card = card_of(await teams.fill_in())
    teams.who = {"id": "29:2other", "name": "Bo", "aadObjectId": "0b1ec7a0-other"}
    used = await teams.press(card, "Ja, skicka in")
    assert "Kortet gäller inte längre" in texts_of(used)
    assert await house.received() == []


async def test_every_row_can_be_changed_and_every_button_typed(teams: InTeams) -> None:
    summary = card_of(await teams.fill_in())
    change = next(one for one in buttons_of(summary) if one.get("tooltip") == "Ändra E-post")
    status, _ = await teams.invoke("adaptiveCard/action", {"action": change})
    assert status == 200
    asked = teams.service.got[-1]["channelData"]["chefslotsen"]["asks"]
    assert asked["field"] == "email"


async def test_an_older_client_sends_the_same_as_a_message(teams: InTeams, house: House) -> None:
    """It shows the fallback of a button, and puts the card's input beside its data."""
    reply = await teams.say("Jag vill söka Aspirantprogrammet")
    for title, answer in (("Ja", {}), ("Nej", {}), ("Svara", {"answer": "Kim Berg"})):
        older = button_of(card_of(reply), title)["fallback"]
        assert older["type"] == "Action.Submit"
        reply = await teams.say("", value={**older["data"], **answer})
    (draft,) = await house.of(PERSON)
    assert draft.answers == {"employed": True, "manager": False, "name": "Kim Berg"}


async def test_follow_ups_are_asked_in_ones_own_name(teams: InTeams) -> None:
    """A messageBack: the words stand in the talk, and the value says under which answer."""
    reply = await teams.say("Vad är Mentorprogrammet?")
    await teams.say("Vad är Chefsarenan?")
    back = button_of(card_of(reply), "Berätta mer")["data"]["msteams"]
    assert back["type"] == "messageBack"
    more = await teams.say(back["text"], value=back["value"])
    assert more["channelData"]["chefslotsen"]["topic"] == "mentorprogrammet"


async def test_a_citation_opens_with_the_words_of_its_source(teams: InTeams) -> None:
    reply = await teams.say("Vem kan få en mentor?")
    (entity,) = reply["entities"]
    assert entity["type"] == "https://schema.org/Message"
    assert "additionalType" not in entity  # no language model has written it
    (claim,) = entity["citation"]
    shown = claim["appearance"]
    assert f"[{claim['position']}]" in reply["text"]
    assert len(shown["name"]) <= 80
    assert len(shown["abstract"]) <= 160
    assert shown["encodingFormat"] == "application/vnd.microsoft.card.adaptive"
    opened = json.loads(shown["text"])
    assert buttons_of(opened) == []
    assert any(text.startswith("”") for text in texts_of(opened))
    assert reply["channelData"]["feedbackLoop"] == {"type": "default"}


@pytest.mark.parametrize(
    ("feedback", "reason"),
    [
        ('{"feedbackText":"Bra svar!"}', "Bra svar!"),
        ("Bra svar!", "Bra svar!"),
        ({"feedbackText": "Bra svar!"}, "Bra svar!"),
        ('{"feedbackText":""}', ""),
        (None, ""),
        ("5", "5"),
        ([], ""),
        ('{"feedbackText":5}', ""),
        ("Jag heter Kim, 19121212-1212", f"Jag heter Kim, {MASK}"),
        ("x" * 5000, "x" * 1000),
    ],
)
async def test_feedback_is_kept_without_who(
    teams: InTeams, house: House, feedback: Any, reason: str
) -> None:
    await teams.say("Vem kan få en mentor?")
    value = {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": feedback}}
    assert await teams.invoke("message/submitAction", value, replyToId="1") == (200, {})
    (kept,) = [one async for one in house.store.feedback.all()]
    assert kept.topic == "mentorprogrammet"
    assert kept.rating.liked
    assert kept.rating.reason == reason
    assert (kept.day.hour, kept.day.minute, kept.day.second) == (0, 0, 0)


async def test_feedback_is_about_the_message_that_is_rated(teams: InTeams, house: House) -> None:
    """Not about what was talked of last, nor what the same id names in another conversation."""
    teams.service.script.extend(Step(body=json.dumps({"id": f"17000{n}"})) for n in range(3))
    await teams.say("Vem kan få en mentor?")
    await teams.say("Vad är Chefsarenan?")
    value = {"actionName": "feedback", "actionValue": {"reaction": "like"}}
    for rated in ("170001", "170000", "1650000000000", ["170000"], None):
        await teams.invoke("message/submitAction", value, replyToId=rated)
    teams.place = {**teams.place, "id": "a:1another"}
    await teams.invoke("message/submitAction", value, replyToId="170000")
    kept = [one.topic async for one in house.store.feedback.all()]
    assert kept == ["chefsarenan", "mentorprogrammet", None, None, None, None]


async def test_feedback_where_teams_makes_two_messages_of_one(
    teams: InTeams, house: House
) -> None:
    """Of text with a card it tells no name, but calls both by their time."""
    teams.service.script.extend(Step(202, body="") for _ in range(2))
    times = []
    for text in ("Vem kan få en mentor?", "Vad är Chefsarenan?"):
        await teams.say(text)
        times.append(int(house.clock.time.timestamp() * 1000))
        house.clock.time += timedelta(seconds=20)
    value = {"actionName": "feedback", "actionValue": {"reaction": "like"}}
    for at in (times[1] - 900, times[0] + 900, times[1] + 60_000, times[0] - 60_000):
        await teams.invoke("message/submitAction", value, replyToId=f"{at}")
    kept = [one.topic async for one in house.store.feedback.all()]
    assert kept == ["chefsarenan", "mentorprogrammet", None, None]


@pytest.mark.parametrize("body", ["", "[]", '{"id": 7}', '{"id": ""}', "{" * 9, "x" * 99_999])
async def test_whatever_the_service_says_a_reply_has_arrived(
    teams: InTeams, house: House, body: str
) -> None:
    teams.service.script.append(Step(body=body))
    await teams.say("Vem kan få en mentor?")
    assert await house.turns.pending_replies.due() == []


async def test_feedback_on_a_reply_that_came_late(teams: InTeams, house: House) -> None:
    teams.service.script.append(Step(500))
    await teams.say("Vem kan få en mentor?")
    teams.service.script.append(Step(body='{"id": "170009"}'))
    await teams.say("Vad är Chefsarenan?")
    value = {"actionName": "feedback", "actionValue": {"reaction": "like"}}
    await teams.invoke("message/submitAction", value, replyToId="170009")
    assert [one.topic async for one in house.store.feedback.all()] == ["mentorprogrammet"]


async def test_the_form_for_the_reason(teams: InTeams) -> None:
    for value in (
        {"actionName": "feedback", "actionValue": {"reaction": "dislike"}},
        {"data": {"actionName": "feedback", "actionValue": {"reaction": "dislike"}}},
    ):
        status, answer = await teams.invoke("message/fetchTask", value)
        assert status == 200
        assert answer["task"]["type"] == "continue"
        card = answer["task"]["value"]["card"]["content"]
        assert card["body"][0]["id"] == "feedbackText"
        assert "mindre bra" in card["body"][0]["label"]


@pytest.mark.parametrize("place", [GROUP, CHANNEL], ids=["group", "channel"])
@pytest.mark.parametrize(
    "text", ["Jag vill söka Aspirantprogrammet", "mina ansökningar", "radera mina uppgifter"]
)
async def test_h8_what_is_personal_is_said_in_a_chat_of_our_own(
    teams: InTeams, house: House, place: dict[str, Any], text: str
) -> None:
    teams.place = place
    asked = f"<at>Chefslotsen</at> {text}"
    note = await teams.say(asked, entities=[MENTION])
    opened, private, public = teams.service.got
    assert opened["members"] == [{"id": "29:1person"}]
    assert opened["tenantId"] == GROUP["tenantId"]
    assert teams.service.paths[-3] == "/v3/conversations"
    assert private["conversation"] == {"id": "1", "conversationType": "personal"}
    assert public is note
    assert public["conversation"]["id"] == place["id"]
    assert "skrivit till dig" in public["text"]
    assert "attachments" not in public
    assert all(one.person == PERSON for one in await house.of(PERSON))


async def test_h8_asked_again_it_is_not_said_again(teams: InTeams, house: House) -> None:
    teams.place = GROUP
    for _ in range(2):
        text = "Jag vill söka Aspirantprogrammet"
        assert (await teams.post(type="message", text=text, id="m1"))[0] == 200
    assert len(teams.service.got) == 3
    assert len(await house.of(PERSON)) == 1


async def test_h8_where_no_chat_can_be_opened(teams: InTeams, house: House) -> None:
    teams.place = GROUP
    teams.service.script.append(Step(403, body='{"error":{"code":"Forbidden"}}'))
    note = await teams.say("Jag vill söka Aspirantprogrammet")
    assert "Skriv till mig i en egen chatt" in note["text"]
    assert await house.of(PERSON) == []


async def test_a_question_in_a_channel_is_answered_there(teams: InTeams) -> None:
    teams.place = CHANNEL
    reply = await teams.say("<at>Chefslotsen</at> Vem kan få en mentor?", entities=[MENTION])
    assert len(teams.service.got) == 1
    assert reply["channelData"]["chefslotsen"]["topic"] == "mentorprogrammet"
    assert reply["conversation"]["id"] == CHANNEL["id"]


FILLED = {
    "employed": "Ja",
    "manager": "Nej",
    "name": "Kim Berg",
    "email": "kim@vasteras.se",
    "phone": "",
    "workplace": "Biblioteket",
    "motivation": "Att få andra att växa.",
}


async def test_a_whole_form_in_its_own_window(teams: InTeams, house: House) -> None:
    reply = await teams.say("Jag vill söka Aspirantprogrammet")
    data = button_of(card_of(reply), "Fyll i allt på en gång")["data"]
    status, answer = await teams.invoke("task/fetch", {"data": data, "context": {"theme": "dark"}})
    assert status == 200
    form = answer["task"]["value"]["card"]["content"]
    inputs = {part["id"]: part for part in form["body"] if "id" in part}
    assert list(inputs) == [f.id for f in house.knowledge.programmes[ASPIRANT].fields]
    assert inputs["name"]["value"] == "Kim Berg"
    (send,) = buttons_of(form)
    status, answer = await teams.invoke("task/submit", {"data": {**send["data"], **FILLED}})
    assert (status, answer["task"]["type"]) == (200, "message")
    assert "sparade" in answer["task"]["value"]
    summary = teams.service.got[-1]
    assert summary["channelData"]["chefslotsen"]["asks"]["field"] == "confirm"
    assert await house.received() == []
    await teams.press(card_of(summary), "Ja, skicka in")
    assert len(await house.received()) == 1


async def test_a_fault_comes_back_in_the_form(teams: InTeams, house: House) -> None:
    wrong = {"chefslotsen": {"programme": ASPIRANT}, **FILLED, "email": "nej"}
    _, answer = await teams.invoke("task/submit", {"data": wrong})
    again = answer["task"]["value"]["card"]["content"]
    assert any("e-postadress" in text for text in texts_of(again))
    inputs = {part["id"]: part for part in again["body"] if "id" in part}
    assert inputs["email"]["value"] == "nej"
    assert inputs["motivation"]["value"] == FILLED["motivation"]
    assert teams.service.got == []


async def test_a_form_that_is_no_more(teams: InTeams) -> None:
    data = {"chefslotsen": {"programme": "fjolarets-program"}, "name": "Kim"}
    for name in ("task/fetch", "task/submit"):
        status, answer = await teams.invoke(name, {"data": data})
        assert (status, answer["task"]["type"]) == (200, "message")


async def test_no_form_where_others_read(teams: InTeams, house: House) -> None:
    teams.place = GROUP
    data = {"chefslotsen": {"programme": ASPIRANT}, "name": "Kim"}
    for name in ("task/fetch", "task/submit"):
        status, answer = await teams.invoke(name, {"data": data})
        assert status == 200
        assert "egen chatt" in answer["task"]["value"]
    assert await house.of(PERSON) == []


async def test_welcome_in_the_language_of_the_client(teams: InTeams) -> None:
    teams.locale = "en-US"
    for _ in range(2):
        await teams.post(type="installationUpdate", action="add")
        came = [{"id": "28:bot"}, {"id": "29:1person"}]
        await teams.post(type="conversationUpdate", membersAdded=came)
    (welcome,) = teams.service.got
    assert "I am Chefslotsen, a chat bot" in welcome["text"]
    assert len(welcome["suggestedActions"]["actions"]) == 4
    assert "attachments" not in welcome


@pytest.mark.parametrize(
    ("locale", "says"),
    [("sv-SE", "Jag är Chefslotsen, en chattbot"), ("en-GB", "I am Chefslotsen")],
)
async def test_installed_again_it_greets_no_second_time(
    teams: InTeams, locale: str, says: str
) -> None:
    teams.locale = locale
    for action in ("add", "remove", "add", "add-upgrade"):
        assert await teams.post(type="installationUpdate", action=action) == (200, None)
    (welcome,) = teams.service.got
    assert says in welcome["text"]


async def test_b11_who_removes_the_bot_is_not_written_to(teams: InTeams, house: House) -> None:
    async def known() -> int:
        async with house.store._database.read() as connection:
            rows = await connection.exec_driver_sql("SELECT count(*) FROM addresses")
            return int(rows.scalar_one())

    await teams.say("hej")
    await teams.post(type="installationUpdate", action="remove-upgrade")
    assert await known() == 1
    await teams.post(type="installationUpdate", action="remove")
    assert await known() == 0
    await teams.say("hej igen")
    assert await known() == 1


async def test_welcome_to_a_group(teams: InTeams) -> None:
    teams.place = GROUP
    await teams.post(type="conversationUpdate", membersAdded=[{"id": "28:bot"}])
    (welcome,) = teams.service.got
    assert "@Chefslotsen" in welcome["text"]


async def test_edited_deleted_and_reacted_to(teams: InTeams, house: House) -> None:
    await teams.say("Jag vill söka Aspirantprogrammet")
    teams.service.got.clear()
    for more in (
        {"type": "messageUpdate", "text": "Ja", "channelData": {"eventType": "editMessage"}},
        {"type": "messageDelete", "channelData": {"eventType": "softDeleteMessage"}},
        {"type": "messageUpdate", "channelData": {"eventType": "undeleteMessage"}},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}], "replyToId": "1"},
    ):
        assert (await teams.post(**more))[0] == 200
    assert teams.service.got == []
    (draft,) = await house.of(PERSON)
    assert draft.answers == {}
