"""The whole bot in this process, on a database that can be closed and opened again."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from aiohttp import web
from sqlalchemy import event, insert

from bot.channels.terminal import Terminal
from bot.error_replies import Trouble
from bot.limits import admission
from bot.measured_turns import MeasuredTurns
from bot.metrics import Metrics
from bot.monitoring_settings import Oversight
from bot.registration import Registration
from bot.runtime import Parts
from bot.settings import Settings
from bot.site import site
from bot.storage import Store
from bot.storage.tables import applications
from dialogs.local_time import end, moment
from dialogs.main import Conversation
from dialogs.ports import Answer, Application, ApplicationState, Clock, Round
from dialogs.state import ConversationState
from knowledge.model import Knowledge

if TYPE_CHECKING:
    from tests.chat.kept import StoreAtHand


class SetClock:
    """Stands where it is put, and moves a little at each look, so that later is later."""

    def __init__(self) -> None:
        self.time = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


def hasten(connection: Any, _: object) -> None:
    """For the tests' speed only: nothing of theirs has to survive a power loss."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def hastened(url: str, clock: Clock) -> Store:
    """A store for tests, which does not wait for the disk."""
    store = Store(url, clock)
    if url.startswith("sqlite"):
        event.listen(store._database._engine.sync_engine, "connect", hasten)
    return store


class House:
    """Store, turns and terminal, put together as the door does it."""

    def __init__(self, knowledge: Knowledge, conversation: Conversation, url: str) -> None:
        self.knowledge = knowledge
        self.conversation = conversation
        self.url = url
        self.clock = SetClock()
        self.registration: Registration | None = None
        self.oversight = Oversight()
        self.rate_limit = 0
        self.at_hand: StoreAtHand | None = None

    async def open(self) -> None:
        await self.move_in(hastened(self.url, self.clock))

    async def move_in(self, store: Store) -> None:
        """Begin to serve, on a store of which another house may have gone out."""
        self.store = store
        self.metrics = Metrics()
        self.trouble = Trouble(self.knowledge)
        admit = admission(self.rate_limit, self.trouble, self.metrics.refusals.add)
        self.turns = MeasuredTurns(
            self.store, self.conversation, self.clock, self.metrics, admit=admit
        )
        self.terminal = Terminal(self.turns)
        if not store.is_open:
            await store.open()
        await store.take_over()

    async def close(self) -> None:
        await self.turns.close()
        await self.store.close()

    async def restart(self) -> None:
        """All that lives in the process is gone; what is on disk stays."""
        await self.close()
        await self.open()

    async def site(self) -> web.Application:
        settings = replace(
            Settings.from_env({}, {}),
            registration=self.registration,
            oversight=self.oversight,
        )
        parts = Parts(
            self.knowledge,
            self.store,
            self.turns,
            self.terminal,
            self.clock,
            settings,
            self.metrics,
            self.trouble,
        )
        return await site(parts)

    async def enter(
        self, programme: str, opens: str = "2026-12-01", closes: str = "2027-01-18", **more: Any
    ) -> Round:
        """Enter a round, as coordinators do."""
        starts = more.pop("starts", None)
        new = Round(
            more.pop("id", f"{programme}-{starts or opens}"),
            programme,
            moment(opens),
            end(closes),
            moment(starts) if starts else None,
            **more,
        )
        async with self.store.desk() as ports:
            await ports.rounds.add(new)
        return new

    async def of(self, person: str) -> list[Application]:
        async with self.store.turn("looking") as record:
            return await record.applications.of(person)

    async def draft(self, person: str, programme: str) -> Application | None:
        """The person's draft of a programme."""
        mine = await self.of(person)
        drafts = [one for one in mine if one.state is ApplicationState.DRAFT]
        return next((one for one in drafts if one.programme == programme), None)

    async def put(
        self,
        person: str,
        conversation: str,
        state: ConversationState,
        answers: Mapping[str, Answer],
    ) -> None:
        """Place a person straight at a step of a signup, with what they have answered before."""
        assert state.signup
        now = self.clock.now()
        draft = Application(
            id=uuid4().hex,
            person=person,
            programme=state.signup.programme,
            round="",
            state=ApplicationState.DRAFT,
            answers=answers,
            started_at=now,
            updated_at=now,
        )
        async with self.store.turn(conversation) as record:
            await record.save(state.model_dump_json(exclude_defaults=True), 0)
        async with self.store._database.write() as connection:
            await connection.execute(insert(applications), asdict(draft))

    async def received(self) -> list[Application]:
        return [application async for application in self.store.applications()]
