"""Taking a correction apart, and where and as what somebody works out of a sentence."""

import pytest

from dialogs.signup.correction_words import Correction, CorrectionReader
from dialogs.understanding.wordbook import Wordbook
from tests.chat.clients import DirectChat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nej, jag menade Kansliet", Correction("Kansliet", None, True)),
        ("Jag menade att jag är rektor.", Correction("jag är rektor", None, True)),
        ("vänta, tre år, inte två", Correction("tre år", "två", True)),
        ("Kansliet, inte Gatukontoret", Correction("Kansliet", "Gatukontoret", False)),
        ("inte Gatukontoret utan Kansliet", Correction("Kansliet", "Gatukontoret", False)),
        ("nej, Kansliet", Correction("Kansliet", None, False)),
        ("oj, fel: det ska vara 070-1", Correction("070-1", None, True)),
        ("Kansliet", None),
        ("fel skola, ska vara Vallbyskolan", Correction("Vallbyskolan", None, True)),
        ("egentligen Kansliet", Correction("Kansliet", None, False)),
        ("tre år egentligen", Correction("tre år", None, False)),
        ("förlåt, Kansliet menar jag", Correction("Kansliet", None, True)),
        ("inte Gatukontoret, Kansliet menar jag", Correction("Kansliet", "Gatukontoret", False)),
        ("nej", None),
        ("inte Kansliet", None),
        ("", None),
    ],
)
def test_swedish(text: str, expected: Correction | None, swedish: Wordbook) -> None:
    assert CorrectionReader(swedish.pack.vocabulary.amending).read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no, I meant elderly care", Correction("elderly care", None, True)),
        ("three years, not two", Correction("three years", "two", False)),
        ("sorry, it should be Eva", Correction("Eva", None, True)),
        ("home care instead of the school", Correction("home care", "the school", False)),
        ("no wait, actually it's Eva", Correction("it's Eva", None, False)),
        ("three years actually", Correction("three years", None, False)),
        ("I want to grow", None),
    ],
)
def test_english(text: str, expected: Correction | None, english: Wordbook) -> None:
    assert CorrectionReader(english.pack.vocabulary.amending).read(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag är enhetschef på äldreförvaltningen", ("Äldreförvaltningen", "Enhetschef")),
        ("chef inom kultur-, idrotts- och fritidsförvaltningen sedan i fjol",
         ("Kultur-, idrotts- och fritidsförvaltningen", None)),
        ("jag jobbar på jobbet som chef inom vård och omsorg", ("Vård och omsorg", None)),
        ("jag är biträdande rektor på Viksängs skola", ("Viksängs skola", "Biträdande rektor")),
        ("Jag jobbar som undersköterska i hemtjänsten", ("Hemtjänsten", "Undersköterska")),
        ("jag jobbar på en förskola", (None, None)),
        ("jag är ny chef", (None, None)),
        ("jag vill leda i hela verksamheten", (None, None)),
    ],
)  # fmt: skip
def test_work(text: str, told: tuple[str | None, str | None], swedish: Wordbook) -> None:
    found = swedish.work.read(text)
    assert (found.get("workplace"), found.get("title")) == told


def test_long_texts_are_read_quickly(swedish: Wordbook) -> None:
    for text in ("på " * 600, "jag är " * 280, "och utbildnings- " * 110, "nej, " * 400):
        swedish.work.read(text)
        CorrectionReader(swedish.pack.vocabulary.amending).read(text)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("jag heter Malin Öberg-Lind nu för tiden", "Malin Öberg-Lind"),
        ("oj, jag heter Öberg-Lind numera. Malin Öberg-Lind", "Malin Öberg-Lind"),
        ("jag heter Öberg-Lind", "Malin Öberg-Lind"),
        ("jag heter Malin Öbergh alltså", "Malin Öbergh"),
        ("öberg med gh alltså Öbergh", "Malin Öbergh"),
    ],
)
async def test_a_name_put_right_is_the_name_alone(said: str, name: str, chat: DirectChat) -> None:
    for before in ("Jag vill söka ledarskapsprogrammet", "Malin Öberg"):
        await chat.send(before)
    heard = await chat.send(said)
    assert heard.text.split("\n\n")[0].endswith(f"Namn: {name}")
