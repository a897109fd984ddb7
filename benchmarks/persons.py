"""Persons that nobody is, for tests and measurements of a long imported list.

Each has a surname and a given name from the package's tables of one language, written in other languages by
the systems of transcription, as a list with several languages has them. The same seed gives the same persons.
"""

import random
from collections.abc import Callable, Iterator
from typing import Final

from archive.people import NameForm, RegisteredPerson
from archive.people.scripts.chinese import pinyin_of, write
from archive.people.scripts.cyrillic import latin
from archive.people.scripts.korean import romanise, romanise_joined, southern
from archive.people.tables import table

__all__ = ["persons"]

Forms = Iterator[tuple[str, str]]
"""Languages with a name in each."""

SOURCE: Final = "made.csv"
_LATIN: Final = ("en", "de", "fr", "es", "pt", "it", "pl", "cs", "hu", "tr", "nl", "sv")


def persons(number: int, seed: int = 1) -> list[RegisteredPerson]:
    """So many persons, each with an id of its own; names may be those of several."""
    rng = random.Random(seed)
    kinds: list[Callable[[random.Random], Forms]] = [_korean, _chinese, _russian, _japanese, _arabic]
    kinds += [_western] * 3
    made = []
    for place in range(number):
        forms = rng.choice(kinds)(rng)
        found = dict.fromkeys(NameForm(name=name, language=tag, source=SOURCE) for tag, name in forms)
        born = rng.randrange(1880, 2000)
        made.append(RegisteredPerson(id=f"made-{place}", forms=tuple(found), born=born, sources=(SOURCE,)))
    return made


def _korean(rng: random.Random) -> Forms:
    data = table("names", "korean")
    name = rng.choice(data["frequent"]) + rng.choice(data["first"]) + rng.choice(data["second"])
    yield "ko-KP", name
    yield "ko", southern(name)
    yield "en", romanise(name)
    yield "en", romanise_joined(southern(name))
    yield "ru", romanise(name, "kontsevich")


def _chinese(rng: random.Random) -> Forms:
    data = table("names", "chinese")
    name = rng.choice(data["frequent"]) + "".join(rng.choices(data["usual"], k=rng.choice((1, 2, 2))))
    yield "zh", name
    read = pinyin_of(name)
    if len(read) == 1:
        yield "en", write(read[0], "pinyin")
        yield "ru", write(read[0], "palladius")
        yield "ko", write(read[0], "hangul")


def _russian(rng: random.Random) -> Forms:
    given = table("names/given", "ru")["male"]
    name = f"{rng.choice(given)} {rng.choice(table('names/surnames', 'ru')['names'])}"
    yield "ru", name
    for language, system in (("en", "english"), ("de", "german"), ("fr", "french"), ("pl", "polish")):
        yield language, latin(name, system)


def _japanese(rng: random.Random) -> Forms:
    data = table("names", "japanese")
    yield "ja", rng.choice(data["surnames"]) + "".join(rng.choices(data["given"], k=2))


def _arabic(rng: random.Random) -> Forms:
    yield "ar", _full(rng, "ar")


def _western(rng: random.Random) -> Forms:
    language = rng.choice(_LATIN)
    yield language, _full(rng, language)


def _full(rng: random.Random, language: str) -> str:
    given = table("names/given", language)[rng.choice(("male", "female"))]
    return f"{rng.choice(given)} {rng.choice(table('names/surnames', language)['names'])}"
