"""Labelled messages: what people type, and what each is.

A line is `LABEL | TOPIC | FACET | the message`; `-` stands for no topic or facet. Commands and
small talk have their kind in the place of the facet. In files whose name begins with `follow`
stands what people say after an answer about the topic. In those that begin with `turns` stands
before the message what was talked of when it came: `mentorprogrammet > and how long?`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.files import Fault, FileFault, read_text
from knowledge.model import LanguagePack

ANSWER, GAP, OFF = "answer", "gap", "off"
SIGNUP, JOIN = "signup", "join"
COMPARE, CHOOSE, CLARIFY = "compare", "choose", "clarify"
CHAT, COMMAND, HOSTILE = "chat", "command", "hostile"
LABELS = (ANSWER, GAP, OFF, SIGNUP, JOIN, COMPARE, CHOOSE, CLARIFY, CHAT, COMMAND, HOSTILE)
NOTHING = "-"
PARTS = 4
FOLLOW_UPS = "follow"
TURNS = "turns"
AFTER = " > "
"""Stands between what was talked of and a message."""
ASPECT = "aspect"
"""What is asked for, where it is nothing that has a name of its own."""
ALONE, LEANS = "alone", "leans"
COMMANDS = [
    "applications",
    "resume",
    "withdraw",
    "my_data",
    "erase",
    "more",
    "shorter",
    "restart",
    "why_answer",
    "source",
    "sure",
    "help",
    "swedish",
    "english",
    "cancel",
    "keep",
    "change",
    "next_step",
    "person",
]
CHATS = [
    "greeting",
    "thanks",
    "bye",
    "who_are_you",
    "how_are_you",
    "wait",
    "complaint",
    "reaction",
    "ability",
    "other",
]
KINDS = {COMMAND: COMMANDS, CHAT: CHATS}
"""What a command or small talk can be, in the place of the facet."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message and what it is."""

    label: str
    topics: tuple[str, ...]
    facet: str | None
    text: str
    follows: bool = False
    """Whether it comes after an answer about its topic, and does not name it."""
    before: str | None = None
    """The topic talked of when it came, where that is known."""
    is_turn: bool = False
    """Whether it was said in a talk of which that is known."""


def examples(
    folder: Path, pack: LanguagePack, name: str
) -> tuple[Sequence[Example], Sequence[Fault]]:
    """The examples of every file of a folder, and its lines that are none or fit no topic."""
    found: list[Example] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.txt")):
        file = f"{name}/{path.name}"
        follows, is_turn = path.stem.startswith(FOLLOW_UPS), path.stem.startswith(TURNS)
        try:
            lines = read_text(path).splitlines()
        except FileFault as fault:
            faults.append(Fault(file, "", str(fault)))
            continue
        for number, line in enumerate(lines, start=1):
            one = example(line, follows=follows, is_turn=is_turn)
            wrong = fault_of(one, pack) if line.strip() else None
            if wrong:
                faults.append(Fault(file, f"line {number}", wrong))
            if one is not None:
                found.append(one)
    return found, faults


def example(line: str, *, follows: bool = False, is_turn: bool = False) -> Example | None:
    """The example of a line, if it has all its parts.

    What was talked of before a turn stands before its message.
    """
    parts = [part.strip() for part in line.split("|", PARTS - 1)]
    if len(parts) < PARTS or parts[0] not in LABELS or not parts[-1]:
        return None
    label, topics, facet, text = parts
    named = () if topics == NOTHING else tuple(topic.strip() for topic in topics.split(","))
    before = None
    if is_turn:
        before, _, text = text.partition(AFTER)
    return Example(
        label=label,
        topics=named,
        facet=None if facet == NOTHING else facet,
        text=text,
        follows=follows,
        before=None if before == NOTHING else before,
        is_turn=is_turn,
    )


def phrasings(pack: LanguagePack) -> Iterator[Example]:
    """The ways of asking that the articles list, and their names, as examples."""
    for article in pack.articles.values():
        for facet, listed in article.head.questions.items():
            yield from (Example(ANSWER, (article.id,), facet, text) for text in listed)
        names = (article.head.title, *article.head.names)
        yield from (Example(ANSWER, (article.id,), "what", name) for name in names)


def lacking(pack: LanguagePack) -> Iterator[Example]:
    """The plainest questions that the articles do not answer: the headings that they lack."""
    for article in pack.articles.values():
        for name, facet in pack.facets.items():
            told = article.sections.keys() & {name, *facet.instead}
            if facet.heading and not told:
                text = f"{facet.heading} {article.head.title}"
                yield Example(GAP, (article.id,), ASPECT, text)


def digest(listed: Iterable[Example]) -> str:
    """What tells one set of examples from another."""
    lines = "\n".join(f"{e.label}|{e.topics}|{e.facet}|{e.before}|{e.text}" for e in listed)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def fault_of(one: Example | None, pack: LanguagePack) -> str | None:
    """What is wrong with the example of a line."""
    if one is None:
        return f"not LABEL | TOPIC | FACET | text, with a label of {', '.join(LABELS)}"
    if one.is_turn and not one.text:
        return f"no topic before the message, or {NOTHING}, and{AFTER}"
    named = (*one.topics, one.before) if one.before else one.topics
    strange = [topic for topic in named if topic not in pack.articles]
    if strange:
        return f"no such topic: {', '.join(strange)}"
    fits = has_facet(one, pack)
    return None if fits else f"{one.facet} is nothing that {one.label} can have here"


def has_facet(one: Example, pack: LanguagePack) -> bool:
    """Whether what stands in the place of the facet, if anything does, can stand there."""
    if one.facet is None:
        return True
    if one.label == ANSWER:
        return bool(one.topics) and one.facet in pack.articles[one.topics[0]].sections
    if one.label == GAP:
        return one.facet in pack.facets and pack.facets[one.facet].heading is None
    return one.facet in KINDS.get(one.label, ())
