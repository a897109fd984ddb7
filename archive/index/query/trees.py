"""Whoosh's query trees: every module of ours that makes or reads one takes ``nodes`` from here.

Imported as usual, ``whoosh.query`` loads an HTTP client with mail and TLS, for one function that fetches
a page, and most of Whoosh's own storage and analysis, for methods of which a search calls none. That was
a fifth of the start of the command line. So while this module is imported, the modules of Whoosh in
:data:`_LATER` get a stand-in for each such name, which loads what it stands for when it is first used.
Nothing is put into ``sys.modules`` but Whoosh's own modules, and where Whoosh was imported before, it
stays as it is.
"""

import builtins
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType, SimpleNamespace
from typing import Any, Final

__all__ = ["nodes"]

_LATER: Final = {
    "whoosh.compat": {"html": ("escape",), "urllib.request": ("urlretrieve",)},
    "whoosh.query.positional": {"whoosh.analysis": ("Token",)},
    "whoosh.query.ranges": {"whoosh.util.times": ("datetime_to_long",)},
    "whoosh.query.terms": {"whoosh.analysis": ("Token",), "whoosh.lang.morph_en": ("variations",)},
    "whoosh.reading": {"whoosh": ("columns",), "whoosh.filedb.filestore": ("OverlayStorage",)},
}
"""Of each module the imports that can wait: of these names it uses none before it is called itself."""


class _Later:
    """A function, class or module that is loaded when it is called or asked for an attribute."""

    def __init__(self, home: str, name: str) -> None:
        self._place = home, name

    def _found(self) -> Any:
        home, name = self._place
        module = import_module(home)
        return getattr(module, name) if hasattr(module, name) else import_module(f"{home}.{name}")

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self._found()(*values, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found(), name)


def _import(
    later: Mapping[str, Sequence[str]],
    name: str,
    scope: Mapping[str, Any] | None = None,
    local: Mapping[str, Any] | None = None,
    wanted: Sequence[str] | None = (),
    level: int = 0,
) -> Any:
    """What an import statement calls, for a module that may have ``later`` what it asks for."""
    if wanted and all(item in later.get(name, ()) for item in wanted):
        return SimpleNamespace(**{item: _Later(name, item) for item in wanted})
    return __import__(name, scope, local, wanted, level)


class _Loader(SourceFileLoader):
    """Runs a module of :data:`_LATER` with an import statement of its own."""

    def exec_module(self, module: ModuleType) -> None:
        own = partial(_import, _LATER[module.__name__])
        vars(module)["__builtins__"] = {**vars(builtins), "__import__": own}
        super().exec_module(module)


class _Finder:
    """Finds the modules of :data:`_LATER` where they are files, and no others."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in _LATER else None
        if spec is None or spec.origin is None or type(spec.loader) is not SourceFileLoader:
            return None
        spec.loader = _Loader(name, spec.origin)
        return spec


sys.meta_path.insert(0, _Finder)
try:
    from whoosh import query as nodes
finally:
    sys.meta_path.remove(_Finder)
