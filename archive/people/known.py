"""Registered name forms, arranged for being found in text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.people.inflection import declines, variants
from archive.people.keys import script, words

__all__ = ["Form", "KnownNames"]


def _inflected(said: Sequence[str], base: Sequence[str], language: str) -> bool:
    """True where every word is a case of the word of the base form."""
    return all(
        one == other or one in variants(other, language) for one, other in zip(said, base, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Form:
    """A name form: folded ``words``, the persons who have it, how it is written."""

    words: tuple[str, ...]
    persons: tuple[str, ...]
    name: str


class KnownNames:
    """Name forms → persons, as a register gives them (:meth:`Register.known_forms`).

    Indexes are made when a script, and for scripts with inflected words a language, is first met.
    """

    def __init__(self, forms: Mapping[str, tuple[str, ...]]) -> None:
        self._forms = forms
        self._indexes: dict[tuple[str, str], dict[tuple[str, str], list[Form]]] = {}
        self._starting: dict[str, dict[str, list[Form]]] = {}
        self._by_words: dict[str, dict[tuple[str, ...], Form]] = {}

    @cached_property
    def by_script(self) -> dict[str, list[Form]]:
        """Forms by ISO 15924 code; spellings with the same words are one form of all their persons."""
        found: dict[str, dict[tuple[str, ...], Form]] = defaultdict(dict)
        for name, persons in self._forms.items():
            parts, code = words(name), script(name)
            before = found[code].get(parts)
            if before is None:
                found[code][parts] = Form(parts, persons, name)
            elif before.persons != persons:
                found[code][parts] = Form(parts, tuple(sorted({*before.persons, *persons})), before.name)
        return {code: list(forms.values()) for code, forms in found.items()}

    def _index(self, code: str, language: str) -> dict[tuple[str, str], list[Form]]:
        """First word in any case of the language and first letter of the second (none: ``""``) → forms."""
        primary = language if declines(language) else ""
        found = self._indexes.get((code, primary))
        if found is None:
            found = self._indexes[code, primary] = self._make(code, primary)
        return found

    def _make(self, code: str, language: str) -> dict[tuple[str, str], list[Form]]:
        found: dict[tuple[str, str], list[Form]] = defaultdict(list)
        for form in self.by_script.get(code, ()):
            second = form.words[1][0] if len(form.words) > 1 else ""
            for first in variants(form.words[0], language) if language else (form.words[0],):
                found[first, second].append(form)
        for forms in found.values():
            forms.sort(key=lambda form: -len(form.words))
        return dict(found)

    def longest(
        self, spoken: Sequence[str], start: int, code: str, language: str
    ) -> tuple[Form, bool] | None:
        """The longest form that the words from ``start`` on are, and whether they are its base form."""
        index = self._index(code, language)
        first = spoken[start]
        if start + 1 < len(spoken):
            for form in index.get((first, spoken[start + 1][:1]), ()):
                size = len(form.words)
                said = tuple(spoken[start : start + size])
                if said == form.words:
                    return form, True
                if len(said) == size and declines(language) and _inflected(said, form.words, language):
                    return form, False
        for form in index.get((first, ""), ()):
            return form, form.words[0] == first
        return None

    def exact(self, said: tuple[str, ...], code: str) -> Form | None:
        """The form that is exactly these words."""
        return self._exact(code).get(said)

    def _exact(self, code: str) -> dict[tuple[str, ...], Form]:
        found = self._by_words.get(code)
        if found is None:
            found = self._by_words[code] = {form.words: form for form in self.by_script.get(code, ())}
        return found

    @cached_property
    def person_words(self) -> dict[str, frozenset[str]]:
        """Person → every word of their forms."""
        found: dict[str, set[str]] = defaultdict(set)
        for forms in self.by_script.values():
            for form in forms:
                for person in form.persons:
                    found[person].update(form.words)
        return {person: frozenset(said) for person, said in found.items()}

    def starting(self, code: str) -> dict[str, list[Form]]:
        """First two letters of the first word → forms of a script without word breaks, longest first."""
        found = self._starting.get(code)
        if found is None:
            by_start: dict[str, list[Form]] = defaultdict(list)
            for form in self.by_script.get(code, ()):
                by_start["".join(form.words)[:2]].append(form)
            for forms in by_start.values():
                forms.sort(key=lambda form: -sum(map(len, form.words)))
            found = self._starting[code] = dict(by_start)
        return found
