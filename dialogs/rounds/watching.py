"""`Säg till när den öppnar`: who wants to know, and who no longer does."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import LIVE
from dialogs.rounds.calendar import Calendar, calendar
from dialogs.rounds.words import sentence
from knowledge.model import Programme

LONGEST = 20
"""Words of a message that can be such a wish, ..."""
SHORT = 8
"""... and of one that wishes for the same of another one."""


class Watching:
    """Puts a person on the list of those who are told when a programme opens, and off it."""

    def __init__(self, programmes: Mapping[str, Programme]) -> None:
        self.programmes = programmes

    async def take(self, exchange: Exchange) -> Reply | None:
        """A wish to be told when something opens, or no longer to be; None for all else."""
        if len(exchange.text.split()) > LONGEST:
            return None
        if exchange.heard.rounds.unwatching.hears(exchange.text):
            return await self.stop(exchange)
        wishes = exchange.heard.rounds.watching.hears(exchange.text)
        programme = self.meant(exchange) if wishes else self.likewise(exchange)
        opening = not wishes or exchange.heard.rounds.opening.hears(exchange.text)
        return await self.watch(exchange, programme, opening=opening) if programme else None

    def likewise(self, exchange: Exchange) -> str | None:
        """`And the mentor one, too`, just after another one was put on the list."""
        heard, text = exchange.heard, exchange.text
        if not exchange.state.watching or len(text.split()) > SHORT:
            return None
        named = heard.finder.names.every(text)
        goes_on = heard.pointing.goes_on(text) and not heard.reader.asks_fact(text)
        return named[0] if goes_on and len(named) == 1 and named[0] in self.programmes else None

    def meant(self, exchange: Exchange) -> str | None:
        """The one programme that is named, else the one talked of."""
        named = [
            t for t in exchange.heard.finder.find(exchange.text).named if t in self.programmes
        ]
        if len(named) == 1:
            return named[0]
        topic = exchange.state.topic
        return topic if not named and topic in self.programmes else None

    async def watch(self, exchange: Exchange, programme: str, *, opening: bool) -> Reply | None:
        """Put the person on the list, unless one can sign up already."""
        found = await calendar(exchange.ports, programme)
        said = exchange.book.pack.programmes[programme]
        if found.never and (self.programmes[programme].intake == "event" or not opening):
            self.wish(exchange, said.wish)
            return None
        exchange.remember(topic=programme, watching=True)
        if any(one.waiting_list or not one.is_full for one in found.open):
            intake = self.programmes[programme].intake
            text = sentence(exchange.book.phrases, found, said.title, intake)
            return replace(self.reply(exchange, programme, text, (said.wish,)), offer=said.wish)
        new = await exchange.ports.watches.add(exchange.message.person.id, programme)
        key = "watch.added" if new else "watch.already"
        text = exchange.say(key, title=said.title)
        if found.coming:
            text = f"{text} {self.when(exchange, programme, found)}"
        return self.reply(exchange, programme, text, (exchange.say("applications.mine"),))

    def wish(self, exchange: Exchange, wish: str) -> None:
        """Where no round was ever told of, it is the wish to be put down for the next one."""
        plainly = any(
            " " in phrase for _, phrase in exchange.heard.rounds.watching.find(exchange.text)
        )
        if plainly:  # `watch` alone may mean much
            exchange.text, exchange.heard = wish, exchange.book

    def when(self, exchange: Exchange, programme: str, found: Calendar) -> str:
        """When it opens."""
        title = exchange.book.pack.programmes[programme].title
        return sentence(exchange.book.phrases, found, title, self.programmes[programme].intake)

    async def stop(self, exchange: Exchange) -> Reply | None:
        """Take the person off the list; off the one that is named where there are several."""
        person = exchange.message.person.id
        watched = [w for w in await exchange.ports.watches.of(person) if w in self.programmes]
        named = exchange.heard.finder.find(exchange.text).named
        meant = [one for one in watched if one in named]
        chosen = meant if named else watched
        if not chosen:
            return None if await self.may_withdraw(exchange) else self.nothing(exchange)
        if len(chosen) > 1:
            return self.which(exchange, chosen)
        await exchange.ports.watches.remove(person, chosen[0])
        title = exchange.book.pack.programmes[chosen[0]].title
        return self.reply(exchange, chosen[0], exchange.say("watch.stopped", title=title))

    async def may_withdraw(self, exchange: Exchange) -> bool:
        """Whether the words can also mean to take back an application, if any was sent."""
        if exchange.command() == "withdraw":
            return True
        if not exchange.heard.sent.not_coming.hears(exchange.text):  # `take me off the list`
            return False
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        return any(application.state in LIVE for application in mine)

    def nothing(self, exchange: Exchange) -> Reply:
        """That nothing is watched."""
        return exchange.reply(exchange.say("watch.nothing"), Outcome.COMMAND)

    def which(self, exchange: Exchange, watched: list[str]) -> Reply:
        """Ask which; each choice says by itself what is meant."""
        titles = [exchange.book.pack.programmes[one].title for one in watched]
        choices = tuple(exchange.say("watch.stop", title=title) for title in titles)
        text = exchange.say("watch.which", titles=", ".join(titles))
        return exchange.reply(text, Outcome.COMMAND, choices=choices)

    def reply(
        self, exchange: Exchange, programme: str, text: str, choices: tuple[str, ...] = ()
    ) -> Reply:
        """A reply on a programme."""
        return exchange.reply(
            text, Outcome.COMMAND, topic=programme, topics=(programme,), choices=choices
        )
