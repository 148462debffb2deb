"""A person's seats for their own calendar."""

from datetime import timedelta

from dialogs.exchange import Exchange
from dialogs.messages import FileKind, FileOffer, Outcome, Reply
from dialogs.ports import Application, ApplicationState, Link, Ports, Round, RoundState
from dialogs.rounds.words import label

NAMES: dict[FileKind, str] = {"calendar": "chefslotsen.ics", "my_data": "chefslotsen.json"}
LASTS: dict[FileKind, timedelta] = {
    "calendar": timedelta(days=1),
    "my_data": timedelta(minutes=10),
}
"""How long a link leads to its file; a calendar holds little, all that is known much."""


async def booked(ports: Ports, person: str) -> list[tuple[Application, Round]]:
    """The seats that a person has at what is still to come, the first first."""
    mine = await ports.applications.of(person)
    accepted = [one for one in mine if one.state is ApplicationState.ACCEPTED and one.round]
    found = [(one, await ports.rounds.find(one.round)) for one in accepted]
    ahead = [(one, at) for one, at in found if at and is_ahead(ports, at)]
    return sorted(ahead, key=lambda pair: (pair[1].starts_at, pair[1].id))


def is_ahead(ports: Ports, one: Round) -> bool:
    """Whether it has a day, and that is still to come."""
    if one.starts_at is None or one.state is RoundState.CANCELLED:
        return False
    return one.starts_at > ports.clock.now()


async def offer_file(exchange: Exchange, what: FileKind) -> FileOffer:
    """A file of the person's own, to be fetched while the link lasts."""
    ports, language = exchange.ports, exchange.book.language
    link = Link(exchange.message.person.id, what, language)
    token = await ports.links.make(link, ports.clock.now() + LASTS[what])
    return FileOffer(what, token, NAMES[what], exchange.say(f"file.{what}"))


class MyCalendar:
    """Tells where and when the person has a seat, with a file that calendars read."""

    async def show(self, exchange: Exchange) -> Reply:
        """`Kalender`: all that the person has a seat at."""
        seats = await booked(exchange.ports, exchange.message.person.id)
        if not seats:
            return exchange.reply(exchange.say("calendar.nothing"), Outcome.COMMAND)
        lines = [self.line(exchange, application, one) for application, one in seats]
        return exchange.reply(
            exchange.say("calendar.list", seats="\n".join(lines)),
            Outcome.COMMAND,
            choices=(exchange.say("applications.mine"),),
            file=await offer_file(exchange, "calendar"),
        )

    def line(self, exchange: Exchange, application: Application, one: Round) -> str:
        """One seat in a line."""
        said = exchange.book.pack.programmes.get(application.programme)
        title = said.title if said else application.programme
        return f"- {title}, {label(exchange.book.phrases, one)}"
