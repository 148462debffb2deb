"""Telling those who wanted to know that a round has opened."""

from collections.abc import Mapping

from dialogs.ports import Ports, Round
from dialogs.rounds.notices import Notices
from knowledge.model import Programme


class Announcer:
    """Announces each round once, when it opens."""

    def __init__(self, programmes: Mapping[str, Programme], notices: Notices) -> None:
        self.programmes = programmes
        self.notices = notices

    async def announce(self, ports: Ports) -> int:
        """Tell of every round that has opened since the last time; says how many there were."""
        opened = await ports.rounds.newly_open()
        for one in opened:
            if one.programme in self.programmes:
                await self.tell_of(ports, one)
        return len(opened)

    async def tell_of(self, ports: Ports, one: Round) -> None:
        """Tell each person once, and take them off the list."""
        watching = await ports.watches.watchers(one.programme)
        interested: list[str] = []
        if self.programmes[one.programme].intake == "event":
            # Interest in the next occasion was registered before there was one.
            standing = await ports.applications.standing(one.programme, "")
            interested = [application.person for application in standing]
        for person in dict.fromkeys((*watching, *interested)):
            await self.notices.opened(ports, person, one)
        for person in watching:
            await ports.watches.remove(person, one.programme)
