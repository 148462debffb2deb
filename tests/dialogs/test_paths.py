"""What tests share is as good as their own: a way taken up from its end, and an emptied store."""

from sqlalchemy import text

from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.paths import go

WAY = ("Jag vill söka Aspirantprogrammet", "ja", "nej", "Kim Berg")


async def test_a_way_taken_up_from_its_end_goes_on_as_if_it_had_been_said(house: House) -> None:
    heard = []
    for _ in range(2):
        assert house.at_hand
        await house.at_hand.emptied(house.clock)
        house.clock.time = house.clock.time.replace(hour=8, minute=0, second=0, microsecond=0)
        chat = DirectChat(house, "sv")
        heard += [await go(chat, *WAY), await chat.send("kim@vasteras.se")]
        (draft,) = await house.of(chat.person)
        assert draft.answers["email"] == "kim@vasteras.se"
    assert heard[:2] == heard[2:]


async def test_a_house_where_something_was_said_before_hears_all_of_it(house: House) -> None:
    chat = DirectChat(house, "sv")
    await chat.send("hej")
    await go(chat, *WAY)
    (draft,) = await house.of(chat.person)
    assert draft.answers["name"] == "Kim Berg"


async def test_an_emptied_store_has_its_tables_again(house: House) -> None:
    async with house.store._database.write() as connection:
        await connection.execute(text("DROP INDEX one_live_application"))
        await connection.execute(text("DROP TABLE feedback"))
    assert house.at_hand
    store = await house.at_hand.emptied(house.clock)
    async with store._database.read() as connection:
        await connection.execute(text("SELECT * FROM feedback"))
        kept = "SELECT name FROM sqlite_master WHERE name = 'one_live_application'"
        assert (await connection.execute(text(kept))).scalar()
