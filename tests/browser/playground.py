"""The local Teams client as a person sees it: a page object for the Agents Playground in headless Chromium."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, expect

from deploy.playground.client import BOT, TEAM

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
CLIENT_FONTS = "res-1.cdn.office.net"  # the Playground's own page asks for Segoe UI there
PERSONAL = "Personal Chat"
# A card inside a card is part of it, not a message of its own.
CARDS = ".ac-container.ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)"
PATIENCE = 15_000  # milliseconds; a condition is met as soon as it is, this only bounds a failure


class TeamsClient:
    """One person at the client. `outside` holds each host that the page asked for, but for loopback and its fonts'."""

    def __init__(self, browser: Browser, address: str, *, width: int = 1280, height: int = 1000) -> None:
        self._context = browser.new_context(
            viewport={"width": width, "height": height}, locale="sv-SE", device_scale_factor=1.5
        )
        self.outside: set[str] = set()
        self.page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", self._note)
        self.page.goto(address)
        # The greeting shows that the client is connected and the bot installed: from here on nothing gets lost.
        expect(self.cards.first).to_be_visible(timeout=PATIENCE)
        # The log panel repeats every text, which would make each assertion about the screen true.
        self.page.get_by_role("button", name="Hide log panel").click()
        self._place = PERSONAL

    @property
    def cards(self) -> Locator:
        """All cards in the open conversation, the oldest first."""
        return self.page.locator(CARDS)

    def open(self, channel: str) -> None:
        """Go to a channel of the team. The bot greets there the first time."""
        self.page.get_by_role("treeitem", name=f"{TEAM} - {channel}", exact=True).click()
        self._place = channel
        expect(self.page.get_by_role("button", name="Post", exact=True)).to_be_visible(timeout=PATIENCE)
        expect(self.cards.first).to_be_visible(timeout=PATIENCE)

    def say(self, text: str) -> Locator:
        """Write in the personal chat. Returns the card that answers."""
        return self._answer_to(lambda: self._write_in_chat(text))

    def mention(self, text: str) -> Locator:
        """Begin a post in the open channel with a mention of the bot. Returns the card that answers."""
        return self._answer_to(lambda: self._post(text))

    def press(self, card: Locator, title: str) -> None:
        """Press a button on a card."""
        card.get_by_role("button", name=title, exact=True).click()

    def sees(self, *texts: str) -> Locator:
        """Wait until a card on the screen shows all the texts, and return the newest such card."""
        card = self.cards
        for text in texts:
            card = card.filter(has_text=text)
        expect(card.last).to_be_visible(timeout=PATIENCE)
        return card.last

    def picture(self, file: Path, *, first: str) -> None:
        """Write a picture of the conversation from the message `first` to the newest card."""
        # What the Playground says of its own limits is no part of the conversation.
        self.page.get_by_text("Full width control is not supported").evaluate_all(
            "notes => notes.forEach(note => note.parentElement.parentElement.style.display = 'none')"
        )
        top = self.page.get_by_text(first, exact=True).last.bounding_box()
        end = self.cards.last.bounding_box()
        assert top
        assert end
        width = self.page.viewport_size["width"]
        clip = {
            "x": 0,
            "y": top["y"] - 34,
            "width": width,
            "height": end["y"] + end["height"] - top["y"] + 34 + 40,
        }
        self.page.screenshot(path=file, clip=clip)

    def close(self) -> None:
        """Leave."""
        self._context.close()

    def _answer_to(self, act) -> Locator:
        before = self.cards.count()
        act()
        expect(self.cards).not_to_have_count(before, timeout=PATIENCE)
        # In a channel each post is a thread, the newest of them first or last; a chat grows downwards.
        return self.cards.last if self._place == PERSONAL else self._thread().locator(CARDS).last

    def _write_in_chat(self, text: str) -> None:
        self.page.locator("[data-lexical-editor=true]").click()
        self.page.keyboard.insert_text(text)
        self.page.get_by_role("button", name="Send Message").click()

    def _post(self, text: str) -> None:
        self._latest_post = text
        post = self.page.get_by_role("button", name="Post", exact=True)
        composer = self.page.get_by_role("group").filter(has=post).first
        composer.locator("[data-lexical-editor=true]").click()
        self.page.keyboard.type(f"@{BOT['name'][:6]}")
        # Enter would post the letters; only a click makes a mention of them.
        self.page.locator("#typeahead-menu").get_by_role("menuitem", name=BOT["name"]).click()
        self.page.keyboard.insert_text(f" {text}")
        post.click()

    def _thread(self) -> Locator:
        reply = self.page.get_by_role("button", name="Send Message")
        return self.page.get_by_role("group").filter(has_text=self._latest_post).filter(has=reply).first

    def _note(self, request) -> None:
        host = urlsplit(request.url).hostname
        if host and host not in {"127.0.0.1", CLIENT_FONTS}:
            self.outside.add(host)
