"""One language's words, ready for use in a conversation."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property

from dialogs.amendment import AmendmentEar
from dialogs.messages import Language
from dialogs.premise import Premises
from dialogs.reading import QuestionReader, folded_words
from dialogs.recognise import Recogniser
from dialogs.wishing import Wishing
from dialogs.work import WorkReader
from knowledge.gaps import Gaps
from knowledge.groups import Groups
from knowledge.model import LanguagePack, Vocabulary
from knowledge.phrases import Listener, Phrases, Sayings
from knowledge.points import Points
from knowledge.sections import Sections
from knowledge.text import any_of, fold, without, words
from knowledge.topics import TopicFinder

SPOKEN_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
LETTERS = re.compile(r"[^\W\d_]+")
SHORT_TALK = 9
"""Words of a message that can be nothing but small talk."""
PIECE = re.compile(r"(?<=[.!?,;:])\s+")
FEW_WARM = 5
"""Words of thanks and the like in which a word that nobody knows means nothing else."""
WARM = ("thanks", "bye")
MOST_LISTED = 9
"""Choices of a list."""
LONGEST_COMMAND = 14
"""Words of a message that can be nothing but a command."""
LEAD_IN, NAME_LENGTH = 4, 3
"""Words before and after `switch to` with which it names another programme."""

Found = Iterable[tuple[str, str]]
"""What a `Listener` heard: the meaning and the words, phrase by phrase."""


class Wordbook:
    """Everything of one language that a conversation uses; built once at start."""

    def __init__(self, pack: LanguagePack) -> None:
        self.language: Language = pack.language
        self.pack = pack
        self.phrases = Phrases(pack.phrases)
        self.recogniser = Recogniser(pack.vocabulary)
        self.saying = Listener({"says": pack.vocabulary.saying})
        self.documents = Listener(pack.vocabulary.documents)
        self.reader = QuestionReader(pack, lambda: self.finder.spelling.known)
        self.groups = Groups(pack.groups, pack.vocabulary)
        self.points = Points(pack)
        self.gaps = Gaps(pack)
        self.premises = Premises(pack, self.recogniser)
        self.wishing = Wishing(pack, self.reader, lambda: self.finder)
        self.listen(pack.vocabulary)
        self.listen_for_choosing(pack.vocabulary)
        self.listen_in_forms(pack.vocabulary)
        self.listen_for_turning_away(pack.vocabulary)
        self.listen_around_forms(pack.vocabulary)
        self.listen_for_places(pack.vocabulary)
        self.listen_for_pointing(pack.vocabulary)
        self.listen_for_commands(pack.vocabulary)
        self.listen_for_contact(pack.vocabulary)

    def listen(self, vocabulary: Vocabulary) -> None:
        """The words and phrases that mean something by themselves."""
        self.marks = folded_words(vocabulary.marks)
        self.question_words = folded_words(vocabulary.question_words)
        self.smalltalk = Sayings(vocabulary.smalltalk)
        self.small_sayings = Sayings({"aside": vocabulary.small_sayings})
        self.personal = Listener({"personal": vocabulary.personal})
        self.greetings = Listener(vocabulary.smalltalk)
        self.wishes = Listener({"wish": vocabulary.wishes})
        self.going_over = Listener({"over": vocabulary.going_over})
        self.speaker = folded_words(self.pack.facts.oneself)
        # One word of `instead of` denies nothing.
        self.negators = folded_words(tuple(w for w in self.pack.facts.negators if " " not in w))
        self.joining = Listener({"join": vocabulary.joining})
        self.elsewhere = Listener({"elsewhere": vocabulary.elsewhere})
        self.other_tasks = Listener({"task": vocabulary.other_tasks})
        self.clock_questions = Sayings({"clock": vocabulary.clock_questions})
        self.overriding = overriding_pattern(vocabulary)
        self.distress = Listener({"distress": vocabulary.distress})
        self.hostile = Listener({"hostile": vocabulary.hostile})
        self.identity_numbers = Listener({"number": vocabulary.identity_numbers})
        self.switching = Listener({str(name): w for name, w in vocabulary.switching.items()})
        self.spoken = vocabulary.spoken
        self.spoken_letters = frozenset(w for said in self.spoken for w in LETTERS.findall(said))
        phrases = "|".join(re.escape(p) for p in vocabulary.spoken if " " in p) or "(?!)"
        self.spoken_phrases = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)

    def listen_for_choosing(self, vocabulary: Vocabulary) -> None:
        """What compares things, asks which of them to choose, and takes what was advised."""
        self.combining = Listener({"combine": vocabulary.combining})
        self.comparing = Listener({"compare": vocabulary.comparing})
        self.choosing = Listener({"choose": vocabulary.choosing})
        self.same = Listener({"same": vocabulary.same})
        self.than = Listener({"than": vocabulary.than})
        self.best_for = Listener({"best": vocabulary.best_for})
        self.taking = Listener({"take": vocabulary.taking})
        self.kinds = Listener({str(kind): said for kind, said in vocabulary.listing.kinds.items()})
        self.settling = Listener({"settle": vocabulary.settling})
        self.going_further = Listener({str(k): v for k, v in vocabulary.going_further.items()})
        self.likewise_of_me = Listener({str(k): v for k, v in vocabulary.likewise_of_me.items()})
        picking = vocabulary.picking
        self.picking = Listener({"plainly": picking.plainly, "instead": picking.instead})
        self.leaving_be = Listener({"leave": vocabulary.leaving_be})
        self.weighing = Listener({str(side): said for side, said in vocabulary.weighing.items()})

    def listen_in_forms(self, vocabulary: Vocabulary) -> None:
        """What is said in a signup, or of one."""
        self.hesitating = folded_words(vocabulary.hesitating)
        self.faint_yes = folded_words(vocabulary.faint_yes)
        self.nods = folded_words(vocabulary.nods)
        self.accepting = Sayings({"accept": vocabulary.accepting})
        self.telling_verbs = folded_words(vocabulary.telling_verbs)
        self.subjects = folded_words(vocabulary.subjects)
        self.staying = Listener({"stay": vocabulary.staying})
        self.indirect = Listener({"indirect": vocabulary.indirect})
        self.generic = folded_words(vocabulary.generic)
        self.for_now = Listener({"now": vocabulary.for_now})
        self.withholding = Listener({"not": vocabulary.withholding})
        self.own_data = Listener({"data": vocabulary.own_data})
        self.sends = Listener({"sends": vocabulary.sends})
        self.praising = folded_words(vocabulary.praising)
        self.sending = folded_words(vocabulary.sending)
        self.rather_not = Sayings({"not": vocabulary.rather_not})
        self.dropping = Listener({"drop": vocabulary.dropping})
        self.summing = Sayings({"right": vocabulary.agreeing, "not now": vocabulary.not_now})
        right = (*vocabulary.agreeing, *vocabulary.as_it_was, *vocabulary.yes)
        self.as_it_was = Listener({"was": (phrase for phrase in right if " " in phrase)})
        self.deleting = Listener({"delete": vocabulary.deleting})
        taking_back = (*vocabulary.deleting, *vocabulary.loose_commands["withdraw"])
        self.taking_back = Listener({"back": taking_back})

    def listen_for_turning_away(self, vocabulary: Vocabulary) -> None:
        """What turns from the form that is open to another one, or puts its questions off."""
        checking = vocabulary.checking
        self.checking = Listener({"check": checking.asks, "which": checking.which})
        self.small_beside_checking = folded_words(vocabulary.checking.small)
        self.to_come = Listener({"later": vocabulary.to_come})
        self.no_longer = Listener({"not": vocabulary.no_longer})
        self.unnamed = folded_words(vocabulary.unnamed)
        self.letting_stand = Listener({"stand": vocabulary.letting_stand.phrases})
        self.lasting = Listener({"thing": vocabulary.letting_stand.things})
        self.other_form = Listener({"lead": vocabulary.other_form.leads})
        self.ones = folded_words(vocabulary.other_form.ones)
        self.behind_it = folded_words(vocabulary.other_form.verbs)
        other = vocabulary.other_form
        naming = vocabulary.naming
        self.says_wrong = Listener({"wrong": (*naming.wrong, *naming.is_wrong)})
        self.answer_places = Listener(answer_places(vocabulary))
        self.wrong_form = Listener({"wrong": other.wrong, "this": other.not_this})
        self.known_by = Listener({name: p.known_by for name, p in self.pack.programmes.items()})
        off = vocabulary.putting_off
        self.putting_off = Listener({"off": off.phrases, "act": off.acts, "time": off.times})
        self.small_beside_putting_off = folded_words(off.small)

    def listen_around_forms(self, vocabulary: Vocabulary) -> None:
        """What is asked of a form, said of what has been sent, or wished for somebody else."""
        self.form_questions = Listener(vocabulary.form_questions)
        self.standing = Listener({"standing": vocabulary.standing})
        self.not_coming = Listener({"no": vocabulary.not_coming})
        self.went_wrong = Listener({"wrong": vocabulary.went_wrong})
        self.too = Listener({"too": vocabulary.too})
        self.and_then = re.compile(
            rf"[\s,.;!]+(?:{any_of(vocabulary.and_then)})\s+", re.IGNORECASE
        )
        self.moving = Listener({"move": vocabulary.moving})
        self.surely_others = Listener({"other": vocabulary.surely_others})
        self.with_others = Listener({"with": vocabulary.with_others})
        self.people = Listener({"people": vocabulary.people})
        self.for_others = Listener({"other": vocabulary.for_others})
        self.signs_up = re.compile(
            rf"(?<!\w)(?i:{any_of(vocabulary.signing_up.verbs)})\s+(?P<name>[A-ZÅÄÖ][a-zåäöéü]+)"
        )
        self.signed_up = Listener({"passive": vocabulary.signing_up.passive})
        self.kin = Listener({"kin": self.pack.facts.kin})

    def listen_for_places(self, vocabulary: Vocabulary) -> None:
        """Ways to point at a place in what was listed, and what one of the things is called."""
        self.places = {fold(phrase): place for phrase, place in vocabulary.ordinals.items()}
        self.numbered = numbered(vocabulary)
        every_place = self.numbered | self.places
        split = {tuple(phrase.split()): place for phrase, place in every_place.items()}
        self.long_places = sorted(
            ((phrase, place) for phrase, place in split.items() if len(phrase) > 1),
            key=lambda item: -len(item[0]),
        )
        self.pointing_at = Listener({"place": map(" ".join, (p for p, _ in self.long_places))})
        self.points_told = folded_words(vocabulary.points_told)
        self.explaining = folded_words(self.pack.facets["what"].hints)
        self.point_places = {
            f"{point} {said}": int(n)
            for point in self.points_told
            for said, n in vocabulary.numbers.items()
            if n == int(n)
        }
        self.surely_other = {phrase for phrase, place in self.places.items() if place == 0}

    def listen_for_pointing(self, vocabulary: Vocabulary) -> None:
        """Ways to point at what was talked of, without naming it."""
        self.earlier = Listener(vocabulary.earlier)
        self.returning = Listener({"return": vocabulary.returning})
        self.likewise = Listener({"likewise": vocabulary.likewise})
        self.afterwards = tuple(f" {fold(word)}" for word in vocabulary.afterwards)
        self.rejecting = Sayings({"reject": vocabulary.rejecting})
        self.declining = Listener({"none": vocabulary.none_of})
        self.which_of = Listener({"which": vocabulary.which_of})
        self.among = Listener({"among": vocabulary.among})
        self.all_of = Listener({"all": vocabulary.all_of})
        self.something_else = Listener({"else": vocabulary.something_else})
        self.one_of = Listener({"one": vocabulary.one_of})
        self.both = Listener({"both": vocabulary.both})
        self.in_clause = folded_words(vocabulary.named_things.in_clause)
        self.describing = Listener({"one": vocabulary.describing})
        self.asking_words = Listener({"asking": vocabulary.opening_questions})
        self.oneself = frozenset(vocabulary.oneself)
        self.addressing = frozenset(vocabulary.addressing)
        self.they = Listener({"they": vocabulary.they})
        self.correction = correction_pattern(vocabulary)

    def listen_for_commands(self, vocabulary: Vocabulary) -> None:
        """What a message can ask the bot to do."""
        self.watching = Listener({"watch": vocabulary.watching})
        self.unwatching = Listener({"stop": vocabulary.unwatching})
        self.offer_answers = Sayings({str(k): v for k, v in vocabulary.offer_answers.items()})
        self.reasons = Listener({"reason": vocabulary.reasons})
        self.opening = Listener({"opening": vocabulary.opening})
        self.commands = Sayings(vocabulary.commands)
        self.loose_commands = Listener(vocabulary.loose_commands)
        self.around = folded_words(vocabulary.around)
        self.negations = frozenset(fold(p) for p in vocabulary.negations if " " not in p)
        self.why_not = Sayings({"why": vocabulary.why_not})
        self.why_asked = Listener({"why": vocabulary.why_asked})
        self.small_words = self.around | self.reader.fillers
        self.tiny = self.small_words | self.groups.empty
        self.changes = change_pattern(vocabulary)
        verbs = any_of(vocabulary.remove_verbs)
        self.removals = re.compile(rf"(?:{verbs})\s+(?P<field>\S.{{0,40}}?)[.!?]?$", re.IGNORECASE)
        self.work = WorkReader(vocabulary)
        self.small_at_work = folded_words((*self.pack.facts.works, *vocabulary.titles.leads))
        self.amending = AmendmentEar(vocabulary)

    def listen_for_contact(self, vocabulary: Vocabulary) -> None:
        """Names and addresses, what is around them, and that there is none."""
        leads = "|".join(re.escape(lead) for lead in vocabulary.name_leads)
        self.name_leads = re.compile(rf"(?<!\w)(?:{leads})(?!\w)\s*", re.IGNORECASE)
        wraps = vocabulary.name_wraps
        self.name_particles = folded_words(wraps.particles)
        self.before_name = re.compile(
            rf"^(?:{any_of(wraps.before)})(?!\w)[\s,.!:–-]+", re.IGNORECASE
        )
        self.after_name = re.compile(
            rf"[\s,.!:–-]+(?:{any_of(wraps.after)})[\s.!]*$", re.IGNORECASE
        )
        none = folded_words(vocabulary.without.none)
        self.nothing, self.beside_nothing = none, folded_words(vocabulary.without.small)
        beside = folded_words((*vocabulary.contact_words, *vocabulary.yes))
        self.small_beside_contact = self.around | self.reader.fillers | beside

    @cached_property
    def finder(self) -> TopicFinder:
        """The search; a third of a second to build, so made when it is first needed."""
        return TopicFinder(self.pack)

    @cached_property
    def sections(self) -> Sections:
        """The sections of the articles, made when they are first needed."""
        return Sections(self.pack, self.finder.by_phrasing)

    def warm(self) -> None:
        """Make beforehand what is made when it is first needed."""
        self.finder.find("")

    def title(self, topic: str) -> str:
        """What a topic is called."""
        return self.pack.articles[topic].head.title

    def called(self, topic: str) -> str:
        """What a topic is called in the middle of a sentence."""
        return self.pack.articles[topic].head.called

    def written(self, text: str) -> str:
        """A text as it would be written, where it is typed as people speak (`va e de`)."""
        if self.spoken_letters.isdisjoint(LETTERS.findall(text.casefold())):
            return text
        phrased = self.spoken_phrases.sub(lambda m: self.spoken[m.group().casefold()], text)
        return SPOKEN_WORD.sub(lambda match: self.as_written(match.group()), phrased)

    def as_written(self, word: str) -> str:
        """One word as it would be written."""
        return self.spoken.get(word.casefold(), word)

    def smalltalk_in(self, text: str) -> str | None:
        """What a whole message says for its own sake, small words aside; None for any other."""
        whole = self.smalltalk.meant(text)
        if whole or len(words(text)) > SHORT_TALK:
            return whole
        found = self.greetings.find(text)
        left = left_over(text, found)
        asks = text.rstrip().endswith("?") and not self.question_words.isdisjoint(left)
        only = left <= self.small_words and not asks
        return found[-1][0] if found and only and not self.reader.asks_fact(text) else None

    def warmth_in(self, text: str) -> str | None:
        """The thanks or goodbye of a short text that has no word of our subjects beside it."""
        found = self.greetings.find(text)
        if not found or found[-1][0] not in WARM or len(words(text)) > FEW_WARM:
            return None
        if self.asks_after(text, found[0][1]):
            return None
        spelling, left = self.finder.spelling, left_over(text, found) - self.tiny
        ours = any(word in spelling.known or spelling.slip(word) for word in left)
        return None if ours or "?" in text or self.elsewhere.hears(text) else found[-1][0]

    def warmth_of(self, piece: str) -> str | None:
        """The thanks or goodbye that a piece of a message is, or begins or ends with."""
        found = [(kind, said) for kind, said in self.greetings.find(piece) if kind in WARM]
        whole = fold(piece)
        if found and self.asks_after(piece, found[0][1]):
            return None
        ends = (kind for kind, said in found if whole.startswith(said) or whole.endswith(said))
        return next(ends, None)

    def asks_after(self, text: str, opening: str) -> bool:
        """`Great how do I register`: a question behind a word of thanks."""
        whole = fold(text)
        rest = whole.removeprefix(opening).split()
        return whole.startswith(opening) and bool(rest) and rest[0] in self.question_words

    def is_of_oneself(self, text: str) -> bool:
        """Whether a text has a word by which one speaks of oneself."""
        return not self.oneself.isdisjoint(words(text))

    def names_speaker(self, text: str) -> bool:
        """Whether the one who writes says `I` or `me`."""
        return not self.speaker.isdisjoint(map(fold, words(text)))

    def says_only_oneself(self, text: str) -> bool:
        """`And me?`, `can I?`: nothing but the speaker, and small words."""
        said = set(map(fold, words(text)))
        own = said & self.speaker
        small = said - own <= self.small_words | self.question_words
        return bool(own) and small and not self.wishes_in(text)

    def wishes_in(self, text: str) -> bool:
        """Whether a text is a wish to join something, and not a question about it."""
        return self.wishing.hears(text) and not self.takes_back(text)

    def takes_back(self, text: str) -> bool:
        """`Delete my application to X`: whether a text asks no more than that, sent or not."""
        of_sent = self.amending.sent_things.search(text) and not self.form_questions.hears(text)
        if not of_sent or len(words(text)) > LONGEST_COMMAND:
            return False
        found, topics = self.taking_back.find(text), self.finder.names.mentioned(text)
        names = {word for topic in topics for word in self.finder.aspects.of(topic).names}
        small = self.small_words - self.negators - (self.question_words - self.addressing)
        return bool(found) and left_over(text, found) <= small | names

    def parts(self, text: str) -> list[str]:
        """The single questions of a message."""
        return self.reader.parts(text, self.finder.names.mentioned)

    def says_only(self, text: str, found: Found, names: Collection[str]) -> bool:
        """Whether a text is nothing but what was found in it, words of a name, and small words."""
        left = left_over(text, found) - set(names)
        return left <= (self.reader.fillers | self.around) - self.question_words

    def overrides(self, text: str) -> bool:
        """Whether a text tries to make the bot forget its task."""
        return bool(self.overriding.search(fold(text)))

    def command_in(self, text: str) -> str | None:
        """The command that a message is, alone or with nothing but small words around it."""
        whole = self.commands.meant(text)
        if whole or len(words(text)) > LONGEST_COMMAND:
            return whole
        found = self.loose_commands.find(text)
        left = left_over(text, found)
        denied = not self.negators.isdisjoint(left)  # `don't delete`
        return found[0][0] if found and left <= self.around and not denied else None

    def switch_in(self, text: str) -> str | None:
        """The language that a message asks for, in whatever polite words."""
        found = self.switching.find(text)
        only = left_over(text, found) <= self.reader.fillers | self.around
        return found[0][0] if len(found) == 1 and only else None

    def names_languages(self, text: str) -> bool:
        """Whether a text names more than one language: `is it in Swedish or English?`."""
        return len({language for language, _ in self.switching.find(text)}) > 1

    def asks_else(self, text: str) -> bool:
        """Whether a text asks for the time, or for what a bot of ours does not do."""
        return self.other_tasks.hears(text) or self.clock_questions.meant(text) is not None

    def speaks_to_bot(self, text: str) -> bool:
        """Whether a question is to the one who is asked: not `is it taught in English?`."""
        first = fold(text).split(" ")[0]
        opens = first not in self.question_words or first in self.addressing
        return opens and not self.addressing.isdisjoint(words(text))

    def asides(self, text: str) -> tuple[list[str], str]:
        """What is said before a question for its own sake, and the question itself."""
        pieces, before = self.pieces(text), list[str]()
        while len(pieces) > 1 and self.is_aside(pieces[0]):
            before.append(pieces.pop(0))
        if not before:
            return [], text
        rest = " ".join(pieces)
        begins = self.reader.begins_to_ask(rest)
        asks = rest.endswith("?") or (begins and not rest.endswith("!"))
        return (before, rest) if asks and not self.smalltalk_in(text) else ([], text)

    def pieces(self, text: str) -> list[str]:
        """What stands between the signs of a text."""
        return PIECE.split(text)

    def plainly_asks(self, text: str) -> bool:
        """Whether a text begins or ends as a question does."""
        return text.rstrip().endswith("?") or self.reader.begins_to_ask(text)

    def is_aside(self, text: str) -> bool:
        """Whether a piece of a message is small talk, or asks for another language."""
        return bool(
            self.smalltalk_in(text)
            or self.switch_in(text)
            or self.small_sayings.meant(text)
            or self.none_in(text)
            or self.no_more_than_small(text)
        )

    def no_more_than_small(self, text: str) -> bool:
        """Whether a text has small words only, and no question: `haha ok.`."""
        said = set(fold(text).split())
        whole = text.rstrip().endswith((".", "!"))
        return whole and bool(said) and said <= self.small_words - self.question_words

    def none_in(self, text: str) -> bool:
        """Whether a text turns down all that was offered, small words aside."""
        found = self.declining.find(text)
        return bool(found) and left_over(text, found) <= self.small_words

    def leaves_it(self, text: str, beside: Collection[str] = ()) -> bool:
        """`No, that's right`: whether a text says no more than that all is right as it is."""
        found = self.as_it_was.find(text)
        said = left_over(text, found) - self.around.union(beside)
        return bool(found) and all(map(self.recogniser.first_words.meant, said))

    def lets_stand(self, text: str) -> bool:
        """`Don't delete my application`: whether a text only asks that nothing is taken away."""
        asked, things = self.letting_stand.find(text), self.lasting.find(text)
        only = left_over(text, (*asked, *things)) <= self.small_words
        return bool(asked and things) and only and "?" not in text

    def puts_off(self, text: str, beside: Collection[str] = ()) -> bool:
        """`Måste fundera lite på det`: whether a text says no more than that it has to wait."""
        found = self.putting_off.find(text)
        small = self.small_words | self.hesitating | self.small_beside_putting_off.union(beside)
        said = {how for how, _ in found}
        waits = "off" in said or said == {"act", "time"}
        return waits and "?" not in text and left_over(text, found) <= small

    def says_went_wrong(self, text: str) -> bool:
        """Whether a text says that something sent is not right: `oops, wrong workplace`."""
        return self.went_wrong.hears(text) or self.went_wrong.hears(self.amending.begun(text))

    def wrong_place(self, text: str) -> int | None:
        """The place in a form of an answer that is to be changed: `the first question was wrong`.

        None where a text says more than that.
        """
        found, wrong = self.answer_places.find(text), self.says_wrong.find(text)
        only = left_over(text, (*found, *wrong)) <= self.small_words
        said = (wrong and only) or self.change_of(text)
        return int(found[0][0]) if len(found) == 1 and said and "?" not in text else None

    def change_of(self, text: str) -> tuple[str, str | None] | None:
        """(`telefon`, `070-...`) from `ändra telefon till 070-...`; else None."""
        match = self.changes.match(text.strip())
        return (match["field"], match["value"]) if match else None

    def unwrapped(self, text: str) -> str:
        """A name without the words that people write around it: `I'm Anna Berg`."""
        before, said = "", text.strip()
        while said != before:
            before = said
            for around in (self.before_name, self.after_name):
                said = around.sub("", said) or said
        return said

    def has_nothing(self, text: str, asked: str) -> bool:
        """Whether a text says that there is nothing to answer to what is asked for."""
        said = set(fold(text).split()) or set(text.split())
        small = self.beside_nothing | self.small_words | set(fold(asked).split())
        return not self.nothing.isdisjoint(said) and said - self.nothing <= small

    def removal_of(self, text: str) -> str | None:
        """`telefon` from `ta bort telefon`; else None."""
        match = self.removals.match(text.strip())
        return match["field"] if match else None

    def meant_instead(self, text: str) -> str | None:
        """`det högre` from `nej, jag menade det högre`; None where nothing is put right."""
        match = self.correction.match(text.strip())
        return match["meant"] if match and not self.denies(match["meant"]) else None

    def gone_over_to(self, text: str) -> str | None:
        """The topic named right behind `no, switch to ...`; None where none is."""
        found = self.going_over.find(text)
        if not found:
            return None
        before, _, after = (part.split() for part in fold(text).partition(found[0][1]))
        if len(before) > LEAD_IN or not self.negators.isdisjoint(before):
            return None
        while after and after[0] in self.small_words:
            after.pop(0)
        topics = self.finder.names.mentioned(" ".join(after[:NAME_LENGTH]))
        named = (topic for topic in topics if after[0] in self.finder.aspects.of(topic).names)
        return next(named, None)

    def denies(self, meant: str) -> bool:
        """Whether what is meant is only what is not: `I mean not the higher one`."""
        said = [word for word in fold(meant).split() if word not in self.around]
        return bool(said) and said[0] in self.negations and "," not in meant

    def goes_on(self, text: str) -> bool:
        """Whether a text begins as what goes on from the answer before: `och`, `what about`."""
        first = self.likewise.find(text)[:1]
        return bool(first) and fold(text).startswith(first[0][1])

    def put_right(self, text: str) -> str:
        """A text without what was only said to put another one right: `no, I meant ...`."""
        match = self.correction.match(text.strip())
        right = match and match["right"] and not self.denies(match["meant"])
        return match["meant"] if match and right else text


def answer_places(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """What people call an answer by its place in the form: `the first question`, `question 2`."""
    phrases: dict[str, list[str]] = {}
    places = [*vocabulary.ordinals.items(), *((str(n), n) for n in range(1, MOST_LISTED + 1))]
    for said, place in places:
        for thing in vocabulary.naming.answers:
            pair = f"{thing} {said}" if said.isdecimal() else f"{said} {thing}"
            phrases.setdefault(str(place), []).append(pair)
    return phrases


def left_over(text: str, found: Found) -> set[str]:
    """The folded words of a text beside the phrases that were found in it."""
    return set(without(text, (phrase for _, phrase in found)).split())


def numbered(vocabulary: Vocabulary) -> dict[str, int]:
    """The folded ways to say the number of a choice, and that number: `nr 2`."""
    leads = [fold(lead) for lead in vocabulary.number_leads]
    return {f"{lead} {n}": n for lead in leads for n in range(1, MOST_LISTED + 1)}


def overriding_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """`Ignore ... your ... instructions`, with a few words between, in folded text."""
    verb, whose, rules = (
        "|".join(re.escape(fold(word)) for word in vocabulary.overriding[part])
        for part in ("verb", "whose", "rules")
    )
    return re.compile(rf"\b(?:{verb})(?: \w+){{0,4}}? (?:{whose})(?: \w+){{0,3}}? (?:{rules})\b")


def change_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """`ändra FIELD` or `ändra FIELD till VALUE`, in the words of a language."""
    verbs = "|".join(map(re.escape, vocabulary.change_verbs))
    to = "|".join(map(re.escape, vocabulary.change_to))
    return re.compile(
        rf"(?:{verbs})\s+(?P<field>\S.{{0,40}}?)(?:\s+(?:{to})\s+(?P<value>.+))?[.!]?$",
        re.IGNORECASE | re.DOTALL,
    )


def correction_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """`nej, MEANT`, `inte den, MEANT`, `... jag menade MEANT`, in the words of a language."""
    noes = [word for word in vocabulary.no if " " not in word and len(word) > 1]
    refusing, correcting = any_of((*noes, *vocabulary.rejecting)), any_of(vocabulary.meant_instead)
    between = r"(?:[\s,.:!]+|$)"
    return re.compile(
        rf"(?:(?P<right>.*\b(?:{correcting}){between})|(?:(?:{refusing})\b{between})+)"
        r"(?P<meant>.+)",
        re.IGNORECASE | re.DOTALL,
    )
