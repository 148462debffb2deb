"""A conversation with one person alone, opened for those whom the bot has only met in company."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from dialogs.messages import Address

OPENED = frozenset({HTTPStatus.OK, HTTPStatus.CREATED})
"""It was there already, or it has been made."""

Ask = Callable[[str, str, str, dict[str, Any]], Awaitable[tuple[int, Any]]]
"""Asks a channel's service: method, service address, path, body -> status, what it said."""


async def opened(ask: Ask, to: Address) -> Address | None:
    """The address with its conversation, made or found again; None where that is not possible.

    Teams gives the same conversation to the same bot and person each time, so nothing has to be
    remembered, and asking twice makes no second one.
    """
    status, said = await ask("POST", to.service_url, "/v3/conversations", wish(to))
    known = said.get("id") if isinstance(said, dict) else None
    if status not in OPENED or not isinstance(known, str) or not known:
        return None
    return replace(to, conversation=known)


def wish(to: Address) -> dict[str, Any]:
    """What is asked for: the bot, the person and their directory, and nobody else."""
    return {
        "isGroup": False,
        "bot": {"id": to.bot},
        "members": [{"id": to.account}],
        "tenantId": to.tenant,
        "channelData": {"tenant": {"id": to.tenant}},
    }
