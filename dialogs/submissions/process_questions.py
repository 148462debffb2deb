"""How applying goes, asked where no form is open: what the forms tell of themselves.

`Who reads my application?`, `how many questions are there in the form?`, `what happens then?`
"""

from collections.abc import Callable, Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.rounds.calendar import Calendar, calendar
from dialogs.rounds.reminders import AFTER
from dialogs.signup.field_input import duration
from knowledge.model import Knowledge
from knowledge.text import fold, words

APART = ("safe", "later", "erase", "identity")
"""What is said in other words than in an open form."""
LONGEST = 18
"""Words of a message that asks no more than that."""


class ProcessQuestions:
    """Tells of the way that an application or a registration takes."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.programmes = knowledge.programmes
        self.retention = knowledge.retention
        self.told: Mapping[str, Callable[[Exchange, str | None], str]] = {
            "fields": self.fields,
            "kept": self.kept,
            "for_others": self.for_others,
            "reminders": self.reminders,
        }
        """What depends on the programme, where one is meant; all else is one phrase."""

    async def take(self, exchange: Exchange) -> Reply | None:
        """`What happens once I have applied?`, of one programme or any; None for all else."""
        asked = self.asked(exchange)
        if asked is None:
            return None
        named = self.named(exchange)
        talked_of = exchange.state.topic if exchange.state.topic in self.programmes else None
        programme = named[0] if len(named) == 1 else None if named else talked_of
        if asked == "then":
            said = await self.then(exchange, programme)
        elif asked in self.told:
            said = self.told[asked](exchange, programme)
        else:
            said = exchange.say(f"{'process' if asked in APART else 'about'}.{asked}")
        if programme is None:
            return exchange.reply(said, Outcome.COMMAND)
        exchange.remember(topic=programme)
        return exchange.reply(
            said,
            Outcome.COMMAND,
            topic=programme,
            topics=(programme,),
            choices=(exchange.book.pack.programmes[programme].wish,),
        )

    def named(self, exchange: Exchange) -> list[str]:
        """The programmes that a message names."""
        named = exchange.heard.finder.names.mentioned(exchange.text)
        return [name for name in named if name in self.programmes]

    def asked(self, exchange: Exchange) -> str | None:
        """What is asked of applying as such; None for a wish, or for a question on a topic."""
        sent, text = exchange.heard.sent, exchange.text
        if len(words(text)) > LONGEST:
            return None
        if sent.then_what.hears(text):
            return "then"
        asked, phrase = sent.process.asked(text)
        pieces = (text, *exchange.heard.pieces(text))
        asks = exchange.asks_something() or any(map(exchange.heard.reader.is_question, pieces))
        if not asked or not (asks or fold(text).startswith(phrase)):
            return None
        of_else = set(exchange.heard.finder.names.exactly(text)) - set(self.programmes)
        return None if of_else else asked

    async def then(self, exchange: Exchange, programme: str | None) -> str:
        """What happens once it has been sent."""
        if programme is None:
            return exchange.say("about.then_any")
        found = await calendar(exchange.ports, programme)
        return exchange.say("about.then", next=self.next(exchange, programme, found))

    def next(self, exchange: Exchange, name: str, found: Calendar) -> str:
        """What happens with what is sent for the open round, or for none."""
        programme, said = self.programmes[name], exchange.book.pack.programmes[name]
        if not found.open:
            return said.next
        if programme.intake != "application":
            return exchange.say("about.seat")
        key = "next.awaiting_endorsement" if programme.endorsement else "next.submitted"
        return exchange.say(key, title=said.title)

    def fields(self, exchange: Exchange, programme: str | None) -> str:
        """What a form asks for, or how many questions the forms have."""
        if programme is None:
            counts = [len(one.fields) for one in self.programmes.values()]
            return exchange.say("process.fields_any", fewest=min(counts), most=max(counts))
        said = exchange.book.pack.programmes[programme]
        fields = self.programmes[programme].fields
        labels = "\n".join(f"- {said.fields[field.id].label}" for field in fields)
        return exchange.say("process.fields", title=said.title, labels=labels)

    def kept(self, exchange: Exchange, programme: str | None) -> str:
        """How long what is begun and sent is kept."""
        intake = self.programmes[programme].intake if programme else "application"
        months, drafts = self.retention.applications, self.retention.drafts
        return exchange.say(
            "about.kept",
            time=duration(months.of(intake), exchange.book),
            undecided=duration(months.undecided, exchange.book),
            after_closing=drafts.after_closing,
            without_round=drafts.without_round,
        )

    def reminders(self, exchange: Exchange, _: str | None) -> str:
        """What the bot reminds of by itself."""
        return exchange.say("about.reminders", days=AFTER.days)

    def for_others(self, exchange: Exchange, programme: str | None) -> str:
        """That everybody applies for themselves."""
        example = programme or next(iter(exchange.book.pack.programmes))
        return exchange.say("signup.for_other", wish=exchange.book.pack.programmes[example].wish)
