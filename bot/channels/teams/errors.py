"""What can go wrong at the doors.

Exception
└── Refused     a request is not let in; carries the HTTP answer that says why
"""


class Refused(Exception):
    """A request that is answered with what is wrong with it, and goes no further."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def as_json(self) -> dict[str, dict[str, str]]:
        """The body of the answer, in the form that Bot Framework clients know."""
        return {"error": {"code": self.code, "message": self.message}}


def missing(name: str) -> Refused:
    """The refusal of an activity that lacks a property."""
    return Refused(400, "MissingProperty", f"{name} is missing.")


def wrong(name: str, expected: str) -> Refused:
    """The refusal of an activity with a property of the wrong kind; never repeats its value."""
    return Refused(400, "BadArgument", f"{name} must be {expected}.")
