"""One language's words, ready for use in a conversation."""

import re
from functools import cached_property

from dialogs.messages import Language
from dialogs.understanding.changing_words import ChangingWords
from dialogs.understanding.choosing_words import ChoosingWords
from dialogs.understanding.claims.claim_check import Premises
from dialogs.understanding.command_words import CommandWords
from dialogs.understanding.consent_words import ConsentWords
from dialogs.understanding.contact_words import ContactWords
from dialogs.understanding.elsewhere_words import ElsewhereWords
from dialogs.understanding.form_words import FormWords
from dialogs.understanding.places_words import PlaceWords
from dialogs.understanding.pointing_words import PointingWords
from dialogs.understanding.reading import QuestionReader
from dialogs.understanding.recognise import Recogniser
from dialogs.understanding.round_words import RoundWords
from dialogs.understanding.run_on import RunOn
from dialogs.understanding.sent_words import SentWords
from dialogs.understanding.small_words import SmallWords
from dialogs.understanding.smalltalk_words import SmalltalkWords
from dialogs.understanding.spoken_words import SpokenWords
from dialogs.understanding.times.moments import Moments
from dialogs.understanding.wishing import Wishing
from dialogs.understanding.work import WorkReader
from knowledge.amounts import Amounts
from knowledge.gaps import Gaps
from knowledge.groups import Groups
from knowledge.listening import Listener
from knowledge.model import LanguagePack, Vocabulary
from knowledge.phrases import Phrases
from knowledge.points import Points
from knowledge.sections import Sections
from knowledge.text import words_of
from knowledge.topics import TopicFinder

PIECE = re.compile(r"(?<=[.!?,;:])\s+")


class Wordbook:
    """Everything of one language that a conversation uses; built once at start."""

    def __init__(self, pack: LanguagePack) -> None:
        self.language: Language = pack.language
        self.pack = pack
        self.phrases = Phrases(pack.phrases)
        self.recogniser = Recogniser(pack.vocabulary)
        self.moments = Moments(pack, self.recogniser)
        self.reader = QuestionReader(pack, lambda: self.finder.spelling.known)
        self.groups = Groups(pack.groups, pack.vocabulary)
        self.points = Points(pack)
        self.amounts = Amounts(pack)
        self.gaps = Gaps(pack)
        self.premises = Premises(pack, self.moments.lengths)
        self.small = SmallWords(pack, self.groups)
        self.listen(pack.vocabulary)
        self.listen_in_talk(pack.vocabulary)
        self.listen_in_forms(pack.vocabulary)

    def listen(self, vocabulary: Vocabulary) -> None:
        """What tells the language, speaks of the documents, or must not be used."""
        self.marks = words_of(vocabulary.marks)
        self.saying = Listener({"says": vocabulary.saying})
        self.documents = Listener(vocabulary.documents)
        self.identity_numbers = Listener({"number": vocabulary.identity_numbers})
        self.spoken = SpokenWords(vocabulary.spoken, vocabulary.premises.tags)
        self.run_on = RunOn(vocabulary.run_on)
        self.elsewhere = ElsewhereWords(vocabulary)

    def listen_in_talk(self, vocabulary: Vocabulary) -> None:
        """What is said in a talk, before and after an answer."""
        self.smalltalk = SmalltalkWords(
            vocabulary, self.small, self.elsewhere, self.reader, lambda: self.finder
        )
        self.commands = CommandWords(vocabulary, self.small)
        self.pointing = PointingWords(vocabulary, self.small)
        self.places = PlaceWords(self.pack)
        self.choosing = ChoosingWords(vocabulary)
        self.consent = ConsentWords(vocabulary, self.small, self.recogniser)
        self.rounds = RoundWords(vocabulary)

    def listen_in_forms(self, vocabulary: Vocabulary) -> None:
        """What is said of a signup: the wish for one, its form, and what has been sent."""
        self.wishing = Wishing(self.pack, self.reader, lambda: self.finder)
        self.forms = FormWords(self.pack, self.small, lambda: self.finder)
        self.changing = ChangingWords(vocabulary, self.small)
        self.contact = ContactWords(vocabulary, self.small)
        self.work = WorkReader(vocabulary)
        self.sent = SentWords(vocabulary, self.small, self.forms, lambda: self.finder)

    @cached_property
    def finder(self) -> TopicFinder:
        """The search; a third of a second to build, so made when it is first needed."""
        return TopicFinder(self.pack)

    @cached_property
    def sections(self) -> Sections:
        """The sections of the articles, made when they are first needed."""
        return Sections(self.pack, self.finder.by_phrasing)

    def warm(self) -> None:
        """Make beforehand what is made when it is first needed."""
        self.finder.find("")

    def title(self, topic: str) -> str:
        """What a topic is called."""
        return self.pack.articles[topic].head.title

    def called(self, topic: str) -> str:
        """What a topic is called in the middle of a sentence."""
        return self.pack.articles[topic].head.called

    def wishes_in(self, text: str) -> bool:
        """Whether a text is a wish to join something, and not a question about it."""
        return self.wishing.hears(text) and not self.sent.takes_back(text)

    def parts(self, text: str) -> list[str]:
        """The single questions of a message."""
        return self.reader.parts(text, self.finder.names.mentioned)

    def pieces(self, text: str) -> list[str]:
        """What stands between the signs of a text."""
        return PIECE.split(text)

    def asides(self, text: str) -> tuple[list[str], str]:
        """What is said before a question for its own sake, and the question itself."""
        greeting, asked = self.smalltalk.greeting_before(text)
        if asked:
            return [greeting], asked
        pieces, before = self.pieces(text), list[str]()
        while len(pieces) > 1 and self.is_aside(pieces[0]):
            before.append(pieces.pop(0))
        if not before:
            return [], text
        rest = " ".join(pieces)
        begins = self.reader.begins_to_ask(rest)
        asks = rest.endswith("?") or (begins and not rest.endswith("!"))
        return (before, rest) if asks and not self.smalltalk.said_in(text) else ([], text)

    def is_aside(self, text: str) -> bool:
        """Whether a piece of a message is small talk, or asks for another language."""
        return bool(
            self.smalltalk.said_in(text)
            or self.commands.switch_in(text)
            or self.smalltalk.asides.meant(text)
            or self.pointing.declines(text)
            or self.small.are_all(text)
        )
