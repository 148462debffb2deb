"""Other ways to search, measured beside ours: plain rapidfuzz, BM25 on stems, character TF-IDF."""

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
import snowballstemmer
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.model import Language
from knowledge.search import STEMMERS, Entry, Index
from knowledge.text import words

Rank = Callable[[str], list[str]]
"""Query -> entry ids, best first."""
LIMIT = 10


def texts_of(entries: Sequence[Entry]) -> list[str]:
    """Each entry as one text."""
    return [" . ".join((e.title, *e.questions, e.text)) for e in entries]


def ours(entries: Sequence[Entry], language: Language) -> Rank:
    """The index of `knowledge.search`."""
    index = Index.build(entries, language)
    return lambda query: [name for name, _ in index.search(query, LIMIT).hits]


def rapidfuzz_token_set(entries: Sequence[Entry], _language: Language) -> Rank:
    """rapidfuzz's token_set_ratio against every phrasing or text; an entry's best one counts."""
    return fuzzy(entries, fuzz.token_set_ratio)


def rapidfuzz_wratio(entries: Sequence[Entry], _language: Language) -> Rank:
    """rapidfuzz's WRatio, its own default, in the same way."""
    return fuzzy(entries, fuzz.WRatio)


def fuzzy(entries: Sequence[Entry], scorer: Callable[..., float]) -> Rank:
    """Ranking by a rapidfuzz scorer."""
    owners, texts = [], []
    for entry in entries:
        for text in (entry.title, *entry.questions, entry.text):
            if text:
                owners.append(entry.id)
                texts.append(" ".join(words(text)))

    def rank(query: str) -> list[str]:
        found = process.extract(" ".join(words(query)), texts, scorer=scorer, limit=200)
        return list(dict.fromkeys(owners[place] for _, _, place in found))[:LIMIT]

    return rank


def bm25_on_stems(entries: Sequence[Entry], language: Language) -> Rank:
    """bm25s over Snowball stems."""
    stem = snowballstemmer.stemmer(STEMMERS[language]).stemWord
    model = bm25s.BM25()
    bags = [[stem(word) for word in words(text)] for text in texts_of(entries)]
    model.index(bags, show_progress=False)
    ids = [entry.id for entry in entries]

    def rank(query: str) -> list[str]:
        known = [s for s in map(stem, words(query)) if s in model.vocab_dict]
        if not known:
            return []
        scores = model.get_scores(known)
        return [ids[place] for place in np.argsort(-scores)[:LIMIT] if scores[place] > 0]

    return rank


def character_tfidf(entries: Sequence[Entry], _language: Language) -> Rank:
    """scikit-learn's TF-IDF over character 2- to 5-grams within words, cosine."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    matrix = vectorizer.fit_transform(texts_of(entries))
    ids = [entry.id for entry in entries]

    def rank(query: str) -> list[str]:
        scores = (matrix @ vectorizer.transform([query]).T).toarray().ravel()
        return [ids[place] for place in np.argsort(-scores)[:LIMIT] if scores[place] > 0]

    return rank


RIVALS = {
    "ours": ours,
    "rapidfuzz token_set_ratio": rapidfuzz_token_set,
    "rapidfuzz WRatio": rapidfuzz_wratio,
    "BM25 on stems (bm25s)": bm25_on_stems,
    "character TF-IDF (scikit-learn)": character_tfidf,
}
