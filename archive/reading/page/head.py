"""What the head of a page states: meta elements, links, the title, JSON-LD."""

from typing import Final

from archive.reading.draft import Candidate
from archive.reading.page.jsonld import stated
from archive.reading.page.places import found, is_place
from archive.reading.page.tree import Element, markup

__all__ = ["head_candidates"]

_KEYS: Final = ("property", "name", "itemprop", "http-equiv")
_LISTS: Final = frozenset(
    f"meta {name}" for name in ("keywords", "news_keywords", "dc.subject", "dcterms.subject", "parsely-tags")
)


def head_candidates(root: Element) -> list[Candidate]:
    """Candidates of the head, in the order in which they stand."""
    from bs4 import BeautifulSoup

    # Pages put such elements into the body too, and parsers close a head early.
    elements = root.xpath("//meta[@content] | //head/title | //link[@rel='canonical' or @rel='author']")
    elements = [element for element in elements if element.tag != "meta" or _meta_places(element)]
    candidates = found("html lang", root.get("lang") or root.get("xml:lang") or "")
    page = BeautifulSoup(markup(elements), "lxml")
    for tag in page.find_all("meta"):
        content = str(tag["content"])
        for place in _meta_places(tag):
            for part in content.split(",") if place in _LISTS else [content]:
                candidates += found(place, part)
    for tag in page.find_all("link"):
        for relation in tag["rel"]:
            candidates += found(f"link {relation}", str(tag.get("href") or ""))
    for tag in page.find_all("title")[:1]:
        candidates += found("title", tag.get_text(" "))
    scripts = root.xpath("//script[contains(@type, 'ld+json')]")
    return candidates + stated(script.text or "" for script in scripts)


def _meta_places(element: Element) -> list[str]:
    """The places of the table that a meta element is, by each of the attributes that can name it."""
    names = (element.get(key) for key in _KEYS)
    places = dict.fromkeys(f"meta {str(name).strip().casefold()}" for name in names if name)
    return [place for place in places if is_place(place)]
