"""What a message that compares is about: named, listed last, talked of, or asked for before."""

from itertools import chain, islice
from typing import Literal

from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.thread import places
from dialogs.understanding.small_words import left_over
from knowledge.text import fold, without, words

COMPARES: Literal["compare"] = "compare"
"""What choosing leads to where it has been asked what is to be compared."""
FEWEST, MOST_TOPICS = 2, 3
SURE, SURELY = 0.25, 1.0
"""Likeness from which a topic may be meant by all of a message, and by a few of its words."""
BESIDE = 0.6
"""What a second topic that is not named must come to of the first to be compared with it."""


def chosen(exchange: Exchange) -> tuple[str, ...]:
    """What answers `which do you want to compare?`: names, or places in the list."""
    state = exchange.state
    if state.choice_starts != COMPARES or exchange.asks_something() or exchange.is_wish():
        return ()
    named = exchange.heard.finder.names.every(exchange.text)
    if len(named) == 1 and not state.candidates and state.topic not in (None, *named):
        return (state.topic or "", *named)
    if len(named) >= FEWEST:
        return named
    return places.several(exchange, state.candidates) or places.each_meant(exchange)


def counted(exchange: Exchange) -> tuple[str, ...]:
    """`The first two`, and no more: those of what was just listed, to be told of."""
    heard, state = exchange.heard, exchange.state
    if not state.listed or state.candidates or state.advice:
        return ()
    at_places = heard.places.counting.find(exchange.text)
    small = heard.small.words | heard.recogniser.numbers.keys()
    if not at_places or not left_over(exchange.text, at_places) <= small:
        return ()
    listed = at_hand(exchange)
    some = places.several(exchange, listed)[:MOST_TOPICS]
    return some if len(some) < len(listed) else ()  # `and the last two?`, of another list


def is_bare(exchange: Exchange) -> bool:
    """Whether a message compares and says nothing of what: `how do they differ?`."""
    heard, text = exchange.heard, exchange.text
    choosing = heard.choosing
    said = choosing.comparing.find(text) + choosing.same.find(text)
    if not said or choosing.asking.hears(text) or choosing.settling.hears(text):
        return False
    if {how for how, _ in said} == {"between"} and not heard.small.asking.isdisjoint(words(text)):
        return False  # `between whom?`
    at_places = heard.places.counting.find(text)
    at_one = len(at_places) == 1 and not places.how_many(exchange)  # `from last year`
    if at_one or heard.finder.names.every(text):
        return False
    pointing = (heard.pointing.they, heard.pointing.among, heard.pointing.both)
    said += [found for words_of_it in pointing for found in words_of_it.find(text)]
    small = heard.small.words | heard.small.asking | heard.recogniser.numbers.keys()
    return left_over(text, said + at_places) <= small


def topics(exchange: Exchange) -> tuple[str, ...]:
    """What is to be compared: named, pointed back at, or talked of before."""
    heard, state = exchange.heard, exchange.state
    named = heard.finder.names.every(exchange.text)
    if len(named) >= FEWEST:
        return named
    if named:
        before = [t for t in (state.topic, *state.recent) if t and t not in named]
        leans = heard.reader.read(exchange.text).points_back
        if before and (
            leans or not heard.finder.spelling.unknown(" ".join(beside(exchange, named)))
        ):
            return (before[0], *named) if leans else (*named, before[0])
        return shared(exchange) or with_likely(exchange, named)
    if named_before := before_it(exchange):
        return named_before
    return described(exchange) if has_subject(exchange) else ()


def before_it(exchange: Exchange) -> tuple[str, ...]:
    """What a message goes back to: a short list at hand, or what `they` are."""
    of_them = exchange.heard.pointing.they.hears(exchange.text) or not has_subject(exchange)
    several = FEWEST <= len(at_hand(exchange)) <= MOST_TOPICS
    return talked_of(exchange) if several or of_them else ()


def described(exchange: Exchange) -> tuple[str, ...]:
    """Two that are not named, by the words beside those that compare."""
    alike = shared(exchange)
    if alike:
        return alike
    said = (phrase for _, phrase in exchange.heard.choosing.comparing.find(exchange.text))
    found = exchange.heard.finder.find(without(exchange.text, said))
    single = [c for c in found.candidates if c.topic != OVERVIEW]
    near = [c for c in single[:FEWEST] if c.confidence >= SURE]
    if len(near) == FEWEST and near[1].confidence < BESIDE * near[0].confidence:
        return ()  # two words of one and the same topic
    return tuple(c.topic for c in near)


def talked_of(exchange: Exchange) -> tuple[str, ...]:
    """What `they` are: those at some places, those just listed, or the last two talked of."""
    listed, recent = at_hand(exchange), exchange.state.recent[:FEWEST]
    counted = places.several(exchange, listed)
    if counted:
        return counted[:MOST_TOPICS]
    if FEWEST <= len(listed) <= MOST_TOPICS:
        return listed if places.how_many(exchange) in (0, len(listed)) else ()
    single = not any(exchange.book.pack.articles[topic].head.lists for topic in recent)
    return recent if len(recent) == FEWEST and single else ()


def at_hand(exchange: Exchange) -> tuple[str, ...]:
    """What was listed last, as long as the talk is of that."""
    state = exchange.state
    if state.topic is None or state.topic in state.listed:
        return state.listed
    whole = exchange.book.pack.articles[state.topic].head.lists
    advised = state.advice is not None and state.advice.given
    return state.listed if advised or set(state.listed) <= set(whole) else ()


def with_likely(exchange: Exchange, named: tuple[str, ...]) -> tuple[str, ...]:
    """A named topic and the other one that is meant, if one is: never a mere guess.

    It is meant by a word of its names or, with none that is not known, by others of its words.
    """
    said, finder = beside(exchange, named), exchange.heard.finder
    comparing = (phrase for _, phrase in exchange.heard.choosing.comparing.find(exchange.text))
    found = finder.find(" ".join(said) if said else without(exchange.text, comparing))
    others = [c for c in found.candidates if c.topic not in (*named, OVERVIEW)]
    meant = (c.topic for c in others if not finder.aspects.of(c.topic).names.isdisjoint(said))
    least = SURELY if said else SURE
    known = not finder.spelling.unknown(" ".join(said))
    likely = (c.topic for c in others[:1] if known and c.confidence >= least)
    return (*named, *islice(chain(meant, likely), 1))


def beside(exchange: Exchange, named: tuple[str, ...]) -> list[str]:
    """The words for what a named topic is compared with, where that is not named."""
    heard, finder, compared = exchange.heard, exchange.heard.finder, subject(exchange)
    stem = finder.index.terms.stem
    compares = [one for one in heard.pieces(exchange.text) if heard.choosing.comparing.hears(one)]
    about = next((one for one in compares if finder.names.every(one)), exchange.text)
    own = finder.aspects.common.union(*(finder.aspects.of(topic).names for topic in named))
    stems = set(map(stem, own))
    said = (word for word in fold(about).split() if word in compared)
    return [word for word in said if word not in own and stem(word) not in stems]


def shared(exchange: Exchange) -> tuple[str, ...]:
    """The topics of a word that several share: `the two introductions`."""
    alike = exchange.heard.groups.meant(exchange.text, subject(exchange)).topics
    if not set(alike) <= set(exchange.book.pack.programmes):
        return ()
    return alike if len(alike) <= MOST_TOPICS else alike[:FEWEST]


def has_subject(exchange: Exchange) -> bool:
    """Whether the message tells anything of what it compares: not just `a manager`."""
    return bool(subject(exchange) - exchange.heard.finder.aspects.common)


def subject(exchange: Exchange) -> set[str]:
    """The words of a message besides those that wish for a comparison."""
    heard = {
        word
        for _, p in exchange.heard.choosing.comparing.find(exchange.text)
        for word in p.split()
    }
    counted = exchange.heard.recogniser.numbers.keys()  # `the two`
    return set(exchange.heard.reader.read(exchange.text).subject) - heard - counted
