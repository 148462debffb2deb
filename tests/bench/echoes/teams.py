"""The Teams SDK's echo, as its samples have it. `python teams.py PORT`; needs Python 3.12.

It checks no token and keeps nothing; the sample listens to the world, this one to loopback.
"""

import asyncio
import sys

import uvicorn
from microsoft_teams.api import MessageActivity
from microsoft_teams.apps import ActivityContext, App, FastAPIAdapter

PORT = int(sys.argv[1])


def server(site) -> uvicorn.Server:
    config = uvicorn.Config(site, host="127.0.0.1", port=PORT, log_level="warning")
    return uvicorn.Server(config)


app = App(
    dangerously_allow_unauthenticated_requests=True,
    http_server_adapter=FastAPIAdapter(server_factory=server),
)


@app.on_message
async def on_message(context: ActivityContext[MessageActivity]) -> None:
    await context.send(f"Echo: {context.activity.text}")


asyncio.run(app.start(PORT))
