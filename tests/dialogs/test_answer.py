from tests.chat.clients import DirectChat


async def test_a_gap_is_told_in_a_whole_sentence(chat: DirectChat) -> None:
    heard = await chat.send("Hur länge är Aspirantprogrammet?")
    assert heard.text.startswith("Hur länge Aspirantprogrammet pågår står inte i mina källor.")


async def test_a_gap_is_told_in_a_whole_english_sentence(chat: DirectChat) -> None:
    heard = await chat.send("How long is Aspirantprogrammet?")
    assert heard.text.startswith("How long Aspirantprogrammet")
