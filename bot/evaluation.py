"""Running question and conversation files through the bot, and counting what came out right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator

from bot.channels.terminal import Asked, Terminal
from bot.languages import DEFAULT_LANGUAGE, known
from dialogs.messages import Language, Outcome, Reply
from knowledge.files import FileFault, parse_yaml, read_text
from knowledge.text import fold

ANSWERABLE = frozenset({Outcome.ANSWER, Outcome.SIGNUP, Outcome.CLARIFY})


class EvaluationError(Exception):
    """A file that cannot be run; says which one and why."""


def listed(value: Any) -> Any:
    """A single value as a list of one."""
    return value if isinstance(value, list | tuple) else [value]


class Expectation(BaseModel):
    """What a reply must be; `a|b` in a text means either."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    outcome: tuple[Outcome, ...] = ()
    topic: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    fact: str | None = None
    """Words of which one must stand in the first paragraph."""
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    verdict: tuple[Literal["yes", "no", "unclear"], ...] = ()
    asks: str | None = None
    """A field id, `any` or `none`."""
    lang: Language | None = None

    @field_validator("outcome", "topic", "topics", "says", "never", "verdict", mode="before")
    @classmethod
    def one_or_many(cls, value: Any) -> Any:
        """A lone value stands for a list of one."""
        return listed(value)

    def faults(self, reply: Reply) -> list[str]:
        """What is wrong with a reply, in a few words each."""
        text, first = fold(reply.text), fold(reply.text.split("\n\n")[0])
        checks = [
            (
                bool(self.outcome) and reply.outcome not in self.outcome,
                f"outcome {reply.outcome.value}",
            ),
            (bool(self.topic) and not self.right_topic(reply), f"topic {reply.topic}"),
            (not set(self.topics) <= {*reply.topics, reply.topic}, f"topics {list(reply.topics)}"),
            (self.fact is not None and not has(first, self.fact), f"fact {self.fact!r} missing"),
            (self.lang is not None and reply.language != self.lang, f"language {reply.language}"),
            (
                bool(self.verdict) and reply.verdict not in self.verdict,
                f"verdict {reply.verdict}",
            ),
            (not self.asks_right(reply), f"asks {reply.asks.field if reply.asks else None}"),
        ]
        checks += [(not has(text, said), f"{said!r} missing") for said in self.says]
        checks += [(has(text, said), f"{said!r} said") for said in self.never]
        return [what for wrong, what in checks if wrong]

    def right_topic(self, reply: Reply) -> bool:
        """Whether the reply is on the topic; where it asks back, whether it offers the topic."""
        if reply.outcome is Outcome.CLARIFY:
            return bool(set(self.topic) & set(reply.topics))
        return reply.topic in self.topic

    def asks_right(self, reply: Reply) -> bool:
        """Whether the reply waits for what it should."""
        if self.asks is None:
            return True
        if reply.asks is None:
            return self.asks == "none"
        return self.asks in ("any", reply.asks.field)


class Question(Expectation):
    """One question that stands alone."""

    text: str
    kind: str


class Said(Expectation):
    """One turn of a conversation."""

    user: str


class Conversed(BaseModel):
    """A conversation, turn by turn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    lang: Language | None = None
    turns: tuple[Said, ...]


CONVERSATIONS: TypeAdapter[list[Conversed]] = TypeAdapter(list[Conversed])
QUESTIONS: TypeAdapter[list[Question]] = TypeAdapter(list[Question])


@dataclass(frozen=True, slots=True)
class Case:
    """One message that was run, and what came of it."""

    kind: str
    language: Language
    text: str
    expected: Expectation
    reply: Reply
    milliseconds: float
    faults: list[str]


@dataclass(slots=True)
class Tally:
    """Right ones of all."""

    right: int = 0
    all: int = 0

    def count(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.all += 1

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.right / self.all if self.all else 1.0


@dataclass(slots=True)
class Report:
    """The figures of a run."""

    cases: list[Case] = field(default_factory=list)

    def tallies(self) -> dict[str, Tally]:
        """By kind and language, and in all."""
        tallies: dict[str, Tally] = {}
        for case in self.cases:
            for name in (f"{case.language} {case.kind}", f"{case.language} all", "all"):
                tallies.setdefault(name, Tally()).count(not case.faults)
        return dict(sorted(tallies.items()))

    def share_of(self, cases: list[Case], outcomes: frozenset[Outcome]) -> float:
        """How many of some cases had one of these outcomes."""
        hits = sum(case.reply.outcome in outcomes for case in cases)
        return hits / len(cases) if cases else 0.0

    @property
    def refused(self) -> float:
        """Answerable questions that were met with `not in my sources`."""
        answerable = [c for c in self.cases if set(c.expected.outcome) & ANSWERABLE]
        answerable = [c for c in answerable if Outcome.UNKNOWN not in c.expected.outcome]
        return self.share_of(answerable, frozenset({Outcome.UNKNOWN}))

    @property
    def made_up(self) -> float:
        """Unanswerable questions that were answered all the same."""
        unanswerable = [c for c in self.cases if c.expected.outcome == (Outcome.UNKNOWN,)]
        return self.share_of(unanswerable, frozenset({Outcome.ANSWER}))

    def confusions(self) -> dict[str, int]:
        """`expected -> got` for wrong topics, the most frequent first."""
        counts: dict[str, int] = {}
        for case in self.cases:
            if case.expected.topic and not case.expected.right_topic(case.reply):
                pair = f"{'/'.join(case.expected.topic)} -> {case.reply.topic}"
                counts[pair] = counts.get(pair, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: -item[1]))

    def milliseconds(self) -> tuple[float, float]:
        """The median and the 99th percentile of a turn."""
        times = [case.milliseconds for case in self.cases]
        if len(times) < 2:  # noqa: PLR2004 - quantiles need two
            return (times[0], times[0]) if times else (0.0, 0.0)
        cuts = quantiles(times, n=100)
        return cuts[49], cuts[98]

    def as_json(self) -> dict[str, Any]:
        """The figures for machines."""
        median, slowest = self.milliseconds()
        return {
            "accuracy": {name: round(t.share, 4) for name, t in self.tallies().items()},
            "counts": {name: t.all for name, t in self.tallies().items()},
            "refused": round(self.refused, 4),
            "made_up": round(self.made_up, 4),
            "ms": {"p50": round(median, 3), "p99": round(slowest, 3)},
            "confusions": self.confusions(),
        }

    def table(self) -> str:
        """The figures for people."""
        lines = [
            f"{name:22} {t.right:4} of {t.all:4}  {t.share:6.1%}"
            for name, t in self.tallies().items()
        ]
        median, slowest = self.milliseconds()
        lines += [
            f"answerable, but refused     {self.refused:6.1%}",
            f"unanswerable, but answered  {self.made_up:6.1%}",
            f"time of a turn              p50 {median:.2f} ms, p99 {slowest:.2f} ms",
        ]
        return "\n".join(lines)


def has(text: str, alternatives: str) -> bool:
    """Whether a folded text has one of `a|b|c` in it."""
    return any(fold(part) in text for part in alternatives.split("|") if part.strip())


def cases_of(listed: Any) -> list[Conversed] | list[Question]:
    """Conversations where the first one has turns, else questions."""
    has_turns = isinstance(listed, list) and any("turns" in one for one in listed[:1])
    return (CONVERSATIONS if has_turns else QUESTIONS).validate_python(listed)


def read_file(path: Path) -> list[Conversed] | list[Question]:
    """The cases of one file; raises EvaluationError saying what is wrong with it."""
    try:
        return cases_of(parse_yaml(read_text(path)))
    except FileFault as fault:
        raise EvaluationError(f"{path}: {fault}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise EvaluationError(
            f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        ) from None


def asked(item: Conversed | Question, name: str) -> Iterator[tuple[Asked, Expectation, str]]:
    """The messages of a case, what is expected of each, and its kind."""
    if isinstance(item, Question):
        yield Asked(item.text, name), item, item.kind
        return
    for turn in item.turns:
        yield Asked(turn.user, name, language=item.lang), turn, "conversation"


async def evaluate(terminal: Terminal, paths: list[Path]) -> Report:
    """Run every case of the files, each question in a conversation of its own."""
    report = Report()
    for path in paths:
        items: Sequence[Conversed | Question] = read_file(path)
        for number, item in enumerate(items):
            for question, expected, kind in asked(item, f"{path}:{number}"):
                reply, milliseconds = await terminal.ask(question)
                report.cases.append(
                    Case(
                        kind=kind,
                        language=reply_language(item, path),
                        text=question.text,
                        expected=expected,
                        reply=reply,
                        milliseconds=milliseconds,
                        faults=expected.faults(reply),
                    )
                )
    return report


def reply_language(item: Conversed | Question, path: Path) -> Language:
    """The language of a case: its own, or that of the folder its file lies in."""
    return item.lang or known(path.parent.name) or DEFAULT_LANGUAGE
