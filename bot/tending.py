"""What time brings: offers that nobody answered, rounds that open, drafts that wait."""

from bot.turn import Turns


class Tending:
    """Does what is due by the clock; any number of replicas may do so on one database."""

    def __init__(self, turns: Turns) -> None:
        self._store = turns.store
        self._conversation = turns.conversation

    async def tend(self) -> None:
        """Each kind in a transaction of its own."""
        async with self._store.desk() as ports:
            await self._conversation.queue.expire(ports)
        async with self._store.desk() as ports:
            await self._conversation.announcer.announce(ports)
        async with self._store.desk() as ports:
            await self._conversation.reminders.remind(ports)
