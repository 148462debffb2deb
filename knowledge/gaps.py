"""What to say of what the sources leave out, as closely as the words of a question tell."""

from knowledge.classifier.examples import ASPECT
from knowledge.listening import Listener
from knowledge.model import LanguagePack


class Gaps:
    """The sentences on what no source tells, in one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.facets = pack.facets
        self.listeners = {
            name: Listener({detail: one.words for detail, one in facet.in_detail.items()})
            for name, facet in pack.facets.items()
            if facet.in_detail
        }

    def closest(self, facet: str, text: str) -> tuple[str, str | None]:
        """The facet and which of the things that it covers; of what has no name, by any words."""
        among = self.listeners if facet == ASPECT else (facet,)
        for name in among:
            found = self.listeners[name].find(text) if name in self.listeners else []
            if found:
                return name, found[0][0]
        return facet, None

    def of(self, facet: str, text: str) -> str | None:
        """The one topic that speaks of what is asked for, whatever was talked of before."""
        name, detail = self.closest(facet, text)
        return self.facets[name].in_detail[detail].topic if detail else None

    def is_firm(self, facet: str, text: str) -> bool:
        """Whether a question for a facet asks for a thing that leaves no doubt."""
        name, detail = self.closest(facet, text)
        form = self.facets[name]
        return form.in_detail[detail].firm if detail else form.firm

    def missing(self, facet: str, detail: str | None, topic: str) -> str:
        """That the sources do not tell it of a topic, called as in the middle of a sentence."""
        form = self.facets[facet]
        said = form.in_detail.get(detail or "", form).missing
        return said.format(topic=topic)
