"""How a message is heard: in which language, and in which words the reply is given."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language, Message, Outcome, Reply
from dialogs.ports import Ports
from dialogs.questions.answer import Answers
from dialogs.state import ConversationState
from dialogs.understanding.language import Languages
from dialogs.understanding.wordbook import Wordbook
from knowledge.classifier.examples import COMMAND
from knowledge.text import clean

LONGEST = 2000
"""Characters of a message; nobody asks a question longer than that."""
OTHER_DEFAULT: Language = "sv"
LANGUAGE_NAMES: Mapping[str | None, Language] = {
    "swedish": "sv",
    "english": "en",
    "sv": "sv",
    "en": "en",
}
"""The commands that change the language, and the languages' own names."""


class Hearing:
    """Opens an exchange for every message, and changes the language where that is asked for."""

    def __init__(self, languages: Languages, answers: Answers) -> None:
        self.languages = languages
        self.answers = answers

    def open(self, message: Message, state: ConversationState, ports: Ports) -> Exchange:
        """The message cleaned, with the words of its language and of the reply's."""
        text, state = clean(message.text), self.still_known(state)
        short = text[:LONGEST]
        expected = state.language or message.language
        heard = self.languages.of(short, expected) or expected or OTHER_DEFAULT
        books = self.languages.books
        if state.filling is None:  # an answer in a form is kept letter for letter
            before, text = books[heard].asides(books[heard].spoken.written(text))
            text, after = self.parted(text, books[heard])
            text = books[heard].places.with_known(text)
            wanted = self.language_wanted([*before, *after])
            if wanted:
                state = state.model_copy(update={"language": wanted, "language_chosen": True})
        stays = self.is_settled(state) or self.languages.is_bare_name(short)
        language = state.language if state.language and stays else heard
        exchange = Exchange(text, books[language], books[heard], message, state, ports)
        exchange.remember(language=language)
        return exchange

    def parted(self, text: str, heard: Wordbook) -> tuple[str, list[str]]:
        """A question, and the language that is asked for after it: `... In English, please`."""
        *asking, last = heard.pieces(text)
        ends = bool(asking) and heard.reader.is_question(asking[-1]) and bool(self.switch_of(last))
        return (" ".join(asking), [last]) if ends else (text, [])

    def language_wanted(self, pieces: list[str]) -> Language | None:
        """The language that is asked for beside a question: `på svenska tack, var är det?`."""
        asked = (self.switch_of(piece) for piece in pieces)
        return next((LANGUAGE_NAMES[name] for name in asked if name), None)

    def still_known(self, state: ConversationState) -> ConversationState:
        """The state without topics that today's files no longer have."""
        known = self.languages.books[OTHER_DEFAULT].pack.articles
        if all(topic in known for topic in state.topics):
            return state
        return ConversationState(
            language=state.language, language_chosen=state.language_chosen, signup=state.signup
        )

    def is_settled(self, state: ConversationState) -> bool:
        """Whether the language stays: chosen by the person, or kept while a form is filled in."""
        return state.language_chosen or state.filling is not None

    async def other_language(self, exchange: Exchange) -> Reply | None:
        """A message in a third language: which ones the bot knows."""
        if not self.languages.is_other(exchange.text):
            return None
        if exchange.is_warm():  # `gracias` is understood
            return None
        return exchange.reply(exchange.say("language.unknown_both"), Outcome.UNKNOWN)

    async def leave_out_asides(self, exchange: Exchange) -> None:
        """What a form did not take is heard from here on without `wait, ...`; no reply.

        A question right behind what one tells of oneself is parted from that.
        """
        exchange.text = exchange.heard.run_on.parted(exchange.text)
        if exchange.state.filling:
            exchange.text = exchange.heard.asides(exchange.heard.spoken.written(exchange.text))[1]

    async def switch_language(self, exchange: Exchange) -> Reply | None:
        """`In English please`, `på svenska tack`: the language from here on."""
        if exchange.state.filling is None and exchange.rules_out(COMMAND):
            return None
        name = self.switch_of(exchange.text) or self.switch_in_passing(exchange)
        return self.speak(exchange, name) if name else None

    def switch_in_passing(self, exchange: Exchange) -> str | None:
        """The same in one piece of a message, the others of which ask nothing."""
        if exchange.state.filling:
            return None
        pieces = exchange.heard.pieces(exchange.text)
        found = [self.switch_of(piece) for piece in pieces]
        others = [piece for piece, name in zip(pieces, found, strict=True) if name is None]
        asks = any(exchange.heard.reader.is_question(piece) for piece in others)
        return None if asks else next(filter(None, found), None)

    def switch_of(self, text: str) -> str | None:
        """The language that a text asks for, in the words of any."""
        books = self.languages.books.values()
        asked = [book.commands.whole.meant(text) for book in books]
        if not any(asks_of_it(book, text) for book in books):  # `and is it held in English`
            asking = [
                b for b in books if not b.reader.is_question(text) or b.small.speaks_to_bot(text)
            ]
            asked.extend(
                name
                for b in asking
                for name in (b.commands.given_in(text), b.commands.switch_in(text))
            )
        return next((name for name in asked if name in LANGUAGE_NAMES), None)

    def speak(self, exchange: Exchange, name: str) -> Reply:
        """Go on in another language, with what was answered last."""
        language = LANGUAGE_NAMES[name]
        exchange.book = exchange.heard = self.languages.books[language]
        exchange.remember(language=language, language_chosen=True)
        switched = exchange.reply(exchange.say("language.switched"), Outcome.COMMAND)
        topic, facet = exchange.state.topic, exchange.state.facet
        if topic is None or exchange.state.signup:
            return switched
        return switched.followed_by(self.answers.give(exchange, topic, facet))


def asks_of_it(book: Wordbook, text: str) -> bool:
    """Whether a text begins as a question on something, not to the one who is asked."""
    begun = book.reader.begun(text)
    asks = book.reader.begins_to_ask(begun)
    return asks and not book.small.speaks_to_bot(begun)
