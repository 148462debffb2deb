"""A turn on aiohttp alone: what the web framework itself costs. `python bare.py PORT`."""

import sys

from aiohttp import ClientSession, web


async def session(app: web.Application):
    app["session"] = ClientSession()
    yield
    await app["session"].close()


async def messages(request: web.Request) -> web.Response:
    heard = await request.json()
    reply = {
        "type": "message",
        "conversation": heard["conversation"],
        "from": heard["recipient"],
        "recipient": heard["from"],
        "replyToId": heard["id"],
        "text": f"Echo: {heard['text']}",
    }
    if heard.get("deliveryMode") == "expectReplies":
        return web.json_response({"activities": [reply]})
    path = f"/v3/conversations/{heard['conversation']['id']}/activities/{heard['id']}"
    url = heard["serviceUrl"].rstrip("/") + path
    async with request.app["session"].post(url, json=reply) as answer:
        await answer.read()
    return web.Response()


app = web.Application()
app.cleanup_ctx.append(session)
app.router.add_post("/api/messages", messages)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
