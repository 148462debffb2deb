"""Lists of what there is: of a kind, for somebody, or without what was talked of.

`Which courses are there for managers?` is answered by the trainings for managers, `something like
that for those who are not managers?` by what is for them, `the other demands?` by the other three.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from dialogs.eligibility.suggestions import SUGGESTED
from dialogs.exchange import Exchange
from dialogs.ids import CONTENT, HOW_OFTEN, OVERVIEW
from dialogs.messages import Language, Reply
from dialogs.questions.answer import Answers
from dialogs.standing import Facts
from dialogs.state import Advice
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.person.reckoning import is_new
from dialogs.understanding.reading import GENERIC
from dialogs.understanding.small_words import left_over
from dialogs.understanding.wordbook import Wordbook
from knowledge.listening import Listener
from knowledge.model import Audience, ListingWords, Programme
from knowledge.text import fold, without

LONGEST = 18
"""Words of a message that asks for a list and no more."""
BETWEEN = 1
"""Words between `which` and the kind of things: `which internal trainings`."""
MEETING = "meeting"
KINDS = ("training", MEETING)
NETWORKING = "networking"
"""What is done at meetings, without a word for them, ..."""
ASKING_TO_NETWORK = (("ways", NETWORKING), ("asks", NETWORKING))
"""... right behind the words that ask how or where."""
ANY = ("any", "programme")
"""Kinds that are asked for by words for all of them."""
WHERE = "where"
ABOUT = (*GENERIC, CONTENT, "who", "apply")
"""What may be asked for in so many words by who wants a list."""
WITHIN: Mapping[Audience, tuple[Audience, ...]] = {
    "not_manager": ("not_manager",),
    "new_manager": ("new_manager", "manager"),
    "manager": ("new_manager", "manager", "higher", "experienced"),
    "higher": ("higher",),
    "experienced": ("manager", "experienced"),
}
"""What is for somebody: what is for managers is for new ones and those who aim higher, too."""
LED: Mapping[Audience, Facts] = {
    "new_manager": Facts(manager=True, new=True),
    "manager": Facts(manager=True),
    "experienced": Facts(manager=True),
}
"""What is known of those for whom a list of several is."""
LATELY = 2
"""Topics talked of last, of which all programmes may be meant again: `which are for ...`."""
GOING_ON = ("not_manager", "higher")
"""For whom it is asked by going on from a programme: `and for top managers?`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a message says of the list that it asks for."""

    kind: str | None
    audience: Audience | None
    like: bool
    """`Something like that`."""
    others: bool
    """`The other ones`."""
    other: bool
    """`The other`, before a word for them."""
    listed: bool
    """Whether it asks what there is of that kind: `which courses`."""
    networks: bool
    """Whether it asks how one gets to know others: `where can I build a network`."""
    which: bool
    """Whether it asks `which`, without a word for the things."""
    points: bool
    """Whether it points at what was talked of besides: `what kind of training is it`."""
    denies: bool
    """Whether it leaves those out: `which are not for new managers`."""
    left: frozenset[str]
    """Its words beside all these."""


class ListingEar:
    """Hears in one language what kind of things are asked for, and for whom."""

    def __init__(self, book: Wordbook, said: ListingWords) -> None:
        kinds = {f"kind/{kind}": phrases for kind, phrases in said.kinds.items()}
        self.kinds = {name: name.removeprefix("kind/") for name in kinds} | {NETWORKING: MEETING}
        audiences = {f"for/{audience}": phrases for audience, phrases in said.audiences.items()}
        single = {"asks": said.asks, "like": said.like, "small": said.small}
        single |= {"others": said.others, "other": said.other}
        single |= {"ways": said.ways, NETWORKING: said.networking}
        self.listener = Listener({**single, **kinds, **audiences})
        self.small = book.small.tiny | book.small.speaker
        self.negators = book.small.negators
        self.pointers = book.reader.pointers
        self.copulas = frozenset(map(fold, book.pack.vocabulary.premises.copulas))

    def wanted(self, text: str) -> Wanted:
        """What a text says of a list."""
        found = self.listener.find(text)
        names = [name for name, _ in found]
        kinds = {self.kinds[name] for name in names if name in self.kinds}
        audiences = [name.removeprefix("for/") for name in names if name.startswith("for/")]
        return Wanted(
            kind=kinds.pop() if len(kinds) == 1 else None,
            audience=cast("Audience", audiences[0]) if audiences else None,
            like="like" in names,
            others="others" in names,
            other="other" in names,
            listed=self.asks_what_there_is(text, found),
            networks=any(said in pairwise(names) for said in ASKING_TO_NETWORK),
            which=names[:1] == ["asks"] and not kinds,
            points=self.pointers.hears(" ".join(left_over(text, found))),
            denies=not self.negators.isdisjoint(left_over(text, found)),
            left=frozenset(left_over(text, found) - self.small),
        )

    def asks_what_there_is(self, text: str, found: list[tuple[str, str]]) -> bool:
        """Whether the kind of things stands right behind `which`: not `what is the course`."""
        for (name, asks), (following, kind) in pairwise(found):
            if name == "asks" and following in self.kinds:
                between = fold(text).partition(asks)[2].partition(kind)[0].split()
                return len(between) <= BETWEEN and self.copulas.isdisjoint(between)
        return False


class Lists:
    """Lists the programmes of a kind, those for somebody, and the other ones of a class."""

    def __init__(
        self,
        programmes: Mapping[str, Programme],
        answers: Answers,
        ears: Mapping[Language, Ear],
        books: Mapping[Language, Wordbook],
    ) -> None:
        self.programmes = dict(sorted(programmes.items(), key=lambda item: item[1].order))
        self.answers = answers
        self.facts = ears
        self.ears = {
            language: ListingEar(book, book.pack.vocabulary.listing)
            for language, book in books.items()
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Which courses are there for managers?`: the list; None where none is asked for."""
        heard = exchange.heard
        text = heard.reader.ending(exchange.text) or exchange.text
        if len(exchange.text.split()) > LONGEST or self.names_one(exchange):
            return None
        question = heard.reader.read(text)
        place = question.certain and question.facet == WHERE
        if question.certain and question.facet not in ABOUT and not place:
            return None
        if HOW_OFTEN in (heard.premises.facts.figure(text) or ()):  # `which run every year?`
            return None
        if exchange.state.topic == OVERVIEW:  # `which of them are for new managers?`
            text = without(text, (said for _, said in heard.pointing.among.find(text)))
        wanted = self.ears[heard.language].wanted(text)
        if wanted.points or (place and not wanted.networks):
            return None
        if wanted.networks and exchange.state.alike and heard.choosing.asking.hears(text):
            return None  # `which suits me if I want to meet ...`, of what was just compared
        return (
            self.rest(exchange, wanted)
            or self.similar(exchange, wanted)
            or self.what_there_is(exchange, wanted)
        )

    def names_one(self, exchange: Exchange) -> bool:
        """Whether a message names a topic, and no class of them: `the demands`."""
        articles = exchange.heard.pack.articles
        named = exchange.heard.finder.names.exactly(exchange.text)
        return any(not articles[topic].head.lists for topic in named)

    def rest(self, exchange: Exchange, wanted: Wanted) -> Reply | None:
        """`The other demands?`: the class of what was talked of, without that."""
        topic = exchange.state.topic
        whole = self.class_of(exchange, topic) if topic else None
        if topic is None or whole is None or not (wanted.others or wanted.other):
            return None
        called = wanted.left & exchange.heard.finder.aspects.of(whole).names
        named = wanted.others or wanted.kind or called  # not just `the other`
        if wanted.left - called or not named or self.moves_day(exchange):
            return None
        listed = exchange.book.pack.articles[whole].head.lists
        fitting = self.fitting(listed, wanted.kind, wanted.audience)
        return self.give(exchange, whole, tuple(t for t in fitting if t != topic), wanted, topic)

    def moves_day(self, exchange: Exchange) -> bool:
        """`If I become a manager in May instead?`: another day, and no other things."""
        ear, text = self.facts[exchange.heard.language], exchange.text
        day = exchange.heard.moments.span(text, exchange.today) is not None
        return day and (ear.asking.supposes(text) or ear.asking.puts_instead(text))

    def similar(self, exchange: Exchange, wanted: Wanted) -> Reply | None:
        """`Something like that for managers?`, `and for top managers?`, after a programme.

        After all of them also `which are for new managers?`
        """
        topic, audience = exchange.state.topic or "", wanted.audience
        if wanted.which and OVERVIEW in exchange.state.recent[:LATELY]:
            topic = OVERVIEW  # one of all was looked at in between
        if topic not in (*self.programmes, OVERVIEW) or audience is None or wanted.left:
            return None
        for_others = topic == OVERVIEW or audience in GOING_ON
        of_all = topic == OVERVIEW and wanted.which and not wanted.denies
        goes_on = of_all or (exchange.heard.pointing.goes_on(exchange.text) and for_others)
        if not (wanted.like or (goes_on and not self.is_for(topic, audience))):
            return None
        fitting = self.fitting(tuple(self.programmes), wanted.kind, audience)
        if not exchange.heard.premises.putting.only.isdisjoint(fold(exchange.text).split()):
            fitting = tuple(one for one in fitting if self.is_for(one, audience))
        if of_all and len(fitting) == 1:
            return self.lines(exchange, OVERVIEW, fitting, wanted)  # they are still talked of all
        return self.give(exchange, OVERVIEW, tuple(t for t in fitting if t != topic), wanted)

    def what_there_is(self, exchange: Exchange, wanted: Wanted) -> Reply | None:
        """`Which courses are there for managers?`: those of a kind, or all for somebody."""
        vague = wanted.kind == "any" and wanted.audience is None  # rather for advice
        listed = wanted.listed or wanted.networks
        if wanted.left or not listed or wanted.others or wanted.other or vague:
            return None
        audience = self.told(exchange) or wanted.audience
        if wanted.kind in (None, *ANY) and audience in (None, "manager"):
            return self.answers.give(exchange, OVERVIEW, CONTENT)  # everything there is
        fitting = self.fitting(tuple(self.programmes), wanted.kind, audience)
        return self.give(exchange, OVERVIEW, fitting, replace(wanted, audience=audience))

    def told(self, exchange: Exchange) -> Audience | None:
        """For whom it is by what its writer tells, where that says more than a word for them."""
        reader = self.facts[exchange.heard.language].facts
        facts = reader.read(exchange.text, exchange.today)
        if facts.manager is False:
            return "not_manager"
        return "new_manager" if is_new(facts, exchange.today) else None

    def fitting(
        self, topics: Sequence[str], kind: str | None, audience: Audience | None
    ) -> tuple[str, ...]:
        """Those of a kind that are for somebody, first what is for just them."""
        whom = WITHIN[audience] if audience else ()
        fit = [t for t in topics if t not in self.programmes or self.fits(t, kind, whom)]
        return tuple(sorted(fit, key=lambda t: bool(whom) and not self.is_for(t, audience)))

    def is_for(self, topic: str, audience: Audience | None) -> bool:
        """Whether a programme is for just them."""
        return topic in self.programmes and self.programmes[topic].audience == audience

    def fits(self, topic: str, kind: str | None, whom: Sequence[Audience]) -> bool:
        """Whether a programme is of a kind, and for one of some."""
        programme = self.programmes[topic]
        of_kind = kind in (None, *ANY, programme.kind)
        return of_kind and (not whom or programme.audience in whom)

    def class_of(self, exchange: Exchange, topic: str) -> str | None:
        """The topic that lists another one with its like."""
        articles = exchange.book.pack.articles.values()
        return next((a.id for a in articles if topic in a.head.lists), None)

    def give(
        self,
        exchange: Exchange,
        whole: str,
        topics: tuple[str, ...],
        wanted: Wanted,
        beside: str | None = None,
    ) -> Reply | None:
        """The list, with a line for each; one alone is told in full."""
        if len(topics) <= 1:
            return self.answers.give(exchange, topics[0]) if topics else None
        return self.lines(exchange, whole, topics, wanted, beside)

    def lines(
        self,
        exchange: Exchange,
        whole: str,
        topics: tuple[str, ...],
        wanted: Wanted,
        beside: str | None = None,
    ) -> Reply:
        """A line for each of them, in the name of the article on all."""
        pack = exchange.book.pack
        self.answers.note(exchange, whole, CONTENT)
        if len(topics) > 1:
            exchange.remember(listed=topics, advice=self.advice(topics, wanted.audience))
        opening = self.opening(exchange, wanted, beside)
        heads = {topic: pack.articles[topic].head for topic in topics}
        lines = (
            f"- {self.title(exchange, topic, wanted.audience)}: {heads[topic].summary}"
            for topic in topics
        )
        return self.answers.told(
            exchange, pack.articles[whole], CONTENT, "\n".join((opening, *lines)), of=topics
        )

    def advice(self, topics: tuple[str, ...], audience: Audience | None) -> Advice | None:
        """What is told after it of oneself is held against what was listed: `I have a budget`."""
        facts = LED.get(audience) if audience else None
        if facts is None or not set(topics) <= self.programmes.keys():
            return None
        among = topics if len(topics) <= SUGGESTED else ()
        return Advice(facts=facts, among=among, given=True)

    def opening(self, exchange: Exchange, wanted: Wanted, beside: str | None) -> str:
        """What the list is of."""
        if beside:
            called = exchange.book.pack.articles[beside].head.called
            return exchange.say("listing.besides", topic=called)
        kind = wanted.kind if wanted.kind in KINDS else "any"
        what = exchange.say(f"listing.kind.{kind}")
        if wanted.audience is None:
            return exchange.say("listing.all", what=what)
        whom = exchange.say(f"listing.for.{wanted.audience}")
        return exchange.say("listing.for_whom", what=what, whom=whom)

    def title(self, exchange: Exchange, topic: str, audience: Audience | None) -> str:
        """What a topic is called, and for whom it is where that is not said above."""
        title = exchange.book.title(topic)
        if topic not in self.programmes or self.is_for(topic, audience):
            return title
        whom = exchange.say(f"listing.for.{self.programmes[topic].audience}")
        return exchange.say("listing.title", title=title, whom=whom)
