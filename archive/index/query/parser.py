"""The query language: text → a tree of Whoosh query nodes. Any text is a query.

Words next to each other belong together. One to four plain words must all match; more are a question,
of which any may match. ``NOT`` binds closest, then ``AND``, then ``OR``; they join their neighbours,
as in Whoosh.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from archive import languages
from archive.errors import UsageError
from archive.index.fields import ALTERNATIVES, VALUE_FIELDS
from archive.index.query.lexer import Token, tokens, unquoted
from archive.index.query.plain import MOST_ALL, Plain, any_of, joined, tree_of
from archive.index.query.restrictions import Resolve, of_range, of_value
from archive.index.query.trees import nodes
from archive.index.query.words import SCOPES, Branch, fuzzy, pattern, phrase, word
from archive.index.request import QueryWords

__all__ = ["Parsed", "parse"]

_MOST_CHARACTERS: Final = 10_000
_MOST_WORDS: Final = 250
_DEEPEST: Final = 40


class Parsed(NamedTuple):
    """A query read.

    ``relaxed`` is the tree to try where nothing matches ``tree``: plain words of which any may match.
    ``refine`` decides the order of the best matches beside it.
    ``unquoted`` is the query to try instead where a question quotes what no article has.
    ``ranks`` says whether there are words to rank by. ``words`` are those that articles should have,
    ``plain`` those of them that stand in the query by themselves, in order.
    """

    tree: Any
    relaxed: Any | None = None
    refine: Any | None = None
    unquoted: str | None = None
    ranks: bool = False
    notes: tuple[str, ...] = ()
    words: tuple[Branch, ...] = ()
    plain: tuple[Branch, ...] = ()
    marked: QueryWords = QueryWords()


def parse(
    text: str,
    *,
    archive_languages: Sequence[str],
    resolve: Resolve | None = None,
    language: str | None = None,
) -> Parsed:
    """Read a query. Never fails; what is ignored is said in the notes.

    ``language`` is the reader's, for its dates.
    """
    if not text.strip():
        return Parsed(tree=nodes.Every())
    parser = _Parser(text[:_MOST_CHARACTERS], archive_languages, resolve, language)
    if len(text) > _MOST_CHARACTERS:
        parser.note(f"only the first {_MOST_CHARACTERS:,} characters of the query were read")
    return parser.parsed()


_Item: TypeAlias = Plain | Any
"""Plain words, or a tree; ``None`` where there is nothing."""


class _Parser:
    """A descent through the tokens of one query."""

    def __init__(
        self, text: str, archive_languages: Sequence[str], resolve: Resolve | None, language: str | None
    ) -> None:
        self._text = text
        self._languages = archive_languages
        self._resolve = resolve
        self._language = language
        self._notes: dict[str, None] = {}
        self._tokens = list(tokens(text, self.note))
        self._place = 0
        self._depth = 0
        self._negative = 0
        self._left = _MOST_WORDS
        self._words: list[Branch] = []
        self._ranks = False
        self._quotes = 0

    def note(self, sentence: str) -> None:
        self._notes[sentence] = None

    def parsed(self) -> Parsed:
        plain, trees = self._sequence("text", outermost=True)
        tree = joined(plain, trees)
        if tree is None:
            self._notes.clear()
            plain = Plain(self._plain(self._text, "text"))
            tree = joined(plain, ())
            self.note("the query was searched as plain words" if plain.words else "the query has no words")
        return Parsed(
            tree=nodes.NullQuery if tree is None else tree,
            relaxed=any_of(plain, trees) if 1 < len(plain.words) <= MOST_ALL else None,
            unquoted=unquoted(self._text) if self._quotes and self._asks(len(plain.words)) else None,
            ranks=self._ranks,
            notes=tuple(self._notes),
            words=tuple(self._words),
            plain=tuple(plain.words),
            marked=QueryWords(
                words=tuple(item for branch in self._words for item in branch.words),
                patterns=tuple(branch.pattern for branch in self._words if branch.pattern),
                phrases=tuple(self._phrases()),
            ),
        )

    def _phrases(self) -> Iterator[tuple[int, ...]]:
        place = 0
        for branch in self._words:
            size = len(branch.words)
            if size > 1:
                yield tuple(range(place, place + size))
            place += size

    def _asks(self, plain: int) -> bool:
        """Whether a query with quotes is a question: several plain words, and many with those it quotes."""
        return plain > 1 and plain + self._quotes > MOST_ALL

    # -- tokens ----------------------------------------------------------------------------------

    def _next(self, kind: str | None = None, text: str | None = None) -> Token | None:
        """The token at hand, if it is of that kind and text."""
        if self._place >= len(self._tokens):
            return None
        token = self._tokens[self._place]
        if (kind and token.kind != kind) or (text and token.text != text):
            return None
        return token

    def _take(self, kind: str | None = None, text: str | None = None) -> Token | None:
        token = self._next(kind, text)
        self._place += token is not None
        return token

    # -- grammar ---------------------------------------------------------------------------------

    def _sequence(self, scope: str, *, outermost: bool = False) -> tuple[Plain, list[Any]]:
        """What stands side by side, up to the closing bracket: plain words, and the trees of the rest."""
        plain, trees = Plain(), []
        while token := self._next():
            if token.kind == "close":
                if not outermost:
                    break
                self._take()
                self.note("a bracket without its partner was ignored")
                continue
            item = self._either(scope)
            if isinstance(item, Plain):
                plain.words += item.words
            elif item is not None:
                trees.append(item)
        return plain, trees

    def _either(self, scope: str) -> _Item:
        return self._infix(scope, self._both, {"OR": nodes.Or})

    def _both(self, scope: str) -> _Item:
        kinds = {"AND": nodes.And, "ANDNOT": nodes.AndNot, "ANDMAYBE": nodes.AndMaybe}
        return self._infix(scope, self._negated, kinds)

    def _infix(
        self, scope: str, operand: Callable[[str], _Item], kinds: Mapping[str, Callable[..., Any]]
    ) -> _Item:
        """Operands with operators between them, from left to right."""
        found = operand(scope)
        while (token := self._next("operator")) and token.text in kinds:
            self._take()
            excluding = token.text == "ANDNOT"
            self._negative += excluding
            other = tree_of(operand(scope))
            self._negative -= excluding
            left = tree_of(found)
            if other is None or left is None:
                self.note(f"{token.text} with nothing to join was ignored")
                found = found if other is None else other
            elif token.text in {"AND", "OR"}:
                found = kinds[token.text]([left, other])
            else:
                found = kinds[token.text](left, other)
        return found

    def _negated(self, scope: str) -> _Item:
        times = 0
        while self._take("operator", "NOT"):
            times += 1
        self._negative += times % 2
        found = self._atom(scope)
        self._negative -= times % 2
        if not times:
            return found
        tree = tree_of(found)
        if tree is None:
            self.note("NOT with nothing after it was ignored")
        return nodes.Not(tree) if tree is not None and times % 2 else tree

    def _atom(self, scope: str) -> _Item:
        token = self._next()
        if token is None or token.kind == "close":
            return None
        if token.kind == "operator" and token.text != "NOT":
            return None  # an operator without its left side: the operand is missing
        self._take()
        if token.kind == "open":
            return self._group(scope)
        if token.kind == "field":
            return self._field(token, scope)
        if scope in SCOPES:
            return self._text_atom(token, scope)
        return self._value(token, scope)

    def _group(self, scope: str) -> _Item:
        if self._depth >= _DEEPEST:
            self.note("brackets deeper than forty were ignored")
            return None
        self._depth += 1
        plain, trees = self._sequence(scope)
        self._depth -= 1
        closing = self._take("close")
        if closing is None:
            self.note("a bracket without its partner was ignored")
        boost = closing.boost if closing else 1.0
        if boost == 1.0 and not trees:
            return plain if plain.words else None
        if scope in ALTERNATIVES or scope == "date":
            return nodes.Or(trees)
        tree = joined(plain, trees)
        return nodes.And([tree], boost=boost) if tree is not None and boost != 1.0 else tree

    def _field(self, token: Token, scope: str) -> _Item:
        name = "date" if token.text == "published" else token.text
        follower = self._next()
        if follower is None or follower.kind in {"close", "operator", "field"}:
            return Plain(self._plain(token.text, scope if scope in SCOPES else "text"))
        return self._atom(name)

    # -- words -----------------------------------------------------------------------------------

    def _text_atom(self, token: Token, scope: str) -> _Item:
        if token.kind == "quote":
            found = phrase(token.text, SCOPES[scope], slop=token.slop, boost=token.boost)
            if found and not self._depth and scope == "text" and not self._negative:
                self._quotes += len(found.words)
            return self._one(found) if found else None
        if token.kind == "range":
            self.note("a range needs a date field before it, such as year: or date:")
            return Plain(self._plain(" ".join(token.ends), scope))
        if token.text == "*":
            return nodes.Every()
        return self._word(token.text, scope)

    def _word(self, text: str, scope: str) -> _Item:
        match = _SUFFIXED.fullmatch(text)
        body, edits, boost = (match["body"], match["edits"], match["boost"]) if match else (text, None, None)
        factor = float(boost) if boost else 1.0
        if _is_pattern(body):
            return self._one(pattern(body.strip("?"), SCOPES[scope], boost=factor))
        if edits is not None:
            given = languages.query_words(body, archive_languages=self._languages)
            if len(given) == 1:
                distance = min(max(int(edits or 1), 1), 2)
                return self._one(fuzzy(given[0], SCOPES[scope], distance=distance, boost=factor))
        return Plain(self._plain(body if match else text, scope, boost=factor))

    def _plain(self, text: str, scope: str, *, boost: float = 1.0) -> list[Branch]:
        given = languages.query_words(text, archive_languages=self._languages)
        return self._kept([word(item, SCOPES[scope], boost=boost) for item in given])

    def _one(self, found: Branch) -> Any | None:
        kept = self._kept([found])
        return kept[0].tree if kept else None

    def _kept(self, found: list[Branch]) -> list[Branch]:
        """As many of the words as the query may still have; those wanted are remembered."""
        if len(found) > self._left:
            self.note(f"only the first {_MOST_WORDS} words of the query were read")
            found = found[: self._left]
        self._left -= len(found)
        self._ranks = self._ranks or bool(found)
        if not self._negative % 2:
            self._words += found
        return found

    # -- values and dates ------------------------------------------------------------------------

    def _value(self, token: Token, name: str) -> _Item:
        """A restriction of the field ``name``; plain words where the text is no value of it."""
        text = token.text if token.kind == "quote" else token.text.rstrip(",;.!?")
        if token.kind == "range" and name in VALUE_FIELDS:
            self.note(f"{name} has no ranges; the range was searched as words")
            return Plain(self._plain(" ".join(token.ends), "text"))
        try:
            if token.kind == "range":
                return of_range(name, token, self._language)
            return of_value(name, text, self._resolve, self._language)
        except UsageError as error:
            self.note(f"{error}; {text!r} was searched as words")
            words = " ".join(token.ends) if token.kind == "range" else text
            return Plain(self._plain(f"{name} {words}", "text"))


_SUFFIXED: Final = re.compile(
    r"(?P<body>.+?)(?:~(?P<edits>\d?))?(?:\^(?P<boost>\d{1,4}(?:\.\d{1,4})?))?", re.DOTALL
)


def _is_pattern(text: str) -> bool:
    """Whether a word has ``*``, or ``?`` inside it, and is otherwise a word."""
    inside = text.strip("?")
    if "*" not in inside and "?" not in inside:
        return False
    letters = [char for char in inside if char not in "*?'’-_"]
    return bool(letters) and all(unicodedata.category(char)[0] in "LMN" for char in letters)
