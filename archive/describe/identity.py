"""Which article a document is, whatever it says this time."""

from urllib.parse import urlsplit, urlunsplit

from archive.article import Article, content_hash

__all__ = ["canonical_url", "identity"]

_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(text: str | None) -> str | None:
    """A web address with its scheme and host in lower case and no default port; ``None`` for anything else.

    Path, query and fragment are kept: a page of several articles tells them apart by fragment.
    """
    try:
        parts = urlsplit((text or "").strip())
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = parts.hostname
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    return urlunsplit((scheme, host, parts.path or "/", parts.query, parts.fragment))


def identity(article: Article, *, shared_url: bool = False) -> str:
    """Source and supplied identifier; else the URL; else source and content.

    ``shared_url`` says that another record of the same container has this URL and another title:
    then date and title tell them apart.
    """
    if article.identifiers:
        return f"id:{article.source.id}:{article.identifiers[0]}"
    if article.url and shared_url:
        date = article.published.edtf if article.published else ""
        return f"url:{article.url} {date} {article.title}"
    if article.url:
        return f"url:{article.url}"
    return f"content:{article.source.id}:{content_hash(article.title, article.subtitle, article.body)}"
