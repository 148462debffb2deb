"""The wish to sign up: hears it, finds the programme it is for, and begins."""

from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.messages import Outcome, Reply
from dialogs.signup.dialog import Signup
from dialogs.thread.accepted_offer import names_of
from dialogs.understanding.sureness import CLEARLY, PERHAPS, POSSIBLY
from knowledge.classifier.examples import ALONE, ANSWER, CHOOSE, COMPARE, GAP, JOIN, OFF, SIGNUP
from knowledge.classifier.model import likeliest
from knowledge.text import fold

SURE = 0.35
NEAR = 4
"""Words within which it stands whom one wants to sign up."""

SURELY_NOT = POSSIBLY
"""Share of wishes below which the words of one are not taken for it, ..."""
SURELY_ELSE = CLEARLY
"""... if the message is that likely to be a question."""


CLEARLY_ELSE = CLEARLY
"""Share from which a wish that points is for another programme than the one talked of."""
PAIR = 2
LATELY = 3
"""Topics talked of last, among which the only programme is the one that a wish is for."""


class Wishes:
    """Recognises that a person wants to apply, register or be put on a list."""

    def __init__(self, signup: Signup) -> None:
        self.signup = signup

    async def take(self, exchange: Exchange) -> Reply | None:
        """Begin the signup that is wished for; ask which where that is unclear."""
        exact = self.exact(exchange)
        if exact:
            return await self.signup.beginning.start(exchange, exact)
        wishes = exchange.heard.wishes_in(exchange.text) and not self.only_seems(exchange)
        wishes = wishes and not exchange.heard.wishing.grows(exchange.text)
        wishes = wishes or self.asks_for_other(exchange)
        turns = exchange.puts_right() or exchange.goes_over()
        return await self.begin(exchange) if wishes or turns else None

    async def decline(self, exchange: Exchange) -> Reply | None:
        """`I've decided not to apply for X`, and no more: nothing is begun."""
        heard, text = exchange.heard, exchange.text
        found = heard.wishing.declining.find(text)
        if not found or "?" in text or exchange.state.signup is not None:
            return None
        named = heard.finder.names.mentioned(text)
        if len(named) != 1 or named[0] not in self.signup.programmes:
            return None
        if not heard.small.says_only(text, found, names_of(exchange, named[0])):
            return None
        exchange.remember(topic=named[0])
        said = exchange.say("offered.left")
        return exchange.reply(said, Outcome.SMALLTALK, topic=named[0], topics=named)

    def asks_for_other(self, exchange: Exchange) -> bool:
        """`May I sign up somebody else for the breakfast?`"""
        heard = exchange.heard
        named = set(heard.finder.names.mentioned(exchange.text)) & self.signup.programmes.keys()
        surely = heard.wishing.surely_others.hears(exchange.text)
        if not named:  # `can I sign her up?`, for the one talked of
            speaks = heard.small.names_speaker(exchange.text)
            return surely and speaks and exchange.state.topic in self.signup.programmes
        other = surely or self.names_person(exchange)
        return other or self.is_to_be_signed_up(exchange)

    def only_seems(self, exchange: Exchange) -> bool:
        """Whether what has the words of a wish is a question, like others that people type."""
        intent = exchange.guess.intent
        else_than_wishes = [ANSWER, GAP, OFF, CHOOSE, COMPARE]
        if "?" in exchange.text:  # `I lead a unit. Does that count for a mentor?`
            else_than_wishes.append(JOIN)
        asks = sum(intent.get(label, 0.0) for label in else_than_wishes)
        return intent.get(SIGNUP, 1.0) < SURELY_NOT and asks > SURELY_ELSE

    async def begin(self, exchange: Exchange) -> Reply:
        """Begin the signup that is wished for; ask which where that is unclear."""
        wanted = self.others(exchange) or self.programmes(exchange)
        if self.is_for_other(exchange) and not self.is_for_several(exchange):
            return self.for_other(exchange, wanted)
        each = exchange.say("signup.each") if self.is_for_several(exchange) else ""
        several = self.both(exchange)
        if several:
            return await self.one_at_a_time(exchange, several)
        if len(wanted) == 1:
            begun = await self.signup.beginning.start(exchange, wanted[0])
            return begun.after(each) if each else begun
        likely = wanted or self.listed(exchange)
        which = self.signup.beginning.which(exchange, likely or list(self.signup.programmes))
        wants_all = exchange.heard.wishing.everything.hears(exchange.text)
        return which.after(exchange.say("signup.one_by_one")) if wants_all else which

    def listed(self, exchange: Exchange) -> list[str]:
        """Those of a list that was just told, for a wish that says nothing of which."""
        state, known = exchange.state, self.signup.programmes
        all_known = known.keys() >= set(state.listed)
        told = state.topic == OVERVIEW and all_known and self.says_no_more(exchange)
        return list(state.listed) if told else []

    def both(self, exchange: Exchange) -> tuple[str, ...]:
        """The programmes that `both` or `all three` means: those listed, or talked of last."""
        heard, state, known = exchange.heard, exchange.state, self.signup.programmes
        if not heard.pointing.both.hears(exchange.text) or heard.finder.names.exactly(
            exchange.text
        ):
            return ()
        for topics in (state.listed, tuple(reversed(state.recent[:PAIR]))):
            talked = bool(topics) and topics[0] in state.recent and state.topic in topics
            if talked and PAIR <= len(topics) <= LATELY and known.keys() >= set(topics):
                return topics
        return ()

    async def one_at_a_time(self, exchange: Exchange, programmes: tuple[str, ...]) -> Reply:
        """The first of several signups, with what to write for the others."""
        first, *others = (exchange.book.pack.programmes[name] for name in programmes)
        joint = exchange.say("joined.and")
        lead = exchange.say(
            "signup.one_at_a_time",
            title=first.title,
            other=joint.join(one.title for one in others),
            wish=exchange.say("joined.wishes").join(one.wish for one in others),
        )
        begun = await self.signup.beginning.start(exchange, programmes[0])
        return begun.after(lead)

    def is_for_other(self, exchange: Exchange) -> bool:
        """`Sign up my colleague`: whether a wish is for somebody else."""
        heard, text = exchange.heard, exchange.text
        if heard.wishing.surely_others.hears(text) or self.is_of_other(exchange):
            return True
        if self.names_person(exchange) or self.is_to_be_signed_up(exchange):
            return True
        for _, begun in heard.wishing.for_others.find(text):
            _, _, after = fold(text).partition(begun)
            whom = f"{begun.split()[-1]}{after}"  # from `my` on
            if any(whom.startswith(said) for _, said in heard.wishing.kin.find(whom)):
                return True
            if heard.wishing.people.hears(" ".join(whom.split()[:NEAR])):
                return True
        return False

    def names_person(self, exchange: Exchange) -> bool:
        """`Sign up Karin`: whether a name stands where others say `me`, and not one's own."""
        heard, text = exchange.heard, exchange.text
        whom = heard.wishing.signs_up.search(text)
        if whom is None or heard.recogniser.answers.meant(heard.pieces(text)[-1]) == "yes":
            return False  # `..., that's me`
        name = fold(whom["name"])
        programmes = {word for one in self.signup.programmes for word in names_of(exchange, one)}
        return name not in heard.finder.spelling.known | heard.small.speaker | programmes

    def is_to_be_signed_up(self, exchange: Exchange) -> bool:
        """`My new unit manager must be registered`: whether people are what that is said of."""
        heard, text = exchange.heard, fold(exchange.text)
        found = heard.wishing.signed_up.find(text)
        whom = text.partition(found[0][1])[0].split() if found else []
        asks = bool(whom) and whom[0] in heard.small.asking
        own = not heard.small.speaker.isdisjoint(whom)
        return heard.wishing.people.hears(" ".join(whom)) and not asks and not own

    def is_for_several(self, exchange: Exchange) -> bool:
        """`Me and my colleague`, `two seats`: whether a wish is for others, too."""
        return exchange.heard.wishing.with_others.hears(exchange.text)

    def is_of_other(self, exchange: Exchange) -> bool:
        """`My colleague Per wants to apply`: a wish whose subject is somebody else."""
        heard, said = exchange.heard, fold(exchange.text)
        if heard.small.names_speaker(exchange.text) or "?" in exchange.text:
            return False
        return any(said.startswith(whom) for _, whom in heard.wishing.kin.find(exchange.text))

    def for_other(self, exchange: Exchange, wanted: list[str]) -> Reply:
        """That everybody sends in their own."""
        programme = wanted[0] if len(wanted) == 1 else min(self.signup.programmes)
        wish = exchange.book.pack.programmes[programme].wish
        topic = programme if len(wanted) == 1 else None
        exchange.remember(topic=topic or exchange.state.topic)  # `then I'd like to apply myself`
        text = exchange.say("signup.for_other", wish=wish)
        return exchange.reply(text, Outcome.SIGNUP, topic=topic, choices=(wish,))

    def exact(self, exchange: Exchange) -> str | None:
        """The programme whose button was pressed, or whose wish was typed word for word."""
        said = fold(exchange.text)
        for book in (exchange.heard, exchange.book):
            for programme, words in book.pack.programmes.items():
                if said == fold(words.wish):
                    return programme
        return None

    def programmes(self, exchange: Exchange) -> list[str]:
        """The programmes that a wish may be for, the likeliest alone where it is clear."""
        known = self.signup.programmes
        finder = exchange.heard.finder
        named = [t for t in finder.names.mentioned(exchange.text) if t in known]
        if named:
            filling = exchange.state.signup.programme if exchange.state.signup else None
            others = [t for t in named if t != filling]  # `forget the mentor, I take the other`
            return others or named
        advice = exchange.state.advice
        for_other = advice is not None and advice.given and advice.of_other
        if for_other and not exchange.heard.reader.pointers.hears(exchange.text):
            return []  # `start my application`, after advice for a colleague
        topic = exchange.state.topic or ""
        described = self.described(exchange)
        if described:
            return [described]
        if topic in known and self.leans(exchange):
            return self.alike(exchange) or [topic]
        shared = self.shared(exchange)
        if shared:
            return shared
        likely = None if self.says_no_more(exchange) else self.likely(exchange)
        if likely:
            return [likely]
        if topic in known:
            return [topic]
        lately = [t for t in exchange.state.recent[:LATELY] if t in known]
        return lately[:1] if len(lately) == 1 else []

    def shared(self, exchange: Exchange) -> list[str]:
        """The programmes of a word that they share: `I want to come to the meeting`."""
        heard = exchange.heard
        subject = heard.reader.read(exchange.text).subject
        wished = (
            *heard.wishing.requests.find(exchange.text),
            *heard.wishing.wishes.find(exchange.text),
        )
        words = {word for _, said in wished for word in said.split()}
        shared = heard.groups.meant(exchange.text, set(subject) - words)
        known = self.signup.programmes.keys() >= set(shared.topics)
        one_of_many = len(shared.topics) > PAIR and not shared.bare
        return list(shared.topics) if known and not one_of_many else []

    def others(self, exchange: Exchange) -> list[str]:
        """Those that `the other` may mean, of a few that were listed with the one talked of."""
        state, heard = exchange.state, exchange.heard
        found = {said for _, said in heard.places.counting.find(exchange.text)}
        few = PAIR < len(state.listed) <= LATELY and state.topic in state.listed
        named = heard.finder.names.mentioned(exchange.text)
        if named or not few or found.isdisjoint(heard.places.surely_other):
            return []
        return [
            one for one in state.listed if one != state.topic and one in self.signup.programmes
        ]

    def alike(self, exchange: Exchange) -> list[str]:
        """Those told of side by side, of which `that one` may be any; the one it clearly means."""
        alike = [one for one in exchange.state.alike if one in self.signup.programmes]
        shares = exchange.guess.topic
        clear = [one for one in alike if shares.get(one, 0.0) >= CLEARLY_ELSE]
        return clear or alike

    def likely(self, exchange: Exchange) -> str | None:
        """The programme that a wish is for by what it says, without its name."""
        known, shares = self.signup.programmes, exchange.guess_in_talk.topic
        learned = {topic: share for topic, share in shares.items() if topic in known}
        if learned:
            best = likeliest(learned)
            return best if learned[best] >= PERHAPS else None
        found = exchange.heard.finder.find(exchange.text).candidates
        return next((c.topic for c in found if c.topic in known and c.confidence >= SURE), None)

    def described(self, exchange: Exchange) -> str | None:
        """Another programme than the one talked of that a wish clearly means: `the higher one`."""
        shares = {
            t: s for t, s in exchange.guess_in_talk.topic.items() if t in self.signup.programmes
        }
        if exchange.state.topic is None or not shares or self.says_no_more(exchange):
            return None
        alone = exchange.guess
        if alone.stand.get(ALONE, 0.0) >= CLEARLY_ELSE and alone.likeliest_topic in shares:
            shares = {t: s for t, s in alone.topic.items() if t in shares}
        best = likeliest(shares)
        return best if best != exchange.state.topic and shares[best] >= CLEARLY_ELSE else None

    def leans(self, exchange: Exchange) -> bool:
        """Whether a wish says nothing of what it is for: `anmäl mig`, `I want to join that`."""
        pointing = exchange.heard.reader.pointers.hears(exchange.text)
        return pointing or self.says_no_more(exchange)

    def says_no_more(self, exchange: Exchange) -> bool:
        """Whether a message has no words but those that wish."""
        heard = exchange.heard
        wishing = heard.wishing
        wished = (*wishing.requests.find(exchange.text), *wishing.wishes.find(exchange.text))
        return heard.small.says_only(exchange.text, wished, ())
