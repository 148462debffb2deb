"""A title that is noted, said once more where something else is asked for: `rektor, som sagt`.

Who tells their title beside a yes may think that it is still asked for.
"""

from dialogs.exchange import Exchange
from dialogs.signup.draft import Draft
from knowledge.model import FormField
from knowledge.text import folded_words


def title_again(exchange: Exchange, draft: Draft, field: FormField) -> str | None:
    """The field whose title is all that a message says; None for any other message."""
    said = telling_words(exchange, exchange.text)
    if not said or not field.required or draft.answered(field):
        return None
    for earlier in draft.programme.fields:
        title = draft.answers.get(earlier.id)
        if earlier.looks_like == "title" and isinstance(title, str):
            known = exchange.heard.work.is_title(title)  # not any text that is given twice
            return earlier.id if known and said == telling_words(exchange, title) else None
    return None


def telling_words(exchange: Exchange, text: str) -> list[str]:
    """The words of a text, in their order, without `as I said` and `I work as a`."""
    heard = exchange.heard
    small = heard.small.speaker | heard.small.as_said | heard.forms.at_work
    return [word for word in folded_words(text) if word not in small]
