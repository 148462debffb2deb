"""What a message says by its words alone: yes or no, a command, a question."""

from collections.abc import Collection
from dataclasses import dataclass

from dialogs.understanding.wordbook import Wordbook
from knowledge.text import fold, words

SHORT_REFUSAL = 8
"""Words of a message that only says what one does not want to tell."""


@dataclass(slots=True)
class Utterance:
    """A message as it is heard: in its own language, and in that of the reply."""

    text: str
    """The message, cleaned."""
    book: Wordbook
    """The language of the reply."""
    heard: Wordbook
    """The language of the message."""

    def command(self) -> str | None:
        """The command that the message is, small words aside, in whichever language."""
        return self.heard.commands.given_in(self.text) or self.book.commands.given_in(self.text)

    def plain_command(self) -> str | None:
        """The same in just its own words, for what cannot be undone."""
        return self.heard.commands.whole.meant(self.text) or self.book.commands.whole.meant(
            self.text
        )

    def smalltalk(self) -> str | None:
        """The greeting or the like that the whole message is."""
        return self.heard.smalltalk.said_in(self.text) or self.book.smalltalk.whole.meant(
            self.text
        )

    def is_warm(self) -> bool:
        """Whether a message is small talk, or begins or ends with thanks or a goodbye."""
        warmth = map(self.heard.smalltalk.warmth_of, self.heard.pieces(self.text))
        return self.smalltalk() is not None or any(warmth)

    def yes_no(self) -> bool | None:
        """Yes, no or neither, in the language asked in or that of the message."""
        if self.smalltalk() == "wait":  # `no, wait`
            return None
        asked_in = self.book.recogniser.yes_no(self.text)
        return self.heard.recogniser.yes_no(self.text) if asked_in is None else asked_in

    def plain_yes_no(self) -> bool | None:
        """The same where nothing else is said: `ja, men ändra telefon` is neither."""
        for book in (self.book, self.heard):
            meant = book.recogniser.answers.meant(self.text)
            if meant in ("yes", "no"):
                return meant == "yes"
        if self.holds_back():
            return None
        answer = self.yes_no()
        rest = {word for word in fold(self.text).split()[1:] if self.single_yes_no(word) != answer}
        little = self.book.reader.fillers | self.heard.reader.fillers
        return answer if answer is not None and rest <= little else None

    def says_to_send(self) -> bool:
        """`Yes, go ahead and send it`, `great, send it`: nothing but that it is to be sent."""
        said = fold(self.text).split()
        beside = [word for word in said if not self.single_yes_no(word)]
        agrees = len(beside) < len(said)
        only = any(
            (agrees and book.consent.sending.issuperset(beside))
            or (
                book.consent.sends.hears(self.text)
                and book.consent.sending.union(book.consent.praising) >= set(beside)
            )
            for book in (self.heard, self.book)
        )
        return only and "?" not in self.text and not self.holds_back() and not self.denies()

    def says_not_to_send(self) -> bool:
        """`Do not send`: the same with a word that denies."""
        said = set(fold(self.text).split())
        small = self.heard.consent.sending | self.heard.small.negators
        return "?" not in self.text and self.denies() and small.issuperset(said)

    def after_yes(self) -> str:
        """`Change X to Y`, from `yes, but change X to Y`."""
        said = self.text.split()
        while said and self.leads_on(said[0].strip(",.!;:")):
            said.pop(0)
        return " ".join(said)

    def declines(self) -> bool:
        """`I'd rather not say`: whether the person does not want to answer."""
        short = len(self.text.split()) <= SHORT_REFUSAL
        return any(
            book.consent.rather_not.meant(self.text)
            or (short and book.consent.withholding.hears(self.text))
            for book in (self.heard, self.book)
        )

    def puts_off(self, beside: Collection[str] = ()) -> bool:
        """`Let me think about it`: whether a message only says that the answer has to wait."""
        return any(book.consent.puts_off(self.text, beside) for book in (self.heard, self.book))

    def holds_back(self) -> bool:
        """`Yes, but wait`, `yes, what happens then`: whether more is told than a yes or a no."""
        said = set(map(fold, words(self.text)))
        hesitates = any(
            not book.consent.hesitating.isdisjoint(said) for book in (self.heard, self.book)
        )
        return hesitates or self.asks_on()

    def asks_on(self) -> bool:
        """Whether a yes or a no goes on in a question."""
        said = list(words(self.text))
        while said and self.leads_on(said[0]):
            said.pop(0)
        rest = " ".join(said)
        return any(book.reader.begins_to_ask(rest) for book in (self.heard, self.book))

    def leads_on(self, word: str) -> bool:
        """Whether a word says yes or no, thanks or hesitates, before what is meant."""
        if self.single_yes_no(fold(word)) is not None:
            return True
        return (
            fold(word) in self.heard.consent.hesitating
            or self.heard.smalltalk.whole.meant(word) == "thanks"
        )

    def denies(self) -> bool:
        """`Don't delete`: whether a message has a word that denies."""
        said = set(map(fold, words(self.text)))
        return any(not book.small.negators.isdisjoint(said) for book in (self.heard, self.book))

    def single_yes_no(self, word: str) -> bool | None:
        """What one word says by itself: `japp kör` is yes twice."""
        meant = (book.recogniser.first_words.meant(word) for book in (self.heard, self.book))
        answer = next(filter(None, meant), None)
        return None if answer is None else answer == "yes"

    def is_button(self) -> bool:
        """Whether the message is, word for word, the wish to begin one of the signups."""
        said = fold(self.text)
        programmes = (p for book in (self.heard, self.book) for p in book.pack.programmes.values())
        return any(said == fold(programme.wish) for programme in programmes)

    def asks_something(self) -> bool:
        """Whether the message has the form of a question."""
        reader = self.heard.reader
        if self.text.rstrip().endswith("?"):
            return True
        dated = self.heard.moments.by_name.open(self.text)
        return not dated and reader.begins_to_ask(reader.begun(self.text))
