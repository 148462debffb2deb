"""Sending what has been filled in: received with a receipt, or why it cannot be."""

from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.ports import AlreadyApplied, Application, NoSeat, RoundNotOpen
from dialogs.signup.amending import Amending
from dialogs.signup.draft import Draft
from dialogs.signup.form import Form, place_of, title_of
from dialogs.signup.leaving import Leaving
from dialogs.signup.round_choice import NEXT_ROUND, RoundChoice
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from dialogs.submissions.my_calendar import booked


class Sending:
    """Sends a draft, once."""

    def __init__(
        self,
        form: Form,
        steps: Steps,
        saving: Saving,
        amending: Amending,
        round_choice: RoundChoice,
        leaving: Leaving,
    ) -> None:
        self.form = form
        self.steps = steps
        self.saving = saving
        self.amending = amending
        self.round_choice = round_choice
        self.leaving = leaving

    async def submit(self, exchange: Exchange, draft: Draft) -> Reply:
        """Send the application; the number holds once the turn has been committed."""
        if draft.amends:
            return await self.amending.save(exchange, draft)
        rule = draft.broken_rule
        if rule:
            return await self.saving.stop(exchange, draft, rule)
        exchange.place(None)
        try:
            received = await self.send(exchange, draft)
        except AlreadyApplied as already:
            return self.round_choice.already(exchange, already)
        except NoSeat:
            return await self.round_choice.full(exchange, draft.application.programme)
        except RoundNotOpen:
            return await self.round_choice.closed_now(exchange, draft)
        await self.steps.forget_reminders(exchange, draft)
        place = await place_of(exchange, received)
        title = await title_of(exchange, received)
        receipt = self.form.received(exchange, Draft(draft.programme, received), title, place)
        return await self.leaving.offer_others(
            exchange, await self.dated(exchange, received, receipt)
        )

    async def dated(self, exchange: Exchange, received: Application, receipt: Reply) -> Reply:
        """Under a receipt for a seat at something with a day, that for the calendar."""
        seats = await booked(exchange.ports, received.person)
        if received.id not in (application.id for application, _ in seats):
            return receipt
        choices = (*receipt.choices, exchange.say("calendar.button"))
        return replace(receipt, choices=choices).with_note(exchange.say("calendar.hint"))

    async def send(self, exchange: Exchange, draft: Draft) -> Application:
        """Received: with a seat or a place in the queue at an occasion, else to be read."""
        ports, application = exchange.ports, draft.application
        if draft.programme.intake == "application" or application.round == NEXT_ROUND:
            endorsement = draft.programme.endorsement
            return await ports.applications.submit(application, endorsement=endorsement)
        return await ports.seats.register(application)
