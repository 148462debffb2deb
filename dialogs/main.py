"""The one ordered list of what is tried with a message."""

from dataclasses import replace

from dialogs.bystanders import Bystanders
from dialogs.commands import Commands, Step, personal, preparing
from dialogs.comparing.compare import Comparison
from dialogs.comparing.measure import Measure
from dialogs.eligibility.advice import Advisor
from dialogs.eligibility.eligible import Eligible
from dialogs.eligibility.onward import Onward
from dialogs.eligibility.overhearing import Overhearing
from dialogs.eligibility.terms import Terms
from dialogs.exchange import Exchange
from dialogs.hearing import Hearing
from dialogs.messages import Message, Outcome, Reply
from dialogs.parts import Sheet
from dialogs.ports import Ports
from dialogs.premises.confirming import Confirming
from dialogs.pressing import Pressing
from dialogs.questions.answer import Answers
from dialogs.questions.belonging import Belonging
from dialogs.questions.combining import Combining
from dialogs.questions.familiar import Familiar
from dialogs.questions.joining import Joining
from dialogs.questions.likely import Likely
from dialogs.questions.question import Questions
from dialogs.questions.saying import Saying
from dialogs.questions.whom import Whom
from dialogs.questions.wished_mentor import WishedMentor
from dialogs.refusing import Refusing
from dialogs.rounds.announcing import Announcer
from dialogs.rounds.deciding import Deciding
from dialogs.rounds.desk import Desk
from dialogs.rounds.notes import RoundNotes
from dialogs.rounds.notices import Notices
from dialogs.rounds.offers import Offers
from dialogs.rounds.queue import Queue
from dialogs.rounds.reminders import Reminders
from dialogs.rounds.watching import Watching
from dialogs.sent.after_sending import AfterSending
from dialogs.sent.afterwards import Afterwards
from dialogs.sent.my_applications import MyApplications
from dialogs.sent.my_data import MyData
from dialogs.sent.withdrawing import Withdrawing
from dialogs.signup import inputs
from dialogs.signup.dialog import Signup
from dialogs.signup.field_input import FieldInput
from dialogs.signup.wish import Wishes
from dialogs.smalltalk import Smalltalk
from dialogs.state import ConversationState
from dialogs.thread.choices import Choices
from dialogs.thread.items import Items
from dialogs.thread.offered import Offered
from dialogs.thread.pointing import Pointing
from dialogs.thread.taking import Taking
from dialogs.thread.together import Together
from dialogs.understanding.language import Languages
from dialogs.which.conditions import Conditions
from dialogs.which.described import Described
from dialogs.which.listing import Listing
from dialogs.which.naming import Naming
from knowledge.model import Knowledge


class Conversation:
    """A turn as a function: (message, state, ports) -> (reply, new state)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.languages = Languages(knowledge)
        self.answers = Answers(knowledge)
        self.questions = Questions(self.answers)
        fields = {language: FieldInput(book) for language, book in self.languages.books.items()}
        self.eligible = Eligible(knowledge, self.languages.books, self.answers)
        self.overhearing = Overhearing(self.eligible.ears)
        readers = {language: ear.facts for language, ear in self.eligible.ears.items()}
        self.signup = Signup(knowledge, self.questions, fields, readers)
        self.advisor = Advisor(knowledge, self.eligible.ears, self.answers)
        self.weighing = self.advisor.suggestions.weighing
        self.onward = Onward(self.advisor.suggestions, self.eligible.ears)
        self.wishes = Wishes(self.signup)
        self.choices = Choices(self.answers, self.signup)
        self.pressing = Pressing(self.signup)
        self.smalltalk = Smalltalk()
        self.joining = Joining(self.eligible, self.questions)
        self.refusing = Refusing(self.signup)
        self.prepare_answers(knowledge)
        self.prepare_rounds(knowledge)
        self.prepare_for_what_was_sent(knowledge)
        self.commands = Commands(
            self.answers,
            self.signup,
            self.mine,
            self.withdrawing,
            self.data,
            self.smalltalk,
            self.eligible,
        )
        self.hearing = Hearing(self.languages, self.answers)
        self.likely = Likely(
            self.wishes,
            self.eligible,
            self.comparison,
            self.advisor,
            self.smalltalk,
            self.questions,
            self.commands,
            self.hearing,
        )
        self.steps: tuple[Step, ...] = (
            # What comes before all talk
            self.pressing.take,
            personal(self.signup.filled.take),
            self.refusing.too_long,
            self.hearing.switch_language,
            # What was asked last, and the form that is open
            personal(self.data.decide),
            personal(self.withdrawing.decide),
            personal(self.offers.take),
            self.smalltalk.nothing_said,
            self.withdrawing.let_stand,
            personal(self.signup.leaving.drop),
            personal(self.signup.take),
            self.offered.take,
            self.taking.take,
            preparing(self.hearing.leave_out_asides),
            # What nothing else may be made of
            self.refusing.identity_number,
            self.hearing.other_language,
            self.smalltalk.care,
            self.smalltalk.stay_calm,
            # What the person waits for, has begun, or has sent
            personal(self.watching.take),
            personal(self.signup.amending.take),
            personal(self.signup.aside.change),
            personal(self.signup.aside.look),
            personal(self.afterwards.look),
            personal(self.afterwards.take),
            # What the talk is about, and commands
            preparing(self.overhearing.recall),
            self.items.take,
            preparing(self.pointing.put_names),
            self.commands.take,
            self.belonging.take,
            self.confirming.rules,
            self.whom.take,
            self.after_sending.take,
            self.combining.take,
            preparing(self.overhearing.listen),
            self.terms.take,
            # What was advised, and which thing is meant
            self.weighing.take,
            self.onward.take,
            self.conditions.take,
            self.listing.take,
            self.measure.take,
            self.wished_mentor.take,
            self.naming.take,
            self.described.take,
            self.saying.take,
            self.advisor.choose,
            # A plain question, before a closer look is taken
            self.familiar.take,
            # What suits somebody, what they may join, and what they pick, wish or compare
            self.advisor.take,
            self.joining.take,
            self.comparison.of_listed,
            self.choices.take,
            self.pointing.take,
            personal(self.wishes.take),
            self.comparison.take,
            self.together.take,
            # What is said for its own sake, and answers to nothing
            self.smalltalk.greet,
            personal(self.offers.plain),
            personal(self.signup.just_sent.take),
            self.smalltalk.stray_answer,
            # What only examples tell, and all other questions
            self.likely.take,
            self.confirming.take,
            self.smalltalk.hear_out,
            self.questions.take,
        )

    def prepare_answers(self, knowledge: Knowledge) -> None:
        """What answers messages of one kind, before all others are tried as questions."""
        self.naming = Naming(self.answers, self.languages.books)
        self.described = Described(self.answers, self.languages.books)
        self.confirming = Confirming(self.answers, self.eligible.ears)
        self.whom = Whom(self.answers, knowledge.programmes.keys())
        self.belonging = Belonging(self.answers)
        self.combining = Combining(self.answers, knowledge.programmes.keys())
        self.saying = Saying(knowledge, self.answers)
        self.familiar = Familiar(self.answers)
        self.pointing = Pointing(self.answers)
        self.items = Items(self.answers)
        self.comparison = Comparison(self.answers, self.languages.books)
        ears, books = self.eligible.ears, self.languages.books
        self.wished_mentor = WishedMentor(self.answers)
        self.conditions = Conditions(self.answers, books)
        self.listing = Listing(knowledge.programmes, self.answers, ears, books)
        self.measure = Measure(knowledge.programmes, self.comparison, ears, books)
        self.terms = Terms(knowledge.programmes, ears)
        self.together = Together(self.answers, self.naming)

    def prepare_for_what_was_sent(self, knowledge: Knowledge) -> None:
        """What has to do with what a person has sent, and with what is stored of them."""
        self.mine = MyApplications(knowledge.programmes, self.signup.form)
        self.withdrawing = Withdrawing(self.mine, self.queue)
        self.after_sending = AfterSending(knowledge.programmes)
        self.afterwards = Afterwards(self.signup, self.mine, self.withdrawing, self.eligible.ears)
        self.data = MyData(self.mine, knowledge)

    def prepare_rounds(self, knowledge: Knowledge) -> None:
        """What has to do with rounds and seats, and what is told without being asked."""
        self.watching = Watching(knowledge.programmes)
        self.round_notes = RoundNotes(knowledge)
        self.bystanders = Bystanders()
        self.notices = Notices(knowledge)
        self.queue = Queue(self.notices)
        self.desk = Desk(self.queue, self.notices)
        self.deciding = Deciding(self.notices)
        self.announcer = Announcer(knowledge.programmes, self.notices)
        self.reminders = Reminders(knowledge.programmes, self.notices)
        self.offers = Offers(self.queue)
        self.offered = Offered(self.signup.beginning.which)
        self.taking = Taking(self.answers, self.signup.beginning.which)

    def warm(self) -> None:
        """Make beforehand what is otherwise made at the first question in a language."""
        self.languages.warm()

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        """The reply to a message, and what the conversation remembers of it."""
        exchange = self.hearing.open(message, state, ports)
        was_refused = state.signup is not None and state.signup.mode == "refused"
        reply = self.bystanders.add(exchange, await self.first(exchange))
        reply = await self.round_notes.add(exchange, reply)
        if was_refused:
            reply = self.signup.below.with_way_back(exchange, reply)
        if exchange.puts_again:
            reply = await self.withdrawing.behind(exchange, reply)
        decides = exchange.state.erasing or exchange.state.withdrawing is not None
        if reply.asks is None and not decides:
            reply = await self.signup.below.after_else(exchange, reply)
        reply = await self.signup.below.with_occasion(exchange, reply)
        waits = decides or reply.asks is not None
        exchange.remember(offer=None if waits else reply.offer or None)
        step_name = await self.pressing.step(exchange) if reply.choices or reply.asks else None
        kept = exchange.state.of_nobody if message.shared else exchange.state
        return replace(reply, step=step_name), kept

    async def sheet(
        self, message: Message, state: ConversationState, ports: Ports, programme: str
    ) -> Sheet | None:
        """The whole form of a programme, with what the person has answered; None without one."""
        exchange = self.hearing.open(message, state, ports)
        said = exchange.book.pack.programmes.get(programme)
        if said is None:
            return None
        return inputs.sheet(exchange, said, await self.signup.steps.begun(exchange, programme))

    async def elsewhere(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        """That the reply is for the person alone, and is given where nobody reads along."""
        exchange = self.hearing.open(message, state, ports)
        reply = exchange.reply(exchange.say("shared.moved"), Outcome.COMMAND, moved=True)
        return reply, state

    def welcome(self, message: Message, ports: Ports) -> tuple[Reply, ConversationState]:
        """The first words of a conversation, before anything has been said."""
        exchange = self.hearing.open(message, ConversationState(), ports)
        return self.smalltalk.welcome(exchange), exchange.state

    async def first(self, exchange: Exchange) -> Reply:
        """The reply of the first step that has one, with the name of that step."""
        for step in self.steps:
            reply = await step(exchange)
            if reply is not None:
                return replace(reply, taken_by=step.__qualname__)
        return self.smalltalk.help(exchange)
