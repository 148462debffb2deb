"""What is said in the middle of a talk is heard after what was talked of."""

import re

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import WAYS, field_of
from tests.dialogs.test_eligible import Talk


@pytest.fixture
def in_english(house: House) -> DirectChat:
    return DirectChat(house, "en")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Vad är temafrukostar?", "finns det något liknande för såna som inte är chefer då?"),
        (
            "Vem får gå Ledarskapsprogrammet?",
            "finns det nåt för en som inte är chef?",
        ),
    ],
)
async def test_asking_what_else_there_is_gets_advice(
    chat: DirectChat, first: str, then: str
) -> None:
    await chat.send(first)
    heard = await chat.send(then)
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "aspirantprogrammet")


async def test_the_other_demands_are_all_of_them(chat: DirectChat) -> None:
    await chat.send("Vad är kravet Ambassadören?")
    heard = await chat.send("okej, och vilka är de andra tre kraven?")
    assert heard.topic == "krav-pa-chefer"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What is Aspirantprogrammet?", "length?"),
        ("Mentorprogrammet?", "duration"),
    ],
)
async def test_a_fact_that_an_article_has_not_is_not_told_of_another(
    in_english: DirectChat, first: str, then: str
) -> None:
    await in_english.send(first)
    assert (await in_english.send(then)).outcome is Outcome.UNKNOWN


async def test_a_fact_that_it_has_is_told(in_english: DirectChat) -> None:
    await in_english.send("What is Ledarskapsprogrammet?")
    heard = await in_english.send("duration")
    assert heard.text.startswith("About one year")


async def test_a_story_is_followed_by_a_question_of_its_own(chat: DirectChat) -> None:
    heard = await chat.send(
        "Jag är enhetschef på biblioteket här. Var är temafrukostarna nånstans?"
    )
    assert heard.text.startswith("I Stadshusets restaurang")


@pytest.mark.parametrize("text", ["hur länge räknas man som ny chef?", "telefon till kommunen"])
async def test_a_question_after_a_verdict_tells_nothing_of_the_person(
    chat: DirectChat, text: str
) -> None:
    judged = await chat.send("Jag är ny enhetschef i staden. Får jag gå Chefsintroduktion?")
    assert "Uppfyllt:" in judged.text
    assert "Uppfyllt:" not in (await chat.send(text)).text


async def test_both_languages_named_is_no_wish_for_one(chat: DirectChat) -> None:
    await chat.send("Vad är Aspirantprogrammet?")
    heard = await chat.send("den är på svenska eller engelska")
    assert heard.outcome is Outcome.UNKNOWN


async def test_go_on_may_be_part_of_a_wish(in_english: DirectChat) -> None:
    await in_english.send("What are the theme breakfasts?")
    heard = await in_english.send("Go on then, sign me up.")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "temafrukostar")


async def test_who_introduces_themselves_is_greeted(chat: DirectChat) -> None:
    heard = await chat.send("Hej jag heter Fatuma jag jobba i hemtjänst")
    assert heard.outcome is Outcome.SMALLTALK


async def test_a_greeting_before_a_question_is_no_introduction(chat: DirectChat) -> None:
    heard = await chat.send("Hej när hämtas soporna på Skallberget")
    assert heard.outcome is Outcome.UNKNOWN


async def test_signs_of_no_alphabet_of_ours_are_no_introduction(chat: DirectChat) -> None:
    assert (await chat.send("مرحبا")).outcome is Outcome.UNKNOWN


async def test_who_has_just_become_a_manager_is_shown_the_introductions(chat: DirectChat) -> None:
    heard = await chat.send(
        "Ny enhetschef inom hemtjänsten sedan två veckor, kommer närmast från regionen. "
        "Vad finns det för mig som är ny?"
    )
    assert heard.topic == "chefsintroduktion"


async def test_a_swedish_place_is_no_swedish_message(in_english: DirectChat) -> None:
    await in_english.send("Who can apply to Aspirantprogrammet?")
    heard = await in_english.send("I work for Region Västmanland actually")
    assert heard.text.startswith("No,")


@pytest.mark.parametrize("text", ["och Chefsarenan?", "Chefsarenan då?"])
async def test_what_nobody_can_tell_of_one_is_not_asked_of_the_next(
    chat: DirectChat, text: str
) -> None:
    first = await chat.send("Vad händer om man missar en temafrukost?")
    assert first.outcome is Outcome.UNKNOWN
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "chefsarenan")


async def test_thanks_are_understood_in_any_language(in_english: DirectChat) -> None:
    await in_english.send("What are the theme breakfasts?")
    assert (await in_english.send("gracias, very clear")).outcome is Outcome.SMALLTALK


async def test_a_wish_for_the_other_one_of_two(chat: DirectChat) -> None:
    await chat.send("Vem får gå Ledarskapsprogrammet?")
    heard = await chat.send("då tar jag det högre. anmäl mig")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "hogre-chefsprogrammet")


async def test_a_question_behind_a_comma_needs_nothing_of_what_stands_before_it(
    in_english: DirectChat,
) -> None:
    heard = await in_english.send(
        "my partner only reads English, how long is the leadership programme?"
    )
    assert heard.text.startswith("About one year")


async def test_a_restaurant_is_not_recommended(in_english: DirectChat) -> None:
    heard = await in_english.send("can you recommend a restaurant for lunch")
    assert heard.outcome is Outcome.UNKNOWN


async def test_what_somebody_is_stands_before_what_they_ask(chat: DirectChat) -> None:
    heard = await chat.send(
        "jag är undersköterska, fast anställd här sen 2019, inte chef. vad är temafrukostarna?"
    )
    assert heard.text.startswith("Temafrukostar är")
    other = await chat.send("får jag gå dit?")  # and counts when that is asked
    assert other.text.startswith("Nej,")


async def test_advice_for_a_colleague(chat: DirectChat) -> None:
    await chat.send("Vad är Aspirantprogrammet?")
    heard = await chat.send(
        "min kollega är ny enhetschef sen två veckor, vad finns det för henne?"
    )
    assert heard.topic == "chefsintroduktion"


async def test_a_name_alone_is_judged_once_enough_has_been_told(in_english: DirectChat) -> None:
    await in_english.send("I have been a unit manager here since May 2023, permanently employed")
    assert (await in_english.send("mentor?")).text.startswith("Yes,")
    assert (await in_english.send("Aspirantprogrammet?")).text.startswith("No,")
    heard = await in_english.send("Ledarpolicyn?")  # one cannot join that
    assert heard.text.startswith("Ledarpolicyn (the leadership policy) is")


async def test_a_name_alone_is_no_question_about_somebody_unknown(in_english: DirectChat) -> None:
    heard = await in_english.send("mentor?")
    assert heard.text.startswith("Mentorprogrammet")


async def test_what_language_it_is_held_in_is_no_wish_for_that_language(
    in_english: DirectChat,
) -> None:
    await in_english.send("What is Chefsarenan?")
    heard = await in_english.send("and do they do it in English")
    assert heard.outcome is Outcome.UNKNOWN
    assert (await in_english.send("do it in Swedish")).outcome is Outcome.COMMAND


async def test_a_question_behind_thanks_is_answered(in_english: DirectChat) -> None:
    await in_english.send("What is Alltid bästa möjliga möte?")
    heard = await in_english.send("great how do i register")
    assert heard.outcome is Outcome.ANSWER
    assert (await in_english.send("great, that is what I needed")).outcome is Outcome.SMALLTALK


async def test_a_wish_may_point(in_english: DirectChat) -> None:
    await in_english.send("What is Aspirantprogrammet?")
    await in_english.send("What is Mentorprogrammet?")
    heard = await in_english.send("ok sign me up for the course for now, the first one")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "aspirantprogrammet")


async def test_no_and_a_question_does_not_begin_another_form(in_english: DirectChat) -> None:
    await in_english.send("I want to sign up for the theme breakfasts")
    heard = await in_english.send(
        "No I only wondered. What about the city director's gatherings, who comes to those"
    )
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "chefsarenan")


@pytest.mark.parametrize(
    "told",
    [
        "Im working by the hour in home care, for the city, since january",
        "Hello, I run a team of twelve at ABB and think of changing to the public sector.",
    ],
)
async def test_who_tells_where_they_stand_is_heard_out(in_english: DirectChat, told: str) -> None:
    heard = await in_english.send(told)
    assert heard.text.startswith("Thank you for telling me")


async def test_who_also_asks_whether_they_may_is_not_only_heard_out(
    in_english: DirectChat,
) -> None:
    heard = await in_english.send("I am deaf, can I still join")
    assert heard.outcome is Outcome.UNKNOWN


async def test_what_somebody_is_asks_nothing_by_itself(in_english: DirectChat) -> None:
    await in_english.send("what are my main tasks")
    heard = await in_english.send("I am deaf, can I still join the leadership programme")
    assert heard.topic == "ledarskapsprogrammet"
    assert "main tasks" not in heard.text


async def test_a_tag_puts_it_of_what_is_talked_of(in_english: DirectChat) -> None:
    await in_english.send("How long is the leadership programme?")
    heard = await in_english.send("and its run together with Eskilstuna right")
    assert heard.topic == "ledarskapsprogrammet"
    assert heard.text.startswith("No,")


async def test_a_tag_on_an_answer_asks_nothing(in_english: DirectChat) -> None:
    await in_english.send("I have been a manager here for three years, may I get a mentor?")
    heard = await in_english.send("permanent, yes")
    assert heard.text.startswith("Yes, as far as I can see")


async def test_that_an_answer_was_useless_is_a_complaint(in_english: DirectChat) -> None:
    assert (await in_english.send("this bot is useless")).outcome is Outcome.SMALLTALK
    assert (await in_english.send("you useless bot")).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "said", ["i think they got my overtime wrong on the payslip", "write me a poem about a moose"]
)
async def test_who_asks_for_something_else_is_not(in_english: DirectChat, said: str) -> None:
    assert (await in_english.send(said)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("lang", "first", "then"),
    [
        ("en", "I've been a manager for three months. Can I get a mentor?", "until April"),
        ("en", "How long is the leadership programme?", "until the end of May"),
        ("sv", "Jag har varit chef i tre månader. Får jag en mentor?", "till april"),
    ],
)
async def test_a_time_alone_is_no_goodbye(
    chat: DirectChat, lang: Language, first: str, then: str
) -> None:
    chat.language = lang
    await chat.send(first)
    assert (await chat.send(then)).outcome is not Outcome.SMALLTALK


async def test_a_yes_after_another_programme_is_not_of_what_was_just_sent(
    chat: DirectChat,
) -> None:
    for said in (*WAYS["summary"]["sv"], "ja"):
        await chat.send(said)
    assert "redan anmält" in (await chat.send("ja")).text
    await chat.send("och chefsarenan då")
    assert "redan anmält" not in (await chat.send("ja")).text


async def test_small_talk_is_no_answer_to_whether_to_leave(chat: DirectChat) -> None:
    await chat.send("Jag vill söka Mentorprogrammet")
    await chat.send("avbryt")
    heard = await chat.send("förlåt för allt strul")
    assert heard.outcome is Outcome.SMALLTALK
    assert (await chat.send("Spara till senare")).outcome is Outcome.COMMAND


async def test_whether_anybody_may_apply_is_no_wish(chat: DirectChat) -> None:
    heard = await chat.send("kan vem som helst söka mentorprogrammet")
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "mentorprogrammet")


async def test_what_exactly_is_missing_is_the_rule_that_is_not_met(in_english: DirectChat) -> None:
    await in_english.send("I became a manager here in September, permanent. A mentor for me?")
    heard = await in_english.send("what exactly is missing")
    assert heard.text.startswith("This is required for Mentorprogrammet, but is not met:")
    assert "at least one year" in heard.text


async def test_who_wants_to_talk_to_a_person_is_told_where(
    chat: DirectChat, in_english: DirectChat
) -> None:
    assert (await chat.send("jag vill hellre prata med en riktig människa")).topic == "kontakt"
    assert (await in_english.send("can I speak to a human?")).topic == "kontakt"
    assert (await chat.send("är du en människa?")).outcome is Outcome.SMALLTALK


async def test_a_question_behind_a_small_word_is_no_answer_to_a_field(
    in_english: DirectChat,
) -> None:
    await in_english.send("I want to apply for Aspirantprogrammet")
    for answer in ("yes", "no", "Kim Berg", "kim@example.com"):
        await in_english.send(answer)
    heard = await in_english.send("by the way how often is it")
    assert heard.outcome is Outcome.ANSWER
    assert field_of(heard) == "workplace"
    assert field_of(await in_english.send("Home care Råby")) == "motivation"


async def test_stanna_kvar_is_to_go_on(chat: DirectChat) -> None:
    await chat.send("Jag vill söka Aspirantprogrammet")
    await chat.send("avbryt")
    assert field_of(await chat.send("stanna kvar")) == "employed"


@pytest.mark.parametrize(
    "text",
    [
        "ok ok. så vilken kurs finns för mig som inte är chef",
        "ok, säg att jag ÄR chef, helt ny. vad finns att gå då?",
    ],
)
async def test_what_else_there_is_leaves_the_programme_talked_of(
    chat: DirectChat, text: str
) -> None:
    await chat.send("får jag gå på högre chefsprogrammet? jag är handläggare i staden")
    heard = await chat.send(text)
    assert heard.topic != "hogre-chefsprogrammet"
    assert heard.outcome in (Outcome.ANSWER, Outcome.CLARIFY)


async def test_somebody_else_is_judged_by_what_is_told_of_them(in_english: DirectChat) -> None:
    await in_english.send("I became a manager here 3 years ago, permanent. May I have a mentor?")
    hers = await in_english.send("can my colleague join, she is a nurse")
    assert hers.text.startswith("No,")
    assert (await in_english.send("but I may join myself?")).text.startswith("Yes,")


async def test_who_wonders_about_becoming_a_manager_is_none_yet(chat: DirectChat) -> None:
    heard = await chat.send(
        "Jag är barnskötare och funderar på om jag skulle våga bli chef. Tips?"
    )
    assert heard.topic == "aspirantprogrammet"


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("byt till aspirantprogrammet", "aspirantprogrammet"),
        ("jag tar hellre högre chefsprogrammet", "hogre-chefsprogrammet"),
    ],
)
async def test_a_form_is_changed_for_another(chat: DirectChat, text: str, programme: str) -> None:
    await chat.send("Jag vill söka Mentorprogrammet")
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, programme)
    assert "ligger kvar" in heard.text


async def test_a_form_that_was_refused_is_changed_for_another(chat: DirectChat) -> None:
    await chat.send("Jag vill söka Ledarskapsprogrammet")
    await chat.send("nej")
    heard = await chat.send("byt till aspirantprogrammet då")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "aspirantprogrammet")


@pytest.mark.parametrize(
    "text",
    [
        "jag avbryter, måste prata med min chef först om det här är rätt",
        "too long for me. stop this application",
    ],
)
async def test_a_form_is_left_in_any_words(chat: DirectChat, text: str) -> None:
    await chat.send("Jag vill söka Mentorprogrammet")
    heard = await chat.send(text)
    assert field_of(heard) == "leave" or heard.outcome is Outcome.COMMAND


async def test_a_draft_is_cancelled_by_a_piece_of_what_is_said(in_english: DirectChat) -> None:
    await in_english.send("I want to apply for the mentor programme")
    await in_english.send("cancel")
    heard = await in_english.send("actually no, cancel it, I'm hopeless in the mornings")
    assert heard.outcome is Outcome.COMMAND


async def test_thanks_are_no_answer_to_a_yes_or_no(in_english: DirectChat) -> None:
    await in_english.send("I want to apply for the mentor programme")
    heard = await in_english.send("khop khun ka, thank you so much")
    assert heard.outcome is Outcome.SMALLTALK
    assert field_of(heard) == "manager"


async def test_a_number_of_years_is_no_question(chat: DirectChat) -> None:
    await chat.send("hur länge är ledarskapsprogrammet?")
    heard = await chat.send("ett år. hur många dagar borta från köket blir det då")
    assert not heard.text.startswith("Ungefär ett år")


async def test_what_is_on_none_of_our_topics_is_not_in_a_talk_either(chat: DirectChat) -> None:
    await chat.send("var är temafrukostarna?")
    assert (await chat.send("Vilken är huvudstaden i Peru")).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "text", ["avbryt, nej förresten, spara", "nej, avbryt, eller jo, fortsätt", "nej avbryt"]
)
async def test_a_draft_is_not_deleted_where_that_is_taken_back(
    chat: DirectChat, text: str
) -> None:
    await chat.send("Jag vill söka Mentorprogrammet")
    await chat.send("avbryt")
    assert "borttaget" not in (await chat.send(text)).text


async def test_what_was_told_of_a_colleague_is_not_the_writer_s(in_english: DirectChat) -> None:
    await in_english.send("I am a nurse in the city. May I join the mentor programme?")
    hers = await in_english.send("may my colleague join? he is a permanent manager since 5 years")
    assert hers.text.startswith("Yes,")
    assert not (await in_english.send("I am permanent")).text.startswith("Yes,")


async def test_a_colleague_who_is_named_again_is_the_same(in_english: DirectChat) -> None:
    first = "my friend has been a permanent manager in the city for eight months."
    told = await in_english.send(f"{first} may she have a mentor?")
    assert told.text.startswith("No, not yet.")
    assert "2027" in (await in_english.send("and when can my friend join?")).text


@pytest.mark.parametrize(
    "text",
    [
        "jag vill inte byta till aspirantprogrammet",
        "don't switch to the leadership programme",
        "I'd rather have this than the leadership programme",
    ],
)
async def test_a_form_is_not_changed_where_that_is_denied(chat: DirectChat, text: str) -> None:
    await chat.send("Jag vill söka Mentorprogrammet")
    heard = await chat.send(text)
    assert "ligger kvar" not in heard.text
    assert "is kept meanwhile" not in heard.text


async def test_half_of_a_message_may_be_none_of_our_business(in_english: DirectChat) -> None:
    await in_english.send("how often are the theme breakfasts?")
    heard = await in_english.send("Where are they held? And how do I repair a flat bike tyre?")
    assert "City Hall restaurant" in heard.text


async def test_who_is_no_manager_is_not_told_what_managers_get(chat: DirectChat) -> None:
    heard = await chat.send("vad erbjuder ni som skulle passa mig som handläggare")
    assert heard.topic == "aspirantprogrammet"


@pytest.mark.parametrize(
    ("language", "theirs", "ones_own", "begins"),
    [
        (
            "sv",
            "kan en konsult gå Ledarskapsprogrammet?",
            "kan jag gå?",
            "Det kan jag inte säga säkert",
        ),
        (
            "sv",
            "får den som är vikarie söka mentor?",
            "kan jag söka mentor?",
            "Det kan jag inte säga säkert",
        ),
        (
            "en",
            "can a consultant join the leadership programme?",
            "can I join?",
            "I cannot say for sure",
        ),
        (
            "en",
            "can a consultant join the leadership programme?",
            "I've been a manager here for a year, can I join?",
            "Yes,",
        ),
    ],
)
async def test_what_is_asked_of_a_kind_of_people_is_not_the_writer_s(
    language: Language, theirs: str, ones_own: str, begins: str, house: House
) -> None:
    chat = DirectChat(house, language)
    assert (await chat.send(theirs)).text.startswith(("Nej,", "No,"))
    assert (await chat.send(ones_own)).text.startswith(begins)


async def test_what_is_asked_of_a_kind_of_people_fills_in_nothing(chat: DirectChat) -> None:
    await chat.send("kan någon som är ny chef gå chefsintroduktion?")
    begun = await chat.send("jag vill anmäla mig")
    assert begun.asks is not None
    assert begun.asks.field == "new_manager"


@pytest.mark.parametrize(
    ("first", "then", "says"),
    [
        ("Vem bjuder in till Chefsarenan?", "och frukostarna då?", "inte vem som ordnar"),
        (
            "vem är det som bjuder in till chefsarenan?",
            "och till temafrukostarna?",
            "inte vem som",
        ),
        ("Who invites to Chefsarenan?", "and the breakfasts?", "do not say who arranges"),
        ("Vem bjuder in till temafrukostarna?", "och till Chefsarenan?", "Stadsdirektören"),
        ("Hur ofta går aspirantprogrammet?", "och högre?", "Vartannat år"),
        ("Vad kostar chefsarenan?", "och frukostarna då?", "inget om kostnader"),
        ("Vad är Chefsarenan?", "Sorry, my Swedish is weak. Who invites to it?", "city director"),
        ("Vad erbjuder staden sina chefer?", "och vad kräver staden tillbaka?", "fyra krav"),
        ("What is the purpose of Chefsarenan?", "and the theme breakfasts?", "To let leaders"),
    ],
)
async def test_what_was_asked_last_is_asked_of_the_one_that_is_named(
    house: House, first: str, then: str, says: str
) -> None:
    chat = DirectChat(house, "en" if then.startswith("and") else "sv")
    await chat.send(first)
    assert says in (await chat.send(then)).text


@pytest.mark.parametrize(
    ("before", "question", "topic"),
    [
        ("how long is the leadership programme?", "and the higher one?", "hogre-chefsprogrammet"),
        ("tell me about the mentor programme", "what about LP", "ledarskapsprogrammet"),
        ("berätta om mentorprogrammet", "och LP?", "ledarskapsprogrammet"),
    ],
)
async def test_another_one_is_asked_the_same(before: str, question: str, topic: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(question)
        assert reply.topic == topic
        if before.startswith("how long"):
            assert "do not say how long" in reply.text


@pytest.mark.parametrize(
    ("story", "fact", "further"),
    [
        (
            "jag har varit chef i tre veckor, kan jag få en mentor?",
            "chefsarenan hur ofta",
            "och frukostarna?",
        ),
        (
            "I've been a manager here for three weeks, can I get a mentor?",
            "how often is Chefsarenan?",
            "and the breakfasts?",
        ),
    ],
)
async def test_and_that_one_asks_what_was_asked_last_and_not_for_a_verdict(
    chat: DirectChat, story: str, fact: str, further: str
) -> None:
    for said in (story, fact):
        await chat.send(said)
    heard = await chat.send(further)
    assert heard.topic == "temafrukostar"
    assert re.search("återkommande|recurring", heard.text.split("\n")[0])


@pytest.mark.parametrize(
    ("before", "text", "begins"),
    [
        ("Vad är Chefsarenan?", "hur då?", "Stadsdirektören bjuder in"),
        ("Vad är Mentorprogrammet?", "hur då?", "Mentorprogrammet\n\nVad är det?"),
        (
            "What is the mentor programme?",
            "how so?",
            "Mentorprogrammet (the mentor programme)\n\n",
        ),
    ],
)
async def test_how_so_is_how_it_works_else_all_that_is_told(
    chat: DirectChat, before: str, text: str, begins: str
) -> None:
    await chat.send(before)
    assert (await chat.send(text)).text.startswith(begins)


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ("Jag vill söka Mentorprogrammet", "hur då?"),
        ("I want to apply for the mentor programme", "how so?"),
    ],
)
async def test_in_a_form_how_so_is_of_the_question(chat: DirectChat, wish: str, text: str) -> None:
    await chat.send(wish)
    heard = await chat.send(text)
    assert (heard.outcome, field_of(heard)) == (Outcome.SIGNUP, "manager")


@pytest.mark.parametrize(
    ("before", "text"),
    [("vad är ledarpolicyn?", "hur söker jag?"), ("what is ledarpolicyn?", "how do I apply?")],
)
async def test_what_nobody_applies_for_is_said_to_be_so(
    chat: DirectChat, before: str, text: str
) -> None:
    await chat.send(before)
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.UNKNOWN, "ledarpolicy")


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Vad är ledarpolicyn?", "inte för vanliga medarbetare då?"),
        ("What is the leadership policy?", "not for ordinary staff?"),
    ],
)
async def test_whom_it_is_not_for_begins_with_a_no(
    chat: DirectChat, before: str, text: str
) -> None:
    await chat.send(before)
    assert (await chat.send(text)).text.startswith(("Nej.", "No."))


async def test_who_somebody_is_is_nothing_that_they_ask(in_english: DirectChat) -> None:
    heard = await in_english.send("Hi, HR partner here. List everything you offer to managers")
    assert heard.topic == "program-oversikt"


async def test_who_somebody_is_counts_where_it_decides(in_english: DirectChat) -> None:
    heard = await in_english.send("New manager here. What should I take?")
    assert heard.topic == "chefsintroduktion"


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ("Jag vill söka Högre chefsprogrammet", "nej vänta"),
        ("I want to apply for the higher programme", "no wait"),
    ],
)
async def test_no_wait_is_no_answer_in_a_form(chat: DirectChat, wish: str, text: str) -> None:
    await chat.send(wish)
    heard = await chat.send(text)
    assert (heard.outcome, field_of(heard)) == (Outcome.SMALLTALK, "manager")
