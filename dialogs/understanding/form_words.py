"""What is said in a signup, asked of its form, or turns from it to another one."""

import re
from collections.abc import Callable

from dialogs.understanding.small_words import SmallWords
from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.text import any_of, fold, words_of
from knowledge.topics import TopicFinder

RIGHT = "right"
"""What asks whether an answer is right, after its name."""
LEAD_IN, NAME_LENGTH = 4, 3
"""Words before and after `switch to` with which it names another programme."""


class FormWords:
    """The words around the questions of a form."""

    def __init__(
        self, pack: LanguagePack, small: SmallWords, finder: Callable[[], TopicFinder]
    ) -> None:
        """`finder` gives the search, which is made when it is first needed."""
        vocabulary = pack.vocabulary
        self.small = small
        self.finder = finder
        self.questions = Listener(vocabulary.form_questions)
        checking = vocabulary.checking
        self.checking = Listener(
            {"check": checking.asks, "which": checking.which, RIGHT: checking.right}
        )
        self.beside_checking = words_of(checking.small)
        self.indirect = Listener({"indirect": vocabulary.indirect})
        self.generic = words_of(vocabulary.generic)
        self.to_come = Listener({"later": vocabulary.to_come})
        self.and_then = re.compile(
            rf"[\s,.;!]+(?:{any_of(vocabulary.and_then)})\s+", re.IGNORECASE
        )
        self.at_work = words_of((*pack.facts.works, *vocabulary.titles.leads))
        self.for_now = Listener({"now": vocabulary.for_now})
        self.dropping = Listener({"drop": vocabulary.dropping})
        self.deleting = Listener({"delete": vocabulary.deleting})
        self.moving = Listener({"move": vocabulary.moving})
        self.going_over = Listener({"over": vocabulary.going_over})
        other = vocabulary.other_form
        self.another = Listener({"lead": other.leads})
        self.ones = words_of(other.ones)
        self.behind_it = words_of(other.verbs)
        self.wrong_form = Listener({"wrong": other.wrong, "this": other.not_this})
        self.asked_by = {
            name: Listener({field: said.asked_by for field, said in programme.fields.items()})
            for name, programme in pack.programmes.items()
        }
        self.known_by = Listener({name: p.known_by for name, p in pack.programmes.items()})

    def gone_over_to(self, text: str) -> str | None:
        """The topic named right behind `no, switch to ...`; None where none is."""
        found = self.going_over.find(text)
        if not found:
            return None
        before, _, after = (part.split() for part in fold(text).partition(found[0][1]))
        if len(before) > LEAD_IN or not self.small.negators.isdisjoint(before):
            return None
        while after and after[0] in self.small.words:
            after.pop(0)
        finder = self.finder()
        topics = finder.names.mentioned(" ".join(after[:NAME_LENGTH]))
        named = (topic for topic in topics if after[0] in finder.aspects.of(topic).names)
        return next(named, None)
