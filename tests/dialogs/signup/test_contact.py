"""Names and addresses are taken out of sentences, and nothing else is taken for one."""

import pytest

from dialogs.understanding.contact import is_only_contact, name_in, name_said
from dialogs.understanding.wordbook import Wordbook


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moa Lindqvist, moa@vasteras.se", "Moa Lindqvist"),
        ("jag heter Moa Lindqvist och har mejl moa@vasteras.se", "Moa Lindqvist"),
        ("ja ny är jag, och jag heter sofia engman", "sofia engman"),
        ("jag heter egentligen Moa Ek", "Moa Ek"),
        ("Ja. Per-Olof af Ugglas, po@vasteras.se", "Per-Olof af Ugglas"),
        ("Mitt namn är Åsa Öberg.", "Åsa Öberg"),
    ],
)
def test_a_name_is_found(text: str, name: str, swedish: Wordbook) -> None:
    assert name_in(text, swedish) == name


@pytest.mark.parametrize(
    "text",
    [
        "jag heter Moa",
        "Kansliet på Bäckby, moa@vasteras.se",
        "vad heter programmet för nya chefer",
        "jag heter inte så mycket utan vill bara veta hur lång utbildningen är",
        "moa@vasteras.se",
    ],
)
def test_what_is_no_name_is_left(text: str, swedish: Wordbook) -> None:
    assert name_said(text, swedish) is None
    assert name_in(text, swedish) is None


def test_an_english_name(english: Wordbook) -> None:
    text = "my name is Daniel Okafor and my email is daniel.okafor@vasteras.se"
    assert name_in(text, english) == "Daniel Okafor"
    assert is_only_contact(text, english)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("vänta mejlen blev fel, den ska va moa2@vasteras.se", True),
        ("moa2@vasteras.se", True),
        ("Kansliet på Bäckby, kontakt moa2@vasteras.se", False),
        ("Jag vill bli chef och nås på moa2@vasteras.se", False),
    ],
)
def test_a_correction_is_told_from_an_answer(text: str, only: bool, swedish: Wordbook) -> None:
    assert is_only_contact(text, swedish) is only
