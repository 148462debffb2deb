"""One message on its way to its reply, with all that the dialogs need at hand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.local_time import LOCAL
from dialogs.messages import Message, Outcome, Reply
from dialogs.ports import Ports
from dialogs.standing import NOTHING, Facts
from dialogs.state import ConversationState, SignupPosition
from dialogs.understanding.wordbook import Wordbook
from knowledge.classifier.examples import CHAT, COMMAND, SIGNUP
from knowledge.classifier.model import Guess
from knowledge.text import fold, words

SURELY_CHATS, SURELY_COMMANDS, SURELY_WISHES = 0.85, 0.9, 0.85
"""Share from which a message is small talk (`sorry for all the fuss`), a command, or a wish."""
RULED_OUT = 0.02
"""Share below which a message is surely not of a kind."""
SHORT_REFUSAL = 8
"""Words of a message that only says what one does not want to tell."""
LONGEST_WISH = 12
"""Words of a message that, in the middle of a form, is the wish to begin another one."""


@dataclass(slots=True)
class Exchange:
    """What was said, in which words to answer, and what the conversation will remember."""

    message: Message
    text: str
    """The message, cleaned."""
    book: Wordbook
    """The language of the reply."""
    heard: Wordbook
    """The language of the message."""
    state: ConversationState
    ports: Ports
    answered: Facts = NOTHING
    """What the person has answered in forms not sent yet; it is kept there, and nowhere else."""
    puts_again: bool = False
    """Whether a question that stands open outside a form is to be put again behind the reply."""

    @property
    def today(self) -> date:
        """The day where the city is."""
        return self.ports.clock.now().astimezone(LOCAL).date()

    @property
    def guess(self) -> Guess:
        """What the message seems to be by what examples have taught."""
        return self.heard.finder.classifier.guess(self.text)

    @property
    def guess_in_talk(self) -> Guess:
        """The same after what was talked of."""
        return self.heard.finder.classifier.guess(self.text, self.state.topic)

    @property
    def is_beside(self) -> bool:
        """Whether the message is a button of a reply that asked nothing: no answer to a form."""
        press = self.message.press
        return press is not None and press.step is None

    def is_learned(self, intent: str, least: float) -> bool:
        """Whether a kind of message has so large a share, alone and after what was talked of."""
        guesses = (self.guess.intent, self.guess_in_talk.intent)
        return all(guess.get(intent, 0.0) >= least for guess in guesses)

    def chats(self) -> bool:
        """Whether a message is learned to be said for its own sake, whatever was talked of."""
        return self.is_learned(CHAT, SURELY_CHATS)

    def commands(self) -> bool:
        """Whether a message is learned to be a command, whatever was talked of."""
        return self.is_learned(COMMAND, SURELY_COMMANDS)

    def rules_out(self, *intents: str) -> bool:
        """Whether a message is learned to be none of some kinds, whatever was talked of."""
        guesses = (self.guess.intent, self.guess_in_talk.intent)
        return all(guess.get(intent, 1.0) < RULED_OUT for guess in guesses for intent in intents)

    def remember(self, **changes: Any) -> None:
        """Change what the conversation remembers."""
        self.state = self.state.model_copy(update=changes)

    def forget(self) -> None:
        """Let the conversation begin anew, in the same language."""
        self.state = ConversationState(
            language=self.state.language, language_chosen=self.state.language_chosen
        )

    def place(self, position: SignupPosition | None) -> None:
        """Change where in a signup the person is."""
        self.remember(signup=position)

    def say(self, key: str, **values: object) -> str:
        """A phrase in the language of the reply."""
        return self.book.phrases.say(key, **values)

    def reply(self, text: str, outcome: Outcome, **more: Any) -> Reply:
        """A reply in the right language."""
        return Reply(text=text, outcome=outcome, language=self.book.language, **more)

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

    def is_wish(self, longest: int = LONGEST_WISH) -> bool:
        """Whether the message is the wish to begin another of the signups."""
        return self.is_button() or self.wishes_for_another(longest) or self.wishes_for_talked_of()

    def wishes_for_talked_of(self) -> bool:
        """`Ok, that one. I want to apply`, of what was asked about in the middle of a form."""
        now = self.state.signup.programme if self.state.signup else None
        topic = self.state.topic
        other = topic in self.book.pack.programmes and topic != now
        return other and self.heard.wishes_in(self.text)

    def wishes_for_another(self, longest: int) -> bool:
        """Whether a message wishes for a programme by name that is not being filled in."""
        if len(self.text.split()) > longest:
            return False
        if self.puts_right() or self.goes_over():
            return True
        return self.names_another() and (self.heard.wishes_in(self.text) or self.seems_to_wish())

    def seems_to_wish(self) -> bool:
        """Whether a message is learned to be a wish to join, whatever was talked of."""
        return self.is_learned(SIGNUP, SURELY_WISHES)

    def goes_over(self) -> bool:
        """`Byt till aspirantprogrammet i så fall`, while another signup is open or lies aside."""
        if self.state.signup is None or "?" in self.text:
            return False
        to = self.heard.forms.gone_over_to(self.text)
        return to in self.book.pack.programmes and to != self.state.signup.programme

    def puts_right(self) -> bool:
        """`Nej, jag menade mentorprogrammet`, in the middle of another signup."""
        if self.state.signup is None or self.heard.pointing.meant_instead(self.text) is None:
            return False
        asks = any(map(self.heard.plainly_asks, self.heard.pieces(self.text)))
        return not asks and self.names_another()

    def names_another(self) -> bool:
        """Whether a programme is named that is not being filled in."""
        now = self.state.signup.programme if self.state.signup else None
        named = self.heard.finder.names.mentioned(self.text)
        return any(name in self.book.pack.programmes and name != now for name in named)

    def is_button(self) -> bool:
        """Whether the message is, word for word, the wish to begin one of the signups."""
        said = fold(self.text)
        programmes = (p for book in (self.heard, self.book) for p in book.pack.programmes.values())
        return any(said == fold(programme.wish) for programme in programmes)

    def is_something_else(self) -> bool:
        """Whether the message has a meaning of its own, whatever was asked."""
        own = self.command() or self.smalltalk()
        return bool(own) or self.asks_something() or self.is_wish()

    def asks_something(self) -> bool:
        """Whether the message has the form of a question."""
        reader = self.heard.reader
        if self.text.rstrip().endswith("?"):
            return True
        dated = self.heard.moments.by_name.open(self.text)
        return not dated and reader.begins_to_ask(reader.begun(self.text))
