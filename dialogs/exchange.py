"""One message on its way to its reply, with all that the dialogs need at hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.local_time import LOCAL
from dialogs.messages import Message, Outcome, Reply
from dialogs.ports import Ports
from dialogs.standing import NOTHING, Facts
from dialogs.state import ConversationState, SignupPosition
from dialogs.understanding.sureness import CLEARLY, RULED_OUT, SURELY
from dialogs.understanding.utterance import Utterance
from knowledge.classifier.examples import CHAT, COMMAND, SIGNUP
from knowledge.classifier.model import Guess

SURELY_CHATS, SURELY_COMMANDS, SURELY_WISHES = CLEARLY, SURELY, CLEARLY
"""Share from which a message is small talk (`sorry for all the fuss`), a command, or a wish."""
LONGEST_WISH = 12
"""Words of a message that, in the middle of a form, is the wish to begin another one."""


@dataclass(slots=True)
class Exchange(Utterance):
    """What was said, in which words to answer, and what the conversation will remember.

    What the words say by themselves is heard in `Utterance`; here is what the talk adds.
    """

    message: Message
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
        asks = any(map(self.heard.reader.is_question, self.heard.pieces(self.text)))
        return not asks and self.names_another()

    def names_another(self) -> bool:
        """Whether a programme is named that is not being filled in."""
        now = self.state.signup.programme if self.state.signup else None
        named = self.heard.finder.names.mentioned(self.text)
        return any(name in self.book.pack.programmes and name != now for name in named)

    def is_something_else(self) -> bool:
        """Whether the message has a meaning of its own, whatever was asked."""
        own = self.command() or self.smalltalk()
        return bool(own) or self.asks_something() or self.is_wish()
