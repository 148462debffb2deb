from bot.storage import Store


async def test_watched_once_until_stopped(store: Store) -> None:
    async with store.desk() as ports:
        assert await ports.watches.add("p", "mentor")
        assert not await ports.watches.add("p", "mentor")
        assert await ports.watches.add("p", "arena")
        assert await ports.watches.add("q", "mentor")
    async with store.desk() as ports:
        assert await ports.watches.of("p") == ["mentor", "arena"]
        await ports.watches.remove("p", "mentor")
        await ports.watches.remove("p", "never")
        assert await ports.watches.of("p") == ["arena"]
        assert await ports.watches.of("q") == ["mentor"]
