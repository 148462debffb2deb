"""`What does the policy say about bribes?`: its own words on that, or that it has none."""

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from dialogs.understanding.sureness import CLEARLY, LIKELY
from knowledge.classifier.examples import ASPECT, GAP
from knowledge.model import Knowledge
from knowledge.text import fold, without, words

LONGEST = 18
"""Words up to which a question asks just that."""
SHORT = 5
"""Words of a message that names one more thing."""
POINTING = 8
"""Words of a question that points back at the document talked of."""
SHORTEST = 2
"""Letters of the shortest word that tells what is asked about."""
SURELY_LACKS = CLEARLY
"""Share from which a question is for what the sources do not tell, one word of them or not."""


class DocumentWording:
    """Answers what a document that has an article of its own says about something."""

    def __init__(self, knowledge: Knowledge, answers: Answers) -> None:
        self.answers = answers
        self.sources = {
            document.article: source
            for source, document in knowledge.documents.items()
            if document.article
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """`What does the policy say about X?`: its point, or that it has none; else None."""
        heard, text = exchange.heard, exchange.heard.reader.asking(exchange.text)
        before = exchange.state.saying
        if before in self.sources and self.goes_on(exchange):
            return self.on(exchange, before, self.about(exchange, text, self.sources[before]))
        if len(text.split()) > LONGEST or not heard.saying.hears(text):
            return None
        article, *others = self.named(exchange, text) or (self.talked_of(exchange, text),)
        if article is None or len(others) > 1:
            return None
        source, about = self.sources[article], self.about(exchange, text, self.sources[article])
        if others:
            of_it = exchange.book.pack.articles[others[0]].head.source == source
            return self.answers.give(exchange, others[0]) if of_it else None
        return self.on(exchange, article, about)

    def goes_on(self, exchange: Exchange) -> bool:
        """`And about conflicts of interest?`, after what a document says of something else."""
        heard, text = exchange.heard, exchange.text
        short = len(text.split()) <= SHORT and not heard.finder.names.every(text)
        facet = heard.reader.read(text).facet
        asks_fact = facet is not None and heard.pack.facets[facet].heading is not None
        goes_on = heard.pointing.goes_on(text) or fold(text).endswith(heard.pointing.afterwards)
        return short and goes_on and not asks_fact

    def on(self, exchange: Exchange, article: str, about: tuple[str, ...]) -> Reply | None:
        """What a document says about some words; None where there are none."""
        reply = self.said(exchange, article, about) if about else None
        if reply is not None:
            exchange.remember(saying=article)
        return reply

    def said(self, exchange: Exchange, article: str, about: tuple[str, ...]) -> Reply | None:
        """The point that a document makes of some words, or that it does not speak of them."""
        heard, source = exchange.heard, self.sources[article]
        topics = heard.points.of(" ".join(about), source)
        if topics:
            shares = exchange.guess.topic
            return self.answers.give(exchange, max(topics, key=lambda t: shares.get(t, 0.0)))
        lacks = exchange.guess.intent.get(GAP, 0.0) >= SURELY_LACKS  # a dress code is no postcode
        if not lacks and any(self.says(exchange, word, source) for word in about):
            return self.likeliest(exchange, " ".join(about), source)
        self.answers.note(exchange, article, ASPECT)
        of = exchange.book.pack.articles[article]
        return self.answers.missing(exchange, of, ASPECT, exchange.text)

    def likeliest(self, exchange: Exchange, about: str, source: str) -> Reply | None:
        """The topic of a document that some of its words are surely about: `my responsibility`."""
        shares = exchange.heard.finder.classifier.guess(about).topic
        topic = max(shares, key=lambda name: shares[name], default=None)
        if topic is None or shares[topic] < LIKELY or topic in self.sources:
            return None
        of_it = exchange.book.pack.articles[topic].head.source == source
        return self.answers.give(exchange, topic) if of_it else None

    def named(self, exchange: Exchange, text: str) -> tuple[str, ...]:
        """The article on the document that a question names, and the other topics it names."""
        heard = exchange.heard
        kinds = heard.documents.find(text)
        rest = without(text, [phrase for _, phrase in kinds])
        names = heard.finder.names.every(rest)
        article = next((topic for topic in names if topic in self.sources), None)
        article = article or next((name for name, _ in kinds), None)
        return (article, *(t for t in names if t not in self.sources)) if article else ()

    def talked_of(self, exchange: Exchange, text: str) -> str | None:
        """The article on the document talked of, where a question points back at it.

        Only for what one of its points is called: more may be meant than what it says.
        """
        heard, topic = exchange.heard, exchange.state.topic
        if topic not in self.sources or len(words(exchange.text)) > POINTING:
            return None
        source = self.sources[topic]
        makes = heard.points.of(" ".join(self.about(exchange, text, source)), source)
        points_back = heard.reader.read(text).points_back and not heard.finder.names.every(text)
        return topic if makes and points_back else None

    def about(self, exchange: Exchange, text: str, source: str) -> tuple[str, ...]:
        """The words of what the document is asked about, and those that one of its points has."""
        heard, aspects = exchange.heard, exchange.heard.finder.aspects
        said = [p for ear in (heard.saying, heard.documents) for _, p in ear.find(text)]
        names = (aspects.of(article).names for article in self.sources)
        small = heard.reader.fillers.union(*names)
        rest = [w for w in without(text, said).split() if w not in small and len(w) >= SHORTEST]
        return tuple(w for w in rest if w not in aspects.common or heard.points.of(w, source))

    def says(self, exchange: Exchange, word: str, source: str) -> bool:
        """Whether any article on a document tells something with a word, in whatever form."""
        heard, aspects = exchange.heard, exchange.heard.finder.aspects
        parts = {part for whole in words(word) for part in aspects.terms.parts(whole)}
        return any(
            not parts.isdisjoint(aspects.of(topic).told)
            for topic, one in heard.pack.articles.items()
            if one.head.source == source
        )
