"""What becomes of an application when somebody has looked at it; the applicant is told."""

from dialogs.ports import Application, ApplicationState, Ports
from dialogs.rounds.notices import Notices


class Deciding:
    """Makes coordinators' decisions hold, and tells of each in the same transaction."""

    def __init__(self, notices: Notices) -> None:
        self.notices = notices

    async def decide(
        self, ports: Ports, seen: Application, target: ApplicationState, actor: str, why: str
    ) -> Application:
        """Decide about an application as it was seen; raises OutOfDate, and NoSeat."""
        decided = await ports.decisions.decide(seen, target, actor, why)
        await self.notices.decided(ports, decided)
        return decided
