"""Finding names in scripts that have words and no capitals: Arabic, Hebrew, Devanagari.

Known names, titles and verbs before them, and the shape of foreign words are evidence that adds up.
What a language knows is data; languages of one script share its lists of names.
"""

from archive.people.finding.uncased.finder import shorts, sightings
from archive.people.finding.uncased.lexicon import SCRIPTS

__all__ = ["SCRIPTS", "shorts", "sightings"]
