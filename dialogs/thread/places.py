"""Places in what was listed last: which of the topics a message points at without naming it."""

import re
from collections.abc import Container, Iterable

from dialogs.exchange import Exchange
from dialogs.understanding.recognise import likest, placed
from dialogs.understanding.sureness import EVENLY
from knowledge.classifier.examples import SIGNUP
from knowledge.text import WORD, fold

PAIR, FEW = 2, 3
OTHER = 0
"""The place of what is called the other one."""
NUMBER_ENDING = re.compile(r"(?<=\d):?(?:an?|e|st|nd|rd|th)\b", re.IGNORECASE)
"""What follows a number that is a place: `2:an`, `2nd`."""
SHORT_NAME = 5
"""Words of a message that can be nothing but a piece of a name."""


def listed(exchange: Exchange) -> str | None:
    """The topic at a place in the last list: `den andra`, `nummer två`, `the last one`."""
    topics = counted(exchange)
    whole = without_small(exchange)
    number = exchange.heard.places.numbered.get(whole, 0)
    if 0 < number <= len(topics):
        return topics[number - 1]
    for phrase, place in exchange.heard.places.named.items():
        stands = phrase == whole or (" " in phrase and f" {phrase} " in f" {whole} ")
        if not stands:
            continue
        if place in (OTHER, PAIR) and (second := other(exchange, phrase)):
            return second
        if topics and (found := nth(topics, place)):
            return found
    return None


def counted(exchange: Exchange) -> tuple[str, ...]:
    """What a number counts: what was listed, else the class of the one that is talked of.

    `And number four?`, after one of the four demands that were never listed.
    """
    state, pack = exchange.state, exchange.book.pack
    topic = state.topic
    if topic is None or topic in state.listed or topic in pack.programmes:
        return state.listed
    lists = (article.head.lists for article in pack.articles.values())
    return next((listed for listed in lists if topic in listed), state.listed)


def following(exchange: Exchange) -> str | None:
    """The topic after the one that is talked of, among those that a number counts: `next`."""
    topics, topic = counted(exchange), exchange.state.topic
    return nth(topics, topics.index(topic) + 2) if topic in topics else None


def preceding(exchange: Exchange, whole: str) -> str | None:
    """The topic before the one talked of, where the topic before that lists it: `explain 3`."""
    topics = exchange.book.pack.articles[whole].head.lists
    place = topics.index(exchange.state.topic) if exchange.state.topic in topics else 0
    return nth(topics, place)


def several(exchange: Exchange, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some things that are counted together: `the first two`, `ettan och trean`."""
    heard = exchange.heard
    counted_from = [int(place) for place, _ in heard.places.counting.find(exchange.text)]
    many = how_many(exchange)
    if len(counted_from) == 1 and abs(counted_from[0]) == 1 and PAIR <= many <= len(topics):
        return topics[:many] if counted_from[0] > 0 else topics[-many:]
    found = dict.fromkeys(nth(topics, place) for place in counted_from)
    return tuple(topic for topic in found if topic) if len(found) >= PAIR else ()


def each_meant(exchange: Exchange) -> tuple[str, ...]:
    """Those offered that a message means by pieces of their names: `the higher and the mentor`."""
    topics, joints = exchange.state.candidates, exchange.heard.pointing.joints
    found = dict.fromkeys(meant(exchange, piece, topics) for piece in joints.split(exchange.text))
    return tuple(topic for topic in found if topic) if len(found) >= PAIR else ()


def how_many(exchange: Exchange) -> int:
    """The number of things that a message points at: `the two`; nought where it says none."""
    known, said = exchange.heard.recogniser.numbers, fold(exchange.text).split()
    numbers = {int(known[word]) for word in said if word in known}
    return numbers.pop() if len(numbers) == 1 else 0


def nth(topics: tuple[str, ...], place: int) -> str | None:
    """The topic at a place, counted from one, or from the end where it is below zero."""
    if not place or abs(place) > len(topics):
        return None
    return topics[place - 1 if place > 0 else place]


def with_name(exchange: Exchange) -> str | None:
    """A message with the name of what is pointed at among other words: `may I join the last one?`.

    None where nothing is pointed at so, or where the message is nothing but pointing.
    """
    heard = exchange.heard
    if not (heard.places.pointing_at.hears(exchange.text) and wants_something(exchange)):
        return None
    said = list(WORD.finditer(exchange.text))
    folded = [fold(match.group()) for match in said]
    for phrase, place in heard.places.long:
        for start in range(len(folded) - len(phrase) + 1):
            end = start + len(phrase)
            if tuple(folded[start:end]) != phrase:
                continue
            if is_kind(exchange, exchange.text[said[end - 1].end() :]):
                end += 1  # `the first programme`
            elif not stands(exchange, said, folded, end):
                continue
            topic = at(exchange, " ".join(phrase), place)
            rest = set(folded[:start] + folded[end:])
            if topic and rest - (heard.small.words - heard.small.asking):
                before = exchange.text[: said[start].start()]
                return f"{before}{heard.title(topic)}{exchange.text[said[end - 1].end() :]}"
    return None


def wants_something(exchange: Exchange) -> bool:
    """Whether a message that names nothing asks something, or wishes to join."""
    heard, text = exchange.heard, exchange.text
    if heard.finder.names.mentioned(text) or heard.pointing.earlier.hears(text):
        return False
    wishes = exchange.guess.intent.get(SIGNUP, 0.0) >= EVENLY
    asks = "?" in text or exchange.asks_something()
    return wishes or asks or heard.reader.read(text).facet is not None


def stands(exchange: Exchange, said: list[re.Match[str]], folded: list[str], end: int) -> bool:
    """Whether a place in a list stands for a name: `the first one`, not `the first year`."""
    whole = exchange.heard.reader.pointers.hears(folded[end - 1])
    return whole or ends_there(exchange, said, folded, end)


def is_kind(exchange: Exchange, rest: str) -> bool:
    """Whether the rest of a text is no more than what several programmes are called alike."""
    groups, programmes = exchange.heard.groups, exchange.book.pack.programmes.keys()
    found = groups.listener.find(rest) if len(WORD.findall(rest)) == 1 else ()
    return any(programmes >= set(groups.topics[name]) for name, _ in found)


def ends_there(exchange: Exchange, said: list[re.Match[str]], folded: list[str], end: int) -> bool:
    """Whether no noun follows: not `the first year`."""
    if end == len(said) or exchange.text[said[end - 1].end() : said[end].start()].strip():
        return True
    heard = exchange.heard
    return folded[end] in heard.small.around | heard.small.asking | heard.small.oneself


def at(exchange: Exchange, phrase: str, place: int) -> str | None:
    """The topic at a place of what was listed last, else of what has been talked of."""
    state = exchange.state
    if place in (OTHER, PAIR) and (second := other(exchange, phrase)):
        return second
    if not counted(exchange) and len(state.recent) >= PAIR:
        exchange.remember(listed=tuple(reversed(state.recent)))
    topics = counted(exchange)
    return nth(topics, place) if len(topics) >= PAIR else None


def without_small(exchange: Exchange) -> str:
    """A message without what only says that it goes on: `och den sista då?`."""
    said, heard = fold(exchange.text), exchange.heard
    if heard.pointing.goes_on(exchange.text):
        said = said.removeprefix(heard.pointing.likewise.find(exchange.text)[0][1]).strip()
    ends = next((end for end in heard.pointing.afterwards if said.endswith(end)), "")
    left = said.removesuffix(ends).split()
    places = heard.places.every
    while len(left) > 1 and left[-1] in heard.small.words and not ends_in(left, places):
        left.pop()  # `number two again`
    return " ".join(left)


def ends_in(said: list[str], phrases: Container[str]) -> bool:
    """Whether some words end in one of the phrases: `sign me up for first one`."""
    return any(" ".join(said[start:]) in phrases for start in range(len(said)))


def other(exchange: Exchange, phrase: str) -> str | None:
    """The one of two that is not talked of: `den andra` is Swedish for the other, too."""
    heard, topic = exchange.heard, exchange.state.topic
    subject = heard.reader.read(exchange.text).subject
    named = [word for word in subject if word not in phrase.split()]
    shared = heard.groups.meant(exchange.text, named).topics
    listed = exchange.state.listed
    pairs: Iterable[tuple[str, ...]] = (shared, listed)
    few = PAIR < len(listed) <= FEW and topic in listed
    if phrase in heard.places.surely_other:  # of three only the one of its kind
        alike = [pair for pair in heard.groups.pairs if set(pair) <= set(listed)]
        pairs = (*pairs, *(alike if few else siblings(exchange)))
    for pair in pairs:
        if len(pair) == PAIR and topic in pair:
            return pair[1] if topic == pair[0] else pair[0]
    return None


def siblings(exchange: Exchange) -> list[tuple[str, ...]]:
    """Pairs that can be meant without having been listed: talked of in turn, else of one kind."""
    recent, programmes = exchange.state.recent[:PAIR], set(exchange.book.pack.programmes)
    of_a_kind = exchange.heard.groups.pairs
    if set(recent) in map(set, of_a_kind) or (len(recent) == PAIR and programmes >= set(recent)):
        return [recent]
    return [*(pair for pair in of_a_kind if programmes.issuperset(pair)), recent]


def meant(exchange: Exchange, text: str, topics: tuple[str, ...]) -> str | None:
    """The one of some topics that a text means: by its number or place, or a piece of its name."""
    heard, said = exchange.heard, fold(NUMBER_ENDING.sub("", text))
    bare = " ".join(word for word in said.split() if word not in heard.small.words)
    for words in (said, bare):
        place = placed(words, len(topics), heard.places.every)
        if place is not None:
            return topics[place]
    if len(said.split()) > SHORT_NAME:
        return None
    titles = {f"{topic}/": fold(exchange.book.title(topic)) for topic in topics}
    names = {f"{topic}/{name}": name for name, topic in heard.finder.names.topics.items()}
    of_these = {key: name for key, name in names.items() if topic_of(key) in topics}
    found = likest(said, titles) or likest(bare, titles | of_these, owner=topic_of)
    return topic_of(found) if found else None


def topic_of(key: str) -> str:
    """The topic that a name belongs to."""
    return key.split("/", 1)[0]
