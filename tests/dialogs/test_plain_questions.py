"""The plainest way to ask for each fact of each programme gets that fact."""

from collections.abc import Mapping

from bot.channels.terminal import Asked
from dialogs.messages import Language, Outcome, Reply
from tests.chat.house import House

WAYS: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    "sv": {
        "who": ("vem är {} för?", "vem får gå {}?"),
        "how_long": ("hur länge är {}?",),
        "how_often": ("hur ofta går {}?",),
        "where": ("var är {}?",),
        "purpose": ("vad är syftet med {}?",),
        "content": ("vad ingår i {}?",),
        "apply": ("hur söker jag {}?",),
        "with_whom": ("vilka ordnar ni {} tillsammans med?",),
        "what": ("vad är {}?",),
        "gives": ("vad får jag ut av {}?",),
    },
    "en": {
        "who": ("who is {} for?", "who may join {}?"),
        "how_long": ("how long is {}?",),
        "how_often": ("how often is {}?",),
        "where": ("where is {}?",),
        "purpose": ("what is the purpose of {}?",),
        "content": ("what does {} contain?",),
        "apply": ("how do I apply for {}?",),
        "with_whom": ("who arranges {}?",),
        "what": ("what is {}?",),
        "gives": ("what do I get out of {}?",),
    },
}
MOST_WRONG = 3
"""Of some 170; a word of one question can stand in the name of one programme."""


def is_right(house: House, language: Language, programme: str, facet: str, reply: Reply) -> bool:
    pack = house.knowledge.languages[language]
    sections = pack.articles[programme].sections
    instead = [sections[name] for name in pack.facets[facet].instead if name in sections]
    wanted = [sections[facet]] if facet in sections else instead
    if reply.topic != programme:
        return False
    said = any(reply.text.startswith(section.split(". ")[0]) for section in wanted)
    return said or (facet not in sections and reply.outcome is Outcome.UNKNOWN)


async def test_every_fact_is_found_by_the_plainest_question(house: House) -> None:
    wrong, asked = [], 0
    for language, facets in WAYS.items():
        for programme in house.knowledge.programmes:
            name = house.knowledge.languages[language].articles[programme].head.names[0]
            for facet, ways in facets.items():
                for way in ways:
                    asked += 1
                    question = Asked(way.format(name), f"plain{asked}", language=language)
                    reply, _ = await house.terminal.ask(question)
                    if not is_right(house, language, programme, facet, reply):
                        wrong.append((question.text, reply.text[:60]))
    assert asked > 150
    assert len(wrong) <= MOST_WRONG, wrong
