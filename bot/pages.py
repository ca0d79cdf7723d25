"""`/`, `/privacy`, `/terms`: what the Teams manifest links to. Swedish first, English below; no scripts, no cookies."""

from __future__ import annotations

import html

from aiohttp import web

from bot.domain.questions import Language
from bot.texts import texts_for

_LANGUAGES: tuple[Language, ...] = ("sv", "en")
_PARAGRAPHS = {"about": 2, "privacy": 5, "terms": 3}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def page_routes() -> list[web.RouteDef]:
    """The three pages, drawn once."""
    pages = {"/": _page("about"), "/privacy": _page("privacy"), "/terms": _page("terms")}

    async def show(request: web.Request) -> web.Response:
        return web.Response(text=pages[request.path], content_type="text/html", headers=_HEADERS)

    return [web.get(path, show) for path in pages]


def _page(name: str) -> str:
    body = "\n".join(_section(name, language) for language in _LANGUAGES)
    return _PAGE.format(title=html.escape(texts_for("sv")(f"pages-{name}-heading")), body=f"<main>\n{body}\n</main>")


def _section(name: str, language: Language) -> str:
    say = texts_for(language)
    paragraphs = [html.escape(say(f"pages-{name}-{number}")) for number in range(1, _PARAGRAPHS[name] + 1)]
    heading = html.escape(say(f"pages-{name}-heading"))
    level = "h1" if language == "sv" else "h2"
    inner = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<section lang="{language}">\n<{level}>{heading}</{level}>\n{inner}\n</section>'
