"""Where and as what somebody works, as people write it in the middle of other things."""

import re

from knowledge.model import Vocabulary
from knowledge.text import any_of, fold

WORD = r"[\w&'’-]+"
MOST_WORDS = 4
"""Words before the one by which a workplace's name is known."""


class WorkReader:
    """Takes a workplace and a title out of sentences in one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        places, titles = vocabulary.workplaces, vocabulary.titles
        stops = rf"(?!(?:{any_of(places.stops)})\b)"
        before = rf"(?:{stops}{WORD},?\s+){{1,{MOST_WORDS}}}?"
        end = rf"(?:{any_of(places.ends)})"
        tail = r"(?-i:(?:\s+[A-ZÅÄÖ][\w-]+){0,2})"  # `Hemtjänst Norr`
        name = rf"(?:{stops}[\w-]+?{end}|{before}{stops}[\w-]*?{end})(?!\w){tail}"
        known = any_of(places.known) or "(?!)"
        self.place = pattern(
            rf"\b(?:{any_of(places.leads)})\s+(?P<found>{name}|(?:{known}){tail})\b"
        )
        house = rf"(?:{any_of(places.buildings) or '(?!)'})"
        alone = rf"(?:{stops}[\w-]+?{house}|{before}{stops}[\w-]*?{house})(?!\w){tail}"
        self.place_alone = pattern(rf"^(?P<found>{name}|{known}|{alone})[.!]?$")
        prefix = rf"(?:(?:{any_of(titles.before)})\s+)"
        title = (
            rf"(?:{prefix}*(?:[\w-]+(?:{any_of(titles.ends)})|{any_of(titles.whole)})"
            rf"|{prefix}+(?:{any_of(titles.ends)}))"
        )
        self.origin = pattern(rf"^(?:{any_of(places.origins)})\s+")
        self.starts = {
            "workplace": pattern(rf"^(?:{any_of(places.starts)})\s+"),
            "title": pattern(rf"^(?:{any_of(titles.leads)})\s+"),
        }
        self.speaks = pattern(
            rf"^(?:{any_of(titles.sentences)})\s+(?!(?:{any_of(titles.leads)})\b)"
        )
        after = any_of(vocabulary.nowadays)
        self.moved = pattern(
            rf"^(?:{any_of(places.starts)})\s+(?P<found>.+?),?\s+(?:{after})[\s.!]*$"
        )
        tells = any_of(start for start in places.starts if " " in start)
        self.works_at = pattern(rf"^(?:{tells})\s+(?P<found>.+?)[\s.!]*$")
        self.title = pattern(rf"\b(?:{any_of(titles.leads)})\s+(?P<found>{title})\b")
        # `Rektor Viksängsskolan`, `head of unit at the City Library`
        self.opening = pattern(rf"^(?P<title>{title})(?![\w-])\s+(?P<rest>.*)$")
        self.aim = pattern(rf"^(?:{any_of(places.aims) or '(?!)'})\s")
        self.title_alone = pattern(rf"^(?P<found>{title})[.!]?$")

    def read(self, text: str) -> dict[str, str]:
        """The workplace and the title that a text tells, by the sort of field they are for."""
        found = {"workplace": self.place.search(text), "title": self.title.search(text)}
        return {sort: neat(match["found"]) for sort, match in found.items() if match}

    def piece(self, text: str) -> dict[str, str]:
        """What a piece of a text is that is nothing else: `enhetschef`, `på Kansliet`.

        A single word that is not written as a name may be any place.
        """
        said = text.strip(" .!")
        if self.is_title(said):
            return {"title": neat(said)}
        place = self.origin.sub("", said)
        named = place[:1].isupper() or " " in place
        return {"workplace": neat(place)} if named and self.is_place(place) else {}

    def title_before(self, text: str) -> tuple[str, str]:
        """The title that a text begins with, and what follows: `Rektor`, `Viksängsskolan`."""
        opened = self.opening.match(text)
        return (opened["title"], opened["rest"]) if opened and opened["rest"] else ("", text)

    def title_and_place(self, text: str) -> dict[str, str]:
        """Both of `enhetschef på Gata och park`, `head of unit, City Library`; else nothing."""
        led = self.title.search(text)  # `I work as a nurse at ...`
        said = text[led.start("found") :] if led else text
        first, _, behind = said.strip(" .!").partition(", ")
        title, rest = (first, behind) if self.is_title(first) else self.title_before(said)
        place = self.origin.sub("", rest).strip(" .!")
        parted = bool(behind and title == first) or place != rest.strip(" .!")
        named = place[:1].isupper() or self.is_place(place)
        if not (title and parted and named) or self.is_title(place):
            return {}
        return {"title": neat(title), "workplace": neat(place)}

    def moved_to(self, text: str) -> str | None:
        """Where one works by now, from `jag jobbar på Stadshuset nu`; None for any other text."""
        return self.named(self.moved.match(text.strip()))

    def told_place(self, text: str) -> str | None:
        """Where one works, from `I work at the Concert Hall`; None for any other text."""
        return self.named(self.works_at.match(text.strip()))

    def named(self, match: re.Match[str] | None) -> str | None:
        """The workplace that was found, where it is written or known as one."""
        if match is None:
            return None
        named = match["found"][:1].isupper() or self.is_place(match["found"])
        return neat(match["found"]) if named else None  # not `I'm at lunch now`

    def bare(self, sort: str, text: str) -> str:
        """An answer without what it may begin with: `jag jobbar på`."""
        return self.starts[sort].sub("", text) or text

    def tells_no_title(self, text: str) -> bool:
        """Whether what should be a title is a sentence, or where one works."""
        said = text.strip()
        placed = self.starts["workplace"].match(said) or self.works_at.match(said)
        titled = self.starts["title"].match(said) or self.title.search(said)
        if titled or self.title_before(said)[0]:
            return False
        return bool(placed or self.speaks.match(said))

    def tells_no_place(self, text: str) -> bool:
        """Whether what should be a workplace is a sentence on something else."""
        said = text.strip()
        placed = self.starts["workplace"].match(said) or self.works_at.match(said)
        return bool(self.speaks.match(said)) and not (placed or self.place.search(said))

    def tells_aim(self, text: str) -> bool:
        """Whether what should be a workplace or a title is what one wants: `att våga mer`."""
        return bool(self.aim.match(text.strip())) and not self.is_place(text)

    def fits(self, sort: str, text: str) -> bool:
        """Whether a text is clearly of one sort."""
        return self.is_place(text) if sort == "workplace" else self.is_title(text)

    def is_place(self, text: str) -> bool:
        """Whether a text is nothing but a workplace."""
        return bool(self.place_alone.match(text.strip()))

    def is_title(self, text: str) -> bool:
        """Whether a text is nothing but a title."""
        return bool(self.title_alone.match(text.strip()))

    def beside(self, text: str) -> set[str]:
        """The folded words of a text beside what it tells."""
        rest = self.title.sub(" ", self.place.sub(" ", text))
        return set(fold(rest).split())


def pattern(expression: str) -> re.Pattern[str]:
    """A pattern that does not mind capital letters."""
    return re.compile(expression, re.IGNORECASE)


def neat(name: str) -> str:
    """A name as it is written by itself."""
    return name[:1].upper() + name[1:]
