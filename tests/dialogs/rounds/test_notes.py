"""Answers about a programme say when it is open, and never a day that nobody entered."""

import pytest

from dialogs.local_time import moment
from dialogs.messages import Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter

OPEN = "öppen till och med den 18 januari 2027"


async def test_between_the_answer_and_its_source(chat: DirectChat, enter: Enter) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30", place="Aros", seats=40)
    heard = await chat.send("Vad är temafrukostar?")
    answer, told, source = heard.text.split("\n\n")
    assert "återkommande" in answer
    assert OPEN in told
    assert told.endswith("start den 20 januari 2027 klockan 07.30, plats Aros, antal platser 40.")
    assert source.startswith("Källa")


@pytest.mark.parametrize("question", ["Var hålls temafrukostarna?", "Hur söker jag temafrukost?"])
async def test_first_where_that_is_what_is_asked(
    question: str, chat: DirectChat, enter: Enter
) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30")
    heard = await chat.send(question)
    assert OPEN in heard.text.split("\n\n")[0]
    assert "Källa" in heard.text


async def test_dates_that_no_document_has(chat: DirectChat, enter: Enter) -> None:
    question = "När är nästa temafrukost?"
    assert (await chat.send(question)).outcome is Outcome.UNKNOWN
    await enter("temafrukostar", starts="2027-01-20T07:30")
    heard = await chat.send(question)
    assert heard.outcome is Outcome.ANSWER
    assert OPEN in heard.text
    assert "inte i mina källor" not in heard.text
    assert "lagts in av dem som håller i" in heard.text


async def test_seats(chat: DirectChat, enter: Enter) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30", seats=40)
    heard = await chat.send("Hur många platser finns det på temafrukosten?")
    assert heard.outcome is Outcome.ANSWER
    assert "platser 40" in heard.text


async def test_other_gaps_stay_gaps(chat: DirectChat, enter: Enter) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30")
    heard = await chat.send("Vad kostar temafrukosten?")
    assert heard.outcome is Outcome.UNKNOWN
    assert OPEN in heard.text


async def test_not_open_offers_to_tell(chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30")
    house.clock.time = moment("2027-01-19")
    heard = await chat.send("Vad är temafrukostar?")
    assert "inte öppen" in heard.text
    assert "2027" not in heard.text
    assert heard.choices[-1] == "Säg till när den öppnar"


async def test_programmes_without_rounds_are_as_before(chat: DirectChat, enter: Enter) -> None:
    before = await chat.send("Vad är Chefsarenan?")
    await enter("temafrukostar", starts="2027-01-20T07:30")
    assert await chat.send("Vad är Chefsarenan?") == before
