"""Every way of knocking at the guarded door that must not get in, by name and reason."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jwt

from tests.channels.azure import APP_ID, ISSUER, OTHER_TENANT, TENANT, Forge, pair, part, token

NO_TOKEN = "no token"  # noqa: S105 - reasons, as are all of these
ILL_FORMED = "no well-formed bearer token"
TOO_LONG = "a token that is too long"
SEVERAL = "several Authorization headers"
HEADER = "a token with a broken header"
ALGORITHM = "a token with another algorithm"
NO_KEY_ID = "a token without a key id"
UNKNOWN_KEY = "a token with an unknown key"
SIGNATURE = "a token with a wrong signature"
UNREADABLE = "a token that cannot be read"
ISSUED = "a token of another issuer"
AUDIENCE = "a token for another bot"
LACKING = "a token that lacks a claim"
EXPIRED = "a token that has expired"
TOO_EARLY = "a token that is not valid yet"
SERVICE = "a token for another service address"
ENDORSEMENT = "a key that is not endorsed for the channel"
CHANNEL = "a channel that is not served"
NO_TENANT = "no tenant"
TENANTS = "a tenant that is not served"
HOST = "a service host that is not called"


@dataclass(frozen=True)
class Knock:
    """A request: its Authorization headers, and what is otherwise in its activity."""

    authorization: tuple[str, ...]
    reason: str
    status: int = 401
    changes: Mapping[str, Any] = field(default_factory=dict)


Kind = Callable[[Forge], Knock]


def bearer(made: str, reason: str) -> Knock:
    return Knock((f"Bearer {made}",), reason)


def raw(header: str) -> Callable[[Forge], Knock]:
    return lambda forge: Knock((header,), ILL_FORMED)


def around(before: str, after: str = "") -> Kind:
    """A good token with something around it."""
    return lambda forge: Knock((f"{before}{forge.token()}{after}",), ILL_FORMED)


def shaped(shape: Callable[[str, str, str], str], reason: str = ILL_FORMED) -> Kind:
    """The three parts of a good token, put together in another way."""
    return lambda forge: bearer(shape(*forge.token().split(".")), reason)


def headed(reason: str, algorithm: str = "RS256", **changes: Any) -> Kind:
    """A token with another header, truly signed with the published key."""
    return lambda forge: bearer(forge.headed(algorithm, **changes), reason)


def header(value: object, reason: str = HEADER) -> Kind:
    """A token with something else where its header should be."""
    return lambda forge: bearer(token(value, forge.claims(), forge.azure.signer), reason)


def payload(value: object, reason: str = UNREADABLE) -> Kind:
    """A token with something else where its claims should be, truly signed."""
    return lambda forge: bearer(token(forge.header(), value, forge.azure.signer), reason)


def claim(reason: str, **changes: Any) -> Kind:
    """A genuine token but for a claim."""
    return lambda forge: bearer(forge.token(**changes), reason)


def later(reason: str, name: str, seconds: float) -> Kind:
    """A genuine token with a time so many seconds from now."""
    return lambda forge: bearer(forge.token(**{name: forge.now + seconds}), reason)


def said(reason: str, status: int, **changes: Any) -> Kind:
    """A genuine token, with an activity that it does not fit."""
    return lambda forge: Knock((f"Bearer {forge.token()}",), reason, status, changes)


def served(url: str) -> Kind:
    """A genuine token for a service that is not the channel's."""
    return lambda forge: Knock(
        (f"Bearer {forge.token(serviceurl=url)}",), HOST, 403, {"serviceUrl": url}
    )


def from_key(kid: str, reason: str) -> Kind:
    """A token signed by another of the keys that `publish` publishes."""
    return lambda forge: bearer(forge.headed(signer=pair(kid), kid=kid), reason)


def keyed_by_public(secret: Callable[[Forge], bytes]) -> Kind:
    """The public key taken as a shared secret."""

    def kind(forge: Forge) -> Knock:
        signed = f"{part(forge.header(alg='HS256'))}.{part(forge.claims())}"
        mac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
        return bearer(f"{signed}.{part(mac.sign(signed.encode(), secret(forge)))}", ALGORITHM)

    return kind


def with_own_key(name: str) -> Kind:
    """A token that brings the key it is to be checked with."""

    def kind(forge: Forge) -> Knock:
        mine = pair("mine")
        brought: dict[str, Any] = {
            "jwk": mine.jwk("msteams"),
            "jku": f"{forge.azure.url}/elsewhere",
            "x5u": f"{forge.azure.url}/elsewhere",
            "x5c": [part(mine.pem)],
        }
        return bearer(forge.headed(signer=mine, **{name: brought[name]}), SIGNATURE)

    return kind


def another_spelling(token_: str) -> str:
    """The same signature, with the bits of its last letter that mean nothing set."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return token_[:-1] + letters[letters.index(token_[-1]) + 1]


def swapped(head: str, body: str, signature: str) -> str:
    """One claim changed after the signing."""
    claims = json.loads(jwt.utils.base64url_decode(body))
    return f"{head}.{part(claims | {'exp': claims['exp'] + 1})}.{signature}"


def publish(forge: Forge) -> None:
    """The keys that the kinds below need, beside the genuine one."""
    secret = {"kty": "oct", "kid": "shared", "k": part(b"x" * 32), "endorsements": ["msteams"]}
    forge.azure.jwks = {
        "keys": [
            forge.azure.signer.jwk("msteams", "webchat", "directline"),
            pair("k2").jwk("msteams"),
            pair("webchat only").jwk("webchat"),
            pair("unendorsed").jwk(),
            pair("silent").jwk(endorsements=None),
            pair("stringly").jwk(endorsements="msteams"),
            pair("for encryption").jwk("msteams", use="enc"),
            pair("weak").jwk("msteams"),
            pair("for another algorithm").jwk("msteams", n="AQAB"),
            secret,
        ]
    }


KINDS: dict[str, Kind] = {
    # No token, or not in its place
    "nothing": lambda forge: Knock((), NO_TOKEN),
    "an empty header": raw(""),
    "Bearer alone": raw("Bearer"),
    "Bearer and a space": raw("Bearer "),
    "Basic": raw("Basic Ym90OnNlY3JldA=="),
    "Negotiate": around("Negotiate "),
    "a scheme in lower case": around("bearer "),
    "a scheme in upper case": around("BEARER "),
    "no scheme": around(""),
    "two spaces": around("Bearer  "),
    "a tab": around("Bearer\t"),
    "in quotes": around('Bearer "', '"'),
    "as a parameter": around("Bearer token="),
    "a word after it": around("Bearer ", " x"),
    "a comma after it": around("Bearer ", ","),
    "two in one header": lambda forge: Knock(
        (f"Bearer {forge.token()}, Bearer {forge.token()}",), ILL_FORMED
    ),
    "the same header twice": lambda forge: Knock((f"Bearer {forge.token()}",) * 2, SEVERAL),
    "a good one and a bad one": lambda forge: Knock(
        (f"Bearer {forge.token()}", "Bearer x.y.z"), SEVERAL
    ),
    "a bad one and a good one": lambda forge: Knock(
        ("Bearer x.y.z", f"Bearer {forge.token()}"), SEVERAL
    ),
    # Not the form of a token
    "junk": raw("Bearer junk"),
    "junk in three parts": lambda forge: bearer("x.y.AAAA", HEADER),
    "Swedish letters": raw("Bearer å.ä.ö"),
    "null": raw("Bearer null"),
    "two parts": shaped(lambda head, body, signature: f"{head}.{body}"),
    "four parts": shaped(lambda head, body, signature: f"{head}.{body}.{signature}.{signature}"),
    "five parts, as when encrypted": shaped(lambda *parts: ".".join((*parts, "x", "y"))),
    "no header": shaped(lambda head, body, signature: f".{body}.{signature}"),
    "no claims": shaped(lambda head, body, signature: f"{head}..{signature}"),
    "no signature": shaped(lambda head, body, signature: f"{head}.{body}."),
    "padding": shaped(lambda head, body, signature: f"{head}.{body}.{signature}=="),
    "junk in the signature": shaped(lambda head, body, signature: f"{head}.{body}.!{signature}"),
    "an escaped dot": shaped(lambda head, body, signature: f"{head}%2E{body}.{signature}"),
    "another spelling of the signature": lambda forge: bearer(
        another_spelling(forge.token()), ILL_FORMED
    ),
    "a very long token": lambda forge: bearer(forge.token(x="x" * 5000), TOO_LONG),
    # Its header
    "a header that is not base64": shaped(
        lambda head, body, signature: f"{head[:-1]}.{body}.{signature}", HEADER
    ),
    "a header that is not JSON": header(b"{"),
    "a header that is not UTF-8": header(b'{"alg":"\xff"}'),
    "a header that is a list": header(["RS256"]),
    "a header that is a text": header("RS256"),
    "a header that is a number": header(5),
    "a header that is null": header(None),
    "a header that is nested": header(b"[" * 3000),
    "a header of a long number": header(b'{"alg":' + b"9" * 4400 + b"}"),
    # Its algorithm
    "alg none, unsigned": lambda forge: bearer(
        f"{part(forge.header(alg='none'))}.{part(forge.claims())}.AA", ALGORITHM
    ),
    "alg none, signed": headed(ALGORITHM, alg="none"),
    "alg nOnE": headed(ALGORITHM, alg="nOnE"),
    "alg empty": headed(ALGORITHM, alg=""),
    "alg missing": headed(ALGORITHM, alg=...),
    "alg null": headed(ALGORITHM, alg=None),
    "alg a list": headed(ALGORITHM, alg=["RS256"]),
    "alg a number": headed(ALGORITHM, alg=256),
    "alg in lower case": headed(ALGORITHM, alg="rs256"),
    "HS256 with the public key": keyed_by_public(lambda forge: forge.azure.signer.pem),
    "HS256 with the modulus": keyed_by_public(
        lambda forge: str(forge.azure.signer.jwk()["n"]).encode()
    ),
    "HS256 with nothing": keyed_by_public(lambda forge: b""),
    "RS384, truly signed": headed(ALGORITHM, "RS384", alg="RS384"),
    "RS512, truly signed": headed(ALGORITHM, "RS512", alg="RS512"),
    "PS256, truly signed": headed(ALGORITHM, "PS256", alg="PS256"),
    "ES256": headed(ALGORITHM, alg="ES256"),
    "PS256 that says RS256": headed(SIGNATURE, "PS256"),
    "RS512 that says RS256": headed(SIGNATURE, "RS512"),
    # Its key
    "no kid": headed(NO_KEY_ID, kid=...),
    "kid empty": headed(NO_KEY_ID, kid=""),
    "kid null": headed(HEADER, kid=None),
    "kid a number": headed(HEADER, kid=1),
    "kid a list": headed(HEADER, kid=["k1"]),
    "kid unknown": headed(UNKNOWN_KEY, kid="k9"),
    "kid in another case": headed(UNKNOWN_KEY, kid="K1"),
    "kid that climbs": headed(UNKNOWN_KEY, kid="../../k1"),
    "kid with a NUL": headed(UNKNOWN_KEY, kid="k1\x00"),
    "kid of another key": headed(SIGNATURE, kid="k2"),
    "somebody else's key": lambda forge: bearer(forge.headed(signer=pair("mine")), SIGNATURE),
    "a key for encryption": from_key("for encryption", UNKNOWN_KEY),
    "a key that is too short": from_key("weak", UNKNOWN_KEY),
    "a shared secret among the keys": headed(UNKNOWN_KEY, kid="shared"),
    "its own jwk": with_own_key("jwk"),
    "its own jku": with_own_key("jku"),
    "its own x5u": with_own_key("x5u"),
    "its own x5c": with_own_key("x5c"),
    "an extension that is critical": headed(HEADER, crit=["exp"], exp=1),
    "claims outside the token": headed(HEADER, crit=["b64"], b64=False),
    # Its signature
    "claims changed after the signing": shaped(swapped, SIGNATURE),
    "header changed after the signing": lambda forge: bearer(
        ".".join((part(forge.header(x=1)), *forge.token().split(".")[1:])), SIGNATURE
    ),
    "the signature of another token": lambda forge: bearer(
        ".".join((*forge.token().split(".")[:2], forge.token(x=1).split(".")[2])), SIGNATURE
    ),
    "a signature of zeros": shaped(
        lambda head, body, _: f"{head}.{body}.{part(bytes(256))}", SIGNATURE
    ),
    "half a signature": shaped(
        lambda head, body, signature: f"{head}.{body}.{signature[:172]}", SIGNATURE
    ),
    # Its claims as a whole, truly signed
    "claims that are not JSON": payload(b"{"),
    "claims that are not UTF-8": payload(b'{"iss":"\xff"}'),
    "claims that are a list": payload([]),
    "claims that are a text": payload("x"),
    "claims that are null": payload(None),
    "claims that are nested": payload(b"[" * 3000),
    "no claims at all": payload({}, LACKING),
    # Its issuer
    "iss missing": claim(LACKING, iss=...),
    "iss null": claim(LACKING, iss=None),
    "iss empty": claim(ISSUED, iss=""),
    "iss with a slash": claim(ISSUED, iss=f"{ISSUER}/"),
    "iss over http": claim(ISSUED, iss=ISSUER.replace("https", "http")),
    "iss of the other cloud": claim(ISSUED, iss="https://api.botframework.us"),
    "iss of the tenant, first form": claim(ISSUED, iss=f"https://sts.windows.net/{TENANT}/"),
    "iss of the tenant, second form": claim(
        ISSUED, iss=f"https://login.microsoftonline.com/{TENANT}/v2.0"
    ),
    "iss a list": claim(ISSUED, iss=[ISSUER]),
    "iss a number": claim(ISSUED, iss=5),
    "iss that begins right": claim(ISSUED, iss=f"{ISSUER}.evil.example"),
    # Its audience
    "aud missing": claim(LACKING, aud=...),
    "aud null": claim(LACKING, aud=None),
    "aud another bot": claim(AUDIENCE, aud=OTHER_TENANT),
    "aud a list of us": claim(AUDIENCE, aud=[APP_ID]),
    "aud a list with us": claim(AUDIENCE, aud=[OTHER_TENANT, APP_ID]),
    "aud an empty list": claim(LACKING, aud=[]),
    "aud a number": claim(AUDIENCE, aud=5),
    "aud of the bot's own token": claim(AUDIENCE, aud=ISSUER),
    "aud in upper case": claim(AUDIENCE, aud=APP_ID.upper()),
    "aud with a space": claim(AUDIENCE, aud=f"{APP_ID} "),
    # Its time
    "exp missing": claim(LACKING, exp=...),
    "exp null": claim(LACKING, exp=None),
    "exp five minutes ago": later(EXPIRED, "exp", -300),
    "exp in 1970": claim(EXPIRED, exp=0),
    "exp negative": claim(EXPIRED, exp=-(10**300)),
    "exp a text": claim(EXPIRED, exp="9999999999"),
    "exp true": claim(EXPIRED, exp=True),
    "exp a list": claim(EXPIRED, exp=[9999999999]),
    "exp NaN": claim(EXPIRED, exp=float("nan")),
    "exp infinite": claim(EXPIRED, exp=float("inf")),
    "exp beyond all numbers": claim(EXPIRED, exp=10**400),
    "nbf in over five minutes": later(TOO_EARLY, "nbf", 301),
    "nbf a text": claim(TOO_EARLY, nbf="0"),
    "nbf true": claim(TOO_EARLY, nbf=True),
    "nbf a list": claim(TOO_EARLY, nbf=[]),
    "nbf NaN": claim(TOO_EARLY, nbf=float("nan")),
    "nbf infinite": claim(TOO_EARLY, nbf=float("-inf")),
    # The service that it was made for
    "serviceurl missing": claim(SERVICE, serviceurl=...),
    "serviceurl null": claim(SERVICE, serviceurl=None),
    "serviceurl a list": lambda forge: bearer(
        forge.token(serviceurl=[forge.service_url]), SERVICE
    ),
    "serviceurl another": claim(SERVICE, serviceurl="https://smba.trafficmanager.net/emea/"),
    "serviceurl with a slash": lambda forge: bearer(
        forge.token(serviceurl=f"{forge.service_url}/"), SERVICE
    ),
    "serviceurl in two spellings that differ": claim(SERVICE, serviceUrl="https://evil.example"),
    "an activity with another serviceUrl": said(SERVICE, 401, serviceUrl="http://127.0.0.1:1/"),
    # The channel
    "a key without endorsements": from_key("unendorsed", ENDORSEMENT),
    "a key that says nothing of endorsements": from_key("silent", ENDORSEMENT),
    "endorsements that are a text": from_key("stringly", ENDORSEMENT),
    "a key for another channel": from_key("webchat only", ENDORSEMENT),
    "a channel that nobody endorses": said(ENDORSEMENT, 401, channelId="emulator"),
    "a channel in another case": said(ENDORSEMENT, 401, channelId="MSTeams"),
    "Direct Line, endorsed": said(CHANNEL, 403, channelId="directline"),
    "Web Chat, endorsed": said(CHANNEL, 403, channelId="webchat"),
    # The tenant
    "no tenant": said(NO_TENANT, 403, channelData=None),
    "a tenant without an id": said(NO_TENANT, 403, channelData={"tenant": {}}),
    "another tenant": said(TENANTS, 403, channelData={"tenant": {"id": OTHER_TENANT}}),
    "a tenant that is a number": said(TENANTS, 403, channelData={"tenant": {"id": 5}}),
    "a tenant that is a list": said(TENANTS, 403, channelData={"tenant": {"id": [TENANT]}}),
    "tenants in a list": said(TENANTS, 403, channelData={"tenant": [{"id": TENANT}]}),
    "two tenants that disagree": said(
        TENANTS, 403, conversation={"id": "c1", "tenantId": OTHER_TENANT}
    ),
    "a sender from another tenant": said(
        TENANTS, 403, **{"from": {"id": "u1", "tenantId": OTHER_TENANT}}
    ),
    # The host that replies would go to
    "another host": served("https://evil.example/"),
    "a host that begins right": served("https://127.0.0.1.evil.example/"),
    "a host with a dot after it": served("https://127.0.0.1./"),
    "this machine by name": served("http://localhost/"),
    "another address of this machine": served("http://127.0.0.2/"),
    "a short address": served("http://127.1/"),
    "an address in another family": served("http://[::ffff:127.0.0.1]/"),
    "the cloud's own metadata": served("http://169.254.169.254/"),
}
