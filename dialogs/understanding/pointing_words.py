"""Ways to point at what was talked of, without naming it, and to put right what was meant."""

import re

from dialogs.understanding.small_words import SmallWords, left_over
from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.phrases import Sayings
from knowledge.text import any_of, fold, words_of


class PointingWords:
    """Hears what goes back to the talk: the one before, both, none of them, not that one."""

    def __init__(self, vocabulary: Vocabulary, small: SmallWords) -> None:
        self.small = small
        self.earlier = Listener(vocabulary.earlier)
        self.returning = Listener({"return": vocabulary.returning})
        self.likewise = Listener({"likewise": vocabulary.likewise})
        self.afterwards = tuple(f" {fold(word)}" for word in vocabulary.afterwards)
        self.rejecting = Sayings({"reject": vocabulary.rejecting})
        self.declining = Listener({"none": vocabulary.none_of})
        self.which_of = Listener({"which": vocabulary.which_of})
        self.among = Listener({"among": vocabulary.among})
        self.all_of = Listener({"all": vocabulary.all_of})
        self.joints = re.compile(
            rf"\s*[,;/]\s*|\s+(?:{any_of(vocabulary.all_of)})\s+", re.IGNORECASE
        )
        self.one_of = Listener({"one": vocabulary.one_of})
        self.both = Listener({"both": vocabulary.both})
        self.they = Listener({"they": vocabulary.they})
        self.whom = Listener({"whom": vocabulary.whom})
        self.office = Listener({str(facet): said for facet, said in vocabulary.office.items()})
        self.something_else = Listener({"else": vocabulary.something_else})
        self.describing = Listener({"one": vocabulary.describing})
        self.in_clause = words_of(vocabulary.named_things.in_clause)
        self.asking = Listener({"asking": vocabulary.opening_questions})
        self.correction = correction_pattern(vocabulary)

    def goes_on(self, text: str) -> bool:
        """Whether a text begins as what goes on from the answer before: `och`, `what about`."""
        first = self.likewise.find(text)[:1]
        return bool(first) and fold(text).startswith(first[0][1])

    def declines(self, text: str) -> bool:
        """Whether a text turns down all that was offered, small words aside."""
        found = self.declining.find(text)
        return bool(found) and left_over(text, found) <= self.small.words

    def meant_instead(self, text: str) -> str | None:
        """`det högre` from `nej, jag menade det högre`; None where nothing is put right."""
        match = self.correction.match(text.strip())
        return match["meant"] if match and not self.small.denies(match["meant"]) else None

    def put_right(self, text: str) -> str:
        """A text without what was only said to put another one right: `no, I meant ...`."""
        match = self.correction.match(text.strip())
        right = match and match["right"] and not self.small.denies(match["meant"])
        return match["meant"] if match and right else text


def correction_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """`nej, MEANT`, `inte den, MEANT`, `... jag menade MEANT`, in the words of a language."""
    noes = [word for word in vocabulary.no if " " not in word and len(word) > 1]
    refusing, correcting = any_of((*noes, *vocabulary.rejecting)), any_of(vocabulary.meant_instead)
    between = r"(?:[\s,.:!]+|$)"
    return re.compile(
        rf"(?:(?P<right>.*\b(?:{correcting}){between})|(?:(?:{refusing})\b{between})+)"
        r"(?P<meant>.+)",
        re.IGNORECASE | re.DOTALL,
    )
