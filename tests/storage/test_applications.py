import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from datetime import UTC, timedelta

import pytest
from sqlalchemy import func, insert, select, text

from bot.storage import Conflict, MoveRefused, Store
from bot.storage.applications import StoredApplications
from bot.storage.tables import application_events, applications
from dialogs.ports import ALLOWED_MOVES, AlreadyApplied, Answer, Application, Applications
from dialogs.ports import ApplicationState as State
from tests.storage.conftest import SetClock

NUMBER = re.compile(r"[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")

NASTY: dict[str, Answer] = {
    "why": "\x00 Å \ud83d 👩‍🍳\x1a",
    "\udc00": "",
    "months": 12,
    "sure": True,
    "no": False,
}


@asynccontextmanager
async def within(store: Store) -> AsyncIterator[Applications]:
    async with store.turn("c") as turn:
        yield turn.applications


async def draft(store: Store, person: str = "p", programme: str = "aspirant") -> Application:
    async with within(store) as mine:
        return await mine.begin(person, programme, "")


async def received(store: Store, person: str = "p", programme: str = "aspirant") -> Application:
    started = await draft(store, person, programme)
    async with within(store) as mine:
        return await mine.submit(started)


async def events(store: Store) -> list[tuple[str, str, str, str]]:
    query = select(application_events).order_by(application_events.c.id)
    async with store._database.read() as connection:
        rows = await connection.execute(query)
        return [(row.source, row.target, row.actor, row.why) for row in rows]


class TestApplications:
    async def test_draft_is_found_again(self, store: Store) -> None:
        started = await draft(store)
        assert started.state is State.DRAFT
        assert started.started_at.tzinfo is UTC
        assert await draft(store) == started
        assert (await draft(store, programme="mentor")).id != started.id
        assert (await draft(store, person="q")).id != started.id

    async def test_answers_come_back_as_they_were(self, store: Store) -> None:
        started = await draft(store)
        for field, value in NASTY.items():
            async with within(store) as mine:
                answered = await mine.answer(started, field, value)
        assert (await draft(store)) == answered
        assert answered.answers == NASTY
        assert [type(value) for value in answered.answers.values()] == [
            type(value) for value in NASTY.values()
        ]

    async def test_answer_is_changed_and_taken_away(self, store: Store) -> None:
        started = await draft(store)
        async with within(store) as mine:
            await mine.answer(started, "a", 1)
            await mine.answer(started, "b", 2)
            await mine.answer(started, "a", "new")
            await mine.answer(started, "b", None)
            await mine.answer(started, "never", None)
        assert (await draft(store)).answers == {"a": "new"}

    async def test_devices_at_once_keep_both_answers(self, store: Store) -> None:
        started = await draft(store)

        async def answer(field: str) -> None:
            async with within(store) as mine:
                await mine.answer(started, field, field)

        await asyncio.gather(*(answer(f"f{number}") for number in range(20)))
        assert len((await draft(store)).answers) == 20

    async def test_own_applications_come_latest_changed_first(self, store: Store) -> None:
        first, second = await draft(store), await draft(store, programme="mentor")
        await draft(store, person="q")
        async with within(store) as mine:
            assert [found.id for found in await mine.of("p")] == [second.id, first.id]
            await mine.answer(first, "a", 1)
            assert [found.id for found in await mine.of("p")] == [first.id, second.id]

    async def test_submitted_draft_has_number_and_time(
        self, store: Store, clock: SetClock
    ) -> None:
        done = await received(store)
        assert done.state is State.SUBMITTED
        assert done.number
        assert NUMBER.fullmatch(done.number)
        assert done.number.startswith("ASP-")
        assert done.submitted_at == clock.time
        assert await store.application(done.number) == done
        assert await store.application("ASP-0000-0000") is None
        assert await events(store) == [("draft", "submitted", "p", "")]

    async def test_received_application_is_not_begun_or_sent_again(self, store: Store) -> None:
        started = await draft(store)
        done = await received(store)
        async with within(store) as mine:
            for again in (
                mine.begin("p", "aspirant", ""),
                mine.submit(started),
                mine.submit(done),
                mine.answer(started, "a", 1),
                mine.discard(started),
            ):
                with pytest.raises(AlreadyApplied) as refused:
                    await again
                assert refused.value.application == done
        assert await events(store) == [("draft", "submitted", "p", "")]

    async def test_withdrawn_application_stays_and_makes_room(self, store: Store) -> None:
        done = await received(store)
        async with within(store) as mine:
            gone = await mine.withdraw(done, "Ångrar mig\x00")
            assert gone == replace(done, state=State.WITHDRAWN, updated_at=gone.updated_at)
            assert await mine.of("p") == [gone]
        assert (await received(store)).number != done.number
        assert (await events(store))[1] == ("submitted", "withdrawn", "p", "Ångrar mig\x00")

    async def test_only_allowed_moves_are_made(self, store: Store) -> None:
        started = await draft(store)
        async with within(store) as mine:
            with pytest.raises(MoveRefused, match="from draft to withdrawn"):
                await mine.withdraw(started, "")
            done = await mine.submit(started)
            gone = await mine.withdraw(done, "")
            with pytest.raises(MoveRefused):
                await mine.withdraw(gone, "")
            with pytest.raises(MoveRefused):
                await mine.submit(gone)
            with pytest.raises(MoveRefused):
                await mine.answer(gone, "a", 1)
            with pytest.raises(MoveRefused):
                await mine.discard(gone)
        made = {(State(source), State(target)) for source, target, _, _ in await events(store)}
        assert made == {(State.DRAFT, State.SUBMITTED), (State.SUBMITTED, State.WITHDRAWN)}
        assert all(new in ALLOWED_MOVES[old] for old, new in made)

    async def test_discarded_draft_is_gone(self, store: Store) -> None:
        started = await draft(store)
        async with within(store) as mine:
            await mine.discard(started)
            assert await mine.of("p") == []
            for late in (mine.answer(started, "a", 1), mine.submit(started)):
                with pytest.raises(Conflict, match="gone"):
                    await late

    async def test_draft_goes_on_in_another_round(self, store: Store) -> None:
        started = await draft(store)
        async with within(store) as mine:
            answered = await mine.answer(started, "a", 1)
            moved = await mine.enter(answered, "autumn")
            assert moved == replace(answered, round="autumn", updated_at=moved.updated_at)
            assert await mine.of("p") == [moved]
            done = await mine.submit(moved)
            again = await mine.begin("p", "aspirant", "")
            with pytest.raises(AlreadyApplied) as refused:
                await mine.enter(again, "autumn")
            assert refused.value.application == done

    async def test_taken_number_is_drawn_again(self, store: Store, clock: SetClock) -> None:
        taken = (await received(store)).number
        started = await draft(store, person="q")
        draws = iter([taken, taken, "ASP-FREE-0000"])
        async with store._database.write() as connection:
            mine = StoredApplications(connection, clock, draw=lambda _: str(next(draws)))
            await mine.submit(started)
        assert await store.application("ASP-FREE-0000")


class TestReceived:
    async def test_come_in_order_of_submission_without_drafts(self, store: Store) -> None:
        sent = [await received(store, f"p{number}") for number in range(3)]
        other = await received(store, "p0", "mentor")
        await draft(store, "late")
        assert [found async for found in store.applications()] == [*sent, other]
        assert [found async for found in store.applications("mentor")] == [other]
        assert [found async for found in store.applications("none")] == []

    async def test_are_read_in_pages_while_turns_go_on(
        self, store: Store, clock: SetClock
    ) -> None:
        now = clock.now()
        rows = [
            {
                "id": f"{number:032}",
                "person": f"p{number}",
                "programme": "mentor",
                "round": "",
                "state": "submitted",
                "answers": {},
                "started_at": now,
                "updated_at": now,
                "submitted_at": now + timedelta(seconds=number // 150),
            }
            for number in range(450)
        ]
        async with store._database.write() as connection:
            await connection.execute(insert(applications), rows)
        found = []
        async for application in store.applications():
            if application.person == "p7":
                await draft(store)
            found.append(application.person)
        assert found == [f"p{number}" for number in range(450)]


class TestRaces:
    async def test_twenty_begins_at_once_share_one_draft(self, store: Store) -> None:
        drafts = await asyncio.gather(*(draft(store) for _ in range(20)))
        assert len({found.id for found in drafts}) == 1

    async def test_twenty_submits_at_once_make_one_application(self, store: Store) -> None:
        started = await draft(store)

        async def submit() -> bool:
            try:
                async with within(store) as mine:
                    return bool(await mine.submit(started))
            except AlreadyApplied:
                return False

        assert sum(await asyncio.gather(*(submit() for _ in range(20)))) == 1
        assert len([found async for found in store.applications()]) == 1
        assert len(await events(store)) == 1

    async def test_index_stands_behind_it(self, store: Store) -> None:
        started = await draft(store)
        row = {**asdict(started), "id": "0" * 32}
        with pytest.raises(Conflict):
            async with store._database.write() as connection:
                await connection.execute(insert(applications), row)
        async with store._database.write() as connection:
            await connection.execute(text("DROP INDEX one_live_application"))
            await connection.execute(insert(applications), row)
            doubles = await connection.scalar(select(func.count()).select_from(applications))
        assert doubles == 2
