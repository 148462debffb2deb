"""Ways to the steps of a signup, and short words for looking at where it stands."""

from collections.abc import Mapping

from dialogs.messages import Language
from tests.chat.clients import DirectChat, Seen
from tests.dialogs.paths import go

Ways = Mapping[Language, tuple[str, ...]]

BREAKFAST: Ways = {
    "sv": ("Jag vill vara med på nästa temafrukost", "ja"),
    "en": ("I want to join the next theme breakfast", "yes"),
}
CONTACT = ("Anna Berg", "anna.berg@vasteras.se")
ASPIRANT: Ways = {
    "sv": ("Jag vill söka Aspirantprogrammet", "ja", "nej"),
    "en": ("I want to apply for Aspirantprogrammet", "yes", "no"),
}
MENTOR: Ways = {
    "sv": ("Jag vill söka Mentorprogrammet", "ja"),
    "en": ("I want to apply for Mentorprogrammet", "yes"),
}
SKIP: Mapping[Language, str] = {"sv": "hoppa över", "en": "skip"}
WAYS: Mapping[str, Ways] = {
    "name": BREAKFAST,
    "email": {lang: (*said, CONTACT[0]) for lang, said in BREAKFAST.items()},
    "workplace": {lang: (*said, *CONTACT) for lang, said in BREAKFAST.items()},
    "theme": {lang: (*said, *CONTACT, "Skolkontoret") for lang, said in BREAKFAST.items()},
    "summary": {
        lang: (*said, *CONTACT, "Skolkontoret", SKIP[lang])
        for lang, said in BREAKFAST.items()
    },
    "employed": {lang: said[:1] for lang, said in ASPIRANT.items()},
    "motivation": {lang: (*said, *CONTACT, "Skolkontoret") for lang, said in ASPIRANT.items()},
    "phone": {
        lang: (*said, *CONTACT, "Skolkontoret", "Leda / lead") for lang, said in ASPIRANT.items()
    },
    "manager": {lang: said[:1] for lang, said in MENTOR.items()},
    "time": MENTOR,
    "employment": {
        "sv": (*MENTOR["sv"], "3 år"),
        "en": (*MENTOR["en"], "3 years"),
    },
    "goal": {
        "sv": (*MENTOR["sv"], "3 år", "fast", *CONTACT, "Skolkontoret"),
        "en": (*MENTOR["en"], "3 years", "permanent", *CONTACT, "Skolkontoret"),
    },
    "level": {
        "sv": ("Jag vill söka Högre chefsprogrammet", "ja", *CONTACT, "enhetschef", "Skolan"),
        "en": ("I want to apply for Högre chefsprogrammet", "yes", *CONTACT, "manager", "Skolan"),
    },
}  # fmt: skip
"""What is said to come to a step, by its field and the language."""


async def at(chat: DirectChat, place: str, lang: Language, *texts: str) -> Seen:
    """The reply to the last of some texts, said at a step."""
    chat.language = lang
    seen = await go(chat, *WAYS[place][lang])
    for text in texts:
        seen = await chat.send(text)
    return seen


async def say(chat: DirectChat, *texts: str) -> Seen:
    """The reply to the last of some messages."""
    if texts[1:]:
        await go(chat, *texts[:-1])
    return await chat.send(texts[-1])


def field_of(seen: Seen) -> str | None:
    """The field that a reply asks for."""
    return seen.asks.field if seen.asks else None
