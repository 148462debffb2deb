"""Taking back what has been sent: asked first, and with a reason if one likes."""

from collections.abc import Iterable
from dataclasses import replace

from dialogs.consent import asks, behind_yes, clear_answer, hesitates
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import Application
from dialogs.rounds.occasions import meant
from dialogs.rounds.queue import Queue
from dialogs.submissions.my_applications import MyApplications
from dialogs.understanding import identity_number
from knowledge.text import fold

LONGEST_REASON = 500
"""Characters kept of why somebody withdraws."""


class Withdrawing:
    """Withdraws an application; a seat goes to the next in line."""

    def __init__(self, mine: MyApplications, queue: Queue) -> None:
        self.mine = mine
        self.queue = queue

    async def withdraw(self, exchange: Exchange) -> Reply:
        """Ask before taking back the one received application, or ask which."""
        received = await self.mine.received(exchange)
        if not received:
            return exchange.reply(exchange.say("withdraw.nothing"), Outcome.COMMAND)
        if len(received) == 1:
            return await self.ask(exchange, received[0])
        pointed = await self.pointed_at(exchange, received)
        return await (self.ask(exchange, pointed) if pointed else self.which(exchange, received))

    async def let_stand(self, exchange: Exchange) -> Reply | None:
        """`Don't delete my application`: that nothing is deleted; None for anything else."""
        position = exchange.state.signup
        decides = position is not None and position.mode in ("leaving", "restarting")
        if decides or not exchange.heard.sent.lets_stand(exchange.text):
            return None
        text, mine = exchange.say("withdraw.untouched"), exchange.say("applications.mine")
        return exchange.reply(text, Outcome.COMMAND, choices=(mine,))

    async def which(self, exchange: Exchange, received: list[Application]) -> Reply:
        """Ask which of several to take back."""
        listed = [await self.mine.line(exchange, application) for application in received]
        lines = "\n".join(f"- {line}" for line in listed)
        exchange.remember(withdrawing="")
        return exchange.reply(
            exchange.say("withdraw.which", applications=lines),
            Outcome.COMMAND,
            choices=tuple(application.number or "" for application in received),
        )

    async def ask(
        self, exchange: Exchange, application: Application, *, again: bool = False
    ) -> Reply:
        """Whether to withdraw that application; `again` where a clear yes or no is lacking."""
        exchange.remember(withdrawing=application.number)
        title = await self.mine.title(exchange, application)
        key = "withdraw.again" if again else "withdraw.sure"
        return exchange.reply(
            exchange.say(key, title=title, number=application.number),
            Outcome.COMMAND,
            choices=(exchange.say("withdraw.yes"), exchange.say("withdraw.no")),
        )

    async def decide(self, exchange: Exchange) -> Reply | None:
        """The answer to which application to withdraw, or whether to.

        A question is left to the other dialogs, and `again` puts this one anew behind its answer.
        """
        waiting = exchange.state.withdrawing
        if waiting is None:
            return None
        received = await self.mine.received(exchange)
        application = next((a for a in received if a.number == waiting), None)
        answer = self.answer(exchange)
        pointed = await self.pointed_at(exchange, received)
        if pointed and pointed != application:
            return await self.ask(exchange, pointed)
        if answer is False or exchange.heard.sent.lets_stand(exchange.text):
            exchange.remember(withdrawing=None)
            return self.kept(exchange)
        if answer and application:
            exchange.remember(withdrawing=None)
            return await self.take_back(exchange, application, self.reason(exchange))
        if not received or self.turns_elsewhere(exchange, application):
            exchange.remember(withdrawing=None)
            return None
        asked = asks(exchange, exchange.text) or asks(exchange, behind_yes(exchange) or "")
        if asked or exchange.smalltalk():
            exchange.puts_again = True
            return None
        return await self.again(exchange)

    async def behind(self, exchange: Exchange, reply: Reply) -> Reply:
        """A reply to something else, and under it the question that still is open."""
        again = None if reply.outcome is Outcome.CLARIFY else await self.again(exchange)
        if again is None:
            exchange.remember(withdrawing=None)
            return reply
        return replace(reply.followed_by(again), personal=True)

    async def again(self, exchange: Exchange) -> Reply | None:
        """The question that is open, once more; None where none is."""
        waiting = exchange.state.withdrawing
        if waiting is None:
            return None
        received = await self.mine.received(exchange)
        application = next((a for a in received if a.number == waiting), None)
        if application:
            return await self.ask(exchange, application, again=True)
        return await self.which(exchange, received)

    async def pointed_at(
        self, exchange: Exchange, received: list[Application]
    ) -> Application | None:
        """The one that is named: by its number, its title, its day or its month."""
        said = fold(exchange.text)
        numbered = [a for a in received if a.number and fold(a.number) in said]
        if numbered:
            return numbered[0]
        if asks(exchange, exchange.text):
            return None
        names = exchange.heard.finder.names.mentioned(exchange.text)
        named = [a for a in received if a.programme in names] or received
        rounds = [await exchange.ports.rounds.find(a.round) for a in named if a.round]
        occasions = [one for one in rounds if one]
        occasion = meant(exchange, occasions) if len(occasions) > 1 else None
        named = [a for a in named if occasion is None or a.round == occasion.id]
        return named[0] if len(named) == 1 < len(received) else None

    def turns_elsewhere(self, exchange: Exchange, application: Application | None) -> bool:
        """Whether a message is about something else, so that the question is dropped."""
        if asks(exchange, exchange.text):
            return False
        if exchange.command() not in (None, "withdraw", "cancel"):
            return True
        return exchange.is_wish() or self.names_another(exchange, application)

    def names_another(self, exchange: Exchange, application: Application | None) -> bool:
        """Whether a message names what the application is not for."""
        named = exchange.heard.finder.names.exactly(exchange.text)
        return any(topic != (application and application.programme) for topic in named)

    def answer(self, exchange: Exchange) -> bool | None:
        """Whether to withdraw: a clear yes, with a reason behind it or none; a no; or neither."""
        said = fold(exchange.text)
        if said == fold(exchange.say("withdraw.yes")):
            return True
        if said == fold(exchange.say("withdraw.no")) or exchange.plain_command() == "keep":
            return False
        behind = behind_yes(exchange)
        if behind is None or "?" in exchange.text:
            return False if self.declines(exchange) else clear_answer(exchange)
        return None if self.takes_back(exchange, behind) else True

    def declines(self, exchange: Exchange) -> bool:
        """`No, I will come`: whether a message begins with a no, and nothing in it withdraws."""
        heard, said = exchange.heard, fold(exchange.text).split()
        no = (
            bool(said)
            and exchange.single_yes_no(said[0]) is False
            and said[0] not in heard.small.negators
        )
        found = heard.commands.loose.find(exchange.text)
        return no and "withdraw" not in (name for name, _ in found)

    def takes_back(self, exchange: Exchange, behind: str) -> bool:
        """Whether what follows a yes makes it doubtful: a question, a wish, or `keep it`."""
        heard, said = exchange.heard, set(fold(behind).split())
        denied = not heard.small.negators.isdisjoint(said)
        stays = heard.sent.staying.hears(behind)
        withdraws = "withdraw" in (name for name, _ in heard.commands.loose.find(behind))
        command = heard.commands.whole.meant(behind)
        return (
            hesitates(exchange)
            or asks(exchange, behind)
            or (stays and not denied)
            or (withdraws and denied)
            or command not in (None, "withdraw")
            or heard.changing.change_of(behind) is not None
            or heard.wishes_in(behind)
        )

    def reason(self, exchange: Exchange) -> str:
        """Why, where a yes goes on to say so: `ja, jag har fått förhinder`."""
        behind = behind_yes(exchange) or ""
        heard = exchange.heard
        small = heard.small.words | folded(heard.commands.loose.find(behind))
        if small.issuperset(fold(behind).split()):
            return ""
        return identity_number.masked(behind)[:LONGEST_REASON]

    async def take_back(self, exchange: Exchange, application: Application, why: str) -> Reply:
        """Withdraw it; its seat goes to the next in line."""
        await self.queue.withdraw(exchange.ports, application, why)
        title = await self.mine.title(exchange, application)
        text = exchange.say("withdraw.done", title=title, number=application.number)
        return exchange.reply(text, Outcome.COMMAND)

    def kept(self, exchange: Exchange) -> Reply:
        """That it still stands."""
        return exchange.reply(exchange.say("withdraw.kept"), Outcome.COMMAND)


def folded(found: Iterable[tuple[str, str]]) -> set[str]:
    """The words of what was heard."""
    return {word for _, phrase in found for word in phrase.split()}
