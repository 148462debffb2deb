"""What can be told of a programme that no article describes: its own words, and no document."""

from dataclasses import replace

from knowledge.model import (
    Article,
    ArticleHead,
    Knowledge,
    LanguagePack,
    Programme,
    ProgrammeWords,
)
from knowledge.phrases import Phrases


def with_outlines(knowledge: Knowledge) -> Knowledge:
    """The same, with an outline for every programme that has no article."""
    packs = {
        language: replace(pack, articles={**pack.articles, **outlines(knowledge, pack)})
        for language, pack in knowledge.languages.items()
    }
    return replace(knowledge, languages=packs)


def outlines(knowledge: Knowledge, pack: LanguagePack) -> dict[str, Article]:
    """The outlines that one language needs, by programme."""
    return {
        name: outline(name, programme, pack)
        for name, programme in knowledge.programmes.items()
        if name not in pack.articles
    }


def outline(name: str, programme: Programme, pack: LanguagePack) -> Article:
    """A programme as an article without a source, so that it is found, named and compared."""
    said, phrases = pack.programmes[name], Phrases(pack.phrases)
    summary = phrases.say(f"outline.{programme.intake}", title=said.title)
    # Built past the form of written articles, which asks for a source and many phrasings.
    head = ArticleHead.model_construct(
        title=said.title,
        called=said.title,
        source="",
        place="",
        summary=summary,
        names=(said.title,),
        questions={"what": (phrases.say("outline.question", title=said.title),)},
        see_also=(),
        lists=(),
        facts=(),
    )
    return Article(name, pack.language, head, sections(said, summary))


def sections(said: ProgrammeWords, summary: str) -> dict[str, str]:
    """What the words tell: what it is, for whom, and how one joins."""
    rules = " ".join(rule.says for rule in said.rules.values())
    told = {"what": summary, "who": f"{rules} {said.left_open or ''}".strip(), "apply": said.next}
    return {facet: text for facet, text in told.items() if text}
