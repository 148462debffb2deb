"""The one ordered list of what is tried with a message."""

from dataclasses import replace

from dialogs.bystander_note import BystanderNote
from dialogs.commands import Commands, Step, personal, preparing
from dialogs.comparing.by_one_point import ByOnePoint
from dialogs.comparing.compare import Comparison
from dialogs.eligibility.advice import Advisor
from dialogs.eligibility.after_advice import AfterAdvice
from dialogs.eligibility.eligible import Eligible
from dialogs.eligibility.terms import Terms
from dialogs.eligibility.told_in_passing import ToldInPassing
from dialogs.exchange import Exchange
from dialogs.hearing import Hearing
from dialogs.input_limits import InputLimits
from dialogs.lookup.by_description import ByDescription
from dialogs.lookup.by_name import ByName
from dialogs.lookup.conditions import Conditions
from dialogs.lookup.lists import Lists
from dialogs.lookup.unknown_names import UnknownNames
from dialogs.messages import Message, Outcome, Reply
from dialogs.parts import Sheet
from dialogs.ports import Ports
from dialogs.premises.confirming import Confirming
from dialogs.questions.answer import Answers
from dialogs.questions.combined_topics import CombinedTopics
from dialogs.questions.contact_question import ContactQuestion
from dialogs.questions.document_wording import DocumentWording
from dialogs.questions.fast_path import FastPath
from dialogs.questions.joining import Joining
from dialogs.questions.learned_intent import LearnedIntent
from dialogs.questions.part_of import PartOf
from dialogs.questions.plainly_untold import PlainlyUntold
from dialogs.questions.question import Questions
from dialogs.questions.wished_mentor import WishedMentor
from dialogs.rounds.announcing import Announcer
from dialogs.rounds.deciding import Deciding
from dialogs.rounds.desk import Desk
from dialogs.rounds.notes import RoundNotes
from dialogs.rounds.notices import Notices
from dialogs.rounds.offers import Offers
from dialogs.rounds.queue import Queue
from dialogs.rounds.reminders import Reminders
from dialogs.rounds.watching import Watching
from dialogs.signup import inputs
from dialogs.signup.dialog import Signup
from dialogs.signup.field_input import FieldInput
from dialogs.signup.wish import Wishes
from dialogs.smalltalk import Smalltalk
from dialogs.stale_buttons import StaleButtons
from dialogs.state import ConversationState
from dialogs.submissions.follow_ups import SubmissionFollowUps
from dialogs.submissions.my_applications import MyApplications
from dialogs.submissions.my_data import MyData
from dialogs.submissions.process_questions import ProcessQuestions
from dialogs.submissions.withdrawing import Withdrawing
from dialogs.thread.accepted_advice import AcceptedAdvice
from dialogs.thread.accepted_offer import AcceptedOffer
from dialogs.thread.choices import Choices
from dialogs.thread.items import Items
from dialogs.thread.pointing import Pointing
from dialogs.thread.several_topics import SeveralTopics
from dialogs.understanding.language import Languages
from knowledge.model import Knowledge


class Conversation:
    """A turn as a function: (message, state, ports) -> (reply, new state)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.languages = Languages(knowledge)
        self.answers = Answers(knowledge)
        self.questions = Questions(self.answers)
        self.eligible = Eligible(knowledge, self.languages.books, self.answers)
        self.told_in_passing = ToldInPassing(self.eligible.ears)
        readers = {language: ear.facts for language, ear in self.eligible.ears.items()}
        fields = {
            language: FieldInput(book, readers[language])
            for language, book in self.languages.books.items()
        }
        self.signup = Signup(knowledge, self.questions, fields, readers)
        self.advisor = Advisor(knowledge, self.eligible.ears, self.answers)
        self.weighing = self.advisor.suggestions.weighing
        self.after_advice = AfterAdvice(self.advisor.suggestions, self.eligible.ears)
        self.wishes = Wishes(self.signup)
        self.choices = Choices(self.answers, self.signup)
        self.stale_buttons = StaleButtons(self.signup)
        self.smalltalk = Smalltalk()
        self.joining = Joining(self.eligible, self.questions)
        self.input_limits = InputLimits(self.signup)
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
        self.learned_intent = LearnedIntent(
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
            self.stale_buttons.take,
            personal(self.signup.filled.take),
            self.input_limits.too_long,
            self.hearing.switch_language,
            # What was asked last, and the form that is open
            personal(self.data.decide),
            personal(self.withdrawing.decide),
            personal(self.offers.take),
            self.smalltalk.nothing_said,
            self.withdrawing.let_stand,
            personal(self.signup.leaving.drop),
            personal(self.signup.take),
            self.accepted_offer.take,
            self.accepted_advice.take,
            preparing(self.hearing.leave_out_asides),
            # What nothing else may be made of
            self.input_limits.identity_number,
            self.hearing.other_language,
            self.smalltalk.care,
            self.smalltalk.stay_calm,
            # What the person waits for, has begun, or has sent
            personal(self.watching.take),
            personal(self.signup.amending.take),
            personal(self.signup.suspended_draft.change),
            personal(self.signup.suspended_draft.look),
            personal(self.submission_follow_ups.look),
            personal(self.submission_follow_ups.take),
            # What the talk is about, and commands
            preparing(self.told_in_passing.recall),
            self.items.take,
            preparing(self.pointing.put_names),
            self.commands.take,
            self.unknown_names.take,
            self.part_of.take,
            self.confirming.rules,
            self.contact_question.take,
            self.process_questions.take,
            self.wishes.decline,
            self.plainly_untold.take,
            self.combined_topics.take,
            preparing(self.told_in_passing.leave_out_presenting),
            preparing(self.told_in_passing.listen),
            self.terms.take,
            # What was advised, and which thing is meant
            self.weighing.take,
            self.after_advice.take,
            self.conditions.take,
            self.lists.take,
            self.by_one_point.take,
            self.wished_mentor.take,
            self.by_name.take,
            self.by_description.take,
            self.document_wording.take,
            self.advisor.choose,
            # A plain question, before a closer look is taken
            self.fast_path.take,
            # What suits somebody, what they may join, and what they pick, wish or compare
            self.advisor.take,
            self.joining.take,
            self.comparison.of_listed,
            self.choices.take,
            self.pointing.take,
            personal(self.wishes.take),
            self.comparison.take,
            self.several_topics.take,
            # What is said for its own sake, and answers to nothing
            self.smalltalk.greet,
            personal(self.offers.plain),
            personal(self.signup.recent_submission.take),
            self.smalltalk.stray_answer,
            # What only examples tell, and all other questions
            self.learned_intent.take,
            self.confirming.take,
            self.smalltalk.hear_out,
        )

    def prepare_answers(self, knowledge: Knowledge) -> None:
        """What answers messages of one kind, before all others are tried as questions."""
        self.unknown_names = UnknownNames(knowledge.programmes)
        self.by_name = ByName(self.answers, self.languages.books)
        self.by_description = ByDescription(self.answers, self.languages.books)
        self.confirming = Confirming(self.answers, self.eligible.ears)
        self.contact_question = ContactQuestion(self.answers, knowledge.programmes.keys())
        self.part_of = PartOf(self.answers)
        self.combined_topics = CombinedTopics(self.answers, knowledge.programmes.keys())
        self.document_wording = DocumentWording(knowledge, self.answers)
        self.fast_path = FastPath(self.answers)
        self.pointing = Pointing(self.answers)
        self.items = Items(self.answers)
        self.comparison = Comparison(self.answers, self.languages.books)
        ears, books = self.eligible.ears, self.languages.books
        self.wished_mentor = WishedMentor(self.answers)
        self.plainly_untold = PlainlyUntold(self.answers)
        self.conditions = Conditions(self.answers, books)
        self.lists = Lists(knowledge.programmes, self.answers, ears, books)
        self.by_one_point = ByOnePoint(knowledge.programmes, self.comparison, ears, books)
        self.terms = Terms(knowledge.programmes, ears)
        self.several_topics = SeveralTopics(self.answers, self.by_name)

    def prepare_for_what_was_sent(self, knowledge: Knowledge) -> None:
        """What has to do with what a person has sent, and with what is stored of them."""
        self.mine = MyApplications(knowledge.programmes, self.signup.form)
        self.withdrawing = Withdrawing(self.mine, self.queue)
        self.process_questions = ProcessQuestions(knowledge)
        self.submission_follow_ups = SubmissionFollowUps(
            self.signup, self.mine, self.withdrawing, self.eligible.ears
        )
        self.data = MyData(self.mine, knowledge)

    def prepare_rounds(self, knowledge: Knowledge) -> None:
        """What has to do with rounds and seats, and what is told without being asked."""
        self.watching = Watching(knowledge.programmes)
        self.round_notes = RoundNotes(knowledge)
        self.bystander_note = BystanderNote()
        self.notices = Notices(knowledge)
        self.queue = Queue(self.notices)
        self.desk = Desk(self.queue, self.notices)
        self.deciding = Deciding(self.notices)
        self.announcer = Announcer(knowledge.programmes, self.notices)
        self.reminders = Reminders(knowledge.programmes, self.notices)
        self.offers = Offers(self.queue)
        self.accepted_offer = AcceptedOffer(self.signup.beginning.which)
        self.accepted_advice = AcceptedAdvice(self.answers, self.signup.beginning.which)

    def warm(self) -> None:
        """Make beforehand what is otherwise made at the first question in a language."""
        self.languages.warm()
        for book in self.languages.books.values():
            self.unknown_names.ear(book)

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        """The reply to a message, and what the conversation remembers of it."""
        exchange = self.hearing.open(message, state, ports)
        was_refused = state.signup is not None and state.signup.mode == "refused"
        reply = self.bystander_note.add(exchange, await self.first(exchange))
        reply = await self.round_notes.add(exchange, reply)
        if was_refused:
            reply = self.signup.reprompt.with_way_back(exchange, reply)
        if exchange.puts_again:
            reply = await self.withdrawing.behind(exchange, reply)
        decides = exchange.state.erasing or exchange.state.withdrawing is not None
        if reply.asks is None and not decides:
            reply = await self.signup.reprompt.after_else(exchange, reply)
        reply = await self.signup.reprompt.with_occasion(exchange, reply)
        waits = decides or reply.asks is not None
        exchange.remember(offer=None if waits else reply.offer or None)
        step_name = (
            await self.stale_buttons.step(exchange) if reply.choices or reply.asks else None
        )
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
        last = self.questions.take  # it has a reply to everything
        return replace(await last(exchange), taken_by=last.__qualname__)
