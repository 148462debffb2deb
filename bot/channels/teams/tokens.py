"""The channel's token in a request: found, and read only once its signature holds."""

import re
from typing import Any

import jwt
from aiohttp import web
from jwt.types import Options
from jwt.utils import base64url_decode, base64url_encode

from bot.channels.refusals import Denied
from bot.channels.teams.keys import ALGORITHM, Key

LONGEST_TOKEN = 7 * 1024
_TOKEN = re.compile(r"Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)")
_LAX: Options = {
    # Time is looked at by our own clock and with our own leeway, in guard.py.
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    # Claims that say nothing to us, and so have no form to keep.
    "verify_sub": False,
    "verify_jti": False,
    # A token for several bots can be shown to us by any of the others.
    "strict_aud": True,
    "require": ["iss", "aud", "exp"],
}


def bearer(request: web.Request) -> str:
    """The one token of a request; Denied where there is none, or more than one."""
    headers = request.headers.getall("Authorization", [])
    if not headers:
        raise Denied("no token")
    if len(headers) > 1:
        raise Denied("several Authorization headers")
    if len(headers[0]) > LONGEST_TOKEN:
        raise Denied("a token that is too long")
    found = _TOKEN.fullmatch(headers[0])
    if not found or not _is_canonical(token := found[1]):
        raise Denied("no well-formed bearer token")
    return token


def key_id(token: str) -> str:
    """The id of the key that a token says it is signed with: a claim, not yet believed."""
    try:
        header = jwt.get_unverified_header(token)
    except Exception:  # whatever a token does to its reader, it is no reason for a 5xx
        raise Denied("a token with a broken header") from None
    if header.get("alg") != ALGORITHM:
        raise Denied("a token with another algorithm")
    name = header.get("kid")
    if not isinstance(name, str) or not name:
        raise Denied("a token without a key id")
    return name


def claims(token: str, key: Key, audience: str, issuer: str) -> dict[str, Any]:
    """What the token says, signed by that key, by that issuer and for us alone."""
    try:
        return jwt.decode(token, key.public, [ALGORITHM], _LAX, audience=audience, issuer=issuer)
    except jwt.InvalidSignatureError:
        raise Denied("a token with a wrong signature") from None
    except jwt.InvalidIssuerError:
        raise Denied("a token of another issuer") from None
    except jwt.InvalidAudienceError:
        raise Denied("a token for another bot") from None
    except jwt.MissingRequiredClaimError:
        raise Denied("a token that lacks a claim") from None
    except Exception:  # as above
        raise Denied("a token that cannot be read") from None


def _is_canonical(token: str) -> bool:
    # Other spellings of the same signature would be taken, too: the last letter has bits that
    # mean nothing. One token, one spelling.
    signature = token.rpartition(".")[2].encode()
    try:
        return base64url_encode(base64url_decode(signature)) == signature
    except ValueError:
        return False
