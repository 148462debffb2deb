"""Fields that take words as they come: whatever one likes, few of them or many."""

from knowledge.model import FormField

ESSAY = 500
"""Characters; the answer to a field that takes more may have the names of others in it."""
LONG_TEXT = 500
"""Characters; a field that takes so much may hold what elsewhere is no answer."""


def is_essay(field: FormField | None) -> bool:
    """Whether a field takes whatever words one likes, and many."""
    return field is not None and field.kind == "text" and field.longest > ESSAY


def is_short(field: FormField | None) -> bool:
    """Whether a field takes words, and few: what is said beside them is told of another one."""
    return field is not None and field.kind == "text" and not is_essay(field)


def is_free(field: FormField | None) -> bool:
    """Whether a field takes whatever words one likes."""
    return field is not None and field.kind == "text" and field.looks_like not in ("name", "phone")
