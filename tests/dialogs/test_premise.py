import pytest

from tests.dialogs.test_eligible import Talk

PUT = [
    ("Visst går Högre chefsprogrammet varje år?", "Nej. Vartannat år."),
    ("Stämmer det att Högre chefsprogrammet är ihop med Örebro?", "Nej. Tillsammans med"),
    ("Är Eskilstuna med i Högre chefsprogrammet?", "Ja. Tillsammans med"),
    ("Ledarpolicyn antogs ju 2015, eller hur?", "Nej. "),
    ("Är det sant att ledarpolicyn är från 2005?", "Ja. "),
    ("Ledarskapsprogrammet är väl på ett år?", "Ja. Ungefär ett år."),
    ("Man får väl mentor efter ett halvår?", "Nej. "),
    ("Frukostarna är väl på stadsbiblioteket?", "Nej. I Stadshusets restaurang."),
    ("The leadership programme takes three years, doesn't it?", "No. About one year."),
    ("Is the aspirant programme every year?", "Yes. Every year."),
    ("The HR director invites to Chefsarenan, right?", "No. The city director"),
]
ASKED = [
    "Hur länge är Ledarskapsprogrammet?",
    "Hur ofta går Högre chefsprogrammet?",
    "Which year was the leadership policy adopted?",
    "Är det Eskilstuna eller Örebro som är med i Högre chefsprogrammet?",
]


@pytest.mark.parametrize(("question", "begins"), PUT)
async def test_what_is_put_as_so_is_confirmed_or_put_right(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize("question", ASKED)
async def test_what_is_only_asked_gets_no_yes_or_no(question: str) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert not text.startswith(("Ja. ", "Nej. ", "Yes. ", "No. "))
