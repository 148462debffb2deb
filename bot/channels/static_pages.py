"""The bot's papers: privacy, terms and the like, as pages that anybody may read."""

import html
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from string import Template

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.channels.accept_language import language_of, preferred
from bot.channels.files import served, serving
from dialogs.messages import Language
from knowledge.model import Knowledge, LanguagePack, Paper

LOOK = Path(__file__).parent / "look"
ORDER = ("support", "privacy", "terms", "accessibility")
"""The papers that there must be, in the order in which they are listed."""
LANGUAGE_NAMES: Mapping[Language, str] = {"sv": "Svenska", "en": "English"}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ADDRESS = re.compile(r"\bwww\.[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class Papers:
    """Serves the papers in the reader's language, with the look that all pages share."""

    def __init__(self, knowledge: Knowledge, messages: timedelta, ratings: timedelta) -> None:
        self._packs = knowledge.languages
        self._times = times(knowledge, messages, ratings)
        self._template = Template((LOOK / "paper.html").read_text("utf-8"))

    def routes(self) -> list[web.RouteDef]:
        """A page for each paper, and the files of the look."""
        return [
            *(web.get(f"/{name}", self._page(name)) for name in ORDER),
            *(web.get(f"/look/{f.name}", serving(f.read_bytes(), f.suffix)) for f in served(LOOK)),
        ]

    def page(self, name: str, language: Language) -> str:
        """One paper as HTML."""
        pack = self._packs[language]
        paper = pack.papers[name]
        words = {key: html.escape(text) for key, text in pack.page.items()}
        return self._template.safe_substitute(
            words,
            lang=language,
            title=html.escape(paper.head.title),
            lead=html.escape(paper.head.lead),
            choices="\n        ".join(self._choice(one, language) for one in self._packs),
            body=self._body(paper),
            links=listed(pack, name),
        )

    def _page(self, name: str) -> Handler:
        async def serve(request: web.Request) -> web.StreamResponse:
            language = language_of(request.query.get("lang", "")) or preferred(request)
            response = web.Response(text=self.page(name, language), content_type="text/html")
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["Vary"] = "Accept-Language, Cookie"
            return response

        return serve

    def _body(self, paper: Paper) -> str:
        parts = (
            f"    <h2>{html.escape(heading)}</h2>\n{as_html(text.format_map(self._times))}"
            for heading, text in paper.sections.items()
        )
        return "\n".join(parts)

    def _choice(self, language: Language, chosen: Language) -> str:
        current = ' aria-current="true"' if language == chosen else ""
        name = LANGUAGE_NAMES[language]
        return f'<a href="?lang={language}" lang="{language}"{current}>{name}</a>'


def times(knowledge: Knowledge, messages: timedelta, ratings: timedelta) -> dict[str, int]:
    """How long things are kept, by the names that papers have for it."""
    kept = knowledge.retention
    known = {"days": messages.days, "ratings": ratings.days}
    return {**known, **kept.drafts.model_dump(), **kept.applications.model_dump()}


def listed(pack: LanguagePack, current: str | None = None) -> str:
    """Links to all papers, as items of a list."""
    return "".join(link(pack.papers[name], name, pack.language, name == current) for name in ORDER)


def link(paper: Paper, name: str, language: Language, is_current: bool) -> str:
    """One of the links."""
    mark = ' aria-current="page"' if is_current else ""
    title = html.escape(paper.head.title)
    return f'<li><a href="/{name}?lang={language}"{mark}>{title}</a></li>'


def as_html(text: str) -> str:
    """Paragraphs, lists, bold words and addresses of the web; everything else stays text."""
    blocks = [block.strip() for block in html.escape(text, quote=False).split("\n\n")]
    return "\n".join(block_as_html(inline(block)) for block in blocks if block)


def block_as_html(block: str) -> str:
    """A list where every line is an item, else a paragraph."""
    lines = block.split("\n")
    if not all(line.startswith("- ") for line in lines):
        return f"    <p>{' '.join(lines)}</p>"
    items = "".join(f"<li>{line.removeprefix('- ')}</li>" for line in lines)
    return f"    <ul>{items}</ul>"


def inline(text: str) -> str:
    """Bold words, and addresses that can be followed."""
    bold = _BOLD.sub(r"<strong>\1</strong>", text)
    return _ADDRESS.sub(lambda found: f'<a href="https://{found[0]}">{found[0]}</a>', bold)
