"""Hearing that a text is a wish to join something, and not a question about it."""

import re
from collections.abc import Callable

from dialogs.understanding.reading import SENTENCE, QuestionReader
from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.text import ADDRESS, any_of, fold
from knowledge.topics import TopicFinder

PIECE = re.compile(r"[,;.:!]\s+")
"""Where a piece of a message ends."""
KEYWORDS = 7
"""Words up to which a message that begins with `ansökan` and the like is a wish in itself."""
FEW_SENTENCES = 2
"""Sentences that are read as one; in a longer story, each one may hold the wish."""
DECLARED = 14
"""Words up to which a statement about oneself and a programme is a wish for it."""


class Wishing:
    """Hears wishes in one language."""

    def __init__(
        self, pack: LanguagePack, reader: QuestionReader, finder: Callable[[], TopicFinder]
    ) -> None:
        """`finder` gives the search, which is made when it is first needed."""
        vocabulary = pack.vocabulary
        self.reader = reader
        self.finder = finder
        self.programmes = pack.programmes
        self.wishes = Listener({"wish": vocabulary.wishes})
        self.joining = Listener({"join": vocabulary.joining})
        self.requests = Listener({"request": vocabulary.requests})
        self.applying = Listener({"apply": vocabulary.applying})
        self.declining = Listener({"no": vocabulary.declining})
        self.not_wishes = Listener({"not": vocabulary.not_wishes})
        growing = vocabulary.growing
        self.growing = Listener(
            {
                name: [f"{lead} {verb}" for lead in growing.leads for verb in verbs]
                for name, verbs in (("grows", growing.verbs), ("joins", growing.joined))
            }
        )
        self.speaker = Listener({"self": vocabulary.speaker})
        self.telling = Listener({"tell": vocabulary.telling})
        self.listen_for_whom(pack)

    def listen_for_whom(self, pack: LanguagePack) -> None:
        """What tells that somebody else is to be signed up: a colleague, kin, a whole group."""
        vocabulary = pack.vocabulary
        self.for_others = Listener({"other": vocabulary.for_others})
        self.surely_others = Listener({"other": vocabulary.surely_others})
        self.everything = Listener({"all": vocabulary.everything})
        self.with_others = Listener({"with": vocabulary.with_others})
        self.people = Listener({"people": vocabulary.people})
        self.kin = Listener({"kin": pack.facts.kin})
        self.signed_up = Listener({"passive": vocabulary.signing_up.passive})
        verbs = any_of(vocabulary.signing_up.verbs)
        self.signs_up = re.compile(rf"(?<!\w)(?i:{verbs})\s+(?P<name>[A-ZÅÄÖ][a-zåäöéü]+)")

    def hears(self, text: str) -> bool:
        """Whether a text is a wish, as a whole or in one sentence of a story."""
        plain = ADDRESS.sub(" ", text)  # its full stop ends no sentence
        if self.is_wish(self.reader.asking(plain), plain) or self.declares(plain):
            return True
        story = len(SENTENCE.findall(plain)) > FEW_SENTENCES and "?" not in plain
        return story and any(self.is_wish(one, one) for one in SENTENCE.findall(plain))

    def is_wish(self, asking: str, text: str) -> bool:
        """The same of what asks in a text, and of the text, by the words of wishes."""
        asking = self.finder().spelling.helped(asking)
        if self.requests.hears(asking):
            return not self.not_wishes.hears(fold(asking).split(" ", 1)[0])
        if self.not_wishes.hears(asking):
            return False
        if self.joining.hears(asking) and self.wishes.hears(asking):
            return True
        short = len(text.split()) <= KEYWORDS and not self.reader.is_question(text)
        return short and self.applying.hears(asking) and bool(self.named(text))

    def declares(self, text: str) -> bool:
        """Whether a text just brings oneself and a programme together: `put me on X`.

        Such a statement asks nothing; those that tell what one has heard or done are left out.
        """
        said = fold(text).split()
        pieces = PIECE.split(text)  # `manager since 2012, may I repeat X`
        asks = text.rstrip().endswith("?") or any(map(self.reader.begins_to_ask, pieces))
        if asks or not said or len(said) > DECLARED or not self.speaker.hears(text):
            return False
        if self.telling.hears(text) or self.not_wishes.hears(text) or self.reader.asks_fact(text):
            return False
        named = self.named(text)
        one = len(named) == 1 and named[0] in self.programmes
        return one and not self.reader.contrast.read(text).ruled_out

    def grows(self, text: str) -> bool:
        """`I want to be braver`, `I want to go home`: whether a wish is for nothing to join."""
        found = self.growing.find(text)
        if {name for name, _ in found} != {"grows"} or self.requests.hears(text):
            return False
        joined = [said for _, said in self.joining.find(text)]
        if any(said not in grown for said in joined for _, grown in found):  # `vill gå hem`
            return False
        return not self.named(text)

    def named(self, text: str) -> tuple[str, ...]:
        """The topics that a text names."""
        return self.finder().names.mentioned(text)
