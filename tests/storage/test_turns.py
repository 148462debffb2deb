import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from bot.storage import Conflict, Seen, Store

NASTY = "Å\x00ä \ud83d ö \udc00 \x1a0000 👩‍🍳 \u202e 'x' \\u0000"


async def count(store: Store, conversation: str, message: str) -> None:
    """A turn as the program takes it, run again after a conflict."""
    while True:
        try:
            async with store.turn(conversation) as turn:
                if await turn.seen(message):
                    return
                state, version = await turn.state()
                await asyncio.sleep(0)
                await turn.save(str(int(state or 0) + 1), version)
                await turn.remember(message, "counted")
                return
        except Conflict:
            await asyncio.sleep(random.random() / 50)  # noqa: S311


async def counted(store: Store, conversation: str) -> tuple[str | None, int]:
    async with store.turn(conversation) as turn:
        return await turn.state()


@contextmanager
def counted_statements(store: Store) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    sent: list[str] = []
    engine = store._database._engine.sync_engine

    def note(*given: object) -> None:
        sent.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


class TestTurns:
    async def test_new_conversation_has_no_state(self, store: Store) -> None:
        async with store.turn("c") as turn:
            assert await turn.seen("m") is None
            assert await turn.state() == (None, 0)

    async def test_d3_state_comes_back_with_the_next_version(self, store: Store) -> None:
        async with store.turn("c") as turn:
            await turn.save('{"a": 1}', 0)
            assert await turn.state() == ('{"a": 1}', 1)
        async with store.turn("c") as turn:
            assert await turn.state() == ('{"a": 1}', 1)
            await turn.save("{}", 1)
            await turn.save('{"b": 2}', 2)
        assert await counted(store, "c") == ('{"b": 2}', 3)

    async def test_redelivered_message_finds_its_reply(self, store: Store) -> None:
        async with store.turn("c") as turn:
            await turn.remember("m", "Svar på frågan")
            await turn.remember("silent", None)
        async with store.turn("c") as turn:
            assert await turn.seen("m") == Seen("Svar på frågan", sent=False)
            assert await turn.seen("silent") == Seen(None, sent=False)
            assert await turn.seen("other") is None
        async with store.turn("another") as turn:
            assert await turn.seen("m") is None

    async def take(self, store: Store, message: str, state: str) -> None:
        """A turn that does not ask whether the message has been taken."""
        async with store.turn("c") as turn:
            _, version = await turn.state()
            await turn.save(state, version)
            await turn.remember(message, "the second one's")

    async def test_a_message_taken_by_another_turn_undoes_this_one(self, store: Store) -> None:
        async with store.turn("c") as turn:
            await turn.save('{"a": 1}', 0)
            await turn.remember("m", "the first one's")
        with pytest.raises(Conflict):
            await self.take(store, "m", '{"a": 2}')
        assert await counted(store, "c") == ('{"a": 1}', 1)
        async with store.turn("c") as turn:
            assert await turn.seen("m") == Seen("the first one's", sent=False)

    async def test_sent_reply_is_known_to_be_sent(self, store: Store) -> None:
        async with store.turn("c") as turn:
            await turn.remember("m", "x")
        await store.mark_sent("c", "m")
        await store.mark_sent("c", "never seen")
        async with store.turn("c") as turn:
            assert await turn.seen("m") == Seen("x", sent=True)

    async def test_who_has_no_application_is_not_looked_up_again(self, store: Store) -> None:
        async with store.turn("c") as turn:
            await turn.applications.begin("other", "mentor", "")
        async with store.turn("c") as turn:
            assert await turn.seen("m", "p") is None
            with counted_statements(store) as asked:
                assert await turn.applications.of("p") == []
            assert asked == []
            assert [one.person for one in await turn.applications.of("other")] == ["other"]
            begun = await turn.applications.begin("p", "aspirant", "")
            assert await turn.applications.of("p") == [begun]
        async with store.turn("c") as turn:
            assert await turn.seen("m", "p") is None
            assert await turn.applications.of("p") == [begun]

    async def test_exception_leaves_nothing(self, store: Store) -> None:
        async def fail() -> None:
            async with store.turn("c") as turn:
                await turn.save("{}", 0)
                await turn.remember("m", "x")
                await turn.applications.begin("p", "aspirant", "")
                raise KeyError("a fault in a dialog")

        with pytest.raises(KeyError):
            await fail()
        async with store.turn("c") as turn:
            assert await turn.seen("m") is None
            assert await turn.state() == (None, 0)
            assert await turn.applications.of("p") == []

    async def test_cancelled_turn_leaves_nothing_and_the_store_goes_on(self, store: Store) -> None:
        await count(store, "c", "before")

        async def hang() -> None:
            async with store.turn("c") as turn:
                await turn.save("lost", 1)
                await asyncio.sleep(30)

        for delay in (0.0, 0.001, 0.003, 0.05):
            task = asyncio.create_task(hang())
            await asyncio.sleep(delay)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert await counted(store, "c") == ("1", 1)

    async def test_old_version_conflicts(self, store: Store) -> None:
        await count(store, "c", "1")
        await count(store, "c", "2")
        for version in (0, 1, 7):
            with pytest.raises(Conflict):
                async with store.turn("c") as turn:
                    await turn.save("x", version)
        assert await counted(store, "c") == ("2", 2)

    async def test_message_remembered_twice_conflicts(self, store: Store) -> None:
        await count(store, "c", "m")
        with pytest.raises(Conflict):
            async with store.turn("c") as turn:
                await turn.remember("m", "x")

    async def test_d1_parallel_turns_lose_no_update(self, store: Store) -> None:
        await asyncio.gather(*(count(store, "c", f"m{number}") for number in range(50)))
        assert await counted(store, "c") == ("50", 50)

    async def test_message_delivered_twenty_times_at_once_counts_once(self, store: Store) -> None:
        await asyncio.gather(*(count(store, "c", "same") for _ in range(20)))
        assert await counted(store, "c") == ("1", 1)

    async def test_f12_f13_nasty_text_comes_back_as_it_was(self, store: Store) -> None:
        for conversation in (NASTY, "k" * 10_000, "sha256:x", "a/../b%"):
            async with store.turn(conversation) as turn:
                await turn.save(NASTY, 0)
                await turn.remember(NASTY, NASTY)
            await store.mark_sent(conversation, NASTY)
            async with store.turn(conversation) as turn:
                assert await turn.seen(NASTY) == Seen(NASTY, sent=True)
                assert await turn.state() == (NASTY, 1)
