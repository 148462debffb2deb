"""Numbers as they are written in settings and on the command line."""


def whole(text: str, most: int) -> int | None:
    """A whole number up to a bound, in plain figures; None where the text is anything else."""
    plain = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    return int(text) if plain and int(text) <= most else None
