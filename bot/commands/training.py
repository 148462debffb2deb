"""The command that makes the classifier of its examples."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

import click

from bot.commands.quality import FOLDER_PATH
from knowledge.classifier.examples import Example, examples, lacking, phrasings
from knowledge.classifier.features import Features
from knowledge.classifier.weights import Weights
from knowledge.load import EXAMPLES, FOLDER, LEARNED, read
from knowledge.model import LanguagePack
from knowledge.topics import TopicFinder

Train = Callable[[Features, Sequence[Example], Sequence[Example], Mapping[str, str]], Weights]


@click.command("train")
@click.option("--folder", type=FOLDER_PATH, default=FOLDER, help="Other knowledge files.")
def train_classifier(folder: Path) -> int:
    """Make the classifier anew from knowledge/LANG/examples; needs the extra `train`."""
    try:
        from knowledge.classifier.training import train
    except ModuleNotFoundError:
        raise click.ClickException('training needs more: pip install ".[train]"') from None
    knowledge, faults = read(folder)
    packs = knowledge.languages.items()
    wrong = [fault for fault in faults if LEARNED not in fault.file]  # that one is made anew
    written: dict[str, Sequence[Example]] = {}
    for name, pack in packs:
        written[name], strange = examples(folder / name / EXAMPLES, pack, name)
        wrong.extend(strange)
    if wrong:
        click.echo("The knowledge files have faults; `python app.py check` lists them.")
        return 1
    for language, pack in packs:
        train_language(train, folder / language / LEARNED, pack, written[language])
    return 0


def train_language(
    train: Train, file: Path, pack: LanguagePack, written: Sequence[Example]
) -> None:
    """Learn from the examples of one language, and write down what was learned."""
    started = perf_counter()
    if not written:
        click.echo(f"{pack.language}: no examples, so nothing to learn.")
        return
    features = TopicFinder(pack).classifier.features
    titles = {topic: article.head.title for topic, article in pack.articles.items()}
    listed = [*phrasings(pack), *lacking(pack)]
    weights = train(features, written, listed, titles)
    weights.save(file)
    took = perf_counter() - started
    click.echo(
        f"{pack.language}: {len(written)} examples, {len(weights.number)} features, {took:.0f} s."
    )
