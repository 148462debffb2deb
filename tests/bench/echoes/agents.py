"""The Microsoft 365 Agents SDK's echo, as its quickstart has it. `python agents.py PORT`.

Anonymous: it checks no token, and its state is in memory.
"""

import sys

from aiohttp import web
from microsoft_agents.authentication.msal import MsalConnectionManager
from microsoft_agents.hosting.aiohttp import (
    CloudAdapter,
    jwt_authorization_middleware,
    start_agent_process,
)
from microsoft_agents.hosting.core import AgentApplication, MemoryStorage, TurnContext, TurnState

settings = {"CONNECTIONS": {"SERVICE_CONNECTION": {"SETTINGS": {"ANONYMOUS_ALLOWED": True}}}}
connections = MsalConnectionManager(**settings)
adapter = CloudAdapter(connection_manager=connections)
agent = AgentApplication[TurnState](
    storage=MemoryStorage(), adapter=adapter, connection_manager=connections, **settings
)


@agent.activity("message")
async def on_message(context: TurnContext, _: TurnState) -> None:
    await context.send_activity(f"Echo: {context.activity.text}")


async def messages(request: web.Request) -> web.Response:
    return await start_agent_process(request, request.app["agent_app"], request.app["adapter"])


app = web.Application(middlewares=[jwt_authorization_middleware])
app.router.add_post("/api/messages", messages)
app["agent_configuration"] = connections.get_default_connection_configuration()
app["agent_app"] = agent
app["adapter"] = adapter
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
