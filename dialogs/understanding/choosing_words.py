"""What compares things, asks which of them to choose, and takes what was advised."""

from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.text import words_of


class ChoosingWords:
    """Hears comparisons, choices, and what is made of advice."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.belonging = Listener({"belongs": vocabulary.belonging})
        self.either = Listener({"either": vocabulary.either})
        self.combining = Listener({"combine": vocabulary.combining})
        between = [phrase for phrase in vocabulary.comparing if phrase.startswith("^")]
        compare = [phrase for phrase in vocabulary.comparing if phrase not in between]
        self.comparing = Listener({"compare": compare, "between": between})
        self.asking = Listener({"choose": vocabulary.choosing})
        self.same = Listener({"same": vocabulary.same})
        self.than = Listener({"than": vocabulary.than})
        self.best_for = Listener({"best": vocabulary.best_for})
        self.kinds = Listener({str(kind): said for kind, said in vocabulary.listing.kinds.items()})
        self.settling = Listener({"settle": vocabulary.settling})
        self.going_further = Listener({str(k): v for k, v in vocabulary.going_further.items()})
        self.likewise_of_me = Listener({str(k): v for k, v in vocabulary.likewise_of_me.items()})
        self.weighing = Listener({str(side): said for side, said in vocabulary.weighing.items()})
        picking = vocabulary.picking
        self.picking = Listener({"plainly": picking.plainly, "instead": picking.instead})
        self.pointing = Listener({"it": picking.pointers})
        self.telling_of_it = words_of(picking.telling)
        self.taking = Listener({"take": vocabulary.taking})
        self.leaving_be = Listener({"leave": vocabulary.leaving_be})
