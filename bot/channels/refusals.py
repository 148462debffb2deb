"""What can go wrong at the doors.

Exception
└── Refused         a request is not let in; carries the HTTP answer that says why
    ├── Denied      the caller is not let in: the answer says only that, the log says why
    ├── NotReady    nobody can be let in just now, because the keys are not there
    ├── Crowded     too many are in already; those who are told so come back
    ├── Away        what is kept cannot be reached just now
    └── Overfull    one of the few places for open streams has to become free first
"""

from aiohttp import web
from typing_extensions import override


class Refused(Exception):
    """A request that is answered with what is wrong with it, and goes no further."""

    retry_after: int | None = None
    """Seconds after which it may be let in."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    @property
    def told(self) -> str:
        """What it is counted under: one of a few words of our own, never a caller's."""
        return self.code

    def as_json(self) -> dict[str, dict[str, str]]:
        """The body of the answer, in the form that Bot Framework and Direct Line clients know."""
        return {"error": {"code": self.code, "message": self.message}}

    def as_response(self) -> web.Response:
        """What the client gets."""
        answer = web.json_response(self.as_json(), status=self.status)
        if self.retry_after is not None:
            answer.headers["Retry-After"] = str(self.retry_after)
        return answer


class Denied(Refused):
    """A caller who is not let in, for one of a few reasons that are ours to know."""

    def __init__(self, reason: str, status: int = 401) -> None:
        code, message = _DENIALS[status]
        super().__init__(status, code, message)
        self.reason = reason

    @property
    @override
    def told(self) -> str:
        """The reason, which only we are to know."""
        return self.reason


class NotReady(Refused):
    """Something that is needed for every request is not there yet; later it may be."""

    retry_after = 60

    def __init__(self, message: str) -> None:
        super().__init__(503, "ServiceUnavailable", message)


class Crowded(Refused):
    """There is more to do than can be done; nothing of this request has been looked at."""

    retry_after = 2

    def __init__(self) -> None:
        super().__init__(503, "TooManyAtOnce", "Too much at once; please come back.")


class Away(Refused):
    """The storage does not answer; the message is to be sent once more."""

    retry_after = 5

    def __init__(self) -> None:
        super().__init__(503, "ServiceUnavailable", "Try again shortly.")


class Overfull(Refused):
    """A person has too many streams open, or all together have."""

    retry_after = 5

    def __init__(self) -> None:
        super().__init__(429, "TooManyRequests", "Too many open streams.")


_DENIALS = {
    401: ("Unauthorized", "The request has no token that is accepted here."),
    403: ("Forbidden", "This caller is not served here."),
}
"""The same words for every reason: whoever tries tokens learns nothing from the answer."""


def missing(name: str) -> Refused:
    """The refusal of an activity that lacks a property."""
    return Refused(400, "MissingProperty", f"{name} is missing.")


def wrong(name: str, expected: str) -> Refused:
    """The refusal of an activity with a property of the wrong kind; never repeats its value."""
    return Refused(400, "BadArgument", f"{name} must be {expected}.")
