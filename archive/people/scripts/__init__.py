"""Forms of names across scripts: each system a table with its source, and the functions that read it.

================ ===================================================================================
module           systems
================ ===================================================================================
``korean``       DPRK romanisation, McCune-Reischauer, Revised Romanization, Kontsevich
``spellings``    the same and personal spellings, read back into Hangul
``hanja``        Han characters read in Korean, North and South
``chinese``      pinyin, Wade-Giles, Palladius, Hangul by the transcription of 1986
``japanese``     kana by Hepburn, Kunrei, Polivanov, and in Hangul North and South
``katakana``     Korean names in katakana
``cyrillic``     Russian, Ukrainian and Bulgarian names in the Latin letters of nine languages, and back
``arabic``       the consonants of Arabic names, and of Latin spellings of them
``phones``       how words in any of the scripts sound, roughly, for comparing them
``deriving``     which of all these a register may hold
================ ===================================================================================
"""

from typing import TYPE_CHECKING

from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.people.scripts.deriving import DerivedForm, derived

__all__ = ["DerivedForm", "derived"]

__getattr__ = lazily(__name__, {"deriving": ("DerivedForm", "derived")})
