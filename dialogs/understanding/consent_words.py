"""What is said to a question that waits: a nod, a hum, that one would rather not, or later."""

from collections.abc import Collection

from dialogs.understanding.recognise import Recogniser
from dialogs.understanding.small_words import SmallWords, left_over
from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.phrases import Sayings
from knowledge.text import words_of


class ConsentWords:
    """The words around a yes or a no, and those for neither."""

    def __init__(self, vocabulary: Vocabulary, small: SmallWords, recogniser: Recogniser) -> None:
        self.small = small
        self.recogniser = recogniser
        self.nods = words_of(vocabulary.nods)
        self.faint_yes = words_of(vocabulary.faint_yes)
        self.hesitating = words_of(vocabulary.hesitating)
        self.praising = words_of(vocabulary.praising)
        self.accepting = Sayings({"accept": vocabulary.accepting})
        self.sending = words_of(vocabulary.sending)
        self.sends = Listener({"sends": vocabulary.sends})
        self.finishing = Listener({"done": vocabulary.finishing})
        self.telling_verbs = words_of(vocabulary.telling_verbs)
        self.subjects = words_of(vocabulary.subjects)
        self.rather_not = Sayings({"not": vocabulary.rather_not})
        self.withholding = Listener({"not": vocabulary.withholding})
        right = (*vocabulary.agreeing, *vocabulary.as_it_was, *vocabulary.yes)
        self.as_it_was = Listener({"was": (phrase for phrase in right if " " in phrase)})
        self.summing = Sayings({"right": vocabulary.agreeing, "not now": vocabulary.not_now})
        off = vocabulary.putting_off
        self.putting_off = Listener({"off": off.phrases, "act": off.acts, "time": off.times})
        self.beside_putting_off = small.words | self.hesitating | words_of(off.small)

    def leaves_it(self, text: str, beside: Collection[str] = ()) -> bool:
        """`No, that's right`: whether a text says no more than that all is right as it is."""
        found = self.as_it_was.find(text)
        said = left_over(text, found) - self.small.around.union(beside)
        return bool(found) and all(map(self.recogniser.first_words.meant, said))

    def finishes(self, text: str) -> bool:
        """`Skicka in`, `yes, I'm done`: whether a text says no more than that all is answered."""
        found = self.finishing.find(text) or self.sends.find(text)
        left = left_over(text, found) - self.sending
        agrees = all(self.recogniser.first_words.meant(word) == "yes" for word in left)
        return bool(found) and "?" not in text and agrees

    def puts_off(self, text: str, beside: Collection[str] = ()) -> bool:
        """`Måste fundera lite på det`: whether a text says no more than that it has to wait."""
        found = self.putting_off.find(text)
        said = {how for how, _ in found}
        waits = "off" in said or said == {"act", "time"}
        if not waits or "?" in text:
            return False
        return left_over(text, found) <= self.beside_putting_off.union(beside)
