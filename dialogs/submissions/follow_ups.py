"""What people say once they have sent something: that it is wrong, that they cannot come, and how
it stands."""

from collections.abc import Mapping

from dialogs.consent import asks
from dialogs.exchange import Exchange
from dialogs.messages import Language, Reply
from dialogs.ports import Answer, Application
from dialogs.signup.dialog import Signup
from dialogs.signup.draft import Draft
from dialogs.submissions.my_applications import MyApplications
from dialogs.submissions.withdrawing import Withdrawing
from dialogs.thread.accepted_offer import names_of
from dialogs.understanding.person.ear import Ear

ASKED_OF_SENT = frozenset(("change", "take_back", "then", "readers", "kept", "safe"))
"""What is asked of a form and still makes sense when it has been sent."""
LONGEST = 14
"""Words of a message that can be no more than that."""


class SubmissionFollowUps:
    """Takes such words of those who have sent something, where no form is open."""

    def __init__(
        self,
        signup: Signup,
        mine: MyApplications,
        withdrawing: Withdrawing,
        ears: Mapping[Language, Ear],
    ) -> None:
        self.signup = signup
        self.mine = mine
        self.withdrawing = withdrawing
        self.ears = ears

    async def look(self, exchange: Exchange) -> Reply | None:
        """`I've already applied for X`: what there is of that and what not; in a form, too."""
        if exchange.heard.sent.takes_back(exchange.text) or not self.only_tells(exchange):
            return None
        return await self.mine.have_sent(exchange, self.named(exchange))

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Did I get a place?`, `my e-mail is wrong`, `I can't come`, of what has been sent."""
        takes_back = exchange.heard.sent.takes_back(exchange.text)
        if exchange.state.filling and not takes_back:
            return None
        if len(exchange.text.split()) > LONGEST:
            return None
        also = self.wanted_too(exchange)
        if also and await self.talks_of_sent(exchange):
            return await self.signup.beginning.start(exchange, also)
        otherwise = await self.told_otherwise(exchange)
        if not otherwise and not self.may_mean_it(exchange):
            return None
        sent = await self.mine.received(exchange)
        if not sent or (self.names_else(exchange, sent) and not takes_back):
            return None
        asking = asks(exchange, exchange.text)
        if exchange.heard.sent.standing.hears(exchange.text):
            return await self.mine.show(exchange)
        if takes_back or (not asking and exchange.heard.sent.not_coming.hears(exchange.text)):
            return await self.withdrawing.withdraw(exchange)
        latest = max(sent, key=lambda one: one.submitted_at or one.updated_at)
        return await self.looks_at(exchange, latest, otherwise)

    async def looks_at(
        self, exchange: Exchange, sent: Application, told: Mapping[str, Answer]
    ) -> Reply | None:
        """What is asked of the form that was sent, or the change of what is told otherwise."""
        programme = self.signup.programmes.get(sent.programme)
        draft = Draft(programme, sent) if programme else None
        about = await self.signup.questions.sent(exchange, draft) if draft else None
        if about or asks(exchange, exchange.text):
            return about
        return await self.signup.amending.put_right(exchange, told)

    def only_tells(self, exchange: Exchange) -> bool:
        """`I've already applied for X`: whether that is all, and nothing of it is to change."""
        heard, text = exchange.heard, exchange.text
        more = heard.sent.not_coming.hears(text) or heard.sent.says_went_wrong(text)
        more = more or heard.forms.questions.hears(text)
        return heard.sent.has_applied(text) and not more

    def named(self, exchange: Exchange) -> list[str]:
        """The programmes that a message names."""
        names = exchange.heard.finder.names.mentioned(exchange.text)
        return [name for name in names if name in self.signup.programmes]

    def wanted_too(self, exchange: Exchange) -> str | None:
        """The programme in `and the managers' arena too, please`, where no more is said."""
        heard, text = exchange.heard, exchange.text
        named = set(heard.finder.names.mentioned(text)) & self.signup.programmes.keys()
        found = heard.sent.too.find(text)
        if len(named) != 1 or not found or "?" in text:
            return None
        programme = named.pop()
        return (
            programme
            if heard.small.says_only(text, found, names_of(exchange, programme))
            else None
        )

    async def talks_of_sent(self, exchange: Exchange) -> bool:
        """Whether the talk is still of what has just been sent."""
        sent = await self.signup.recent_submission.find(exchange)
        return sent is not None and sent.programme == exchange.state.topic

    async def told_otherwise(self, exchange: Exchange) -> dict[str, Answer]:
        """`Oops, I'm not a manager`, `my name is spelt Ekh`: what is otherwise than just sent.

        That is what would have been refused, or who one is and how one is reached.
        """
        heard, text = exchange.heard, exchange.text
        asks_else = "?" in text or self.ears[heard.language].asking.supposes(text)
        if asks_else or not heard.small.is_of_oneself(text):
            return {}  # before anything is looked up: questions are answered in an outage, too
        sent = await self.signup.recent_submission.find(exchange)
        if sent is None or sent.programme != exchange.state.topic:
            return {}
        draft = Draft(self.signup.programmes[sent.programme], sent)
        told = self.signup.volunteered.otherwise(exchange, draft)
        told = told or self.signup.correcting.respelt(exchange, draft)
        who = any(field.known_as and field.id in told for field in draft.fields)
        return told if who or draft.having(told).broken_rule is not None else {}

    def may_mean_it(self, exchange: Exchange) -> bool:
        """Whether a message has any of the words that count."""
        heard, text = exchange.heard, exchange.text
        if heard.sent.takes_back(text):
            return True
        if heard.forms.checking.hears(text) or heard.work.moved_to(text):
            return True
        if (
            heard.sent.says_went_wrong(text)
            or heard.sent.standing.hears(text)
            or heard.sent.not_coming.hears(text)
        ):
            return True
        return any(name in ASKED_OF_SENT for name, _ in heard.forms.questions.find(text))

    def names_else(self, exchange: Exchange, sent: list[Application]) -> bool:
        """Whether a programme is named for which nothing has been sent."""
        named = set(exchange.heard.finder.names.exactly(exchange.text))
        programmes = named & self.signup.programmes.keys()
        return bool(programmes - {one.programme for one in sent})
