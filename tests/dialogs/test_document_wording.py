import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

NOTHING_SAID = [
    "Vad säger policyn om mutor?",
    "Står det nåt om distansarbete i ledarpolicyn?",
    "What does the policy say about diversity?",
    "Does the leadership policy mention AI?",
    "Does the policy say anything about dress code?",
    "Does the policy mention social media?",
    "Finns det något i policyn om rökning?",
    "Finns något i ledarpolicyn om bisysslor?",
    "Anything in the leadership policy about smoking?",
]
SAID = [
    ("Vad säger ledarpolicyn om hälsa?", "gott-ledarskap", "hälsa"),
    ("Nämner policyn facket?", "goda-arbetsgivaren", "fackliga organisationerna"),
    ("What does the policy say about the budget?", "chefsansvar", "sound finances"),
    ("Vad säger ledarpolicyn om mitt ansvar?", "chefsansvar", "samlat ansvar"),
    ("What does the leadership policy say about good leadership?", "gott-ledarskap", "relations"),
    ("Does the policy say anything about goals?", "verksamhetsutvecklaren", "goals and visions"),
    ("Does the policy say anything about citizens?", "verksamhetsutvecklaren", "According to"),
    ("Finns det något i policyn om facket?", "goda-arbetsgivaren", "fackliga organisationerna"),
    ("Does the policy say anything about the unions?", "goda-arbetsgivaren", "trade unions"),
    ("Vad säger ledarpolicyn?", "ledarpolicy", "dokument om ledarskap"),
    ("Vad säger ledarpolicyn om hur man ska vara?", "krav-pa-chefer", "fyra krav"),
]


@pytest.mark.parametrize("question", NOTHING_SAID)
async def test_what_a_document_does_not_speak_of_is_not_answered(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, "ledarpolicy")


@pytest.mark.parametrize(("question", "topic", "says"), SAID)
async def test_what_a_document_says_is_told_by_its_own_words(
    question: str, topic: str, says: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.ANSWER, topic)
        assert says in reply.text.split("\n\n")[0]


@pytest.mark.parametrize(
    ("first", "then", "topic"),
    [
        ("What does the policy say about unions?", "and health?", "gott-ledarskap"),
        ("What does the policy say about unions?", "and economy?", "chefsansvar"),
        ("Vad säger policyn om lön?", "och ekonomi?", "chefsansvar"),
        ("Vad säger policyn om facket?", "och mutor?", "ledarpolicy"),
        ("Vad säger policyn om facket?", "och vem antog den?", "ledarpolicy"),
        ("Vad säger policyn om facket?", "och temafrukostarna?", "temafrukostar"),
    ],
)
async def test_one_more_word_is_what_the_document_says_of_that(
    first: str, then: str, topic: str
) -> None:
    async with Talk() as talk:
        await talk.say(first)
        assert (await talk.say(then)).topic == topic


async def test_after_another_answer_the_document_is_no_longer_asked() -> None:
    async with Talk() as talk:
        for text in ("Vad säger policyn om facket?", "Vad är Chefsarenan?"):
            await talk.say(text)
        assert (await talk.say("och mutor?")).topic != "ledarpolicy"
