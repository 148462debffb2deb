"""What people are told without having asked just now, in the language that they speak."""

from collections.abc import Iterator, Mapping

from dialogs.messages import Language
from dialogs.ports import Application, ApplicationState, Notice, Ports, Round, RoundState
from dialogs.rounds.calendar import Calendar
from dialogs.rounds.words import details, last, moment, sentence
from knowledge.model import Knowledge, ProgrammeWords
from knowledge.phrases import Phrases

ANSWERS = ("offer.accept", "offer.decline")
MINE = ("applications.mine",)


class Notices:
    """Puts into words what has changed, and into the outbox, once for each event."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.packs = knowledge.languages
        self.kept = knowledge.retention.drafts
        self.intakes = {name: one.intake for name, one in knowledge.programmes.items()}
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
        await ports.outbox.put(seat.person, offer_of(seat), texts)

    async def expired(self, ports: Ports, seat: Application, one: Round) -> None:
        """An offer that was not answered in time."""
        await self.tell(ports, seat.person, f"expired:{seat.id}", "notice.expired", one)

    async def decided(self, ports: Ports, application: Application) -> None:
        """What has been decided about an application, each time anew."""
        event = f"{decided_of(application)}{application.updated_at.isoformat()}:{application.id}"
        texts = {
            language: Notice(
                phrases.say(
                    f"notice.{application.state.value}",
                    title=self.title(language, application.programme),
                    number=application.number,
                ),
                tuple(phrases.say(key) for key in MINE),
            )
            for language, phrases in self.phrases.items()
        }
        await ports.outbox.put(application.person, event, texts)

    async def cancelled(self, ports: Ports, person: str, one: Round) -> None:
        """A round that has been called off."""
        await self.tell(ports, person, f"cancelled:{one.id}", "notice.cancelled", one)

    async def changed(self, ports: Ports, seat: Application, one: Round) -> None:
        """A round that takes place at another time or place; a calendar has to know, too."""
        event = f"changed:{one.id}:{ports.clock.now().isoformat()}"
        dated = seat.state is ApplicationState.ACCEPTED and one.starts_at is not None
        answers = (*MINE, "calendar.button") if dated else MINE
        await self.tell(ports, seat.person, event, "notice.changed", one, answers)

    async def opened(self, ports: Ports, person: str, one: Round) -> None:
        """A round that one can sign up for now."""
        texts = {
            language: Notice(
                phrases.say(
                    "notice.opened",
                    title=said.title,
                    closes=last(phrases, one.closes_at),
                    details=details(phrases, one),
                ),
                (said.wish,),
            )
            for language, phrases, said in self.words(one.programme)
        }
        await ports.outbox.put(person, f"opened:{one.id}", texts)

    async def draft_waits(self, ports: Ports, draft: Application, event: str) -> None:
        """A draft that nobody has touched for some days."""
        texts = {
            language: Notice(
                phrases.say("notice.draft_waits", title=said.title),
                (said.wish,),
            )
            for language, phrases, said in self.words(draft.programme)
        }
        await ports.outbox.put(draft.person, event, texts)

    async def draft_closes(self, ports: Ports, draft: Application, one: Round, event: str) -> None:
        """A draft of what closes soon."""
        texts = {
            language: Notice(
                phrases.say(
                    "notice.draft_closes", title=said.title, closes=last(phrases, one.closes_at)
                ),
                (said.wish,),
            )
            for language, phrases, said in self.words(draft.programme)
        }
        await ports.outbox.put(draft.person, event, texts)

    async def draft_ended(
        self, ports: Ports, draft: Application, one: Round, found: Calendar
    ) -> None:
        """A draft whose round ends before its time: what can be done with it now."""
        key = (
            "notice.draft_cancelled" if one.state is RoundState.CANCELLED else "notice.draft_ended"
        )
        texts = {
            language: Notice(
                phrases.say(
                    key,
                    what=self.what(language, one),
                    days=self.kept.after_closing,
                    now=sentence(phrases, found, said.title, self.intakes[one.programme]),
                    wish=said.wish,
                ),
                (said.wish,),
            )
            for language, phrases, said in self.words(draft.programme)
        }
        await ports.outbox.put(draft.person, f"{about(draft)}ended:{one.id}", texts)

    def words(self, programme: str) -> Iterator[tuple[Language, Phrases, ProgrammeWords]]:
        """What a programme is called, in every language."""
        for language, phrases in self.phrases.items():
            yield language, phrases, self.packs[language].programmes[programme]

    async def tell(
        self,
        ports: Ports,
        person: str,
        event: str,
        key: str,
        one: Round,
        answers: tuple[str, ...] = MINE,
    ) -> None:
        """A notice that says what has become of a round or of a seat there."""
        texts = {
            language: Notice(
                phrases.say(key, what=self.what(language, one), details=details(phrases, one)),
                tuple(phrases.say(answer) for answer in answers),
            )
            for language, phrases in self.phrases.items()
        }
        await ports.outbox.put(person, event, texts)

    def title(self, language: Language, programme: str) -> str:
        """What a programme is called; its id where it is no more."""
        said = self.packs[language].programmes.get(programme)
        return said.title if said else programme

    def what(self, language: Language, one: Round) -> str:
        """The programme, and when it takes place."""
        title = self.title(language, one.programme)
        return (
            f"{title} {moment(self.phrases[language], one.starts_at)}" if one.starts_at else title
        )


def offer_of(seat: Application) -> str:
    """The name of the event that a seat has been offered."""
    return f"offered:{seat.id}"


def about(draft: Application) -> str:
    """How the names of what is told of a draft begin."""
    return f"draft:{draft.id}:"


def decided_of(application: Application) -> str:
    """How the names of an application's decisions begin."""
    return f"decided:{application.id}:"
