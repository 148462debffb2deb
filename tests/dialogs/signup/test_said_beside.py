"""What people say in a form that is no answer: a pause, a refusal, a question, somebody else."""

import pytest

from dialogs.messages import Language, Outcome
from dialogs.ports import ApplicationState
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import field_of, say

ESSAY = (
    "Jag vill söka Aspirantprogrammet",
    "ja",
    "nej",
    "Anna Lindqvist",
    "anna.lindqvist@vasteras.se",
    "Skallbergets skola",
)
SUMMARY = (
    "Jag vill vara med på nästa temafrukost",
    "ja",
    "Anna Lindqvist",
    "anna.lindqvist@vasteras.se",
    "Skallbergets skola",
    "hoppa över",
)


@pytest.mark.parametrize("text", ["spara och avsluta", "hinner inte nu, återkommer i morgon"])
async def test_an_essay_is_put_off(chat: DirectChat, text: str) -> None:
    left = await say(chat, *ESSAY, text)
    assert left.outcome is Outcome.COMMAND
    assert "sparat" in left.text
    assert field_of(await chat.send("fortsätt")) == "motivation"


@pytest.mark.parametrize("text", ["hur ofta går det", "vad kostar det att vara med"])
async def test_a_question_without_its_mark_is_no_essay(chat: DirectChat, text: str) -> None:
    answered = await say(chat, *ESSAY, text)
    assert answered.outcome in (Outcome.ANSWER, Outcome.UNKNOWN)
    assert field_of(answered) == "motivation"


@pytest.mark.parametrize(
    "text", ["när jag var liten ville jag bestämma", "för att jag vill leda och växa"]
)
async def test_an_essay_may_begin_as_it_likes(chat: DirectChat, text: str) -> None:
    assert field_of(await say(chat, *ESSAY, text)) == "phone"


async def test_who_does_not_want_to_answer_is_told_why_it_is_asked(chat: DirectChat) -> None:
    asked = await say(chat, *ESSAY, "det vill jag inte svara på")
    assert field_of(asked) == "motivation"
    assert "Du bestämmer själv vad du berättar" in asked.text
    why = await chat.send("varför")
    assert field_of(why) == "motivation"
    assert why.text != asked.text


async def test_who_does_not_want_to_answer_skips_what_is_optional(chat: DirectChat) -> None:
    summed_up = await say(chat, *ESSAY, "Jag vill leda", "det säger jag inte")
    assert field_of(summed_up) == "confirm"
    assert "Telefon: (inget svar)" in summed_up.text


async def test_the_name_of_ones_boss_is_not_ones_own(chat: DirectChat) -> None:
    assert field_of(await say(chat, *ESSAY[:3], "min chef heter Eva Berg")) == "name"
    assert field_of(await chat.send("Eva Berg")) == "email"


@pytest.mark.parametrize("text", ["ja tack, skicka iväg den nu", "yes, go ahead and send it"])
async def test_a_yes_in_more_words_sends(chat: DirectChat, text: str) -> None:
    assert "mottagen" in (await say(chat, *SUMMARY, text)).text


@pytest.mark.parametrize("text", ["skicka inte", "ja skicka imorgon", "skicka den?", "skicka in?"])
async def test_a_yes_that_is_none_does_not(chat: DirectChat, text: str) -> None:
    assert "mottagen" not in (await say(chat, *SUMMARY, text)).text


async def test_a_yes_with_a_change_changes(chat: DirectChat) -> None:
    changed = await say(chat, *SUMMARY, "ja, men ändra arbetsplats till Stadsbyggnad")
    assert "Arbetsplats: Stadsbyggnad" in changed.text
    assert field_of(changed) == "confirm"


async def test_another_draft_than_the_open_one_is_thrown_away(
    chat: DirectChat, house: House
) -> None:
    await say(chat, *ESSAY[:4], "jag vill vara med på nästa temafrukost")
    asked = await chat.send("ta bort mitt utkast till aspirantprogrammet")
    assert "Vill du avbryta ansökan till Aspirantprogrammet?" in asked.text
    await chat.send("ja, ta bort")
    mine = await house.of(chat.person)
    assert [one.programme for one in mine if one.state is ApplicationState.DRAFT] == [
        "temafrukostar"
    ]


async def test_a_draft_that_is_not_there_is_not_thrown_away(chat: DirectChat) -> None:
    heard = await say(chat, *ESSAY[:4], "ta bort mitt utkast till mentorprogrammet")
    assert "Du har inget påbörjat utkast" in heard.text
    assert field_of(heard) == "email"


@pytest.mark.parametrize(
    "text",
    [
        "jag vill anmäla min kollega till chefsintroduktion",
        "can you register my deputy Lisa for Chefsintroduktion",
    ],
)
async def test_everybody_sends_in_their_own(chat: DirectChat, house: House, text: str) -> None:
    told = await chat.send(text)
    assert told.asks is None
    assert told.topic == "chefsintroduktion"
    assert not await house.of(chat.person)


async def test_oneself_and_a_colleague_is_oneself(chat: DirectChat) -> None:
    assert field_of(await chat.send("jag vill anmäla mig och min kollega till chefsintroduktion"))


@pytest.mark.parametrize("text", ["send it once my boss agrees", "min chef har godkänt det här"])
async def test_a_remark_under_the_summary_points_at_no_answer(chat: DirectChat, text: str) -> None:
    assert field_of(await say(chat, *SUMMARY, text)) == "confirm"


async def test_who_then_wishes_for_themselves_is_meant_the_same(chat: DirectChat) -> None:
    await say(
        chat, "Vad är Ledarskapsprogrammet?", "jag vill anmäla min kollega till mentorprogrammet"
    )
    assert (await chat.send("då vill jag söka själv")).topic == "mentorprogrammet"


async def test_a_change_after_a_yes_is_no_workplace(chat: DirectChat, house: House) -> None:
    await say(chat, *SUMMARY[:4], "ja, men ändra namn till Moa Ek")
    draft = await house.draft(chat.person, "temafrukostar")
    assert draft is not None
    assert draft.answers["name"] == "Moa Ek"
    assert "workplace" not in draft.answers


@pytest.mark.parametrize("text", ["nej", "ja tack, skicka iväg den nu"])
async def test_who_changes_nothing_is_shown_the_summary(chat: DirectChat, text: str) -> None:
    back = await say(chat, *SUMMARY, "nej", text)
    assert field_of(back) == "confirm"
    assert "mottagen" in (await chat.send("ja")).text


async def test_ones_applications_are_shown_while_asked_what_to_change(chat: DirectChat) -> None:
    assert "Det här har du" in (await say(chat, *SUMMARY, "skicka inte", "mina ansökningar")).text


BEGIN: dict[Language, tuple[str, ...]] = {
    "sv": SUMMARY,
    "en": (
        "I want to join the next theme breakfast",
        "yes",
        "Anna Lindqvist",
        "anna.lindqvist@vasteras.se",
        "Skallbergets skola",
        "skip",
    ),
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "perfekt!"),
        ("sv", "jättebra, tack"),
        ("sv", "mm"),
        ("sv", "okej"),
        ("sv", "inte än"),
        ("sv", "nej tack"),
        ("en", "great, thanks"),
        ("en", "ok"),
        ("en", "not yet"),
        ("en", "don't send it"),
    ],
)
async def test_under_the_summary_it_is_said_that_a_yes_is_lacking(
    language: Language, text: str, house: House
) -> None:
    heard = await say(DirectChat(house, language), *BEGIN[language], text)
    assert field_of(heard) == "confirm"
    assert heard.text.startswith(
        ("Jag behöver ett ja", "Då skickar", "I need a yes", "Then I send")
    )
    assert not await house.received()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "jaaa"),
        ("sv", "låter bra"),
        ("sv", "kanon, skicka"),
        ("en", "sounds good"),
        ("en", "great, send it"),
        ("en", "perfect, go ahead"),
    ],
)
async def test_agreement_sends(language: Language, text: str, house: House) -> None:
    await say(DirectChat(house, language), *BEGIN[language], text)
    assert len(await house.received()) == 1


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("sv", "allt stämmer utom namnet", "name"),
        ("sv", "mejlen är fel", "email"),
        ("sv", "ja, men ändra arbetsplatsen först", "workplace"),
        ("en", "everything is right except the e-mail", "email"),
        ("en", "name is wrong", "name"),
        ("en", "yes but change the email first", "email"),
    ],
)
async def test_the_one_answer_that_is_wrong_is_asked_for(
    language: Language, text: str, field: str, house: House
) -> None:
    heard = await say(DirectChat(house, language), *BEGIN[language], text)
    assert field_of(heard) == field


@pytest.mark.parametrize(
    ("language", "change", "text"),
    [
        ("sv", "ändra namn", "nej förresten, namnet var rätt"),
        ("sv", "ändra namn", "avbryt"),
        ("sv", "ändra e-post", "låt det vara"),
        ("sv", "nej", "inget, det var rätt"),
        ("en", "change name", "never mind, keep it"),
        ("en", "change e-mail", "no, it was correct"),
    ],
)
async def test_out_of_a_change_again(
    language: Language, change: str, text: str, house: House
) -> None:
    heard = await say(DirectChat(house, language), *BEGIN[language], change, text)
    assert field_of(heard) == "confirm"
    assert "Anna Lindqvist" in heard.text


async def test_from_the_list_of_answers_the_form_can_be_left(chat: DirectChat) -> None:
    assert field_of(await say(chat, *SUMMARY, "nej", "avbryt")) == "leave"


async def test_a_changed_essay_may_speak_of_what_was_right(chat: DirectChat) -> None:
    essay = "Jag vill leda och behålla lugnet i gruppen, som det var förr"
    heard = await say(chat, *ESSAY, "Jag vill leda", "hoppa över", "ändra motivering", essay)
    assert essay in heard.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ja tack, och anmäl mig till Chefsarenan också"),
        ("sv", "ja skicka och sen vill jag anmäla mig till Chefsarenan också"),
        ("sv", "skicka. sen vill jag vara med på chefsarenan"),
        ("en", "yes, and sign me up for Chefsarenan too"),
        ("en", "looks good, then sign me up for Chefsarenan"),
    ],
)
async def test_a_yes_with_another_wish_sends_and_begins_the_other(
    language: Language, text: str, house: House
) -> None:
    heard = await say(DirectChat(house, language), *BEGIN[language], text)
    assert heard.asks is not None
    assert heard.asks.programme == "chefsarenan"
    (received,) = await house.received()
    assert received.number
    assert received.number in heard.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ja, men jag vill anmäla mig till Chefsarenan först"),
        ("sv", "ja, vad är Chefsarenan?"),
        ("sv", "ok och sen vill jag anmäla mig till chefsarenan"),
        ("sv", "ja, och kan jag vara med på chefsarenan sen"),
        ("sv", "sen vill jag vara med på chefsarenan"),
        ("en", "yes, but sign me up for Chefsarenan first"),
    ],
)
async def test_a_yes_that_hesitates_does_not(language: Language, text: str, house: House) -> None:
    await say(DirectChat(house, language), *BEGIN[language], text)
    assert not await house.received()


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "nej tack"), ("sv", "nä tack"), ("en", "no thanks")]
)
async def test_no_thanks_skips_what_is_optional(
    language: Language, text: str, house: House
) -> None:
    heard = await say(DirectChat(house, language), *BEGIN[language][:-1], text)
    assert field_of(heard) == "confirm"


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "ta bort den"), ("en", "can you remove it?")]
)
async def test_what_has_just_been_sent_is_meant_and_not_all_that_is_stored(
    language: Language, text: str, house: House
) -> None:
    yes = "ja" if language == "sv" else "yes"
    heard = await say(DirectChat(house, language), *BEGIN[language], yes, text)
    assert heard.text.startswith(("Vill du dra tillbaka", "Do you want to withdraw"))


@pytest.mark.parametrize(
    "text",
    [
        "förresten, när antogs ledarpolicyn?",
        "en sak till, hur ofta går Högre chefsprogrammet?",
        "förresten, hur länge varar ett mentorskap?",
    ],
)
async def test_a_question_in_passing_is_no_essay(chat: DirectChat, text: str) -> None:
    heard = await say(chat, *ESSAY, text)
    assert heard.outcome in (Outcome.ANSWER, Outcome.UNKNOWN)
    assert field_of(heard) == "motivation"


@pytest.mark.parametrize(
    "text", ["jag vill helst inte lämna något telefonnummer", "hoppar över telefonnumret"]
)
async def test_what_one_does_not_want_to_give_is_skipped(chat: DirectChat, text: str) -> None:
    heard = await say(chat, *ESSAY, "Jag vill leda andra.", text)
    assert field_of(heard) == "confirm"


async def test_a_correction_in_passing_is_made(chat: DirectChat) -> None:
    text = "stämmer inte riktigt, arbetsplatsen ska vara Grundskolan"
    assert "Grundskolan" in (await say(chat, *SUMMARY, text)).text
