"""What is said to a reader who does not find something: never a silent miss.

A word that no article has: the words near it, and the same name or term in other scripts and languages,
with how many articles have that. Words that articles have, but none as asked: which part of the question
keeps them out. Nothing here changes what is searched.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.index import Index, Request, Result
from archive.languages import QueryWord
from archive.languages.tables import language
from archive.press.gazetteer import key, named
from archive.press.names import Choice
from archive.press.transcribing import transcribed
from archive.press.values import OtherForm, Suggestion

if TYPE_CHECKING:
    from archive.index.query.restrictions import Resolve

__all__ = ["Miss", "Readers", "explain", "safe"]

_MOST_WORDS: Final = 8
"""So many unknown words are spoken of, and so many words are looked at for names."""

_MOST_FORMS: Final = 6
_MOST_PERSONS: Final = 3
_PART: Final = "part of a name"
_LONGEST: Final = 5
"""Words of a name."""

_UNSPACED: Final = frozenset({"Hani", "Hira", "Kana"})


class Miss(NamedTuple):
    """Sentences on what was not found, and what to search instead."""

    notes: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


class Readers(NamedTuple):
    """What the facade knows: which persons a name means, how they are called, what a name in a query is."""

    choose: Callable[[str], Choice]
    label: Callable[[str], str]
    resolve: "Resolve"
    locale: str


def explain(index: Index, asked: Request, result: Result, readers: Readers, *, noted: bool = False) -> Miss:
    """What there is to say on a result that has no hits, or not all of the words.

    ``noted`` says that a filter with an unknown name has been spoken of already.
    """
    miss = _Miss(index, asked, result, readers)
    suggestions = tuple(miss.suggestions())
    why = () if noted else miss.none()
    notes = [*miss.unknown(suggestions), *why, *miss.others(suggestions)]
    return Miss(notes=tuple(map(safe, notes)), suggestions=suggestions)


def safe(text: str) -> str:
    """A sentence without what moves the cursor or turns the direction of a line."""
    return "".join(" " if _is_control(char) else char for char in text)


def _is_control(char: str) -> bool:
    kind = unicodedata.category(char)
    joiner = char in "\u200c\u200d"  # words of Persian and of Indic scripts are written with these
    return kind in {"Cc", "Cs", "Zl", "Zp"} or (kind == "Cf" and not joiner)


class _Miss:
    def __init__(self, index: Index, asked: Request, result: Result, readers: Readers) -> None:
        self._index = index
        self._asked = asked
        self._result = result
        self._readers = readers
        self._words = result.words.words[: _MOST_WORDS * 2]
        self._missing = {word.text: word for word in self._words if not self._known(word)}
        for text in [*self._missing][_MOST_WORDS:]:
            del self._missing[text]
        # Words that articles have, outside the filters: then the filters are what is to be spoken of.
        self._outside = 0
        if not result.total and not self._missing and _filtered(asked):
            self._outside = self._count_all(
                asked._replace(filters={}, excluded={}, date_from=None, date_to=None)
            )

    def _known(self, word: QueryWord) -> bool:
        frequency = self._index.frequency
        return (
            frequency("exact", word.exact) > 0
            or any(frequency("stem", stem) for stem in word.stems)
            or (bool(word.grams) and all(frequency("gram", gram) for gram in word.grams))
        )

    # -- what to search instead --------------------------------------------------------------------

    def suggestions(self) -> Iterator[Suggestion]:
        """For each word that is missing, and for each name that has no hits."""
        joined = {f"{first} {second}": text for first, second, text in self._joined()}
        alone = [text for text in self._missing if not any(text in pair.split() for pair in joined)]
        spellings = {**self._index.suggestions(alone), **{pair: (text,) for pair, text in joined.items()}}
        others = dict(self._names())
        for text in dict.fromkeys((*spellings, *others)):
            if spellings.get(text) or others.get(text):
                yield Suggestion(words=text, spellings=spellings.get(text, ()), others=others.get(text, ()))

    def _joined(self) -> Iterator[tuple[str, str, str]]:
        """Neighbours of which one is missing that are one word in articles."""
        for first, second in zip(self._words, self._words[1:], strict=False):
            apart = not {first.script, second.script} & _UNSPACED
            if apart and (first.text in self._missing or second.text in self._missing):
                joined = self._index.joined(first.text, second.text)
                if joined:
                    yield first.text, second.text, joined

    def _names(self) -> Iterator[tuple[str, tuple[OtherForm, ...]]]:
        """The longest runs of words that have other forms, each with them."""
        words, start = self._words, 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST), start, -1):
                run = words[start:end]
                found = self._forms(run)
                if found:
                    yield _text(run), found
                    start = end
                    break
            else:
                start += 1

    def _forms(self, run: Sequence[QueryWord]) -> tuple[OtherForm, ...]:
        missing = any(word.text in self._missing for word in run)
        whole = len(run) == len(self._words) > 1
        if not missing and (self._result.total or self._outside or not whole):
            return ()  # words that articles have
        text = _text(run)
        person = self._person(text, several=missing)
        if person is not None:
            return (person,)
        found: dict[str, OtherForm] = {}
        for form in self._written(text, run):
            if form.count and key(form.text) not in found and key(form.text) != key(text):
                found[key(form.text)] = form
        return tuple(sorted(found.values(), key=lambda form: -form.count)[:_MOST_FORMS])

    def _person(self, text: str, *, several: bool) -> OtherForm | None:
        """The person whom a name means, or ``several``, where articles name them in another form."""
        choice = self._readers.choose(text)
        if not choice.ids or (len(choice.ids) > 1 and not several):
            return None
        count = self._index.search(Request(filters={"person": [choice.ids]}, limit=0)).total
        if not count:
            return None
        label = " or ".join(map(self._readers.label, choice.ids[:_MOST_PERSONS]))
        if len(choice.ids) > _MOST_PERSONS:
            label += f" or {len(choice.ids) - _MOST_PERSONS} more"
        return OtherForm(
            text=label,
            count=count,
            reason=_PART if choice.part else "person",
            person=choice.ids[0] if len(choice.ids) == 1 else text,
        )

    def _written(self, text: str, run: Sequence[QueryWord]) -> Iterator[OtherForm]:
        tags = self._index.languages()
        names = named(text, first=(self._readers.locale, "en", *tags), into=tags)
        for name in names:
            reason = f"{language(name.language).name or name.language}, CLDR"
            yield OtherForm(text=name.text, count=self._count(name.text), reason=reason)
        if len(run) > 1 or names:
            return  # what CLDR knows need not be guessed by rules
        frequency = self._index.frequency
        tried = set()
        for form, rule in transcribed(run[0].exact, lambda pair: frequency("gram", pair) > 0):
            if form in tried:
                continue
            tried.add(form)
            if frequency("exact", form) or frequency("stem", f"ko:{form}"):
                yield OtherForm(text=form, count=self._count(form), reason=rule)

    def _count(self, text: str) -> int:
        plain = text.replace('"', " ")
        query = f'"{plain}"' if len(plain.split()) > 1 else plain
        found = self._index.search(Request(query=query, limit=0))
        return 0 if found.relaxed else found.total

    # -- sentences -----------------------------------------------------------------------------------

    def unknown(self, suggestions: Sequence[Suggestion]) -> Iterator[str]:
        """On each word that no article has, but for those of which there are other forms."""
        near = {item.words: item.spellings for item in suggestions if item.spellings}
        spoken = [item.words for item in suggestions if item.others]
        pairs = {word: pair for pair in near for word in pair.split() if pair not in self._missing}
        told = dict.fromkeys(
            pairs.get(text, text) for text in self._missing if not any(text in other for other in spoken)
        )
        for text in told:
            yield f"no article has {text!r}{_hint(near.get(text, ()))}"
        unknown = [text for text in self._result.unknown if not any(word in text for word in self._missing)]
        for text in unknown[:_MOST_WORDS]:
            if len(self._missing) < _MOST_WORDS:
                yield f"no article has {text!r} where the query looks for it"
        if unknown and len(self._missing) == _MOST_WORDS:
            yield f"no article has {len(unknown)} more of the words"

    def others(self, suggestions: Iterable[Suggestion]) -> Iterator[str]:
        """On each name or term that articles have in another form."""
        for item in suggestions:
            written = [form for form in item.others if form.person is None]
            for form in item.others:
                if form.person is not None:
                    named_in = f"named in {_articles(form.count)} in other forms"
                    quoted = f"'{form.person}'" if " " in form.person else form.person
                    verb = "may be" if form.reason == _PART else "is"
                    yield f"{item.words!r} {verb} {form.text}, {named_in}: search --person {quoted}"
            if written:
                listed = ", ".join(
                    f"{form.text} ({_articles(form.count)}; {form.reason})" for form in written
                )
                yield f"{item.words!r} has no hits; the same in other scripts and languages: {listed}"

    def none(self) -> Iterator[str]:
        """Why there are no hits where every word is known."""
        asked, result = self._asked, self._result
        if result.total or self._missing or result.unknown:
            return
        if self._outside and (asked.query.strip() or asked.like):
            verb = "has" if self._outside == 1 else "have"
            what = repr(asked.query) if asked.query.strip() else "words in common with it"
            yield f"{_articles(self._outside)} {verb} {what}, none of them within the filters"
            return
        if self._outside:
            yield from self._filters()
            return
        patterns = [text for text in result.words.patterns if not self._count_all(Request(query=text))]
        if patterns:
            yield f"no article has a word like {' or '.join(map(repr, patterns[:_MOST_WORDS]))}"
        elif len(self._words) + len(result.words.patterns) > 1:
            yield "every word is in the archive, but no article has all of them as the query asks for them"
        elif self._words or result.words.patterns:
            yield "articles have the word, but none of them is as the query asks"
        elif asked.like is not None:
            yield "no other article shares the words that tell what this one is about"

    def _filters(self) -> Iterator[str]:
        """Of filters that no article meets together: how many meet each by itself."""
        asked = self._asked
        alone = Request(certain=asked.certain, revisions=asked.revisions)
        counts = {
            name: self._count_all(alone._replace(filters={name: values}))
            for name, values in asked.filters.items()
            if values
        }
        if asked.date_from is not None or asked.date_to is not None:
            counts["dates"] = self._count_all(
                alone._replace(date_from=asked.date_from, date_to=asked.date_to)
            )
        if len(counts) > 1:
            listed = ", ".join(f"{name} {_articles(count)}" for name, count in counts.items())
            yield f"no article is within all of the filters; within each by itself: {listed}"
        elif counts:
            yield f"no article is within the filter by {next(iter(counts))}"

    def _count_all(self, request: Request) -> int:
        """How many articles a request has, words in any form but not only some of them."""
        found = self._index.search(
            request._replace(facets={}, limit=0, offset=0), resolve=self._readers.resolve
        )
        return 0 if found.relaxed else found.total


def _filtered(asked: Request) -> bool:
    return bool(
        any(asked.filters.values())
        or any(asked.excluded.values())
        or asked.date_from is not None
        or asked.date_to is not None
    )


def _text(run: Sequence[QueryWord]) -> str:
    joint = "" if all(word.script in _UNSPACED for word in run) else " "
    return joint.join(word.text for word in run)


def _hint(spellings: Sequence[str]) -> str:
    return f"; did you mean {', '.join(spellings)}?" if spellings else ""


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
