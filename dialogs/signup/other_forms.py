"""Going over to another form than the one that is open, by its name or in other words."""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.signup import inputs
from dialogs.signup.beginning import Beginning
from dialogs.signup.draft import Draft
from dialogs.signup.free_text import is_essay, is_free
from dialogs.signup.own_facts import OwnFacts
from dialogs.signup.steps import Steps
from dialogs.thread import places
from dialogs.thread.accepted_offer import names_of, picked
from dialogs.understanding.small_words import left_over
from knowledge.model import FormField
from knowledge.text import without

LONGEST = 12
"""Words of a message that can be no more than that."""
SHORT_WISH = 6
"""Words up to which a wish for another form is one where an essay is asked for."""
POINTED_FROM = ("asking", "reviewing")
"""Modes in which another form may be pointed at; in all others something else is chosen."""

Meant = Sequence[str]
"""The programmes that may be meant; none where it is only known that it is not this one."""


class OtherForms:
    """Hears it, so that a pointer at another form is never kept as an answer in this one."""

    def __init__(self, steps: Steps, beginning: Beginning, facts: OwnFacts) -> None:
        self.programmes = steps.programmes
        self.steps = steps
        self.form = steps.form
        self.beginning = beginning
        self.facts = facts

    def meant(self, exchange: Exchange, draft: Draft) -> Sequence[str] | None:
        """The programmes of which one is pointed at instead; None where none is."""
        mode = self.steps.position(exchange).mode
        if mode == "refused":
            instead = picked(exchange, instead=True)
            return (instead,) if instead not in (None, draft.application.programme) else None
        if mode not in POINTED_FROM:
            return None
        return self.pointed_to(exchange, draft, self.steps.current(exchange, draft))

    async def go_over(self, exchange: Exchange, draft: Draft, to: Sequence[str]) -> Reply:
        """The form that was meant, or the question which one; the open draft is kept."""
        others = [name for name in self.programmes if name != draft.application.programme]
        if len(to) == 1:
            exchange.text = exchange.heard.pack.programmes[to[0]].wish  # it tells nothing else
            return await self.beginning.start(exchange, to[0])
        self.steps.place(exchange, draft, "aside")
        which = self.beginning.which(exchange, to or others)
        kept = "amend.aside" if draft.amends else "signup.set_aside"
        return which.after(exchange.say(kept, title=self.form.words(exchange, draft).title))

    def turns_away(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether a message goes over to another form, or takes back what was sent before."""
        if exchange.heard.sent.takes_back(exchange.text):
            return True  # of this form `Leaving.drop` has taken it
        essay = is_essay(self.steps.current(exchange, draft))
        if exchange.heard.sent.has_applied(exchange.text) and not essay:
            return True
        short = len(exchange.text.split()) <= SHORT_WISH
        return exchange.goes_over() and (short or not essay)

    def pointed_to(
        self, exchange: Exchange, draft: Draft, field: FormField | None
    ) -> Meant | None:
        """`No, the director one`, `start with the second`; None for anything else."""
        heard, text = exchange.heard, exchange.text
        if "?" in text or len(text.split()) > LONGEST:
            return None
        wrong = heard.forms.wrong_form.find(text)
        if wrong and left_over(text, wrong) <= heard.small.words:
            sure = wrong[0][0] == "wrong" or self.may_be_listed(exchange, draft, field)
            return () if sure else None
        refused = heard.pointing.meant_instead(text)
        led = heard.forms.another.find(text)
        if refused is None and (not led or is_free(field)):
            return None
        pointer = without(refused or text, (phrase for _, phrase in led))
        pointer = without(pointer, (phrase for _, phrase in wrong))
        if not pointer or heard.small.names_speaker(pointer):
            return None
        return self.pointed_at(exchange, draft, field, pointer)

    def pointed_at(
        self, exchange: Exchange, draft: Draft, field: FormField | None, pointer: str
    ) -> Meant | None:
        """What the words mean that are left of such a message."""
        found = self.named(exchange, pointer)
        if not found and (field is None or not is_free(field) or self.points(exchange, pointer)):
            found = self.described(exchange, pointer)
        others = found - {draft.application.programme}
        if found:
            return sorted(others) or None
        if not self.may_be_listed(exchange, draft, field):
            return None
        topic = self.listed(exchange, pointer)
        if topic is not None:
            return (topic,) if topic in self.programmes else ()
        vague = (
            field is not None
            and field.kind == "yes_no"
            and exchange.heard.pointing.describing.hears(pointer)
        )
        return () if vague else None

    def listed(self, exchange: Exchange, pointer: str) -> str | None:
        """The topic at a place in what was listed, empty where none is; None for other words."""
        heard = exchange.heard
        placed = heard.places.pointing_at.find(pointer)
        topic = places.listed(replace(exchange, text=pointer))
        if topic and topic != exchange.state.topic:
            return topic
        only = pointer in heard.places.named or left_over(pointer, placed) <= heard.small.words
        return "" if only and (placed or pointer in heard.places.named) else None

    def named(self, exchange: Exchange, pointer: str) -> set[str]:
        """The programmes that are named, with no more than small words beside."""
        named = set(exchange.heard.finder.names.mentioned(pointer)) & set(self.programmes)
        names = {word for one in named for word in names_of(exchange, one)}
        return named if exchange.heard.small.says_only(pointer, (), names) else set()

    def described(self, exchange: Exchange, pointer: str) -> set[str]:
        """The programmes of which something else is said, and nothing of the person.

        `Director` alone is a title; `the director one` is not.
        """
        heard = exchange.heard
        found = heard.forms.known_by.find(pointer)
        tiny = heard.small.tiny | heard.small.asking
        if not found or not (
            left_over(pointer, found) <= tiny or heard.pointing.describing.hears(pointer)
        ):
            return set()
        of_oneself = self.facts.known(exchange, pointer, leading=True)
        clear = self.points(exchange, pointer) or not of_oneself
        return {name for name, _ in found} if clear else set()

    def points(self, exchange: Exchange, pointer: str) -> bool:
        """Whether there is a word in it that stands for a programme: `one`, `den`."""
        heard, said = exchange.heard, pointer.split()
        behind = zip(said, [*said[1:], ""], strict=True)
        return any(
            word in heard.forms.ones and after not in heard.forms.behind_it
            for word, after in behind
        )

    def may_be_listed(self, exchange: Exchange, draft: Draft, field: FormField | None) -> bool:
        """Whether `the other one` can be a programme, and no other choice, duty or address."""
        if field is None or field.kind == "choice" or draft.answered(field):
            return False
        before = (one for one in draft.fields if one.kind == "yes_no" and one != field)
        several = field.kind == "yes_no" and any(map(draft.answered, before))
        return not several and not inputs.known(exchange, field)
