"""Changing what has been sent, until the deadline, with the same questions and the same rules."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import LIVE, Answer, NotEditable
from dialogs.rounds.deadline import can_be_changed
from dialogs.signup.asked_field import Refused
from dialogs.signup.changing import Changing
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import shown
from dialogs.signup.fields_named import Heard
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from dialogs.signup.volunteered import VolunteeredAnswers
from dialogs.signup.workplace import by_sort
from dialogs.understanding.amendment import Amendment
from knowledge.model import FormField
from knowledge.text import fold

ENDS = ("cancel", "restart")
"""Commands that leave a change, with what was sent as it was."""
SEVERAL = 2
"""Fields from which a change is of each by its name."""
LONGEST_NAME = 3
"""Words after `till` that can be the name of a programme and no new answer."""
LONGEST_FIELD = 2
"""Words that carry the name of an answer where nothing says that it is about what was sent."""


class Amending:
    """Takes changes to received applications; each holds once it is confirmed."""

    def __init__(
        self, steps: Steps, saving: Saving, changing: Changing, volunteered: VolunteeredAnswers
    ) -> None:
        self.steps = steps
        self.saving = saving
        self.changing = changing
        self.volunteered = volunteered

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Ändra telefon i min ansökan`, of what has been sent; None for anything else."""
        heard = exchange.heard.sent.amending.hear(exchange.text)
        if heard is None:
            return None
        wish = self.without_target(exchange, heard)
        meant = self.meant(exchange, heard, await self.received(exchange))
        wish = replace(wish, field=self.without_names(exchange, wish.field, meant))
        fits = [one for one in meant if wish.names_sent or self.fits(exchange, one, wish)]
        several = await self.put_named(exchange, meant, least=1 if not fits else SEVERAL)
        if several:
            return several
        return await (self.begin(exchange, fits, wish) if fits else self.nothing(exchange, wish))

    async def put_named(
        self, exchange: Exchange, meant: list[Draft], *, least: int
    ) -> Reply | None:
        """`Ändra mina önskemål och namnet`: the change of so many fields that are named."""
        open_ones = [d for d in meant if await can_be_changed(exchange.ports, d.application)]
        heard = ((draft, self.changing.named.hear(exchange, draft)) for draft in open_ones)
        named = [
            (draft, said)
            for draft, said in heard
            if said is not None and len(said.told) + len(said.unsaid) >= least
        ]
        return await self.change(exchange, named) if named else None

    async def put_right(
        self, exchange: Exchange, told: Mapping[str, Answer] | None = None
    ) -> Reply | None:
        """`My e-mail is wrong, it should be ...`: begins the change; None where nothing is named.

        Nothing holds until it has been confirmed, as with every change. `told` is what is known
        to be otherwise in what the talk is about, whatever the words.
        """
        moved = exchange.heard.work.moved_to(exchange.text)
        if not (told or moved or exchange.heard.sent.says_went_wrong(exchange.text)):
            return None
        received = await self.received(exchange)
        open_ones = [d for d in received if await can_be_changed(exchange.ports, d.application)]
        if told:
            topic = exchange.state.topic
            of_talk = [d for d in open_ones if d.application.programme == topic]
            changes = [(draft, Heard("", told, ())) for draft in of_talk]
            return await self.change(exchange, changes) if changes else None
        found = [(draft, self.wrong_in(exchange, draft)) for draft in open_ones]
        named = [(draft, wrong) for draft, wrong in found if wrong is not None]
        if named:
            return await self.change(exchange, named)
        if open_ones and self.changing.named.says_wrong(exchange):  # `oh, that was wrong`
            return await self.begin(exchange, open_ones, Amendment("", None, True))
        return None

    async def change(self, exchange: Exchange, named: list[tuple[Draft, Heard]]) -> Reply:
        """Begin the change of all that is named; where it may be of several, ask of which."""
        draft, wrong = named[0]
        if len(named) > 1 or (not wrong.told and len(wrong.unsaid) == 1):
            drafts = [one for one, _ in named]
            label = self.label_of(exchange, draft, wrong)
            return await self.begin(exchange, drafts, Amendment(label, None, True))
        exchange.remember(topic=draft.application.programme, candidates=(), withdrawing=None)
        self.steps.place(exchange, draft)
        return await self.changing.by_name(exchange, draft, wrong)

    def label_of(self, exchange: Exchange, draft: Draft, wrong: Heard) -> str:
        """What the first answer that is said to be wrong is called."""
        field = next(iter(wrong.told), None) or wrong.unsaid[0].id
        return exchange.heard.pack.programmes[draft.application.programme].fields[field].label

    def wrong_in(self, exchange: Exchange, draft: Draft) -> Heard | None:
        """What a message says of answers: which is right, and which are said to be wrong."""
        heard = self.changing.named.hear(exchange, draft)
        named = heard.told if heard else {}
        moved = exchange.heard.work.moved_to(exchange.text)
        work = by_sort(draft, {"workplace": moved} if moved else {})
        told = {**self.volunteered.corrected(exchange, draft, exchange.text), **work, **named}
        new = {name: value for name, value in told.items() if draft.answers.get(name) != value}
        unsaid = [field for field in (heard.unsaid if heard else ()) if field.id not in new]
        return Heard("", new, unsaid) if new or unsaid else self.pointed_at(exchange, draft)

    def pointed_at(self, exchange: Exchange, draft: Draft) -> Heard | None:
        """The same where its place or its name just stands there, with the value behind."""
        placed = self.changing.placed(exchange, draft)
        if placed:
            return Heard("", {}, [placed])
        words = exchange.heard.pack.programmes[draft.application.programme].fields
        for field in draft.fields:
            behind = behind_name(exchange.text, (words[field.id].label, *words[field.id].names))
            if behind is not None:
                value = self.value_in(exchange, draft, field, behind)
                return Heard("", value, () if value else (field,))
        return None

    def value_in(
        self, exchange: Exchange, draft: Draft, field: FormField, text: str
    ) -> dict[str, Answer]:
        """The right value, where what is said is one and could be nothing else."""
        any_words = field.kind == "text" and field.looks_like != "phone"
        value = Refused("invalid") if any_words else self.saving.read(exchange, draft, field, text)
        return {} if isinstance(value, Refused) else {field.id: value}

    def without_target(self, exchange: Exchange, heard: Amendment) -> Amendment:
        """The wish without what is a programme and no value: `ändra min anmälan till X`."""
        named = heard.value and self.named(exchange, heard.value)
        short = heard.value and len(heard.value.split()) <= LONGEST_NAME
        return replace(heard, value=None) if named and short else heard

    def named(self, exchange: Exchange, text: str) -> set[str]:
        """The programmes that a text names."""
        return set(exchange.heard.finder.names.mentioned(text)) & self.steps.programmes.keys()

    def meant(self, exchange: Exchange, heard: Amendment, received: list[Draft]) -> list[Draft]:
        """Those that the message names, by number or by programme; all where it names none."""
        said = fold(exchange.text)
        numbered = [one for one in received if fold(one.application.number or "-") in said]
        value = heard.value or ""
        target = value if len(value.split()) <= LONGEST_NAME else ""
        named = self.named(exchange, f"{heard.field} {target}")
        titled = [one for one in received if one.application.programme in named]
        return numbered or (titled if named else received)

    def without_names(self, exchange: Exchange, field: str, meant: list[Draft]) -> str:
        """The field that is said, without the number or title of the application itself."""
        said = fold(field)
        for one in meant:
            title = self.steps.form.words(exchange, one).title
            for name in (one.application.number or "", title):
                said = said.replace(fold(name), " ")
        little = exchange.heard.reader.fillers | exchange.heard.small.around
        telling = [word for word in said.split() if word not in little]
        return " ".join(telling) or said.strip()  # an answer may be called `the goal`

    def fits(self, exchange: Exchange, draft: Draft, wish: Amendment) -> bool:
        """Whether something is said that stands in that application, or its number."""
        if fold(draft.application.number or "-") in fold(exchange.text):
            return True
        said = set(fold(wish.field).split())
        unnamed = bool(said & exchange.heard.changing.unnamed) and exchange.state.signup is None
        if unnamed and said <= exchange.heard.changing.unnamed | exchange.heard.small.words:
            return True
        short = 0 < len(wish.field.split()) <= LONGEST_FIELD
        return short and self.changing.field_called(exchange, draft, wish.field) is not None

    async def begin(self, exchange: Exchange, fits: list[Draft], wish: Amendment) -> Reply:
        """The first question of a change; which one it is for, or that it is too late."""
        open_ones = [d for d in fits if await can_be_changed(exchange.ports, d.application)]
        if not open_ones:
            return self.too_late(exchange, fits)
        if len(open_ones) > 1:
            return self.which(exchange, open_ones, wish)
        draft = open_ones[0]
        exchange.remember(topic=draft.application.programme, candidates=(), withdrawing=None)
        field = self.changing.field_called(exchange, draft, wish.field) if wish.field else None
        if field is None:
            return self.steps.next(exchange, draft, self.about(exchange, draft))
        value = self.saving.read(exchange, draft, field, wish.value) if wish.value else None
        if value is not None and not isinstance(value, Refused):
            self.steps.place(exchange, draft, field=field.id)
            return await self.saving.save(exchange, draft, field, value)
        said = self.steps.form.field_words(exchange, draft, field)
        now = shown(field, said, draft.answers.get(field.id), exchange.book)
        lead = exchange.say("amend.now", label=said.label, value=now)
        return self.steps.ask_for(exchange, draft, field, lead)

    async def leave(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """`Avbryt`, or a no to what to change: what was sent stands. None for anything else.

        The same where the deadline has passed meanwhile.
        """
        if not await can_be_changed(exchange.ports, draft.application):
            await self.drop(exchange, draft)
            return self.too_late(exchange, [draft])
        mode = self.steps.position(exchange).mode
        nothing = mode == "choosing" and exchange.plain_yes_no() is False
        back = mode == "choosing" and exchange.command() == "back"
        if not (nothing or back or exchange.command() in ENDS):
            return None
        await self.drop(exchange, draft)
        return self.say(exchange, draft, "amend.kept")

    async def drop(self, exchange: Exchange, draft: Draft) -> None:
        """Forget the change."""
        exchange.place(None)
        await exchange.ports.amendments.drop(draft.application)

    async def save(self, exchange: Exchange, draft: Draft) -> Reply:
        """Make the change hold, and say what was and what is."""
        exchange.place(None)
        before = await self.as_sent(exchange, draft)
        try:
            after = await exchange.ports.amendments.confirm(draft.application)
        except NotEditable:
            return self.too_late(exchange, [draft])
        changed = self.differences(exchange, before, Draft(draft.programme, after))
        text = exchange.say(
            "amend.saved",
            title=self.steps.form.words(exchange, draft).title,
            number=after.number,
            changes="\n".join(changed),
        )
        if after.state is not before.application.state:
            text = f"{text}\n\n{exchange.say(f'amend.{after.state.value}')}"
        return self.reply(exchange, draft, text)

    async def as_sent(self, exchange: Exchange, draft: Draft) -> Draft:
        """What stands on record until now."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        sent = next(one for one in mine if one.id == draft.application.id)
        return Draft(draft.programme, sent)

    def differences(self, exchange: Exchange, before: Draft, after: Draft) -> list[str]:
        """A line for each answer that is another now."""
        lines = []
        for field in after.programme.fields:
            was, now = before.answers.get(field.id), after.answers.get(field.id)
            if was != now:
                said = self.steps.form.field_words(exchange, after, field)
                values = (shown(field, said, value, exchange.book) for value in (was, now))
                old, new = values
                lines.append(exchange.say("amend.line", label=said.label, old=old, new=new))
        return lines

    async def under_way(self, exchange: Exchange, *, among: bool) -> Reply | None:
        """A change that was set aside just now, or `among` others before; else None."""
        position = exchange.state.signup
        draft = await self.steps.here(exchange) if position and position.amends else None
        edits = [] if draft or not among else await self.steps.edits(exchange)
        draft = draft or next(iter(edits), None)
        if draft is None:
            return None
        if not await can_be_changed(exchange.ports, draft.application):
            await self.drop(exchange, draft)
            return self.too_late(exchange, [draft])
        return self.steps.next(exchange, draft, self.about(exchange, draft))

    async def received(self, exchange: Exchange) -> list[Draft]:
        """What the person has sent that stands, with the changes under way."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        known = [a for a in mine if a.state in LIVE and a.programme in self.steps.programmes]
        return [Draft.amending(self.steps.programmes[a.programme], a) for a in known]

    async def nothing(self, exchange: Exchange, wish: Amendment) -> Reply | None:
        """That nothing of the kind has been sent; None where it can mean something else."""
        if not wish.names_sent or exchange.asks_something() or await self.steps.drafts(exchange):
            return None
        choices = (exchange.say("applications.mine"),)
        return exchange.reply(exchange.say("amend.nothing"), Outcome.COMMAND, choices=choices)

    def about(self, exchange: Exchange, draft: Draft) -> str:
        """Which application it is, and that it stands until the change is confirmed."""
        title = self.steps.form.words(exchange, draft).title
        return exchange.say("amend.about", title=title, number=draft.application.number)

    def which(self, exchange: Exchange, drafts: list[Draft], wish: Amendment) -> Reply:
        """Ask which of several; each choice says by itself what is meant."""
        choices = tuple(self.choice(exchange, one, wish) for one in drafts)
        titles = [self.steps.form.words(exchange, one).title for one in drafts]
        numbers = [one.application.number for one in drafts]
        pairs = zip(titles, numbers, strict=True)
        listed = "\n".join(f"- {title}, {number}" for title, number in pairs)
        text = exchange.say("amend.which", applications=listed)
        return exchange.reply(text, Outcome.COMMAND, choices=choices)

    def choice(self, exchange: Exchange, draft: Draft, wish: Amendment) -> str:
        """What one writes to change that one, and that field of it."""
        number = draft.application.number
        field = self.changing.field_called(exchange, draft, wish.field) if wish.field else None
        if field is None:
            return exchange.say("amend.choice", number=number)
        label = self.steps.form.field_words(exchange, draft, field).label
        return exchange.say("amend.choice_field", number=number, label=label.lower())

    def too_late(self, exchange: Exchange, drafts: list[Draft]) -> Reply:
        """That it stands as it was sent, since the time for changes is over."""
        return self.say(exchange, drafts[0], "amend.too_late")

    def say(self, exchange: Exchange, draft: Draft, key: str) -> Reply:
        """A phrase on that application."""
        title = self.steps.form.words(exchange, draft).title
        text = exchange.say(key, title=title, number=draft.application.number)
        return self.reply(exchange, draft, text)

    def reply(self, exchange: Exchange, draft: Draft, text: str) -> Reply:
        """A reply on that application that waits for nothing."""
        programme = draft.application.programme
        return exchange.reply(
            text,
            Outcome.COMMAND,
            topic=programme,
            topics=(programme,),
            choices=(exchange.say("applications.mine"),),
        )


def behind_name(text: str, names: Iterable[str]) -> str | None:
    """What stands behind the name of a field in a text; None where it is not named."""
    said = f" {fold(text)} "
    for name in sorted(names, key=len, reverse=True):
        _, found, behind = said.partition(f" {fold(name)} ")
        if found:
            return behind.strip()
    return None
