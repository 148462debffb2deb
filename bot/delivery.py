"""What can befall a notice on its way to a person.

Exception
├── Undeliverable   the person cannot be reached there; trying again is of no use
└── AskedToWait     the channel wants to be left in peace for some time first
"""


class Undeliverable(Exception):
    """The person has blocked the bot, or the conversation is no more."""


class AskedToWait(Exception):
    """The channel has had enough for now; says for how many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"asked to wait {seconds:.0f} s")
        self.seconds = seconds
