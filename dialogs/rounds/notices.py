"""What people are told without having asked just now, in the language that they speak."""

from collections.abc import Mapping

from dialogs.messages import Language
from dialogs.ports import Application, Notice, Ports, Round
from dialogs.rounds.words import details, last, moment
from knowledge.model import Knowledge
from knowledge.phrases import Phrases

ANSWERS = ("offer.accept", "offer.decline")


class Notices:
    """Puts into words what has changed, and into the outbox, once for each event."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.packs = knowledge.languages
        self.phrases: Mapping[Language, Phrases] = {
            name: Phrases(pack.phrases) for name, pack in self.packs.items()
        }

    async def given(self, ports: Ports, seat: Application, one: Round) -> None:
        """A seat from the queue: an offer, or a seat at once where there is room for all."""
        if seat.offer_until is None:
            await self.tell(ports, seat.person, f"admitted:{seat.id}", "notice.admitted", one)
            return
        texts = {
            language: Notice(
                phrases.say(
                    "notice.offered",
                    what=self.what(language, one),
                    until=moment(phrases, seat.offer_until),
                ),
                tuple(phrases.say(key) for key in ANSWERS),
            )
            for language, phrases in self.phrases.items()
        }
        await ports.outbox.put(seat.person, f"offered:{seat.id}", texts)

    async def expired(self, ports: Ports, seat: Application, one: Round) -> None:
        """An offer that was not answered in time."""
        await self.tell(ports, seat.person, f"expired:{seat.id}", "notice.expired", one)

    async def cancelled(self, ports: Ports, person: str, one: Round) -> None:
        """A round that has been called off."""
        await self.tell(ports, person, f"cancelled:{one.id}", "notice.cancelled", one)

    async def changed(self, ports: Ports, person: str, one: Round) -> None:
        """A round that takes place at another time or place."""
        event = f"changed:{one.id}:{ports.clock.now().isoformat()}"
        await self.tell(ports, person, event, "notice.changed", one)

    async def opened(self, ports: Ports, person: str, one: Round) -> None:
        """A round that one can sign up for now."""
        texts = {
            language: Notice(
                phrases.say(
                    "notice.opened",
                    title=self.packs[language].programmes[one.programme].title,
                    closes=last(phrases, one.closes_at),
                    details=details(phrases, one),
                ),
                (self.packs[language].programmes[one.programme].wish,),
            )
            for language, phrases in self.phrases.items()
        }
        await ports.outbox.put(person, f"opened:{one.id}", texts)

    async def tell(self, ports: Ports, person: str, event: str, key: str, one: Round) -> None:
        """A notice that says what has become of a round or of a seat there."""
        texts = {
            language: Notice(
                phrases.say(key, what=self.what(language, one), details=details(phrases, one)),
                (phrases.say("applications.mine"),),
            )
            for language, phrases in self.phrases.items()
        }
        await ports.outbox.put(person, event, texts)

    def what(self, language: Language, one: Round) -> str:
        """The programme, and when it takes place."""
        said = self.packs[language].programmes.get(one.programme)
        title = said.title if said else one.programme
        return (
            f"{title} {moment(self.phrases[language], one.starts_at)}" if one.starts_at else title
        )
