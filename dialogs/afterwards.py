"""What people say once they have sent something: that it is wrong, that they cannot come, and how
it stands."""

from dialogs.consent import asks
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.my_applications import MyApplications
from dialogs.ports import Application
from dialogs.signup.dialog import Signup
from dialogs.signup.draft import Draft
from dialogs.withdrawing import Withdrawing

ASKED_OF_SENT = frozenset(("change", "take_back", "then", "readers", "kept", "safe"))
"""What is asked of a form and still makes sense when it has been sent."""
LONGEST = 14
"""Words of a message that can be no more than that."""


class Afterwards:
    """Takes such words of those who have sent something, where no form is open."""

    def __init__(self, signup: Signup, mine: MyApplications, withdrawing: Withdrawing) -> None:
        self.signup = signup
        self.mine = mine
        self.withdrawing = withdrawing

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply; None for anything else, and where nothing has been sent."""
        position = exchange.state.signup
        if position and position.mode != "aside":
            return None
        if len(exchange.text.split()) > LONGEST or not self.may_mean_it(exchange):
            return None
        sent = await self.mine.received(exchange)
        if not sent or self.names_else(exchange, sent):
            return None
        asking = asks(exchange, exchange.text)
        if exchange.heard.standing.hears(exchange.text):
            return await self.mine.show(exchange)
        if not asking and exchange.heard.not_coming.hears(exchange.text):
            return await self.withdrawing.withdraw(exchange)
        latest = max(sent, key=lambda one: one.submitted_at or one.updated_at)
        programme = self.signup.programmes.get(latest.programme)
        about = programme and await self.signup.questions.sent(exchange, Draft(programme, latest))
        return about or (None if asking else await self.signup.amending.put_right(exchange))

    def may_mean_it(self, exchange: Exchange) -> bool:
        """Whether a message has any of the words that count."""
        heard, text = exchange.heard, exchange.text
        if any(ear.hears(text) for ear in (heard.standing, heard.not_coming, heard.went_wrong)):
            return True
        return any(name in ASKED_OF_SENT for name, _ in heard.form_questions.find(text))

    def names_else(self, exchange: Exchange, sent: list[Application]) -> bool:
        """Whether a programme is named for which nothing has been sent."""
        named = set(exchange.heard.finder.names.exactly(exchange.text))
        programmes = named & self.signup.programmes.keys()
        return bool(programmes - {one.programme for one in sent})
