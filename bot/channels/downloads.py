"""The files that replies offer: each by a link that only its person was given, and for a while."""

from http import HTTPStatus

from aiohttp import web

from bot.files import Files
from bot.turn import Turns
from dialogs.messages import FileOffer
from knowledge.phrases import Phrases

ROOT = "/files"


def place(offer: FileOffer, base: str) -> str:
    """The link to a file. The token is the key: it cannot be guessed, and does not last."""
    return f"{base}{ROOT}/{offer.token}/{offer.name}"


def downloads(turns: Turns) -> list[web.RouteDef]:
    """The files that replies offer, each by a link that only its person was given."""
    knowledge = turns.conversation.knowledge
    files = Files(turns.store, knowledge, turns.clock)
    packs = knowledge.languages.values()
    gone = "\n".join(Phrases(pack.phrases).say("file.gone") for pack in packs)

    async def serve(request: web.Request) -> web.Response:
        file = await files.follow(request.match_info["token"])
        if file is None:
            return web.Response(status=HTTPStatus.GONE, text=gone)
        answer = web.Response(body=file.content, content_type=file.kind, charset="utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
        return answer

    # A look at the head alone must not use a link up.
    return [web.get(f"{ROOT}/{{token}}/{{name}}", serve, allow_head=False)]
