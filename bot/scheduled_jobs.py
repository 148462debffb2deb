"""What time brings: offers that nobody answered, rounds that open, drafts that wait."""

from bot.turn import Turns


class Tending:
    """Does what is due by the clock; any number of replicas may do so on one database."""

    def __init__(self, turns: Turns) -> None:
        self._store = turns.store
        self._conversation = turns.conversation

    async def tend(self) -> None:
        """Each kind in a transaction of its own; one that fails holds up no other."""
        talk, faults = self._conversation, list[Exception]()
        for act in (talk.queue.expire, talk.announcer.announce, talk.reminders.remind):
            try:
                async with self._store.desk() as ports:
                    await act(ports)
            except Exception as error:  # raised again below
                faults.append(error)
        if faults:
            raise faults[0]
