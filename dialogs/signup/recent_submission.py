"""What the person has sent a short while ago."""

from collections.abc import Collection
from datetime import timedelta

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.ports import LIVE, AlreadyApplied, Application
from dialogs.signup.round_choice import RoundChoice
from knowledge.text import fold

JUST_NOW = timedelta(minutes=10)
"""How long after a signup was sent a bare yes still means that one."""


class RecentSubmission:
    """Finds what was just sent, and tells its number once more where the yes to it comes again."""

    def __init__(self, programmes: Collection[str], round_choice: RoundChoice) -> None:
        self.programmes = programmes
        self.round_choice = round_choice

    async def take(self, exchange: Exchange) -> Reply | None:
        """A yes that comes again, under a new id, soon after it has sent: the number once more."""
        button = fold(exchange.text) == fold(exchange.say("signup.send"))
        if exchange.state.signup or not (button or exchange.plain_yes_no()):
            return None
        application = await self.find(exchange)
        if application is None or not (button or exchange.state.topic == application.programme):
            return None  # by now another programme is talked of
        return self.round_choice.already(exchange, AlreadyApplied(application))

    async def find(self, exchange: Exchange) -> Application | None:
        """What the person has sent a short while ago."""
        now = exchange.ports.clock.now()
        for application in await exchange.ports.applications.of(exchange.message.person.id):
            sent = application.submitted_at
            known = application.programme in self.programmes and application.state in LIVE
            if known and sent and now - sent <= JUST_NOW:
                return application
        return None
