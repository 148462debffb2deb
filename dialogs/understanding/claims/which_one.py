"""How something is put of one thing among several: `is it the ambassador who ...?`."""

from collections.abc import Iterable

from knowledge.listening import Listener
from knowledge.model import PremiseWords
from knowledge.text import fold, without


class WhichOne:
    """Hears in one language that it is asked which one something is told of."""

    def __init__(self, said: PremiseWords) -> None:
        self.before = Listener({"before": [f"^{phrase}" for phrase in said.singling]})
        self.equating = Listener({"is": [f"^{phrase}" for phrase in said.equating]})
        self.dealing = Listener({"about": said.dealing})
        self.others = tuple(f" {fold(other)}" for other in said.others)

    def may_begin(self, question: str) -> bool:
        """Whether a question begins as one does that puts something of the thing it names."""
        return self.before.hears(question)

    def equates(self, question: str) -> bool:
        """Whether a question is what the thing is or was, and not what it tells."""
        return self.equating.hears(question) and not self.dealing.hears(question)

    def put_of(self, question: str, names: Iterable[str]) -> str:
        """What is put of the thing that a question begins with; nothing where it is another."""
        begins = self.before.find(question)
        rest = without(question, [phrase for _, phrase in begins])
        begun = begins and any(f"{rest} ".startswith(f"{name} ") for name in names)
        return without(rest, names) if begun else ""

    def without_other(self, question: str) -> str:
        """A question without the choice that leaves it open: `or to another demand`."""
        said = fold(question)
        return said.removesuffix(next((one for one in self.others if said.endswith(one)), ""))

    def leaves_open(self, question: str) -> bool:
        """Whether a question names one, or else another."""
        return self.without_other(question) != fold(question)
