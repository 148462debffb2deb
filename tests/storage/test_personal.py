"""Personal data and disposals on every engine."""

from datetime import timedelta

from bot.storage import Store
from bot.storage.disposals import Disposal
from bot.storage.personal import PERSONAL, Erasure, mark, replay
from dialogs.messages import Address
from dialogs.ports import Link, Notice
from tests.storage.conftest import SetClock

HERE = "browser:c"


async def live(store: Store, clock: SetClock, person: str = "p", here: str = HERE) -> None:
    """Something of a person in every table."""
    async with store.turn(here) as turn:
        ports = turn.ports
        await ports.applications.begin(person, "aspirant", "")
        draft = await ports.applications.begin(person, "mentor", "")
        sent = await ports.applications.submit(draft)
        await ports.amendments.change(sent, "name", "Ny")
        await ports.watches.add(person, "mentor")
        await ports.outbox.put(person, "e", {"sv": Notice("x"), "en": Notice("y")})
        await ports.links.make(Link(person, "calendar", "sv"), clock.now() + timedelta(days=1))
        await turn.addresses.keep(person, Address("browser", "c"), "sv")
        await turn.save("{}", 0, person)
        await turn.remember("m", "reply", person)
    await store.transcripts.append(here, "said")


async def test_everything_is_found_and_erased(store: Store, clock: SetClock) -> None:
    await live(store, clock)
    await live(store, clock, "q", "browser:d")
    async with store.personal() as data:
        before = await data.counts("p", HERE)
        assert set(before) == {one.table.name for one in PERSONAL}
        assert before["applications"] == 2
        rows = await data.everything("p")
        assert {name: len(found) for name, found in rows.items()} == before
        await data.erase("p", HERE)
        after = await data.counts("p", HERE)
        assert after == {
            "applications": 1,
            "application_events": 1,
            "transcript_ends": 1,
            "conversations": 1,
        }
        assert (await data.everything("p"))["applications"][0]["edited"] is None
        assert await data.counts("q", "browser:d") == before
        assert [one.person for one in await data.noted()] == [mark("p")]


async def test_the_turn_that_erases_goes_on(store: Store, clock: SetClock) -> None:
    await live(store, clock)
    async with store.turn(HERE) as turn:
        _, version = await turn.state()
        await turn.ports.personal.erase("p", HERE)
        await turn.save('{"language":"sv"}', version)
        await turn.remember("m2", "gone")
    async with store.turn(HERE) as turn:
        assert (await turn.state())[0] == '{"language":"sv"}'
        assert await turn.seen("m") is None
        assert await turn.seen("m2")


async def test_replay(store: Store, clock: SetClock) -> None:
    await live(store, clock)
    wanted = [Erasure(mark("p"), clock.now()), Erasure(mark("nobody"), clock.now())]
    async with store.personal() as data:
        assert await replay(data, wanted) == (2, 1)
        assert await replay(data, wanted) == (0, 0)
        assert await data.noted() == wanted
        assert "watches" not in await data.counts("p", "")


async def test_a_long_conversation_key_is_found(store: Store, clock: SetClock) -> None:
    long = "browser:" + "c" * 400
    await live(store, clock, "p", long)
    async with store.personal() as data:
        await data.erase("p", long)
        assert "transcripts" not in await data.counts("p", long)


async def test_disposed_once_with_its_events(store: Store, clock: SetClock) -> None:
    await live(store, clock)
    (sent,) = [one async for one in store.applications()]
    one = Disposal(sent, sent.updated_at, 24, clock.now().date())
    assert await store.disposals.dispose(one)
    assert not await store.disposals.dispose(one)
    async with store.personal() as data:
        assert (await data.counts("p", HERE))["applications"] == 1
        assert "application_events" not in await data.counts("p", HERE)
    assert [logged.number for logged in await store.disposals.logged()] == [sent.number]


async def test_what_has_changed_since_it_was_seen_is_not_disposed_of(
    store: Store, clock: SetClock
) -> None:
    await live(store, clock)
    (sent,) = [one async for one in store.applications()]
    async with store.desk() as ports:
        await ports.amendments.confirm(sent)
    assert not await store.disposals.dispose(
        Disposal(sent, sent.updated_at, 24, clock.now().date())
    )
