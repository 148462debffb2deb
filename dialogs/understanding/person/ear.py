"""What is heard of eligibility in one language."""

from dialogs.understanding.person.asking import Asking
from dialogs.understanding.person.facts import FactReader
from dialogs.understanding.person.objections import Objections
from dialogs.understanding.wordbook import Wordbook
from knowledge.listening import PLAINLY, Listener
from knowledge.names import Names
from knowledge.text import fold, plain


class Ear:
    """What is heard of eligibility in one language."""

    def __init__(self, book: Wordbook) -> None:
        articles = [book.pack.articles[programme] for programme in book.pack.programmes]
        named = {a.id: (a.head.title, *a.head.names) for a in articles}
        names = [name for listed in named.values() for name in listed]
        self.exactly = Listener(named, PLAINLY)
        self.nearly = Names(articles)
        self.book = book
        self.of_kind = Listener({"kind": book.pack.facts.asks.of_kind}, PLAINLY)
        self.kinds = Listener({"kind": book.pack.facts.asks.kinds}, PLAINLY)
        self.asking = Asking(book.pack.facts.asks, names, book.pack.facts.kin)
        self.objections = Objections(book.pack.facts.asks, self.asking)
        self.aims = Listener({p: words.aims for p, words in book.pack.programmes.items()}, PLAINLY)
        self.facts = FactReader(book.pack, book.recogniser, book.moments)
        self.kin = Listener({"kin": book.pack.facts.kin}, PLAINLY)
        self.others = Listener(
            {"others": (*book.pack.facts.others, *book.pack.facts.kin)}, PLAINLY
        )

    def of_others(self, text: str) -> bool:
        """Whether a text speaks of somebody else than its writer."""
        return self.others.hears(plain(text))

    def names_kin(self, text: str) -> bool:
        """Whether a text names somebody near its writer: `can my deputy come along?`."""
        return self.kin.hears(plain(text))

    def asks_of_kind(self, text: str) -> bool:
        """`Can a consultant join?`: whether a text asks for somebody of a kind."""
        if self.book.small.names_speaker(text):
            return False
        begun = (plain(self.book.reader.begun(piece)) for piece in self.book.pieces(text))
        return any(hit.begin == 0 for piece in begun for hit in self.of_kind.hits(piece))

    def names_kind(self, text: str) -> bool:
        """`And a director?`: whether a text does no more than name somebody of a kind."""
        pointing, said = self.book.pointing, plain(self.book.reader.begun(text))
        goes_on = pointing.goes_on(text) or fold(text).endswith(pointing.afterwards)
        opens = any(hit.begin == 0 for hit in self.kinds.hits(said))
        return goes_on and opens and not self.book.small.names_speaker(text)

    def named(self, text: str) -> tuple[str, ...]:
        """The programmes that a text names, misspelt where none is named right."""
        hits = self.exactly.hits(plain(text))
        exactly = tuple(dict.fromkeys(hit.means for hit in hits))
        return exactly or self.nearly.misspelt(text)
