"""The one ordered list of what is tried with a message."""

from collections.abc import Awaitable, Callable, Mapping

from dialogs import identity_number
from dialogs.answer import Answers
from dialogs.compare import Comparison
from dialogs.eligibility.advice import Advisor
from dialogs.eligibility.eligible import Eligible
from dialogs.exchange import Exchange
from dialogs.language import Languages
from dialogs.messages import Language, Message, Outcome, Reply
from dialogs.my_applications import MyApplications
from dialogs.my_data import MyData
from dialogs.pointing import Pointing
from dialogs.ports import Ports
from dialogs.question import MOST_PARTS, Questions
from dialogs.recognise import choice
from dialogs.rounds.announcing import Announcer
from dialogs.rounds.desk import Desk
from dialogs.rounds.notes import RoundNotes
from dialogs.rounds.notices import Notices
from dialogs.rounds.offers import Offers
from dialogs.rounds.queue import Queue
from dialogs.rounds.watching import Watching
from dialogs.signup.dialog import Signup
from dialogs.signup.field_input import FieldInput
from dialogs.smalltalk import Smalltalk
from dialogs.state import ConversationState
from dialogs.why import Why
from dialogs.wish import Wishes
from knowledge.model import Knowledge
from knowledge.text import clean

LONGEST = 2000
"""Characters of a message; nobody asks a question longer than that."""
OTHER_DEFAULT: Language = "sv"
LANGUAGE_NAMES: Mapping[str | None, Language] = {
    "swedish": "sv",
    "english": "en",
    "sv": "sv",
    "en": "en",
}
"""The commands that change the language, and the languages' own names."""

Step = Callable[[Exchange], Awaitable[Reply | None]]


class Conversation:
    """A turn as a function: (message, state, ports) -> (reply, new state)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.languages = Languages(knowledge)
        self.answers = Answers(knowledge)
        self.questions = Questions(self.answers)
        inputs = {language: FieldInput(book) for language, book in self.languages.books.items()}
        self.eligible = Eligible(knowledge, self.languages.books, self.answers)
        readers = {language: ear.facts for language, ear in self.eligible.ears.items()}
        self.signup = Signup(knowledge, self.questions, inputs, readers)
        self.advisor = Advisor(knowledge, self.eligible.ears, self.answers)
        self.wishes = Wishes(self.signup)
        self.smalltalk = Smalltalk()
        self.watching = Watching(knowledge.programmes)
        self.round_notes = RoundNotes(knowledge)
        self.notices = Notices(knowledge)
        self.queue = Queue(self.notices)
        self.desk = Desk(self.queue, self.notices)
        self.announcer = Announcer(knowledge.programmes, self.notices)
        self.offers = Offers(self.queue)
        self.mine = MyApplications(knowledge.programmes, self.signup.form, self.queue)
        self.data = MyData(self.mine)
        self.pointing = Pointing(self.answers)
        self.comparison = Comparison(self.answers, self.languages.books)
        self.why = Why(self.answers)
        self.steps: tuple[Step, ...] = (
            self.too_long,
            self.switch_language,
            self.mine.decide,
            self.offers.take,
            self.smalltalk.nothing_said,
            self.signup.take,
            self.identity_number,
            self.other_language,
            self.smalltalk.care,
            self.smalltalk.stay_calm,
            self.watching.take,
            self.command,
            self.advisor.take,
            self.may_join,
            self.chosen,
            self.pointing.take,
            self.wishes.take,
            self.smalltalk.greet,
            self.offers.plain,
            self.smalltalk.stray_answer,
            self.comparison.take,
            self.questions.take,
        )

    def warm(self) -> None:
        """Make beforehand what is otherwise made at the first question in a language."""
        self.languages.warm()

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        """The reply to a message, and what the conversation remembers of it."""
        exchange = self.open(message, state, ports)
        was_refused = state.signup is not None and state.signup.mode == "refused"
        reply = await self.round_notes.add(exchange, await self.first(exchange))
        if was_refused:
            reply = self.signup.with_way_back(exchange, reply)
        if reply.asks is None and exchange.state.withdrawing is None:
            step = await self.signup.again(exchange)
            reply = reply.followed_by(step) if step else reply
        return reply, exchange.state

    def welcome(self, message: Message, ports: Ports) -> tuple[Reply, ConversationState]:
        """The first words of a conversation, before anything has been said."""
        exchange = self.open(message, ConversationState(), ports)
        return self.smalltalk.welcome(exchange), exchange.state

    def open(self, message: Message, state: ConversationState, ports: Ports) -> Exchange:
        """The message cleaned, with the words of its language and of the reply's."""
        text, state = clean(message.text), self.still_known(state)
        short = text[:LONGEST]
        expected = state.language or message.language
        heard = self.languages.of(short, expected) or expected or OTHER_DEFAULT
        books = self.languages.books
        if not self.is_filling_in(state):  # an answer in a form is kept letter for letter
            before, text = books[heard].asides(books[heard].written(text))
            wanted = self.language_wanted(before)
            if wanted:
                state = state.model_copy(update={"language": wanted, "language_chosen": True})
        language = state.language if state.language and self.is_settled(state) else heard
        exchange = Exchange(message, text, books[language], books[heard], state, ports)
        exchange.remember(language=language)
        return exchange

    def language_wanted(self, pieces: list[str]) -> Language | None:
        """The language that is asked for beside a question: `på svenska tack, var är det?`."""
        books = self.languages.books.values()
        asked = (book.switch_in(piece) for piece in pieces for book in books)
        return next((LANGUAGE_NAMES[name] for name in asked if name in LANGUAGE_NAMES), None)

    def still_known(self, state: ConversationState) -> ConversationState:
        """The state without topics that today's files no longer have."""
        known = self.languages.books[OTHER_DEFAULT].pack.articles
        if all(topic in known for topic in state.topics):
            return state
        return ConversationState(
            language=state.language, language_chosen=state.language_chosen, signup=state.signup
        )

    def is_settled(self, state: ConversationState) -> bool:
        """Whether the language stays: chosen by the person, or kept while a form is filled in."""
        return state.language_chosen or self.is_filling_in(state)

    def is_filling_in(self, state: ConversationState) -> bool:
        """Whether a signup is under way and waits for an answer."""
        return state.signup is not None and state.signup.mode != "aside"

    async def first(self, exchange: Exchange) -> Reply:
        """The reply of the first step that has one."""
        for step in self.steps:
            reply = await step(exchange)
            if reply is not None:
                return reply
        return self.smalltalk.help(exchange)

    async def too_long(self, exchange: Exchange) -> Reply | None:
        """A message longer than anybody asks."""
        if len(exchange.text) <= LONGEST:
            return None
        refused = await self.signup.too_long(exchange)
        text = exchange.say("message.too_long", longest=LONGEST)
        return refused or exchange.reply(text, Outcome.UNKNOWN)

    async def identity_number(self, exchange: Exchange) -> Reply | None:
        """A personal identity number is not used, and the person is told so."""
        if not identity_number.find(exchange.text):
            return None
        return exchange.reply(exchange.say("message.identity_number"), Outcome.UNKNOWN)

    async def other_language(self, exchange: Exchange) -> Reply | None:
        """A message in a third language: which ones the bot knows."""
        if not self.languages.is_other(exchange.text):
            return None
        return exchange.reply(exchange.say("language.unknown_both"), Outcome.UNKNOWN)

    async def switch_language(self, exchange: Exchange) -> Reply | None:
        """`In English please`, `på svenska tack`: from here on."""
        asked = (
            exchange.command(),
            *(b.switch_in(exchange.text) for b in self.languages.books.values()),
        )
        language = next((LANGUAGE_NAMES[n] for n in asked if n in LANGUAGE_NAMES), None)
        if language is None:
            return None
        exchange.book = exchange.heard = self.languages.books[language]
        exchange.remember(language=language, language_chosen=True)
        switched = exchange.reply(exchange.say("language.switched"), Outcome.COMMAND)
        topic, facet = exchange.state.topic, exchange.state.facet
        if topic is None or exchange.state.signup:
            return switched
        return switched.followed_by(self.answers.give(exchange, topic, facet))

    async def command(self, exchange: Exchange) -> Reply | None:
        """What a whole message asks the bot to do."""
        command = exchange.command()
        acts: dict[str, Step] = {
            "resume": self.signup.resume,
            "applications": self.mine.show,
            "withdraw": self.mine.withdraw,
            "my_data": self.data.show,
            "erase": self.data.erase,
            "next_step": self.mine.next_step,
            "help": self.help,
            "more": self.more,
            "shorter": self.shorter,
            "cancel": self.nothing_to_cancel,
            "keep": self.keep,
            "skip": self.nothing_to_skip,
            "back": self.signup.come_back,
            "change": self.signup.come_back,
            "restart": self.start_over,
            "why_answer": self.why.explain,
        }
        return await acts[command](exchange) if command in acts else None

    async def may_join(self, exchange: Exchange) -> Reply | None:
        """Whether the person may join, and what else the same message asks."""
        reply = await self.eligible.take(exchange)
        if reply is None:
            return None
        parts = exchange.heard.reader.parts(exchange.text)
        for part in parts[:MOST_PARTS] if len(parts) > 1 else ():
            judged = exchange.state
            other = (
                None
                if self.eligible.covers(exchange, part)
                else self.questions.part(exchange, part)
            )
            if other and other.text not in reply.text:
                reply = reply.joined_with(other)
            else:  # the talk has not moved on
                exchange.state = judged
        return reply

    async def help(self, exchange: Exchange) -> Reply:
        """What the bot can do."""
        return self.smalltalk.help(exchange)

    async def more(self, exchange: Exchange) -> Reply | None:
        """The whole article on the topic talked of."""
        topic = exchange.state.topic
        return self.answers.whole(exchange, topic) if topic else self.smalltalk.help(exchange)

    async def nothing_to_cancel(self, exchange: Exchange) -> Reply:
        """`Avbryt` where nothing is under way."""
        return exchange.reply(exchange.say("cancel.nothing"), Outcome.COMMAND)

    async def keep(self, exchange: Exchange) -> Reply:
        """`Jag återkommer` where nothing is under way: a draft is kept anyway."""
        if await self.signup.steps.drafts(exchange):
            return exchange.reply(exchange.say("leave.kept"), Outcome.COMMAND)
        return exchange.reply(exchange.say("smalltalk.bye"), Outcome.SMALLTALK)

    async def shorter(self, exchange: Exchange) -> Reply:
        """The topic talked of in one sentence."""
        topic = exchange.state.topic
        return self.answers.brief(exchange, topic) if topic else self.smalltalk.help(exchange)

    async def nothing_to_skip(self, exchange: Exchange) -> Reply:
        """`Hoppa över` where nothing is asked."""
        return exchange.reply(exchange.say("skip.nothing"), Outcome.COMMAND)

    async def start_over(self, exchange: Exchange) -> Reply:
        """Forget what was talked of; drafts stay."""
        exchange.remember(topic=None, facet=None, candidates=(), recent=(), signup=None)
        return self.smalltalk.help(exchange)

    async def chosen(self, exchange: Exchange) -> Reply | None:
        """One of the choices offered in the last reply, typed loosely."""
        picked = await self.signup.choose_round(exchange)
        if picked:
            return picked
        state = exchange.state
        if not state.candidates or exchange.asks_something():
            return None
        labels = {topic: exchange.book.title(topic) for topic in state.candidates}
        topic = choice(exchange.text, labels, exchange.heard.pack.vocabulary.ordinals)
        if topic is None:
            return None
        if state.choice_starts == "signup":
            exchange.remember(choice_starts="answer")
            return await self.signup.start(exchange, topic)
        return self.answers.give(exchange, topic, state.question)
