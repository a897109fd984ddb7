"""Finding names in scripts that have capitals.

A run of capitalised words is read from left to right. At each word the rules are asked in order:
a registered form; the shapes of Korean, Chinese and Vietnamese names; a known given name; a title
before; an apposition, an age or a verb of speaking after. What follows or precedes a name can show
that it names a thing instead (Kim Il Sung Square, plaza Kim Il Sung).
"""

from collections.abc import Iterator

from archive.people.authority.known import KnownNames
from archive.people.finding.cased.cases import Case, is_womans, normalised, single
from archive.people.finding.cased.evidence import Weight
from archive.people.finding.cased.lexicon import Flag, pinyin
from archive.people.finding.cased.namewords import is_numeral
from archive.people.finding.cased.runs import HYPHEN, runs
from archive.people.finding.cased.western import MOST, Western
from archive.people.finding.sightings import Shape, Sighting
from archive.people.inflection import inflects
from archive.people.keys import words

__all__ = ["sightings"]


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:
    """Names and loose name-like words of the Latin, Cyrillic and other cased scripts, in order."""
    listed = -1
    for lexicon, run in runs(text, language):
        reader = _Reader(run, lexicon, known, listed=listed)
        yield from reader.read_alone() if len(run.words) == 1 else reader.read()
        listed = reader.listed


class _Reader(Western):
    """Reads one run. ``title`` is what the words before the current piece say: see Surroundings."""

    def read_alone(self) -> Iterator[Sighting]:
        """The same for a run of one word, which without a title is a name only if registered."""
        run = self.run
        known = self.known.longest(run.words, 0, self.script, self.lexicon.language)
        if known is not None or self.around.titled(0):
            yield from self.read()
        elif run.nameable[0]:
            yield self._part(0, 1)

    def read(self) -> Iterator[Sighting]:
        index, size = 0, len(self.run.words)
        while index < size:
            found = self._name(index)
            if found is not None:
                end = found[0]
                seen = self._sighting(index, *found)
                base = seen.words == self.run.words[index:end] or found[1] == "chinese"
                if self.around.is_thing(index, end, base=base):
                    index = self.around.past_thing(end)
                    continue
                yield seen
                self.listed = seen.end if self.around.of_several(index) and end == size else -1
                self.around.forget()
                index = end
            elif (loose := self._loose(index)) is not None:
                yield loose[0]
                # What the title is of may be unknown words: two words are needed for a name then.
                self.around.linked = True
                index = loose[1]
            else:
                self.around.pass_by(index)
                index += 1

    def _sighting(
        self, index: int, end: int, shape: Shape, name: str | None, persons: tuple[str, ...]
    ) -> Sighting:
        run = self.run
        said = run.words[index:end]
        numbered = any(run.initial[index:end]) or is_numeral(run, end - 1)
        single = self.size(index, end) + numbered < 2 and not persons
        if name is None:
            printed = self.printed(index, end)
            name, said = normalised(printed, said, self.lexicon, self.around.cases(index))
        elif name != self.printed(index, end):
            said = words(name)
        raw = run.words[index:end]
        return Sighting(
            start=run.starts[index],
            end=run.ends[end - 1],
            name=name,
            words=said,
            shape=shape,
            full=not single,
            titled=single,
            persons=persons,
            raw=raw if raw != said and shape == "western" else (),
        )

    def _name(self, index: int) -> tuple[int, Shape, str | None, tuple[str, ...]] | None:
        """End, shape, base form (``None``: as printed) and registered persons of a name here."""
        if not self.run.upper[index]:
            end = self.addressed(index)
            return (end, "western", None, ()) if end else None
        registered = self._registered(index)
        if registered is not None:
            return registered
        flags = self.run.flags[index]
        if flags & Flag.ORDINARY_GIVEN and self.around.follows_title(index):
            self.run.allow(index)
        if flags & Flag.KOREAN:
            end, name = self._korean(index)
            if end:
                return end, "korean", name, ()
        if flags & Flag.CHINESE and (end := self._chinese(index)):
            return end, "chinese", None, ()
        if flags & Flag.VIETNAMESE and (end := self._vietnamese(index)):
            return end, "vietnamese", None, ()
        end = self.western(index)
        return (end, "western", None, ()) if end else None

    # The rules

    def _registered(self, index: int) -> tuple[int, Shape, str | None, tuple[str, ...]] | None:
        run = self.run
        if not run.upper[index]:
            return None
        found = self.known.longest(run.words, index, self.script, self.lexicon.language)
        if found is None:
            return None
        if run.flags[index] & Flag.TITLE and index + 1 < len(run):
            # Queen Elizabeth II: the name is what is registered without the title, too.
            bare = self._registered(index + 1)
            if bare is not None and set(bare[3]) & set(found[0].persons):
                return None
        form, exact = found
        size = len(form.words)
        end = index + size
        if any(run.closed[index : end - 1]):
            return None
        shape: Shape = "korean" if run.flags[index] & Flag.KOREAN and size == 3 else "western"
        if size == 1 and (self._joined(index) or run.flags[index] & Flag.PLAIN):
            return None
        if shape == "western" and size > 1 and end < len(run) and self._second_surname(end):
            # Fidel Castro Díaz-Balart is somebody else than Fidel Castro.
            return self.collect(index, size + 3), "western", None, ()
        printed = self.printed(index, end)
        name = form.name if not exact or (size > 1 and printed.isupper()) else printed
        return end, shape, name, form.persons

    def _second_surname(self, index: int) -> bool:
        """True where a word that is only a name, with a hyphen in it, goes on after a full name."""
        run = self.run
        if run.closed[index - 1] or run.joints[index] == HYPHEN or not run.nameable[index]:
            return False
        double = index + 1 < len(run) and run.joints[index + 1] == HYPHEN and run.nameable[index + 1]
        return double and not self.around.careful

    def _joined(self, index: int) -> bool:
        """True where a name word stands beside, so that this one is only a part of a name."""
        run = self.run
        before = (
            index > 0
            and not run.closed[index - 1]
            and (run.flags[index - 1] & Flag.GIVEN or run.initial[index - 1] or run.nameable[index - 1])
        )
        after = index + 1 < len(run) and not run.closed[index] and run.nameable[index + 1]
        return bool(before or after) and not self.around.careful

    def _korean(self, index: int) -> tuple[int, str | None]:
        """A Korean surname and one or two syllables; the base form where the last one is inflected."""
        run = self.run
        size = 1
        while size < 3 and index + size < len(run) and not run.closed[index + size - 1]:
            here = index + size
            last_inflected = size == 2 and self._syllable(here) is not None
            if not (run.flags[here] & Flag.SYLLABLE or last_inflected):
                break
            if not (run.upper[here] or (run.joints[here] == HYPHEN and size == 2)):
                break
            size += 1
        if size == 3 and run.words[index + 2] in self.lexicon.links and run.joints[index + 2] != HYPHEN:
            # Jang Ung To Visit: a small word with a headline's capital.
            size = 2 if self.around.careful else 3
        if size == 3:
            if all(run.flags[i] & (Flag.PLAIN | Flag.PLACE) for i in range(index, index + 3)):
                return 0, None
            base = None if run.flags[index + 2] & Flag.SYLLABLE else self._syllable(index + 2)
            if base is None:
                return index + 3, None
            return index + 3, f"{self.printed(index, index + 2)} {base}"
        if size == 2 and self._short_korean(index):
            return index + 2, None
        return 0, None

    def _short_korean(self, index: int) -> bool:
        """Two words of Korean shape need more: a title, an apposition, or to be nothing else."""
        run = self.run
        either = run.flags[index] | run.flags[index + 1]
        if either & (Flag.PLACE | Flag.THING) or run.joints[index + 1] == HYPHEN:
            return False
        if self.around.titled(index) or self.around.explained(index, index + 2):
            return True
        follows = index + 2 < len(run) and not run.closed[index + 1] and run.nameable[index + 2]
        odd = either & (Flag.PLAIN | Flag.GIVEN) or len(run.words[index]) < 3 or self.script == "Cyrl"
        return not odd and not follows and not run.capitals(index)

    def _syllable(self, index: int) -> str | None:
        """The base form of an inflected last syllable, as printed."""
        printed = self.run.printed(index)
        for case in Case.readings(printed, self.lexicon.language):
            if self.lexicon.flags.get(case.folded, 0) & Flag.SYLLABLE:
                return case.base
        return None

    def _chinese(self, index: int) -> int:
        run, here = self.run, index + 1
        if (
            here >= len(run)
            or not run.upper[index]
            or run.closed[index]
            or not run.upper[here]
            or run.capitals(here)
        ):
            return 0
        word = run.words[here]
        odd = run.flags[index] & Flag.PLACE or (run.flags[index] & Flag.PLAIN and len(word) < 6)
        if odd and not self.around.titled(index):
            return 0
        if here + 1 < len(run) and run.joints[here + 1] == HYPHEN and not run.upper[here + 1]:
            # Ying-jeou, Kai-shek: a small letter after the hyphen.
            plain = (run.flags[here] | run.flags[here + 1]) & (Flag.PLAIN | Flag.PLACE)
            return 0 if plain or len(run.words[here + 1]) > 6 else here + 2
        if run.flags[here] & (Flag.NOT_A_NAME | Flag.GIVEN) or run.joints[here] == HYPHEN:
            return 0
        if len(word) > 3 and pinyin().fullmatch(word):
            return here + 1
        # Zhao Zhong: one syllable, where nothing else is like it.
        either = run.flags[index] | run.flags[here]
        alone = here + 1 == len(run) or run.closed[here] or not run.upper[here + 1]
        odd = either & (Flag.NOT_A_NAME | Flag.GIVEN | Flag.FAMILY) or run.flags[here] & Flag.KOREAN
        fits = alone and not odd and len(word) > 2 and pinyin(1).fullmatch(word)
        return here + 1 if fits and not self.around.careful else 0

    def _vietnamese(self, index: int) -> int:
        run, end = self.run, index + 1
        if run.flags[index] & Flag.PLAIN and end < len(run) and run.flags[end] & Flag.VIETNAMESE:
            return 0  # Đường Nguyễn Trãi: the name is what follows
        careful = self.around.careful
        while end < len(run) and end - index < 4 and not run.closed[end - 1] and run.upper[end]:
            goes_on = end > index + 1 and run.nameable[end] and not careful
            if not (run.flags[end] & Flag.VIETNAMESE_GIVEN or goes_on):
                break
            end += 1
        if end - index < 2 or run.capitals(index):
            return 0
        odd = end - index == 2 or all(run.flags[i] & (Flag.PLAIN | Flag.PLACE) for i in range(index, end))
        return 0 if odd and not (self.around.titled(index) or self.around.explained(index, end)) else end

    # Words of names

    def _loose(self, index: int) -> tuple[Sighting, int] | None:
        """Name-like words without evidence: they may be parts of a name that the article gives."""
        run = self.run
        titled = self.around.titled(index)
        if not (run.nameable[index] or (titled and run.upper[index] and not run.flags[index] & Flag.TITLE)):
            return None
        end = max(self.collect(index, MOST + 5), index + 1)
        if run.joints[index] == HYPHEN:
            return None
        if self.around.careful or self.genitive(index):
            end = index + 1
        if self._heads(index, end):
            end = index + 1
        for here in range(index + 1, end - 1):
            # Siemens Klaus Kleinfeld: a name of its own begins later.
            if run.flags[here] & Flag.GIVEN and run.nameable[here + 1] and run.joints[here] != HYPHEN:
                end = here
                break
        return self._part(index, end), end

    def _heads(self, index: int, end: int) -> bool:
        """True for a noun that begins a sentence, before a surname in the genitive: Отставка Дэвиса."""
        run, lexicon = self.run, self.lexicon
        if end != index + 2 or not inflects(lexicon.language) or not self._begins(index):
            return False
        return bool(run.flags[index + 1] & Flag.FAMILY) and not lexicon.is_surname(run.words[index + 1])

    def _begins(self, index: int) -> bool:
        """True for a word that begins a sentence or is a place, if nothing shows it to be of a name."""
        run, around = self.run, self.around
        if run.joints[index + 1] == HYPHEN:
            return False
        if around.is_located(index):
            return True
        return not (run.flags[index] & (Flag.GIVEN | Flag.FAMILY | Flag.SHAPED) or around.is_inside(index))

    def _part(self, index: int, end: int) -> Sighting:
        """Words without evidence, with what the words around say of a single one."""
        run = self.run
        thing = self.around.is_thing(index, end)
        name, said = self.printed(index, end), run.words[index:end]
        weight = Weight.THING if thing else self.weight(index, end)
        start = run.starts[index]
        second = run.starts[index + 1] if end == index + 2 and self._begins(index) else -1
        known = weight > 0 and end == index + 1 and run.flags[index] & Flag.FAMILY
        raw: tuple[str, ...] = ()
        base = single(name, self.lexicon) if known else None
        if base and not (is_womans(name, base) and self.around.acts(end)):
            name, said, raw = base, words(base), said
        return Sighting(
            start=start,
            # What is only evidence against a name has no place.
            end=start if thing else run.ends[end - 1],
            name=name,
            words=said,
            full=False,
            weight=weight,
            raw=raw,
            second=second,
        )
