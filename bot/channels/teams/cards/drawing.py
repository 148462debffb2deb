"""How the pieces of a reply are drawn, a kind at a time.

In Teams a message's text stands above its card, so a card repeats as little as it can: an answer's
card has the source and the ways on, and the rows of a summary are folded until they are wanted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from bot.channels.teams.cards import elements as e
from bot.channels.teams.cards import inputs, sources
from dialogs import parts
from dialogs.messages import Reply
from knowledge.phrases import Phrases

ANSWER = "answer"
"""The id of the one input of a card; what is put in is said."""
ROWS = "rows"
"""The id of the rows that are folded."""
MOST_BUTTONS = 5
"""Choices from which they become a list; Teams shows six buttons."""
MOST_ROWS = 15
COLOURS: Mapping[str, str] = {
    "yes": "good",
    "no": "attention",
    "unclear": "warning",
    "submitted": "good",
    "accepted": "good",
    "offered": "accent",
    "waitlisted": "warning",
    "draft": "warning",
}
"""By verdict or state; the state always stands there in words, too."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What drawing needs at hand: the reply, the message it answers, and the words."""

    reply: Reply
    under: str | None
    words: Phrases

    def press(self, say: str, *, primary: bool = False) -> e.Json:
        """A button that is used up when it is pressed."""
        return e.press(say, self.under, say, primary=primary)

    def offered(self) -> list[e.Json]:
        """The choices: used up by the first where the talk waits for one of them."""
        waits = self.reply.step is not None
        return [self.press(one) for one in self.reply.choices] if waits else self.ways_on()

    def ways_on(self) -> list[e.Json]:
        """The choices as questions and wishes that can be pressed again and again."""
        return [e.ask(choice, self.under) for choice in self.reply.choices]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The body of a card, and the buttons at its end."""

    body: list[e.Json]
    actions: list[e.Json]


@singledispatch
def draw(_: object, hand: Hand) -> Drawn | None:
    """The pieces as elements; None where there is nothing to choose."""
    reply = hand.reply
    if not reply.choices:
        return None
    title = e.heading(hand.words.say("card.choose"))
    if len(reply.choices) <= MOST_BUTTONS and max(map(len, reply.choices)) <= e.LONGEST_TITLE:
        return Drawn([title], hand.offered())
    picked = {
        **inputs.choice_set(reply.choices),
        "id": ANSWER,
        "label": hand.words.say("card.choose_one"),
        "isRequired": True,
        "errorMessage": hand.words.say("card.choose_first"),
    }
    return Drawn([title, picked], [e.press(hand.words.say("card.choose_this"), hand.under)])


@draw.register
def _answered(part: parts.Answered, hand: Hand) -> Drawn:
    folded = e.group(
        sources.shown(hand.words, hand.reply.sources),
        id=sources.PLACE,
        isVisible=False,
        style="emphasis",
    )
    more = [e.ask(part.more, hand.under)] if part.more else []
    show = e.buttons([e.fold_out(hand.words.say("card.show_source"), sources.PLACE)])
    return Drawn([e.heading(part.title), *show, folded], [*more, *hand.ways_on()])


@draw.register
def _step(part: parts.Step, hand: Hand) -> Drawn:
    required = hand.words.say("card.required") if marked(part.input) else ""
    place = e.notes(f"{part.place}. {required}".rstrip())
    whole = [e.form(hand.words.say("card.whole_form"), part.programme)] if part.whole else []
    body, answers = answering(part.input, hand)
    return Drawn(
        [e.heading(part.title), *place, *body],
        [*answers, *map(hand.press, part.commands), *whole],
    )


def marked(asked: parts.Input) -> bool:
    """Whether a field is marked as required; a yes or no is answered by its buttons anyway."""
    return asked.required and asked.kind != "yes_no"


def answering(asked: parts.Input, hand: Hand) -> tuple[list[e.Json], list[e.Json]]:
    """How a field is answered: a yes or no by a button, all else by an input and one button."""
    if asked.kind != "yes_no":
        send = e.press(hand.words.say("card.answer"), hand.under, primary=True)
        return inputs.field(hand.words, asked, ANSWER), [send]
    question = [e.line(asked.ask, weight="bolder"), *e.notes(asked.purpose, spacing="small")]
    return question, [hand.press(choice) for choice in asked.choices]


@draw.register
def _summary(part: parts.Summary, hand: Hand) -> Drawn:
    rows = [
        e.beside(e.named(row.label, row.value), e.buttons([change(hand, row)]))
        for row in part.rows[:MOST_ROWS]
    ]
    folded = e.group(rows, id=ROWS, isVisible=False)
    folds = hand.words.say("signup.change")
    send, *others = [choice for choice in hand.reply.choices if choice != folds]
    check = hand.words.say("card.check_change" if part.amends else "card.check")
    body = [e.heading(part.title), e.line(check), folded]
    buttons = [
        hand.press(send, primary=True),
        e.fold_out(hand.words.say("card.show_answers"), ROWS),
        *map(hand.press, others),
    ]
    return Drawn(body, buttons)


def change(hand: Hand, row: parts.Row) -> e.Json:
    """The button that changes one answer; its name is read out with the answer's."""
    button = e.press(hand.words.say("signup.change"), hand.under, row.change)
    return {**button, "tooltip": row.change}


@draw.register
def _receipt(part: parts.Receipt, hand: Hand) -> Drawn:
    body = [
        e.heading(hand.words.say("card.received")),
        e.line(part.title, weight="bolder", color="good"),
        *e.named(hand.words.say("card.number"), part.number, fontType="monospace"),
        *e.named(hand.words.say("card.time"), part.time),
        *e.named(hand.words.say("card.next"), part.next),
    ]
    return Drawn(body, [*hand.ways_on(), e.ask(part.withdraw, hand.under)])


@draw.register
def _applications(part: parts.Applications, hand: Hand) -> Drawn:
    title = e.heading(hand.words.say("applications.mine"))
    return Drawn([title, *map(entry, part.entries[:MOST_ROWS])], hand.ways_on())


def entry(one: parts.Entry) -> e.Json:
    """One application or draft."""
    colour = COLOURS.get(one.state, "default")
    title = e.line(one.title, weight="bolder")
    state = e.line(one.says, color=colour, spacing="none")
    return e.group([title, state, *e.notes(one.time, one.number, spacing="none")], separator=True)


@draw.register
def _verdict(part: parts.Verdict, hand: Hand) -> Drawn:
    verdict = e.line(part.sentence, color=COLOURS[part.state], weight="bolder")
    rules = [rule(one, hand) for one in part.rules]
    return Drawn([e.heading(part.title), verdict, *rules], hand.offered())


def rule(one: parts.Judged, hand: Hand) -> e.Json:
    """One rule: whether it is met, in words and colour, and what it is."""
    state = hand.words.say(f"eligible.state.{one.state}")
    shown = e.line(f"{state[:1].upper()}{state[1:]}", color=COLOURS[one.state], size="small")
    said = e.line(one.rule, spacing="none")
    return e.group([shown, said, *e.notes(one.note, spacing="none")], separator=True)


@draw.register
def _closed(part: parts.Closed, hand: Hand) -> Drawn:
    closed = e.line(hand.words.say("card.closed"), color="attention", weight="bolder")
    return Drawn([e.heading(part.title), closed, e.line(part.why)], hand.ways_on())
