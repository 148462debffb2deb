from datetime import timedelta

from bot.storage import Store
from bot.storage.kept import RATINGS
from dialogs.messages import Rating
from tests.storage.conftest import SetClock


async def test_kept_by_the_day_and_for_ninety_days(store: Store, clock: SetClock) -> None:
    first = clock.now()
    await store.feedback.add(Rating(False, "fel program", "sv"), "mentorprogrammet")
    clock.time = first + RATINGS - timedelta(days=1)
    await store.feedback.add(Rating(True, "", "en"), None)
    kept = [one async for one in store.feedback.all()]
    assert [one.topic for one in kept] == ["mentorprogrammet", None]
    assert kept[0].day == first.replace(hour=0, minute=0, second=0, microsecond=0)
    assert kept[0].rating == Rating(False, "fel program", "sv")
    clock.time = first + RATINGS + timedelta(days=1)
    await store.prune(clock.now())
    assert [one.rating.liked async for one in store.feedback.all()] == [True]
