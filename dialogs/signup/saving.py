"""Reading an answer and keeping it at once, unless it breaks a rule of the source."""

from collections.abc import Mapping

from dialogs.eligibility.answered import facts_of
from dialogs.exchange import Exchange
from dialogs.ids import WHO
from dialogs.messages import Language, Outcome, Reply
from dialogs.ports import Answer
from dialogs.signup.asked_field import AskedField, Refused
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import FieldInput
from dialogs.signup.steps import Steps
from dialogs.standing import NOTHING, Facts
from dialogs.state import Eligibility
from dialogs.understanding.person.facts import FactReader
from knowledge.model import FormField, Rule


class Saving:
    """The one way by which an answer gets into a draft."""

    def __init__(
        self,
        steps: Steps,
        inputs: Mapping[Language, FieldInput],
        readers: Mapping[Language, FactReader],
    ) -> None:
        self.steps = steps
        self.inputs = inputs
        self.readers = readers

    def read(
        self, exchange: Exchange, draft: Draft, field: FormField, text: str
    ) -> Answer | Refused:
        """A text as the answer to a field, understood in the language it is in or asked in."""
        programme, limit = draft.application.programme, draft.limits.get(field.id)
        refused = Refused("invalid")
        ruled = any(rule.field == field.id for rule in draft.programme.rules)
        if field.kind == "choice" and ruled and exchange.heard.forms.to_come.hears(text):
            return refused  # it may hold one day, but not now
        if field.looks_like == "name":  # whose language cannot be told
            text = exchange.book.contact.unwrapped(exchange.heard.contact.unwrapped(text))
        for book in (exchange.heard, exchange.book):
            said = book.pack.programmes[programme].fields[field.id]
            asked = AskedField(field, said, exchange.today, limit)
            value = self.inputs[book.language].read(asked, text)
            if not isinstance(value, Refused):
                return value
            refused = value
        return refused

    def doubts(self, exchange: Exchange, draft: Draft, field: FormField) -> Refused | None:
        """That a message only says that one does not know the answer; None for any other."""
        value = self.read(exchange, draft, field, exchange.text)
        return value if isinstance(value, Refused) and value.reason == "unsure" else None

    def takes_exactly(self, exchange: Exchange) -> bool:
        """Whether the time that a message tells is put down just as it was said."""
        books = (exchange.heard, exchange.book)
        return any(self.inputs[book.language].times.is_exact(exchange.text) for book in books)

    async def save(
        self, exchange: Exchange, draft: Draft, field: FormField, value: Answer
    ) -> Reply:
        """Keep an answer at once; stop kindly where it breaks a rule of the source."""
        return await self.save_all(exchange, draft, {field.id: value})

    async def save_all(
        self, exchange: Exchange, draft: Draft, told: Mapping[str, Answer], lead: str = ""
    ) -> Reply:
        """Keep the answers of one message; the first that breaks a rule of the source stops."""
        before = draft.answers
        for name, value in told.items():
            draft, rule = await self.keep(exchange, draft, name, value)
            if rule is not None:
                return self.refuse(exchange, draft, rule)
        shown = draft.open_field is None and self.steps.waiting(exchange, draft) is None
        if not lead and not shown:  # else the summary shows it
            lead = self.shown(exchange, draft, before, told)
        return await self.go_on(exchange, draft, lead)

    def shown(
        self,
        exchange: Exchange,
        draft: Draft,
        before: Mapping[str, Answer],
        told: Mapping[str, Answer],
    ) -> str:
        """What is answered otherwise than before, or put down in other words than it was said."""
        changed = [name for name in told if before.get(name) not in (None, "", told[name])]
        times = [field.id for field in draft.fields if field.kind == "months"]
        reckoned = [n for n in times if n in told and not self.takes_exactly(exchange)]
        key = "signup.changed" if changed else "signup.taken_as"
        answers = self.steps.form.answers(exchange, draft, changed or reckoned)
        return exchange.say(key, answers=answers) if changed or reckoned else ""

    async def keep(
        self, exchange: Exchange, draft: Draft, name: str, value: Answer
    ) -> tuple[Draft, Rule | None]:
        """The draft with one more answer; without it, and with the rule, where it breaks one."""
        saved = await self.put(exchange, draft, name, value)
        rule = saved.broken_rule
        self.tell(exchange, saved, name, rule)
        # What has been received may be older than a rule; only what is changed must keep it.
        if rule is None or (draft.amends and rule.field != name):
            return saved, None
        return await self.without(exchange, saved, rule), rule

    def tell(self, exchange: Exchange, draft: Draft, name: str, rule: Rule | None) -> None:
        """What is answered counts for more than what was told in the talk before.

        An answer that breaks a rule is in no draft, but it has been told like anything else.
        """
        today, told = exchange.today, exchange.state.told
        told = told.without(facts_of({name: draft.answers[name]}, today, today))
        if rule is not None and not draft.amends:
            answer = {rule.field: draft.answers[rule.field]}
            told = told.and_then(facts_of(answer, today, today)).and_then(self.since(exchange))
        exchange.remember(told=told, eligibility=None)

    def since(self, exchange: Exchange) -> Facts:
        """Since when a message says that one leads, more exactly than in whole months."""
        reader = self.readers[exchange.heard.language]
        read = reader.read(exchange.text, exchange.today, leading=True)
        return read if read.since and read.manager else NOTHING

    async def without(self, exchange: Exchange, draft: Draft, rule: Rule) -> Draft:
        """The draft without the answer that breaks a rule; what has been sent, as it was sent."""
        if draft.amends:
            await exchange.ports.amendments.drop(draft.application)
            return draft
        return await self.put(exchange, draft, rule.field, None)

    async def put(
        self, exchange: Exchange, draft: Draft, name: str, value: Answer | None
    ) -> Draft:
        """One answer where it belongs: in the draft, or beside what has been received."""
        ports, programme = exchange.ports, draft.programme
        if draft.amends:
            changed = await ports.amendments.change(draft.application, name, value)
            return Draft.amending(programme, changed)
        return Draft(programme, await ports.applications.answer(draft.application, name, value))

    async def go_on(self, exchange: Exchange, draft: Draft, lead: str = "") -> Reply:
        """The next step, and first which answers the new ones have made void."""
        draft, void = await self.prune(exchange, draft)
        if void:
            labels = ", ".join(self.steps.form.field_words(exchange, draft, f).label for f in void)
            told = exchange.say("signup.void", labels=labels)
            lead = f"{lead}\n\n{told}" if lead else told
        return self.steps.next(exchange, draft, lead)

    async def prune(self, exchange: Exchange, draft: Draft) -> tuple[Draft, list[FormField]]:
        """The draft without answers to fields that no longer apply, and those that had words."""
        asked = draft.fields
        left = [f for f in draft.programme.fields if f not in asked and f.id in draft.answers]
        void = [field for field in left if draft.answers[field.id] != ""]
        for field in left:
            draft = await self.put(exchange, draft, field.id, None)
        return draft, void

    async def stop(self, exchange: Exchange, draft: Draft, rule: Rule) -> Reply:
        """Take the answer away that breaks a rule of the source, and say so."""
        return self.refuse(exchange, await self.without(exchange, draft, rule), rule)

    def refuse(self, exchange: Exchange, draft: Draft, rule: Rule) -> Reply:
        """Say which rule is not met, and what can be done now."""
        programme, number = draft.application.programme, draft.application.number
        self.steps.place(exchange, draft, "refused", rule.field)
        told = exchange.state.told
        if not draft.amends:  # `why?`, `when can I then?` are asked as after any verdict
            judged = Eligibility(programme=programme, facts=told)
            exchange.remember(eligibility=judged, facet=WHO)
        refusal = self.steps.form.refusal(exchange, draft, rule)
        then = exchange.say("signup.mistake")
        if draft.amends:
            exchange.place(None)
            then = exchange.say("amend.refused", number=number)
        proposed = self.proposed(exchange, draft, rule)
        return exchange.reply(
            f"{refusal}\n\n{then}",
            Outcome.SIGNUP,
            topic=programme,
            topics=(programme,),
            sources=(self.steps.form.citation(rule),),
            choices=tuple(filter(None, (proposed,))),
            offer=proposed,
        )

    def proposed(self, exchange: Exchange, draft: Draft, rule: Rule) -> str:
        """The wish for the one other programme that a refusal says may suit instead."""
        refused = self.steps.form.words(exchange, draft).rules[rule.id].refused
        programmes = exchange.book.pack.programmes
        named = set(exchange.book.finder.names.mentioned(refused)) & programmes.keys()
        others = named - {draft.application.programme}
        return programmes[others.pop()].wish if len(others) == 1 else ""
