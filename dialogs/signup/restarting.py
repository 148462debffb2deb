"""Beginning anew: asked first, since it throws the answers away."""

from dialogs.consent import is_faint
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.signup.beginning import Beginning
from dialogs.signup.draft import Draft
from dialogs.signup.steps import Steps


class Restarting:
    """Throws the answers of a draft away, after a plain yes."""

    def __init__(self, steps: Steps, beginning: Beginning) -> None:
        self.steps = steps
        self.form = steps.form
        self.beginning = beginning

    async def ask(self, exchange: Exchange, draft: Draft) -> Reply:
        """`Börja om`: asked first, since it throws the answers away."""
        self.steps.place(exchange, draft, "restarting")
        return self.form.restart(exchange, draft)

    async def take(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """Throw the answers away and begin anew, if that is a plain yes."""
        answer = exchange.plain_yes_no()
        if answer is None and exchange.is_something_else():
            return None
        if is_faint(exchange):
            return self.form.restart(exchange, draft)
        if not answer:
            return self.steps.next(exchange, draft)
        await self.steps.discard(exchange, draft)
        return await self.beginning.start(exchange, draft.application.programme)
