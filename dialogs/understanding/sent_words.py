"""What is said of what has been sent: how it stands, what is wrong, that it is to go or stay."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dialogs.understanding.amendment import AmendmentEar
from dialogs.understanding.command_words import LONGEST_COMMAND
from dialogs.understanding.form_words import FormWords
from dialogs.understanding.small_words import SmallWords, left_over
from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.text import fold, words, words_of
from knowledge.topics import TopicFinder

SIGN = re.compile(r"[,.;!?]\s+")


@dataclass(frozen=True, slots=True)
class Process:
    """How people ask of applying as such, where no form is open."""

    asks: Listener
    plain: Listener
    of: Listener

    def asked(self, text: str) -> tuple[str | None, str]:
        """What a text asks of it, and in which words: `who reads` my application."""
        found = self.plain.find(text) or (self.asks.find(text) if self.of.hears(text) else [])
        return found[0] if found else (None, "")


class SentWords:
    """Hears what is made of an application or a place that one has."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        small: SmallWords,
        forms: FormWords,
        finder: Callable[[], TopicFinder],
    ) -> None:
        """`finder` gives the search, which is made when it is first needed."""
        self.small = small
        self.forms = forms
        self.finder = finder
        self.amending = AmendmentEar(vocabulary)
        self.standing = Listener({"standing": vocabulary.standing})
        self.not_coming = Listener({"no": vocabulary.not_coming})
        self.went_wrong = Listener({"wrong": vocabulary.went_wrong})
        self.as_before = Listener({"before": vocabulary.as_before})
        self.too = Listener({"too": vocabulary.too})
        having = vocabulary.having_applied
        self.applied = Listener({"applied": having.verbs})
        self.not_applied = Listener({"not": having.otherwise})
        self.may_open = words_of(having.opens)
        self.then_what = Listener({"then": having.then_what})
        process = vocabulary.process_questions
        in_form = vocabulary.form_questions
        asks = {name: (*in_form.get(name, ()), *said) for name, said in process.asks.items()}
        self.process = Process(
            Listener(asks), Listener(process.plain), Listener({"of": process.of})
        )
        self.staying = Listener({"stay": vocabulary.staying})
        self.letting_stand = Listener({"stand": vocabulary.letting_stand.phrases})
        self.lasting = Listener({"thing": vocabulary.letting_stand.things})
        taking_back = (*vocabulary.deleting, *vocabulary.loose_commands["withdraw"])
        self.taking_back = Listener({"back": taking_back})

    def says_went_wrong(self, text: str) -> bool:
        """Whether a text says that something sent is not right: `oops, wrong workplace`."""
        return self.went_wrong.hears(text) or self.went_wrong.hears(self.amending.begun(text))

    def has_applied(self, text: str) -> bool:
        """`I've already applied for X`, `did you get my application for X?`: told or asked."""
        applied, standing = self.applied.find(text), self.standing.find(text)
        found = applied or standing
        if not found or len(words(text)) > LONGEST_COMMAND or self.not_applied.hears(text):
            return False
        firsts = {fold(part).split(" ")[0] for part in SIGN.split(text)}
        if not standing and not firsts.isdisjoint(self.small.asking - self.may_open):
            return False  # `how many have applied`, `I applied and got a no, why?`
        named = self.finder().names.mentioned(text) or self.amending.sent_things.search(text)
        own = self.small.names_speaker(text) or self.small.is_of_oneself(text)
        only = bool(applied) and left_over(text, applied) <= self.small.words
        return own and (bool(named) or only)

    def lets_stand(self, text: str) -> bool:
        """`Don't delete my application`: whether a text only asks that nothing is taken away."""
        asked, things = self.letting_stand.find(text), self.lasting.find(text)
        only = left_over(text, (*asked, *things)) <= self.small.words
        return bool(asked and things) and only and "?" not in text

    def takes_back(self, text: str) -> bool:
        """`Delete my application to X`: whether a text asks no more than that, sent or not."""
        of_sent = self.amending.sent_things.search(text) and not self.forms.questions.hears(text)
        if not of_sent or len(words(text)) > LONGEST_COMMAND:
            return False
        finder, found = self.finder(), self.taking_back.find(text)
        topics = finder.names.mentioned(text)
        names = {word for topic in topics for word in finder.aspects.of(topic).names}
        small = self.small.words - self.small.negators
        asking = self.small.asking - self.small.addressing
        return bool(found) and left_over(text, found) <= (small - asking) | names
