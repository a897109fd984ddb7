"""Names of a given name and a surname, shown by their words and by what stands around them."""

from typing import Final

from archive.people.finding.cased.evidence import ENOUGH, Weight, of_single, of_words
from archive.people.finding.cased.lexicon import Flag
from archive.people.finding.cased.namelists import firms
from archive.people.finding.cased.namewords import NameWords, is_numeral
from archive.people.finding.cased.runs import HYPHEN
from archive.people.inflection import declines, inflects

__all__ = ["MOST", "Western"]

MOST: Final = 5
"""Words of a name found by rule."""


class Western(NameWords):
    """A run in which such names are looked for."""

    def western(self, index: int) -> int:
        """End of a name that its words and what stands around them show; 0 where that is not enough."""
        run = self.run
        size = len(run.words)
        if run.joints[index] == HYPHEN:
            return 0
        named = run.flags[index] & Flag.GIVEN and not self._compound(index)
        if named and run.flags[index] & Flag.PLAIN and self._heads_name(index):
            return 0
        if named and run.capitals(index):
            named = self.surname(index, index + 1)
        initials = index
        while initials < size and run.initial[initials]:
            initials += 1
        if initials == size or not (named or run.nameable[initials]):
            return 0
        if size == 1 and not named:
            return self._by_context(0, 0, 1, 1, 0)
        careful = self.around.careful
        end = self.collect(index, 2 if careful else MOST)
        size = self.size(index, end)
        if not named and initials == index and not self.around.titled(index) and self._later(index, end):
            return 0
        found = self._by_words(index, end, size) if named and not careful else 0
        if found or not size:
            return found
        score = of_words(run, index, end, size, careful=careful)
        if self._whole(initials, end, size):
            if score >= ENOUGH:
                firm = run.words[index:end] in firms()[1] and not self.around.follows_title(index)
                return 0 if firm else end
            if initials > index and self.script == "Cyrl" and size == 1 and len(run.words[end - 1]) > 2:
                return end
        return self._by_context(index, initials, end, size, score)

    def _by_words(self, index: int, end: int, size: int) -> int:
        """End of a given name with an ordinary word or a numeral, where that is what the run ends in."""
        run = self.run
        if run.flags[index] & (Flag.PLACE | Flag.PLAIN | Flag.ORDINARY_GIVEN):
            return 0
        if size == 2 and self._second_plain(end):
            return end + 1
        if size == 1 and end == index + 1 and self._plain_surname(end):
            return end + 1
        return end if size == 1 and end > index + 1 and is_numeral(run, end - 1) else 0

    def addressed(self, index: int) -> int:
        """End of a surname with its particle, right after a form of address: Herrn von Bienerth."""
        run = self.run
        if not index or run.closed[index - 1] or run.words[index - 1] not in self.lexicon.honorifics:
            return 0
        end = self.collect(index, 2)
        words = [here for here in range(index, end) if not run.flags[here] & Flag.PARTICLE]
        return end if words and not run.flags[words[0]] & Flag.PLACE else 0

    def _by_context(self, index: int, initials: int, end: int, size: int, score: int) -> int:
        """The end, where a title or what is said after makes the evidence enough."""
        careful, around = self.around.careful, self.around
        if around.titled(index):
            fits = self._alone(initials) if size == 1 else self._first(index, end) and self._last(end)
            if fits and not careful:
                return end
        if careful or size == MOST or not self._whole(initials, end, size):
            return 0
        if size == 2 and score >= Weight.FAMILY and self._two_names(initials, end):
            score += around.of_pair(index, end)
            if score >= ENOUGH:
                return end
        if score + Weight.EXPLAINED < ENOUGH:
            return 0
        return end if around.explained(index, end) or around.set_off(index, end) else 0

    def _heads_name(self, index: int) -> bool:
        """True for an ordinary word that begins a sentence before a whole name: Según Arron Banks."""
        if self.around.is_inside(index):
            return False
        return self.size(index + 1, self.collect(index + 1, 2)) == 2 and not self.run.initial[index + 1]

    def _two_names(self, start: int, end: int) -> bool:
        """True for two words that are nothing else, and no firm."""
        run = self.run
        odd = Flag.PLAIN | Flag.PLACE | Flag.FIRM | Flag.TITLE | Flag.ORDINARY_FAMILY
        if any(run.flags[here] & odd or run.capitals(here) for here in range(start, end)):
            return False
        if (
            run.flags[start] & (Flag.FAMILY | Flag.GIVEN) == Flag.FAMILY
            or not run.flags[end - 1] & Flag.FAMILY
        ):
            return False
        return run.words[start:end] not in firms()[1]

    def _later(self, start: int, end: int) -> bool:
        """True where a given name inside the words begins a name of its own: Nixon William E. Simon."""
        run = self.run
        return any(
            run.flags[here] & Flag.GIVEN and run.joints[here] != HYPHEN and self.size(here, end) > 1
            for here in range(start + 1, end - 1)
        )

    def _last(self, end: int) -> bool:
        """False where the run goes on with ordinary words: Merrill Lynch Capital Markets."""
        run = self.run
        if self.lexicon.capital_nouns or end == len(run) or run.closed[end - 1] or not run.upper[end]:
            return True
        return not run.flags[end] & Flag.PLAIN

    def _compound(self, index: int) -> bool:
        """True for Oscar-Gewinnerin, where nouns have capitals; Jean-Claude is of two given names."""
        run = self.run
        double = index + 1 < len(run) and run.joints[index + 1] == HYPHEN
        if double and run.flags[index] & Flag.PLAIN:
            return True  # Anti-Kim
        return double and self.lexicon.capital_nouns and not run.flags[index + 1] & Flag.GIVEN

    def _plain_surname(self, index: int) -> bool:
        """An ordinary word that ends a run after a given name: Vince Cable, Condoleezza Rice."""
        run = self.run
        if index > 1 and not run.closed[index - 2] and not run.flags[index - 2] & Flag.TITLE:
            return False
        return self._plain_end(index)

    def _second_plain(self, index: int) -> bool:
        """An ordinary word after a whole name; only where no noun and no case would look like it."""
        word, lexicon = self.run.words[index] if index < len(self.run) else "", self.lexicon
        small = word in lexicon.fillers or word in lexicon.links or word in lexicon.demonyms
        small = small or word in lexicon.possessions
        thing = word[-1:] == "s" and lexicon.flags.get(word[:-1], 0) & Flag.THING
        cases = lexicon.capital_nouns or self.script == "Cyrl" or declines(lexicon.language)
        return len(word) > 2 and not (small or thing or cases) and self._plain_end(index)

    def _plain_end(self, index: int) -> bool:
        """True for an ordinary word with a capital that is the last of a run: Tomás Ibarra Peña."""
        run = self.run
        if index >= len(run) or run.closed[index - 1] or run.capitals(index) or not run.upper[index]:
            return False
        alone = index + 1 == len(run) or run.closed[index] or not run.upper[index + 1]
        flags = run.flags[index]
        return bool(alone and flags & Flag.PLAIN and not flags & (Flag.DATE | Flag.NOT_A_NAME ^ Flag.PLAIN))

    def _whole(self, start: int, end: int, size: int) -> bool:
        """True where words can be a whole name: two of them, or an initial or a numeral beside one."""
        run = self.run
        if run.flags[start] & Flag.PARTICLE and not (start + 1 < end and run.joints[start + 1] == HYPHEN):
            return False
        if size > 1:
            return self._first(start, end)
        numbered = end > start + 1 and is_numeral(run, end - 1)
        return numbered or (start > 0 and run.initial[start - 1])

    def _first(self, start: int, end: int) -> bool:
        """False where a given name comes later: what is before it is no name (Bank X Piotr Bielski).

        Only for languages with cases, where a body follows its title without a link.
        """
        flags = self.run.flags
        if flags[start] & Flag.GIVEN or not inflects(self.lexicon.language):
            return True
        return not any(flags[i] & Flag.GIVEN for i in range(start + 1, end - 1))

    def _alone(self, index: int) -> bool:
        """True for a word that can be a person's single name after a title."""
        run = self.run
        word, flags, own = run.words[index], self.lexicon.flags, run.flags[index]
        named = own & (Flag.GIVEN | Flag.FAMILY | Flag.SHAPED)
        named = named and not own & (Flag.PLAIN | Flag.ORDINARY_GIVEN)
        listed = own & Flag.GIVEN or own & (Flag.FAMILY | Flag.ORDINARY_FAMILY) == Flag.FAMILY
        if self.around.linked or (self.around.weak and not (listed and named)):
            return False
        # Languages with cases put the body after the title without a link: президент Совета.
        if inflects(self.lexicon.language) and not named:
            return False
        if self.lexicon.capital_nouns and word[-1] == "s" and not named:
            return False
        east = run.flags[index] & (Flag.KOREAN | Flag.CHINESE | Flag.SYLLABLE | Flag.PARTICLE)
        plural = word[-1] == "s" and flags.get(word[:-1], 0) & (Flag.PLAIN | Flag.THING | Flag.TITLE)
        verbal = word.endswith(self.lexicon.ordinary_endings)
        return len(word) > 2 and not (east or plural or verbal or run.capitals(index))

    def weight(self, index: int, end: int) -> int:
        """Evidence that a single word is a person's name, of the word and around it."""
        run, around = self.run, self.around
        small = index
        while small < end - 1 and run.flags[small] & Flag.PARTICLE:
            small += 1
        if small < end - 1:
            return 0
        alone = of_single(run.flags[small])
        if not alone:
            # Too little for a person, but a word that no list knows may be the second of a name elsewhere.
            unknown = not run.flags[small] and end == index + 1 and around.acts(end)
            return Weight.ALONE if unknown and not around.careful else 0
        if around.careful:
            return 0
        telling = small > index and run.words[index] not in self.lexicon.links
        weight = alone + (Weight.PARTICLE if telling and not run.flags[index] & Flag.PLAIN else 0)
        if self.genitive(index):
            return weight + Weight.OWNER
        return weight + around.of_single(index, end)
