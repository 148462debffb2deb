"""Hearing what people say to a verdict, in one language: `but I have ...`, `does that count?`."""

from dialogs.understanding.person.asking import WORD, Asking
from knowledge.listening import PLAINLY, Listener
from knowledge.model import AskWords
from knowledge.text import plain


class Objections:
    """Hears what goes against a verdict, or asks what it rests on."""

    def __init__(self, words: AskWords, asking: Asking) -> None:
        self.asking = asking
        self.yet = Listener({"yet": words.yet}, PLAINLY)
        self.counting = Listener({"counts": words.counting}, PLAINLY)
        self.time = Listener({"time": words.time}, PLAINLY)
        self.that_time = Listener({"time": words.that_time}, PLAINLY)
        self.before = Listener({"before": words.before}, PLAINLY)
        self.insisting = Listener({"insists": words.insisting}, PLAINLY)
        self.terms = Listener({str(term): said for term, said in words.terms.items()}, PLAINLY)
        self.becoming = Listener({"becomes": words.becoming}, PLAINLY)

    def contrasts(self, text: str) -> bool:
        """`But I have ...`: whether what is told goes against what was found, and is not new."""
        begun = any(hit.begin == 0 for hit in self.yet.hits(plain(text)))
        return begun and not self.asking.leaves_supposing(text)

    def counts(self, text: str) -> bool:
        """`Does my time ... count?`: whether it is asked if time is taken into account."""
        said = plain(text)
        return self.counting.hears(said) and self.time.hears(said)

    def speaks_of_time(self, text: str) -> bool:
        """Whether a text speaks of time or experience."""
        return self.time.hears(plain(text))

    def points_at_time(self, text: str) -> bool:
        """`Those years ...`: whether a text tells something of a time that was told."""
        return self.that_time.hears(plain(text)) and "?" not in text

    def is_before(self, text: str) -> bool:
        """Whether a text speaks of what was before, or somewhere else."""
        return self.before.hears(plain(text))

    def insists(self, text: str) -> bool:
        """`Not even a bit?`, and no more."""
        said = plain(text)
        rest = WORD.findall(self.insisting.replace(said, " "))
        return self.insisting.hears(said) and self.asking.are_small(rest)

    def term(self, text: str) -> str | None:
        """The term whose meaning a text asks for, and not whether one may join: `am I new?`."""
        hits = self.terms.hits(plain(text))
        return str(hits[0].means) if hits and not self.asking.of_oneself(text) else None

    def asks_how_to_become_one(self, text: str) -> bool:
        """`How do I become one?`, in a talk on managers."""
        return any(hit.begin == 0 for hit in self.becoming.hits(plain(text)))
