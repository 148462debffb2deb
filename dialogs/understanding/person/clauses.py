"""A text in its statements, with the words in each that tell something about the speaker."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from dialogs.understanding.person.by_place import without_elsewhere
from dialogs.understanding.recognise import Recogniser
from dialogs.understanding.times.lengths import Length
from dialogs.understanding.times.moments import Moment, Moments, View
from knowledge.listening import PLAINLY, Hit, Listener, Listeners
from knowledge.model import FactWords
from knowledge.text import either, plain

ENDS = r"[;!?\n]+|[.:](?!\d)|,(?!\d)|\s[-–—]+\s"
LEAD_IN = 5
"""Words before a verb of beginning from which it opens a statement of its own."""
NEAR = 3
"""Words between `not` and what it denies."""
WISHED = 5
"""Words between a wish and the post that it is for."""
POSTS = ("manager", "unclear")
"""Roles that are wished for by who wants to lead."""
BETWEEN = 1
"""Words between a wish and what is wished: `thinks of *to* become`."""
LEADS_MANAGERS = "xleadsmanagersx"
"""Stands for leading managers, whose name is none for the speaker otherwise."""
LEADS_PEOPLE = "xleadspeoplex"
"""Stands for those whom one has under oneself, so many, whatever they are called."""
SEVERAL = 2
"""A smaller number may be no more than an article: `I have a staff meeting`."""
REMEMBERED = 8
"""Texts whose statements are remembered."""


@dataclass(slots=True, eq=False)
class Clause:
    """One statement and all that was heard in it."""

    text: str
    hits: Mapping[str, list[Hit]]
    lengths: list[Length] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)

    def __getitem__(self, group: str) -> list[Hit]:
        return self.hits[group]

    def hears(self, group: str) -> bool:
        """Whether anything of a group stands in it."""
        return bool(self.hits[group])

    @property
    def tells_time(self) -> bool:
        """Whether it says since when, or for how long."""
        return bool(self.lengths or self.moments)

    def is_all(self, hit: Hit) -> bool:
        """Whether a phrase is the whole statement."""
        return (hit.begin, hit.end) == (0, len(self.text))

    def negated(self, hit: Hit) -> bool:
        """Whether a `not` stands shortly before a phrase, or ends the statement after it."""
        ended = max((c.begin for c in self["contrasts"] if c.begin < hit.begin), default=0)
        before = [n for n in self["negators"] if ended <= n.begin and n.end <= hit.begin]
        if before:
            return self.words_between(before[-1], hit) <= NEAR
        after = [n for n in self["negators"] if n.begin >= hit.end]
        if not after or any(d.begin >= after[-1].end for d in self["duties"]):  # `without budget`
            return False
        return len(self.text[after[-1].end :].split()) <= 1

    def denied(self, hit: Hit) -> bool:
        """Whether a `not` stands right before a phrase: `not by the city`."""
        return any(
            n.end <= hit.begin and self.words_between(n, hit) <= 1 for n in self["negators"]
        )

    def words_between(self, first: Hit, second: Hit) -> int:
        """Words from one phrase to the next; a duration does not keep them apart."""
        inside = [n for n in self.lengths if first.end <= n.begin and n.end <= second.begin]
        apart = len(self.text[first.end : second.begin].split())
        return apart - sum(len(self.text[n.begin : n.end].split()) for n in inside)

    def doubted(self, hit: Hit) -> bool:
        """Whether a phrase is what the speaker does not know: `not sure if I am a manager`."""
        return any(doubt.end <= hit.begin for doubt in self["unsure"])

    def wished(self, hit: Hit) -> bool:
        """Whether a phrase stands in a wish: `want to become a manager`."""
        return any(wish.begin < hit.end and wish.begin <= hit.begin for wish in self["wants"])

    def wishes_to_lead(self) -> bool:
        """Whether a wish is one to become a manager: `vill bli chef`, and not `vill bli modig`."""
        posts = [hit for hit in self["roles"] if hit.means in POSTS]
        posts += [*self["wished"], *self["higher"]]
        return any(
            wish.means == "role" or any(self.is_for(wish, post) for post in posts)
            for wish in self["wants"]
        )

    def is_for(self, wish: Hit, post: Hit) -> bool:
        """Whether a wish is for a post that is named near after it: not `calmer as a manager`."""
        between = [a for a in self["wished_apart"] if wish.end <= a.begin and a.end <= post.begin]
        near = len(self.text[wish.end : post.begin].split()) <= WISHED
        return wish.begin <= post.begin and near and not between


class Clauses:
    """Takes a text apart, in one language."""

    def __init__(
        self, words: FactWords, recogniser: Recogniser, moments: Moments, names: Iterable[str]
    ) -> None:
        self.moments = moments
        self.ignored = Listener({"ignored": (*words.ignored, *names)}, PLAINLY)
        self.over_managers = Listener({"leads": words.over_managers}, PLAINLY)
        led, about = words.leads_people, (*words.times.about, *words.times.over, *words.now)
        number = rf"(?:(?:{either(about)})\s+)?(?:{several(recogniser)}|(?!1\b)[1-9]\d*)"
        self.led = so_many(led.verbs, led.people, number)
        self.owned = so_many(led.owners, led.owned, number)
        self.before_me = before_the_speaker(words)
        self.joints = frozenset(map(plain, words.joints))
        self.ends = re.compile(cuts(words, recogniser))
        self.starts = re.compile(rf"\b(?:{either((*words.began, *words.begins))})(?!\w)")
        self.fronted = re.compile(
            rf"(?:{either(words.fronted)})\s.+?\s(?=(?:{either(words.resumed)})(?!\w))"
        )
        wants = {"role": words.wants, "something": words.wants_something}
        self.wants = Listener(wants, PLAINLY)
        self.new = Listener({"new": words.new}, PLAINLY)
        self.listeners = Listeners(
            {
                "employers": words.employers,
                "roles": {
                    **words.roles,
                    "manager": (*words.roles["manager"], LEADS_MANAGERS, LEADS_PEOPLE),
                },
                "new": {"new": words.new, "not_new": words.not_new},
                "employment": words.employment,
                "alone": words.employment_alone,
                "duties": words.duties,
                "leaving": words.leaving,
                "wants": wants,
                **{
                    name: {name: listed_words}
                    for name, listed_words in (
                        ("negators", words.negators),
                        ("unsure", words.unsure),
                        ("past", words.past),
                        ("been", words.been),
                        ("being", words.being),
                        ("now", words.now),
                        ("absent", words.absent),
                        ("adding", words.adding),
                        ("contrasts", words.contrasts),
                        ("kin", words.kin),
                        ("oneself", words.oneself),
                        ("moved", words.moved),
                        ("coming", words.coming),
                        ("came", words.came),
                        ("origins", words.origins),
                        ("there", words.there),
                        ("beneath", words.beneath),
                        ("breaks", words.breaks),
                        ("since", words.times.since),
                        ("predecessors", words.predecessors),
                        ("deputies", words.deputies),
                        ("staff", (*words.staff, LEADS_PEOPLE)),
                        ("remaining", words.times.remaining),
                        ("parts", words.times.parts),
                        ("for_a_part", words.for_a_part),
                        ("waiting", words.times.waiting),
                        ("wished", words.wished),
                        ("wished_apart", words.wished_apart),
                        ("higher", words.higher),
                        ("began", words.began),
                        ("reached", words.reached),
                        ("begins", words.begins),
                        ("works", words.works),
                        ("lacking", words.lacking),
                        ("only", words.only),
                        ("today", words.times.on_the_day),
                        ("may", words.asks.may),
                    )
                },
            },
            PLAINLY,
        )
        # A message is read for what it tells by several dialogs, one after another.
        self.read = lru_cache(maxsize=REMEMBERED)(self._read)

    def _read(self, text: str, today: date, coming: bool = False) -> tuple[Clause, ...]:
        """The statements of a text, names of programmes left out."""
        said = self.over_managers.replace(plain(text), LEADS_MANAGERS)
        said = self.before_me.sub(" ", said)
        said = self.owned.sub(rf"\1 {LEADS_PEOPLE}", self.led.sub(r"\1 \2", said))
        whole = self.ignored.replace(said, " ").strip()
        first, _, rest = whole.partition(" ")
        if first in self.joints and rest:  # `and for one who ...` joins nothing within the text
            whole = rest
        return tuple(self.clause(part, today, coming) for part in self.parts(whole))

    def parts(self, text: str) -> list[str]:
        """The text cut at its signs and at the words that open a new statement."""
        parts: list[str] = []
        for piece in self.ends.split(text):
            fronted = self.fronted.match(piece)
            verbs = (m for m in self.starts.finditer(piece) if opens(piece, m))
            cut = next((m.start() for m in verbs if not self.belongs(piece, m)), None)
            cut = fronted.end() if fronted else cut
            parts += [piece] if cut is None else [piece[:cut], piece[cut:]]
        whole = (" ".join(part.split()) for part in parts)
        return [part for part in whole if part and part not in self.joints]

    def belongs(self, piece: str, verb: re.Match[str]) -> bool:
        """Whether a verb of beginning stands in a wish, or in what says that one is new.

        `Wonder if I would dare to become`, `somebody who has just become`.
        """
        begin = verb.start()
        wished = any(
            h.begin < begin and len(piece[h.end : begin].split()) <= BETWEEN
            for h in self.wants.hits(piece)
        )
        return wished or any(h.begin < verb.start() < h.end for h in self.new.hits(piece))

    def clause(self, text: str, today: date, coming: bool = False) -> Clause:
        """One statement with all that is heard in it; `coming` where it tells of what is to be."""
        hits = self.listeners.find(text)
        told = without_elsewhere(text, self.moments.lengths, hits["employers"])
        if told != text:
            return of_now(self.clause(told, today, coming))
        hits["contrasts"] = after_another(hits["contrasts"], hits["negators"])
        for group in ("negators", "lacking"):
            hits[group] = [hit for hit in hits[group] if not starts_one_of(hit, hits["contrasts"])]
        # `ska börja` is to come, whatever `börja` alone may be a slip for.
        hits["began"] = [h for h in hits["began"] if not within(h, hits["begins"])]
        clause = Clause(text, hits)
        began = clause.hears("began")
        coming = clause.hears("begins") or (coming and not clause.hears("been"))
        view = View(today, coming=coming and not began, past=began)
        lengths = self.moments.lengths.find(text)
        clause.moments = self.moments.find(text, view, lengths)
        ahead = {moment.begin for moment in clause.moments}
        clause.lengths = [length for length in lengths if length.begin not in ahead]
        return clause


def of_now(clause: Clause) -> Clause:
    """A statement of which what was is left out, but for its verb: `was a manager ... here`."""
    roles = [
        replace(hit, means="manager") if hit.means == "former" else hit for hit in clause["roles"]
    ]
    return replace(clause, hits={**clause.hits, "roles": roles, "past": []})


def after_another(contrasts: list[Hit], negators: list[Hit]) -> list[Hit]:
    """The second halves of `not ... but`."""
    return [c for c in contrasts if any(n.end <= c.begin for n in negators)]


def within(hit: Hit, others: list[Hit]) -> bool:
    """Whether a phrase is a part of another one."""
    return any(other.begin <= hit.begin and hit.end <= other.end for other in others)


def starts_one_of(hit: Hit, others: list[Hit]) -> bool:
    """Whether a phrase begins where another one does."""
    return any(hit.begin == other.begin for other in others)


def opens(piece: str, match: re.Match[str]) -> bool:
    """Whether so much stands before a verb of beginning that it opens another statement."""
    return len(piece[: match.start()].split()) >= LEAD_IN


def so_many(before: tuple[str, ...], people: tuple[str, ...], number: str) -> re.Pattern[str]:
    """A number of people behind certain words: how many says nothing more."""
    return re.compile(rf"\b({either(before)})\s+{number}\s+({either(people)})\b")


def before_the_speaker(words: FactWords) -> re.Pattern[str]:
    """`When Berit retired`: what became of somebody whose work the speaker took over."""
    whom = rf"(?:(?!(?:{either(words.oneself)})\b)[\w'-]+\s+){{1,{NEAR}}}"
    leads, verbs = either(words.succeeded.leads), either(words.succeeded.verbs)
    return re.compile(rf"\b(?:{leads})\s+{whom}(?:{verbs})(?!\w)")


def several(recogniser: Recogniser) -> str:
    """The words for numbers that are surely ones, as alternatives."""
    return either(word for word, number in recogniser.numbers.items() if number >= SEVERAL)


def cuts(words: FactWords, recogniser: Recogniser) -> str:
    """Where one statement ends and the next one begins, as a regular expression."""
    units = either(word for unit in words.times.units.values() for word in unit)
    verbs = rf"(?=(?:[\w']+\s+)?(?:{either(words.verbs)})(?!\w))"
    alone = either(word for said in words.employment_alone.values() for word in said)
    told_before = rf"(?:{either(words.times.after)})\s+(?:[\w']+\s+){{1,{NEAR}}}(?:{units})"
    parts = set(words.breaks) & set(words.times.parts)
    # `Four months of which in the city` is one statement, `of which four months` opens one.
    number = rf"(?:\d+|(?:{either(recogniser.numbers)})\s+(?:{units})|(?:{several(recogniser)}))"
    opening = rf"(?:{either(parts)})(?=\s+(?:[\w']+\s+){{0,{NEAR}}}{number}(?!\w))"
    breaks = either(set(words.breaks) - parts)
    return "|".join(
        (
            ENDS,
            rf"(?<=\s)(?=(?:{breaks}|{opening}|{told_before})(?!\w))",
            rf"\b(?:{either(words.joints)})\s+{verbs}",
            rf"\b(?:{either(words.joints)})\s+(?=(?:{alone})\s*(?:$|[.,;!?]))",
        )
    )
