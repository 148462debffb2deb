"""Where a signup stands: derived from the draft, with what little the conversation remembers."""

from collections.abc import Mapping, Sequence

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.ports import LIVE, Application, ApplicationState
from dialogs.rounds.notices import about
from dialogs.signup.draft import Draft
from dialogs.signup.form import Form
from dialogs.state import Mode, SignupPosition
from knowledge.model import FormField, Programme


class Steps:
    """Finds the draft and the open step, and moves from one step to the next."""

    def __init__(self, programmes: Mapping[str, Programme], form: Form) -> None:
        self.programmes = programmes
        self.form = form

    async def drafts(self, exchange: Exchange) -> list[Draft]:
        """The person's drafts, latest changed first."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        return [
            Draft(self.programmes[a.programme], a)
            for a in mine
            if a.state is ApplicationState.DRAFT and a.programme in self.programmes
        ]

    async def find(self, exchange: Exchange, programme: str) -> Draft | None:
        """The person's draft of a programme."""
        drafts = await self.drafts(exchange)
        return next((d for d in drafts if d.application.programme == programme), None)

    async def edits(self, exchange: Exchange) -> list[Draft]:
        """The person's received applications with changes under way."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        return [
            Draft.amending(self.programmes[a.programme], a)
            for a in mine
            if a.edited is not None and a.state in LIVE and a.programme in self.programmes
        ]

    async def here(self, exchange: Exchange) -> Draft | None:
        """What is being filled in or changed; None where it is no more."""
        position = exchange.state.signup
        if position is None:
            return None
        if position.amends is None:
            return await self.find(exchange, position.programme)
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        found = (a for a in mine if a.id == position.amends and a.state in LIVE)
        programme = self.programmes.get(position.programme)
        received = next(found, None)
        return Draft.amending(programme, received) if programme and received else None

    def place(
        self, exchange: Exchange, draft: Draft, mode: Mode = "asking", field: str | None = None
    ) -> None:
        """Note where in the signup the person is."""
        application, before = draft.application, exchange.state.signup
        amends = application.id if draft.amends else None
        same = before and (before.programme, before.amends) == (application.programme, amends)
        position = SignupPosition(
            programme=application.programme,
            mode=mode,
            field=field,
            amends=amends,
            waiting=before.waiting if before and same else (),
        )
        exchange.place(position)

    def ask_again(self, exchange: Exchange, draft: Draft, fields: Sequence[FormField]) -> None:
        """Note fields that are to be asked again, one after the other, before all others."""
        waiting = tuple(field.id for field in fields)
        if exchange.state.signup is None:
            self.place(exchange, draft)
        exchange.place(self.position(exchange).model_copy(update={"waiting": waiting}))

    def waiting(self, exchange: Exchange, draft: Draft) -> FormField | None:
        """The next field that is to be asked again."""
        wanted = exchange.state.signup.waiting if exchange.state.signup else ()
        return next((field for name in wanted for field in draft.fields if field.id == name), None)

    async def discard(self, exchange: Exchange, draft: Draft) -> None:
        """Delete a draft, and tell of it no more."""
        await exchange.ports.applications.discard(draft.application)
        await self.forget_reminders(exchange, draft)

    async def forget_reminders(self, exchange: Exchange, draft: Draft) -> None:
        """Reminders that have not been sent are of no use once the draft is no more."""
        application = draft.application
        await exchange.ports.outbox.revoke(application.person, about(application))

    async def begun(self, exchange: Exchange, programme: str) -> Draft:
        """The person's draft of a programme; where there is none, an empty one, kept nowhere."""
        found = await self.find(exchange, programme)
        if found:
            return found
        person, now = exchange.message.person.id, exchange.ports.clock.now()
        empty = Application("", person, programme, "", ApplicationState.DRAFT, {}, now, now)
        return Draft(self.programmes[programme], empty)

    def position(self, exchange: Exchange) -> SignupPosition:
        """Where in the signup the person is."""
        if exchange.state.signup is None:
            raise RuntimeError("no signup is under way")
        return exchange.state.signup

    def current(self, exchange: Exchange, draft: Draft) -> FormField | None:
        """The field that is asked for: one to be changed, else the first open one."""
        wanted = self.position(exchange).field
        chosen = next((field for field in draft.fields if field.id == wanted), None)
        return chosen or draft.open_field

    def is_asked_later(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether a field has no answer yet, and another one is asked for now."""
        asked = self.current(exchange, draft) if exchange.state.signup else None
        return not draft.answered(field) and field != asked

    def open_step(self, exchange: Exchange, draft: Draft) -> Reply:
        """The question that stands open now."""
        position = self.position(exchange)
        if position.mode == "leaving":
            return self.form.leave(exchange, draft)
        if position.mode == "restarting":
            return self.form.restart(exchange, draft)
        if position.mode == "choosing":
            return self.form.what_to_change(exchange, draft)
        field = self.current(exchange, draft)
        if field is None:
            return self.form.summary(exchange, draft)
        return self.form.ask(exchange, draft, field)

    def next(self, exchange: Exchange, draft: Draft, lead: str = "") -> Reply:
        """Ask the first open field, or show the summary where none is left."""
        waiting = self.waiting(exchange, draft)
        if waiting:
            return self.ask_for(exchange, draft, waiting, lead)
        field = draft.open_field
        if field is None and draft.amends and draft.application.edited is None:
            self.place(exchange, draft, "choosing")
            return self.form.what_to_change(exchange, draft, lead)
        if field is None:
            self.place(exchange, draft, "reviewing")
            return self.form.summary(exchange, draft, lead)
        # The field is kept, so that an answer given here is never taken for another question
        # when the same draft has gone on in another conversation meanwhile.
        self.place(exchange, draft, field=field.id)
        return self.form.ask(exchange, draft, field, lead)

    def stay(self, exchange: Exchange, draft: Draft) -> Reply:
        """The step that stood open before the person was asked whether to leave."""
        field = self.current(exchange, draft)
        return self.ask_for(exchange, draft, field) if field else self.next(exchange, draft)

    def ask_for(self, exchange: Exchange, draft: Draft, field: FormField, lead: str = "") -> Reply:
        """Ask a certain field, answered before or not."""
        self.place(exchange, draft, field=field.id)
        position = self.position(exchange)
        others = tuple(name for name in position.waiting if name != field.id)
        exchange.place(position.model_copy(update={"waiting": others}))
        return self.form.ask(exchange, draft, field, lead)
