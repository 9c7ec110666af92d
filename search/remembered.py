"""What a corpus told once and need not be asked again, for as long as nothing is written to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from corpus import Corpus

T = TypeVar("T")

_State = tuple[int, int]
_kept: WeakKeyDictionary[Corpus, tuple[_State, dict[Hashable, object]]] = WeakKeyDictionary()


def remembered(corpus: Corpus, name: Hashable, make: Callable[[], T]) -> T:
    """Return what `make` gives, made anew only when the corpus has changed since.

    `name` says what it is, its settings included; it must belong to one type alone.
    """
    state = corpus.state()
    kept = _kept.get(corpus)
    if kept is None or kept[0] != state:
        kept = _kept[corpus] = (state, {})
    if name not in kept[1]:
        kept[1][name] = make()
    found: T = kept[1][name]  # type: ignore[assignment]
    return found
