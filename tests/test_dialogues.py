"""The page of sample dialogues says what the bot says today."""

from tests.dialogues import PAGE, page, played


async def test_the_page_is_what_the_bot_says() -> None:
    cases = await played()
    assert [(case.text, case.faults) for case in cases if case.faults] == []
    assert PAGE.read_text("utf-8") == page(cases), "run: python -m tests.dialogues"
