"""Whether something is a part of what a topic tells: `ingår politiker där?`, `and cleaning?`.

Those whom a demand speaks of are a part of it, although they are not those whom it is for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import CONTENT, WHAT
from dialogs.premises.kinds import of_kinds
from dialogs.understanding.claims.claim_check import NAMED_IN_PART
from dialogs.understanding.claims.premise import Premise, Verdict
from knowledge.text import without

STRANGE = 1
"""Words that a topic does not have, with which it is named as the one that tells."""


def contained(exchange: Exchange, topic: str, said: str, *, goes_on: bool) -> Premise | None:
    """Yes and the point that is a part of a topic, or that it does not speak of such a thing.

    `goes_on` is whether the same is asked once more, of something else: `and cleaning?`
    """
    heard = exchange.heard
    if kind := of_kinds(exchange, topic, said):
        return kind
    partly = asked_about(exchange, topic, said)
    asked = partly or put_of(exchange, topic, said)
    small = heard.reader.fillers | heard.premises.putting.small
    about = [word for word in asked if word not in small]
    if topic in heard.pack.programmes:
        return of_programme(exchange, topic, about)
    if within := heard.points.within(topic):
        is_what = not partly and heard.premises.putting.which.equates(said)  # `is it a law?`
        return of_whole(exchange, topic, within, about) if about and not is_what else None
    if topic not in heard.points.listeners:
        return None
    if not about:
        return of_another(exchange, topic, said) if goes_on else None
    if is_on_another(exchange, topic, said):
        return None
    found = of_points(exchange, topic, asked, about)
    if found and found.says and (not partly or heard.premises.putting.which.leaves_open(said)):
        return replace(found, which=True)
    return found if partly else None  # not that it is unmentioned, where no part is asked for


def of_programme(exchange: Exchange, topic: str, about: Sequence[str]) -> Premise | None:
    """That it is not told whether a programme has what another one is named after."""
    things = exchange.heard.premises.putting.things
    if not about or not things.issuperset(about) or topic != exchange.state.topic:
        return None
    told = any(exchange.heard.finder.aspects.tells(topic, word) for word in about)
    return None if told else Premise(Verdict.UNTOLD, WHAT)


def of_whole(
    exchange: Exchange, topic: str, within: Sequence[str], about: Sequence[str]
) -> Premise | None:
    """What a part of a whole tells of something, or that none of them speaks of it."""
    if topics := making(exchange, within, about):
        return from_another(exchange, topics, about, Verdict.SO, WHAT)
    if any(speaks_of(exchange, part, word) for word in about for part in (topic, *within)):
        return None
    if others := making(exchange, of_same_source(exchange, topic), about):
        return from_another(exchange, others, about, Verdict.ELSEWHERE, WHAT)
    return Premise(Verdict.UNMENTIONED, WHAT)


def of_points(
    exchange: Exchange, topic: str, asked: Sequence[str], about: Sequence[str]
) -> Premise | None:
    """The points that a question names, of this topic or another, or that there are none."""
    heard = exchange.heard
    if points := heard.points.named(topic, " ".join(asked)):
        return told(exchange, topic, points, asked)
    article = heard.pack.articles[topic]
    section = CONTENT if CONTENT in article.sections else WHAT
    if others := owning(exchange, topic, asked, about):
        return from_another(exchange, others, asked, Verdict.ELSEWHERE, section)
    if any(speaks_of(exchange, topic, word) for word in about):
        return None
    return Premise(Verdict.UNTOLD if is_partial(exchange, topic) else Verdict.UNMENTIONED, section)


def of_another(exchange: Exchange, topic: str, said: str) -> Premise | None:
    """That nothing is told of what a question that goes on asks for, and no source speaks of."""
    heard = exchange.heard
    question = heard.reader.read(said)
    if topic != exchange.state.topic or question.facet or heard.finder.names.every(said):
        return None
    joined = {word for _, phrase in heard.pointing.likewise.find(said) for word in phrase.split()}
    small = joined | heard.reader.fillers | heard.finder.aspects.common
    about = [word for word in question.subject if word not in small]
    if not about or any(heard.points.makes(other, said) for other in heard.pack.articles):
        return None
    if any(knows(exchange, topic, word) for word in about):
        return None
    return Premise(Verdict.UNTOLD, WHAT, is_rule=False)


def told(
    exchange: Exchange, topic: str, points: Sequence[str], asked: Sequence[str]
) -> Premise | None:
    """Yes, and the points that a question names; None where it says more than they do."""
    heard = exchange.heard
    named = {w for phrase in heard.points.phrases_in(topic, " ".join(asked)) for w in phrase}
    known = named | heard.reader.fillers | heard.premises.putting.small
    if not all(word in known or speaks_of(exchange, topic, word) for word in asked):
        return None
    says = exchange.book.points.says(topic, points)
    return None if exchange.book.points.denied(says) else Premise(Verdict.SO, CONTENT, says=says)


def making(exchange: Exchange, topics: Iterable[str], about: Sequence[str]) -> list[str]:
    """Those of some topics that make a point of everything that is asked about."""
    common, text = exchange.heard.finder.aspects.common, " ".join(about)
    asked = {word for word in about if word not in common}
    return [
        topic
        for topic in topics
        if exchange.heard.points.makes(topic, text)
        and asked <= {w for said in exchange.heard.points.phrases_in(topic, text) for w in said}
    ]


def owning(
    exchange: Exchange, topic: str, asked: Sequence[str], about: Sequence[str]
) -> list[str]:
    """The topics of its document that make most of what is asked about, as this one does not."""
    named = {
        other: words_of_points(exchange, other, asked) for other in of_same_source(exchange, topic)
    }
    owners = {
        other: said
        for other, said in named.items()
        if not all(exchange.heard.finder.aspects.tells(topic, word) for word in said)
        and sum(not (w in said or speaks_of(exchange, other, w)) for w in about) <= STRANGE
    }
    near = {other: said for other, said in owners.items() if other in beside(exchange, topic)}
    owners = near or owners
    most = max(map(len, owners.values()), default=0)
    return [other for other, said in owners.items() if len(said) == most]


def beside(exchange: Exchange, topic: str) -> frozenset[str]:
    """The topics that are listed together with another: the demands."""
    articles = exchange.heard.pack.articles.values()
    lists = (article.head.lists for article in articles)
    return frozenset(other for listed in lists if topic in listed for other in listed)


def words_of_points(exchange: Exchange, topic: str, asked: Sequence[str]) -> set[str]:
    """The words by which points of a topic are named in a question."""
    phrases = exchange.heard.points.phrases_in(topic, " ".join(asked))
    return {word for phrase in phrases for word in phrase}


def of_same_source(exchange: Exchange, topic: str) -> list[str]:
    """The topics with points that stand on the same document as another."""
    articles = exchange.heard.pack.articles
    source = articles[topic].head.source
    return [
        name for name in exchange.heard.points.listeners if articles[name].head.source == source
    ]


def from_another(
    exchange: Exchange, topics: Sequence[str], about: Sequence[str], verdict: Verdict, section: str
) -> Premise:
    """A verdict with what the likeliest of some other topics says of something."""
    shares = exchange.guess.topic
    other = max(topics, key=lambda name: shares.get(name, 0.0))
    points = exchange.heard.points.named(other, " ".join(about))
    says = exchange.book.points.says(other, points)
    return Premise(verdict, section, says=says, of=other)


def asked_about(exchange: Exchange, topic: str, said: str) -> tuple[str, ...]:
    """The words for the thing that may be a part; none where no part is asked for."""
    heard = exchange.heard
    putting = heard.premises.putting
    said = putting.which.without_other(said)
    phrases = putting.partaking(said)
    if not phrases or putting.asks_more(said):
        return ()
    names = (n for n in heard.premises.facts.names[topic] if not heard.points.is_point(n))
    rest = without(putting.untagged(said), (*putting.confirmed(said), *phrases, *names))
    return tuple(rest.split())


def put_of(exchange: Exchange, topic: str, said: str) -> tuple[str, ...]:
    """The words for what a topic is put to do: `is it the ambassador who holds the talks?`

    None of whom it is for: `is the policy for politicians?`, whom one of its demands names.
    """
    heard = exchange.heard
    putting = heard.premises.putting
    if topic not in heard.points.listeners or putting.asks_more(said):
        return ()
    if heard.points.within(topic) and putting.targeting.hears(said):
        return ()
    put = putting.which.put_of(said, heard.premises.facts.names[topic])
    return tuple(without(put, putting.confirmed(put)).split())


def is_on_another(exchange: Exchange, topic: str, said: str) -> bool:
    """Whether a question that names no topic asks for a part of the one talked of."""
    heard, before = exchange.heard, exchange.state.topic
    if topic == before or before not in heard.points.listeners:
        return False
    names = heard.finder.names.found(said)
    return not any(name == topic and not heard.points.is_point(said) for name, said in names)


def is_partial(exchange: Exchange, topic: str) -> bool:
    """Whether a topic names some things `among others`, so that there may be more."""
    return any(kind in exchange.heard.premises.facts.by_kind[topic] for kind in NAMED_IN_PART)


def knows(exchange: Exchange, topic: str, word: str) -> bool:
    """Whether a topic is asked for by a word, or any topic tells something with it."""
    aspects, topics = exchange.heard.finder.aspects, exchange.heard.pack.articles
    return aspects.share(topic, word) >= 1 or any(aspects.tells(other, word) for other in topics)


def speaks_of(exchange: Exchange, topic: str, word: str) -> bool:
    """Whether a topic tells something with a word, in whatever form."""
    aspects = exchange.heard.finder.aspects
    return word in aspects.common or aspects.tells(topic, word)
