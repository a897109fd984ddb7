"""Lists of persons from elsewhere: tables of name forms, Popolo, and results of Wikidata queries.

:func:`read` gives the persons of a list, :func:`combined` puts them beside those that the package ships.
"""

from archive.people.importing.combining import Combined, Count, combined
from archive.people.importing.reading import FORMATS, Listing, read, recognised
from archive.people.importing.values import Listed, Refused

__all__ = ["FORMATS", "Combined", "Count", "Listed", "Listing", "Refused", "combined", "read", "recognised"]
