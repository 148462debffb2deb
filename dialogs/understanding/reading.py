"""Reading a question: its subject, what it asks for, what it rules out and points back at."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from dialogs.understanding.contrast import Contrast
from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.model.vocabulary import WhetherWords
from knowledge.spelling import Spelling
from knowledge.text import WORD, any_of, fold, without, words, words_of

FEWEST = 4
"""Words of a question behind a sign that needs nothing of what stands before it."""
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
LEAD = re.compile(r"^[^?:]{1,30}:\s+")
"""What is said before the questions of a message: `two quick ones:`."""
LONG = 14
"""Words from which the question itself is looked for among a message's sentences."""
SHORT_QUESTION = 4
"""Words from which a sentence in a long message asks something by itself."""
REMEMBERED = 16
"""Questions that are remembered as they were read."""
GENERIC = ("why", "how", "what")
"""Facets that give way to every other one."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, read."""

    said: str
    """As it was said."""
    text: str
    """Without what it says is not meant."""
    ruled_out: str
    """What it says is not meant."""
    facet: str | None
    certain: bool
    """Whether the facet is asked for in so many words."""
    facet_words: tuple[str, ...]
    subject: tuple[str, ...]
    """The folded words that carry its subject; none where it leans on what was said before."""
    points_back: bool


class QuestionReader:
    """Reads questions in one language."""

    def __init__(self, pack: LanguagePack, known: Callable[[], Collection[str]]) -> None:
        """`known` gives the words of the articles, which are never taken for misspelt ones."""
        vocabulary, facets = pack.vocabulary, pack.facets
        self.facets, self.known = facets, known
        self.headings = {fold(f.heading): name for name, f in facets.items() if f.heading}
        self.asks = Listener({name: facet.words for name, facet in facets.items()})
        self.hints = Listener({name: facet.hints for name, facet in facets.items()})
        self.fillers = words_of(vocabulary.fillers)
        self.leading = self.fillers - words_of(vocabulary.whether.subjects)
        self.everywhere = words_of(vocabulary.everywhere)
        self.pointers = Listener({"pointer": vocabulary.pointers})
        self.question_words = words_of(vocabulary.question_words)
        typed = set(map(str.casefold, vocabulary.question_words))
        self.question_words_as_typed = self.question_words | typed
        self.wh_words = words_of(pack.facts.asks.not_after)
        self.openers = frozenset(fold(word) for word in vocabulary.openers if " " not in word)
        self.long_openers = tuple(fold(words) for words in vocabulary.openers if " " in words)
        phrases = (p for facet in facets.values() for p in (*facet.words, *facet.hints))
        asking = words_of(phrases) | self.fillers | self.question_words
        self.spelling = Spelling(asking, {})
        self.contrast = Contrast(vocabulary)
        joiners, opening = any_of(vocabulary.joiners), any_of(vocabulary.opening_questions)
        self.joint = re.compile(rf"(?:[,;]?\s+|\?\s*)(?=(?:{joiners})\b)", re.IGNORECASE)
        self.comma = re.compile(rf"[,;]\s*(?=(?:{opening})\b)", re.IGNORECASE)
        self.whether = whether_pattern(vocabulary.whether)
        # A message is read by several dialogs, one after another.
        self.read = lru_cache(maxsize=REMEMBERED)(self._read)

    def _read(self, text: str) -> Question:
        """One question, read."""
        parted = self.contrast.read(self.spelled(text))
        meant = parted.text
        asking = self.begun(self.asking(meant))
        heading = self.headings.get(fold(text))
        sure = [(heading, fold(text))] if heading else self.asks.find(asking)
        hints = [] if sure else self.hints.find(asking)
        facet = self.choose([name for name, _ in sure]) or self.choose([n for n, _ in hints])
        said = tuple(phrase for name, phrase in (*sure, *hints) if name == facet)
        points_back = self.pointers.hears(meant)
        return Question(
            said=text,
            text=meant,
            ruled_out=parted.ruled_out,
            facet=facet,
            certain=bool(sure),
            facet_words=said,
            subject=self.subject(meant, points_back=points_back),
            points_back=points_back,
        )

    def begun(self, text: str) -> str:
        """A text from the word that it really begins with: `so when` begins with `when`."""
        said = text.split()
        for opener in self.long_openers:  # `by the way, what is ...`
            length = len(opener.split())
            if len(said) > length and fold(" ".join(said[:length])) == opener:
                said = said[length:]
        while len(said) > 1 and fold(said[0]) in self.openers:
            said.pop(0)
        return " ".join(said)

    def spelled(self, text: str) -> str:
        """The text with the words that ask spelt right: `hur lägne hållr det på`."""
        strange = [word for word in self.spelling.unknown(text) if word not in self.known()]
        right = {word: self.spelling.slip(word) for word in strange}
        return WORD.sub(lambda m: right.get(fold(m.group())) or m.group(), text) if right else text

    def is_heading(self, text: str) -> bool:
        """Whether a text is just what a section is headed, as the follow-ups offer it."""
        return fold(text) in self.headings

    def asks_fact(self, text: str) -> bool:
        """Whether a text asks for something particular in so many words: how long, where."""
        return any(name not in GENERIC for name, _ in self.asks.find(text))

    def asking(self, text: str) -> str:
        """The sentences of a long message that ask something; a short one whole."""
        if len(words(text)) < LONG:
            return text
        sentences = SENTENCE.findall(text)
        marked = self.marked(sentences)
        begun = [s for s in sentences if self.begins_to_ask(s)]
        return " ".join(marked or begun or sentences[-2:])

    def ending(self, text: str) -> str | None:
        """The question that a story of several sentences ends in; None where there is none."""
        sentences = SENTENCE.findall(text)
        if len(sentences) > 1:
            return sentences[-1].strip() if self.asks_by_itself(sentences[-1]) else None
        before, _, last = text.rpartition(": " if ": " in text else ", ")
        asks = text.endswith("?") and self.asks_wh(last)
        alone = asks and bool(before) and not self.asks_by_itself(before)
        return last.strip() if alone and len(last.split()) >= FEWEST else None

    def marked(self, sentences: list[str]) -> list[str]:
        """The sentences with a question mark; `Vet du?` with the one before it."""
        asked = [n for n, s in enumerate(sentences) if s.rstrip().endswith("?")]
        before = {n - 1 for n in asked if n and self.leans(sentences[n])}
        return [s for n, s in enumerate(sentences) if n in before or n in asked]

    def leans(self, sentence: str) -> bool:
        """Whether a short sentence asks for nothing by itself."""
        short = len(words(sentence)) < SHORT_QUESTION
        return short and not (self.asks.hears(sentence) or self.hints.hears(sentence))

    def choose(self, names: list[str]) -> str | None:
        """What is asked for: something the sources lack first, then the most particular."""
        lacking = [name for name in names if self.facets[name].heading is None]
        particular = [name for name in names if name not in GENERIC]
        ranked = lacking or particular or names
        return ranked[0] if ranked else None

    def subject(self, text: str, *, points_back: bool) -> tuple[str, ...]:
        """The words that are left when facet words and fillers are taken away."""
        if fold(text) in self.headings:
            return ()
        rest = without(text, (p for _, p in (*self.asks.find(text), *self.hints.find(text))))
        words_left = [word for word in rest.split() if word not in self.fillers]
        # `Är det bara Västerås som är med?` is about `det`; the city is everywhere.
        if points_back and self.everywhere.issuperset(words_left):
            return ()
        return tuple(words_left)

    def parts(self, text: str, stands: Callable[[str], Collection[str]]) -> list[str]:
        """The single questions of a message; `stands` tells what a piece of it names."""
        sentences = SENTENCE.findall(LEAD.sub("", text))
        if len(words(text)) >= LONG:  # a story around a question, not a row of questions
            sentences = [s for s in sentences if s.rstrip().endswith("?")]
        joined = [piece.strip() for s in sentences for piece in self.joint.split(s)]
        whether = [piece for one in joined for piece in self.whether.split(one)]
        pieces = [piece for one in whether for piece in self.at_commas(one, stands)]
        asking = [piece for piece in pieces if self.asks_by_itself(piece)]
        marked = any(piece.endswith("?") for piece in asking)
        # Beside a question `Ska prata med min chef.` is none, whatever it begins with.
        return [p for p in asking if not (marked and p.endswith(".") and not self.asks_wh(p))]

    def at_commas(self, text: str, stands: Callable[[str], Collection[str]]) -> list[str]:
        """`Var är X, vem är Y` in two, where each names something of its own."""
        pieces = self.comma.split(text)
        return pieces if len(pieces) > 1 and all(map(stands, pieces)) else [text]

    def asks_wh(self, text: str) -> bool:
        """Whether a piece of text begins with `what`, `how` or the like."""
        return fold(text).strip().split(" ", 1)[0] in self.wh_words

    def is_question(self, text: str) -> bool:
        """Whether a text has the form of a question: by its first word, or its last sign.

        Of a whole message `Exchange.asks_something` tells, which knows days and beginnings, and
        `asks_by_itself` of a piece of one.
        """
        return self.begins_to_ask(text) or text.rstrip().endswith("?")

    def asks_by_itself(self, text: str) -> bool:
        """The same of what stands between two commas, a small word before it left aside."""
        said = words(text)
        if not said:
            return False
        small = fold(said[0]) in self.leading  # `I am deaf.` asks nothing
        rest = " ".join(said[1:]) if small else ""
        return self.begins_to_ask(text) or self.begins_to_ask(rest) or text.endswith("?")

    def begins_to_ask(self, text: str) -> bool:
        """Whether the first word of a text asks, as it is typed: `är`, `ar`, but not `år`."""
        said = words(text)[:1]
        return bool(said) and said[0] in self.question_words_as_typed


def whether_pattern(words: WhetherWords) -> re.Pattern[str]:
    """The place before `and is it free?`, `och är Eskilstuna med?`."""
    joins, verbs, subjects = any_of(words.joins), any_of(words.verbs), any_of(words.subjects)
    subject = rf"(?:(?i:{subjects})\b|[^\W\d_a-zåäö])"
    return re.compile(rf"[,;]?\s+(?i:{joins})\s+(?=(?i:{verbs})\s+{subject})")
