"""The files that replies offer: each by a link that only its person was given, and only once."""

from http import HTTPStatus

from aiohttp import web

from bot.channels.links import ROOT
from bot.files import Files
from bot.turn import Turns
from knowledge.phrases import Phrases


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
