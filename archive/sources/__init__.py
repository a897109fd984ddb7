"""Sources: what is known of papers and agencies, and the lines in which their articles name them.

A source is one TOML file; the forms of datelines, bylines, rights lines and end marks, and the
common names of fields, are tables that every source shares.
"""

from archive.sources.byline import Byline, find_byline
from archive.sources.dateline import Dateline, find_dateline
from archive.sources.endmarks import strip_end_marks
from archive.sources.names import proper
from archive.sources.profile import GENERIC, Profile
from archive.sources.profiles import Profiles, profiles
from archive.sources.rights import Rights, find_rights
from archive.sources.slug import slug
from archive.sources.supplied import Supplied, mapped

__all__ = [
    "GENERIC",
    "Byline",
    "Dateline",
    "Profile",
    "Profiles",
    "Rights",
    "Supplied",
    "find_byline",
    "find_dateline",
    "find_rights",
    "mapped",
    "profiles",
    "proper",
    "slug",
    "strip_end_marks",
]
