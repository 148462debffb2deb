"""What a whole message asks the bot to do: help, more, resume, withdraw, start over."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import wraps

from dialogs.eligibility.eligible import Eligible
from dialogs.exchange import Exchange
from dialogs.ids import HOW_LONG
from dialogs.messages import Outcome, Reply
from dialogs.questions.answer import Answers
from dialogs.questions.why import Why
from dialogs.signup.dialog import Signup
from dialogs.smalltalk import Smalltalk
from dialogs.submissions.my_applications import MyApplications
from dialogs.submissions.my_calendar import MyCalendar
from dialogs.submissions.my_data import MyData
from dialogs.submissions.withdrawing import Withdrawing
from dialogs.thread import places

CONTACT = "kontakt"
"""The topic that tells where there are people."""

LOSING = ("erase", "withdraw", "cancel")
"""Commands that take something away."""

Step = Callable[[Exchange], Awaitable[Reply | None]]


def personal(step: Step) -> Step:
    """The step with replies that are for the person alone."""

    @wraps(step)
    async def told(exchange: Exchange) -> Reply | None:
        reply = await step(exchange)
        return replace(reply, personal=True) if reply else None

    return told


def preparing(prepare: Callable[[Exchange], Awaitable[None]]) -> Step:
    """A step that never replies: it readies the message, or what is known, for those below."""

    @wraps(prepare)
    async def told(exchange: Exchange) -> None:
        await prepare(exchange)

    return told


class Commands:
    """Carries out a command; the words for each are in the vocabulary."""

    def __init__(
        self,
        answers: Answers,
        signup: Signup,
        mine: MyApplications,
        withdrawing: Withdrawing,
        data: MyData,
        smalltalk: Smalltalk,
        eligible: Eligible,
    ) -> None:
        self.answers = answers
        self.signup = signup
        self.withdrawing = withdrawing
        self.smalltalk, self.eligible = smalltalk, eligible
        why = Why(answers, eligible)
        self.acts: Mapping[str, Step] = {
            "resume": personal(signup.beginning.resume),
            "applications": personal(mine.show),
            "summary": personal(mine.show),
            "withdraw": personal(withdrawing.withdraw),
            "my_data": personal(data.show),
            "erase": personal(data.erase),
            "calendar": personal(MyCalendar().show),
            "next_step": personal(mine.next_step),
            "help": self.help,
            "more": self.more,
            "shorter": self.shorter,
            "cancel": personal(self.nothing_to_cancel),
            "keep": personal(self.keep),
            "skip": self.nothing_to_skip,
            "back": personal(signup.suspended_draft.come_back),
            "change": personal(signup.suspended_draft.come_back),
            "restart": self.start_over,
            "why_answer": why.explain,
            "source": why.source,
            "sure": why.sure,
            "person": self.person,
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """A command such as help, resume or my data; None where the message is none."""
        command = exchange.command() or ""
        if command in LOSING and self.supposes(exchange):
            return None  # `and if I drop out halfway`
        if command == "resume" and exchange.heard.wishes_in(exchange.text):
            return None  # `go on then, sign me up`
        if command == "keep" and exchange.heard.reader.is_question(exchange.text):
            return None  # `do I have to go?`
        advice = exchange.state.advice
        if command == "why_answer" and advice and advice.given:
            return None  # `why that one?`: the reasons for it
        if command == "more" and advice and advice.given and wants_others(exchange):
            return None
        act = self.acts.get(command)
        return await act(exchange) if act else None

    def supposes(self, exchange: Exchange) -> bool:
        """Whether a message only supposes what it speaks of."""
        return self.eligible.ears[exchange.heard.language].asking.supposes(exchange.text)

    async def help(self, exchange: Exchange) -> Reply:
        """What the bot can do."""
        return self.smalltalk.help(exchange)

    async def person(self, exchange: Exchange) -> Reply | None:
        """Where there are people to talk to."""
        known = CONTACT in exchange.book.pack.articles
        return self.answers.give(exchange, CONTACT) if known else None

    async def more(self, exchange: Exchange) -> Reply | None:
        """The whole article on the topic talked of."""
        topic = exchange.state.topic
        return self.answers.whole(exchange, topic) if topic else self.smalltalk.help(exchange)

    async def nothing_to_cancel(self, exchange: Exchange) -> Reply:
        """`Avbryt` where nothing is under way."""
        sent = await self.withdrawing.mine.received(exchange)
        if sent and not await self.signup.steps.drafts(exchange):
            return await self.withdrawing.withdraw(exchange)
        return exchange.reply(exchange.say("cancel.nothing"), Outcome.COMMAND)

    async def keep(self, exchange: Exchange) -> Reply:
        """`Jag återkommer` where nothing is under way: a draft is kept anyway."""
        if await self.signup.steps.drafts(exchange):
            return exchange.reply(exchange.say("leave.kept"), Outcome.COMMAND)
        return exchange.reply(exchange.say("smalltalk.bye"), Outcome.SMALLTALK)

    async def shorter(self, exchange: Exchange) -> Reply | None:
        """The topic talked of in one sentence."""
        topic, told = exchange.state.topic, exchange.state.facet
        if told == HOW_LONG:
            return None  # `too long for me, what's shorter?`, of the programmes
        return self.answers.brief(exchange, topic) if topic else self.smalltalk.help(exchange)

    async def nothing_to_skip(self, exchange: Exchange) -> Reply:
        """`Hoppa över` where nothing is asked; `nästa`, of a list: the one after this."""
        following = places.following(exchange)
        if following:
            return self.answers.give(exchange, following)
        return exchange.reply(exchange.say("skip.nothing"), Outcome.COMMAND)

    async def start_over(self, exchange: Exchange) -> Reply:
        """Forget what was talked of; drafts stay."""
        exchange.forget()
        return self.smalltalk.help(exchange)


def wants_others(exchange: Exchange) -> bool:
    """`Anything more?`, of other things than those that were advised."""
    found = exchange.heard.choosing.going_further.find(exchange.text)
    return bool(found) and found[0][0] == "more"
