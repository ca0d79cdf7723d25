"""The register as each viewer sees it, kept in memory until its version changes.

Nothing here decides who sees what: `access.visible` is applied to the systems before an index or a
lexicon is built, so that no score, order or suggestion can depend on a system the viewer may not see.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

from bot.access import AccessLevel, Place, Viewer, visible
from bot.domain.people import Person, name_key
from bot.domain.questions import Certainty, Language, Memory, Question, SearchResult
from bot.domain.systems import Department, ItSystem
from bot.ports import RegisterView, SystemSource
from bot.search.embedder import Embedder
from bot.search.index import SearchIndex
from bot.search.thesaurus import Thesaurus
from bot.search.understand import Lexicon, understand

_VIEWS_KEPT = 32
_SEARCHES_KEPT = 512
_LONGEST_NEED = 2_000  # characters, as many as understanding reads
_VERSION_HOLDS = 1.0  # seconds: an import shows within a second, and a turn need not ask the database
_NOBODY = Person(aad_object_id="", name="")


class View:
    """One viewer's register. Implements bot.ports.RegisterView."""

    def __init__(
        self,
        level: AccessLevel,
        systems: tuple[ItSystem, ...],
        departments: tuple[Department, ...],
        index: SearchIndex,
        lexicon: Lexicon,
    ) -> None:
        self.level = level
        self.systems = systems
        self.departments = departments
        self._index = index
        self._lexicon = lexicon
        self._by_key = {system.key: system for system in systems}
        # A list's next page, a popular question and the button of an example all search for the same again.
        self._found = lru_cache(maxsize=_SEARCHES_KEPT)(index.search)

    def at(self, level: AccessLevel) -> View:
        """The same systems and index at another level."""
        return View(level, self.systems, self.departments, self._index, self._lexicon)

    def extended(self, systems: tuple[ItSystem, ...], hidden: tuple[ItSystem, ...]) -> View:
        """A role holder's view: `systems` is all they see, `hidden` those of them that others do not."""
        index = self._index.extended(hidden) if hidden else self._index
        lexicon = self._lexicon.extended(hidden) if hidden else self._lexicon
        return View(self.level, systems, self.departments, index, lexicon)

    def by_key(self, key: str) -> ItSystem | None:
        """The visible system with that key."""
        return self._by_key.get(key)

    def search(self, need: str, language: Language) -> SearchResult:
        """Systems that serve a need."""
        return self._found(need[:_LONGEST_NEED], language)

    def understand(self, text: str, memory: Memory) -> Question:
        """What a typed text asks for."""
        return understand(text, self._lexicon, memory, self._covers)

    def _covers(self, need: str, language: Language) -> Certainty:
        return self.search(need, language).certainty


class _Snapshot:
    """One version of the register, with a view for every kind of viewer that has asked."""

    def __init__(
        self,
        version: int,
        systems: tuple[ItSystem, ...],
        departments: tuple[Department, ...],
        thesaurus: Thesaurus,
        embedder: Embedder | None,
        documents: Sequence[tuple[str, tuple[str, ...]]],
    ) -> None:
        self.version = version
        self._systems = systems
        self._departments = departments
        self._thesaurus = thesaurus
        self._embedder = embedder
        self._documents = documents
        self._views: OrderedDict[tuple[AccessLevel, str, bool], View] = OrderedDict()
        self._with_roles = frozenset(_role_names(systems))
        self._employee = self._build(AccessLevel.EMPLOYEE, visible(systems, Viewer(_NOBODY, Place.CHANNEL)))
        self._full: dict[AccessLevel, View] = {}

    def view(self, viewer: Viewer) -> View:
        """The viewer's view, built the first time it is asked for."""
        if viewer.level > AccessLevel.EMPLOYEE:
            return self._full_view(viewer)
        name = name_key(viewer.person.name)
        person = viewer.person
        alone = person.active and person.sole_bearer
        if viewer.place is not Place.PERSONAL or not alone or name not in self._with_roles:
            return self._employee
        key = (viewer.level, name, viewer.person.active)
        if key not in self._views:
            self._views[key] = self._for_role_holder(viewer)
            if len(self._views) > _VIEWS_KEPT:
                self._views.popitem(last=False)
        self._views.move_to_end(key)
        return self._views[key]

    def _full_view(self, viewer: Viewer) -> View:
        if viewer.level not in self._full:
            systems = visible(self._systems, viewer)
            twin = next(iter(self._full.values()), None)
            # Readers and IT-enheten see the same systems: one index serves both.
            self._full[viewer.level] = twin.at(viewer.level) if twin else self._build(viewer.level, systems)
        return self._full[viewer.level]

    def _build(self, level: AccessLevel, systems: tuple[ItSystem, ...]) -> View:
        index = SearchIndex.build(systems, self._thesaurus, self._embedder)
        lexicon = Lexicon.build(systems, self._departments, documents=self._documents)
        return View(level, systems, self._departments, index, lexicon)

    def _for_role_holder(self, viewer: Viewer) -> View:
        systems = visible(self._systems, viewer)
        public = {system.key for system in self._employee.systems}
        hidden = tuple(system for system in systems if system.key not in public)
        return self._employee.extended(systems, hidden)


class CachedRegister:
    """Implements bot.ports.Register: reloads when the stored version number changes."""

    def __init__(
        self,
        source: SystemSource,
        thesaurus: Thesaurus,
        embedder: Embedder | None = None,
        documents: Sequence[tuple[str, tuple[str, ...]]] = (),
    ) -> None:
        self._source = source
        self._thesaurus = thesaurus
        self._embedder = embedder
        self._documents = documents
        self._snapshot: _Snapshot | None = None
        self._asked_at = 0.0
        self._loading = asyncio.Lock()

    async def view(self, viewer: Viewer) -> RegisterView:
        """The newest register as `viewer` sees it."""
        snapshot, now = self._snapshot, asyncio.get_running_loop().time()
        if snapshot is None or now - self._asked_at >= _VERSION_HOLDS:
            self._asked_at = now  # before asking, so that those who come meanwhile do not ask too
            version = await self._source.version()
            if snapshot is None or snapshot.version != version:
                snapshot = await self._reload(version)
        return snapshot.view(viewer)

    async def _reload(self, version: int) -> _Snapshot:
        async with self._loading:
            if self._snapshot is not None and self._snapshot.version == version:
                return self._snapshot
            systems, departments = await self._source.load()
            thesaurus = self._thesaurus.with_synonyms(await self._source.synonyms())
            self._snapshot = await asyncio.to_thread(
                _Snapshot, version, systems, departments, thesaurus, self._embedder, self._documents
            )
            return self._snapshot


def _role_names(systems: tuple[ItSystem, ...]) -> set[str]:
    specialists = [holder for system in systems if system.restricted for holder in system.restricted.specialists]
    holders = [holder for system in systems for holder in (system.owner, system.manager) if holder is not None]
    return {name_key(holder.name) for holder in (*holders, *specialists)}
