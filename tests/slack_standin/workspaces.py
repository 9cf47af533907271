"""Several workspaces at one address: Slack's own page, codes that are good once, and tokens."""

import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import web

from tests.slack_standin.payloads import ADA, BOT_USER
from tests.slack_standin.workspace import Workspace, _arguments

Payload = dict[str, Any]
CLIENT_ID, CLIENT_SECRET = "111.222", "invented-client-secret"


class Workspaces(Workspace):
    """Each code gives a new token for its workspace; `teams` are those of the posts, in order.

    `broken` is what is answered to a code in place of a token; `rotates` whether tokens expire.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tokens: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.teams: list[str] = []
        self.broken: web.Response | None = None
        self.rotates = False

    def consent(self, address: str, team: str) -> tuple[str, str]:
        """What Slack's page gives the browser once somebody agrees: a code, and the state."""
        asked = parse_qs(urlsplit(address).query)
        assert address.startswith(f"{self.url}/oauth/v2/authorize?")
        assert asked["client_id"] == [CLIENT_ID]
        code = secrets.token_hex(8)
        self.codes[code] = team
        return code, asked["state"][0]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        said = await _arguments(request)
        if method == "oauth.v2.access":
            return self.broken or web.json_response(self._access(said))
        team = self.tokens.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if team is None:
            return web.json_response({"ok": False, "error": "invalid_auth"})
        answer = await self._post_message(said)
        self.teams.append(team)
        return web.json_response(answer)

    def _access(self, said: Payload) -> Payload:
        """Answer as in docs.slack.dev/reference/methods/oauth.v2.access."""
        if (said.get("client_id"), said.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return {"ok": False, "error": "bad_client_secret"}
        team = self.codes.pop(said.get("code", ""), None)
        if team is None:
            return {"ok": False, "error": "invalid_code"}
        token = f"xoxb-{team}-{secrets.token_hex(8)}"
        self.tokens = {old: its for old, its in self.tokens.items() if its != team} | {token: team}
        rotated = {"refresh_token": "xoxe-1-invented", "expires_in": 43_200}
        return {
            "ok": True,
            "app_id": "A0VERSUS",
            "authed_user": {"id": ADA},
            "scope": "app_mentions:read,chat:write,commands,im:history",
            "token_type": "bot",
            "access_token": token,
            "bot_user_id": BOT_USER,
            "team": {"id": team, "name": "Example"},
            "enterprise": None,
            "is_enterprise_install": False,
        } | (rotated if self.rotates else {})
