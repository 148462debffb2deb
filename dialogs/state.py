"""What a conversation remembers between two messages: small, typed, kept as JSON."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from dialogs.messages import Language
from dialogs.standing import Facts

Mode = Literal["asking", "choosing", "reviewing", "leaving", "restarting", "refused", "aside"]
"""Asking a field; asking which to change; showing the summary; asked whether to leave, or to
start over; told that a rule is not met; set aside."""


class SignupPosition(BaseModel):
    """Where in a signup the person is. The answers themselves are in the draft, never here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    programme: str
    mode: Mode = "asking"
    field: str | None = None
    """The field asked for, where it is not simply the first open one."""
    misses: int = 0
    """Answers not understood in a row."""
    amends: str | None = None
    """Id of the received application that is being changed; None where a draft is filled in."""
    suggested: str | None = None
    """The choice that the last reply asked about: `Menar du kanske ...?`"""
    waiting: tuple[str, ...] = ()
    """Fields to be asked again after this one."""

    @property
    def is_open(self) -> bool:
        """Whether the form waits for an answer: neither set aside nor stopped by a rule."""
        return self.mode not in ("aside", "refused")


class Reason(BaseModel):
    """Why the last answer was given, in our own words only: nothing of what the person wrote."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topic: str
    phrase: str | None = None
    """The phrasing of the article that was most like the question."""
    confidence: float | None = None
    """None where the answer leaned on the topic before."""
    runner_up: str | None = None
    learned: float | None = None
    """How sure the classifier was, where it is what examples have taught that decided."""


class Eligibility(BaseModel):
    """What a person has said of themselves when asking whether they may join; short-lived."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    programme: str
    facts: Facts = Facts()
    asked: tuple[str, ...] = ()
    """Fields that the last reply asked for."""
    confirmed: Facts = Facts()
    """Who meets the rule that has just been told is so."""
    of_other: bool = False
    """Whether it is somebody else than the writer that was judged."""
    supposed: Facts = Facts()
    """What is supposed of them, until another supposition takes its place."""

    @property
    def known(self) -> Facts:
        """What the last verdict was reached by."""
        return self.facts.and_then(self.supposed.alone)


class Advice(BaseModel):
    """Advice that is being given: what is known of the person, and what has been asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    facts: Facts = Facts()
    wished: Mapping[str, float] = {}
    """How well each programme fitted the words of the first question."""
    asked: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    """The programmes that it is to choose among; all of them where none were listed."""
    beside: tuple[str, ...] = ()
    """Those that something else than is asked for."""
    shown: tuple[str, ...] = ()
    """Those told of before, to who asked for more."""
    of_other: bool = False
    """Whether it is for somebody else than the writer."""
    given: bool = False
    """Whether it has been given; from then on only a supposition is judged on."""


class ConversationState(BaseModel):
    """Everything that a follow-up can lean on. Old forms start anew, losing no draft."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = 1
    language: Language | None = None
    language_chosen: bool = False
    """True when the person has said which language to use."""
    topic: str | None = None
    facet: str | None = None
    saying: str | None = None
    """The document of which it was just asked what it says about something."""
    watching: bool = False
    """Whether what was done last is to watch a programme."""
    first: str | None = None
    """The topic talked of first."""
    recent: tuple[str, ...] = ()
    """Topics talked of, latest first."""
    candidates: tuple[str, ...] = ()
    """Topics offered as choices in the last reply."""
    listed: tuple[str, ...] = ()
    """Topics in the order in which they were listed last, for `the second one`."""
    alike: tuple[str, ...] = ()
    """Topics told of side by side in the last answer, of which none was singled out."""
    runners_up: tuple[str, ...] = ()
    """The topics that came after the answered one."""
    reason: Reason | None = None
    advice: Advice | None = None
    choice_starts: Literal["answer", "signup", "compare"] = "answer"
    """What choosing one or two of the candidates leads to."""
    question: str | None = None
    """The facet asked for in a message that was met with choices; the choice answers it."""
    withdrawing: str | None = None
    """Number of the application that the person has been asked whether to withdraw."""
    erasing: bool = False
    """Whether the person has just been asked whether to erase what is stored of them."""
    offer: str | None = None
    """The choice of the last reply that a yes takes."""
    rounds: tuple[str, ...] = ()
    """Ids of the rounds offered as choices in the last reply."""
    signup: SignupPosition | None = None
    eligibility: Eligibility | None = None
    told: Facts = Facts()
    """What the person has told of themselves in the talk, whatever it was about."""

    @property
    def filling(self) -> SignupPosition | None:
        """The place in the form that is under way; None where none is, or where it lies aside."""
        aside = self.signup is None or self.signup.mode == "aside"
        return None if aside else self.signup

    @property
    def open_form(self) -> SignupPosition | None:
        """The same where the form waits for an answer, and was not stopped by a rule."""
        return self.signup if self.signup is not None and self.signup.is_open else None

    @property
    def of_nobody(self) -> "ConversationState":
        """The same without what a single person has told, for a talk that several take part in."""
        return self.model_copy(update={"advice": None, "eligibility": None, "told": Facts()})

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic that is remembered in one way or another."""
        single = (self.topic, self.first, self.reason.topic if self.reason else None)
        lists = (*self.recent, *self.candidates, *self.listed, *self.alike, *self.runners_up)
        return (*(topic for topic in single if topic), *lists)
