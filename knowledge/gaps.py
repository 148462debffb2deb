"""What to say of what the sources leave out, as closely as the words of a question tell."""

from knowledge.model import LanguagePack
from knowledge.phrases import Listener


class Gaps:
    """The sentences on what no source tells, in one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.facets = pack.facets
        self.listeners = {
            name: Listener({detail: one.words for detail, one in facet.in_detail.items()})
            for name, facet in pack.facets.items()
            if facet.in_detail
        }

    def detail(self, facet: str, text: str) -> str | None:
        """Which of the things that a facet covers a question asks for; None where it is open."""
        listener = self.listeners.get(facet)
        found = listener.find(text) if listener else []
        return found[0][0] if found else None

    def missing(self, facet: str, detail: str | None, topic: str) -> str:
        """That the sources do not tell it of a topic, called as in the middle of a sentence."""
        form = self.facets[facet]
        said = form.in_detail.get(detail or "", form).missing
        return said.format(topic=topic)
