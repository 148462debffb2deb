import asyncio
from datetime import timedelta

from bot.storage import Store
from bot.storage.kept import TALK
from tests.storage.conftest import SetClock

NASTY = '{"text": "\x00 Å \ud83d 👩‍🍳\x1a"}'


class TestTranscripts:
    async def test_are_numbered_from_one_and_read_on_from_a_place(self, store: Store) -> None:
        log = store.transcripts
        assert [await log.append("c", text) for text in ("a", NASTY, "c")] == [1, 2, 3]
        assert await log.append("another", "x") == 1
        assert await log.read("c", 0) == [(1, "a"), (2, NASTY), (3, "c")]
        assert await log.read("c", 1, limit=1) == [(2, NASTY)]
        assert await log.read("c", 3) == []
        assert await log.read("unknown", 0) == []

    async def test_appends_at_once_each_get_a_place(self, store: Store) -> None:
        places = await asyncio.gather(*(store.transcripts.append("c", "x") for _ in range(20)))
        assert sorted(places) == list(range(1, 21))


class TestSecret:
    async def test_is_made_once(self, store: Store) -> None:
        values = await asyncio.gather(*(store.secret("tokens") for _ in range(8)))
        assert len(values[0]) == 32
        assert len({*values, await store.secret("tokens")}) == 1
        assert await store.secret("other") != values[0]


class TestPrune:
    async def test_forgets_what_is_older_and_keeps_the_rest(
        self, store: Store, clock: SetClock
    ) -> None:
        async def speak(prefix: str) -> None:
            async with store.turn("c") as turn:
                for number in range(600):
                    await turn.remember(f"{prefix}{number}", "x")
            await store.transcripts.append("c", prefix)

        await speak("old")
        clock.time += timedelta(days=1)
        border = clock.time
        await speak("new")
        assert await store.prune(border + TALK) == 601
        assert await store.prune(border + TALK) == 0
        assert await store.transcripts.read("c", 0) == [(2, "new")]
        async with store.turn("c") as turn:
            assert await turn.seen("old0") is None
            assert await turn.seen("new0")

    async def test_leaves_the_places_as_they_were(self, store: Store, clock: SetClock) -> None:
        assert await store.transcripts.append("c", "old") == 1
        assert await store.prune(clock.now() + TALK) == 1
        assert await store.transcripts.append("c", "new") == 2
