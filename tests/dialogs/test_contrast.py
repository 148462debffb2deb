import pytest

from dialogs.understanding.reading import Question
from dialogs.understanding.wordbook import Wordbook


def read(book: Wordbook, text: str) -> Question:
    return book.reader.read(text)


@pytest.mark.parametrize(
    ("text", "meant", "ruled_out"),
    [
        ("inte temafrukosten utan chefsarenan", "chefsarenan", "temafrukosten"),
        ("strunta i kraven, vad får vi?", "vad får vi?", "kraven"),
        ("jag frågar inte om kurser, jag vill ha en mentor", "ha en mentor", "kurser"),
        ("vad kräver ni snarare än erbjuder", "vad kräver ni", "erbjuder"),
        ("det stora mötet, inte frukosten", "det stora mötet", "frukosten"),
    ],
)
def test_what_is_not_meant_is_set_aside(
    swedish: Wordbook, text: str, meant: str, ruled_out: str
) -> None:
    question = read(swedish, text)
    assert (question.text, question.ruled_out) == (meant, ruled_out)


@pytest.mark.parametrize(
    ("text", "meant", "ruled_out"),
    [
        ("forget the breakfasts, when is Chefsarenan?", "when is Chefsarenan?", "the breakfasts"),
        ("I’m not asking about careers, I mean the demands", "the demands", "careers"),
        ("list what we get rather than the demands", "list what we get", "the demands"),
    ],
)
def test_what_is_not_meant_is_set_aside_in_english(
    english: Wordbook, text: str, meant: str, ruled_out: str
) -> None:
    question = read(english, text)
    assert (question.text, question.ruled_out) == (meant, ruled_out)


@pytest.mark.parametrize(
    "text",
    [
        "jag är barnskötare och inte chef, får jag söka?",
        "inte bara för direktörer, eller?",
        "inte temafrukosten",
        "vad händer om man inte kommer?",
    ],
)
def test_a_denial_that_rules_nothing_out_stays(swedish: Wordbook, text: str) -> None:
    assert read(swedish, text).text == text


def test_a_story_is_left_whole(swedish: Wordbook) -> None:
    story = "Jag menar inte allvar, men " + "vi har mycket att göra på enheten " * 8
    assert read(swedish, story).text == story


def test_a_question_that_leans_takes_the_sentence_before_it_along(swedish: Wordbook) -> None:
    text = (
        "Vi sitter här och ska lägga schema för hela hösten. "
        "Jag undrar hur länge ledarskapsprogrammet pågår. Vet du det?"
    )
    assert "hur länge" in swedish.reader.asking(text)
    assert "schema" not in swedish.reader.asking(text)
