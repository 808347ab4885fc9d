"""What to add where a word is none of those that are known: the one that was probably meant, else all there are."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.text.nearest import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def hinted(problem: str, word: str, known: Iterable[object], told: str = "") -> str:
    """Return the problem with the known word that was probably meant, else with all there are, or as `told`."""
    by_lower = {str(one).lower(): str(one) for one in known}
    nearest = nearest_word(word, by_lower)
    if nearest:
        return tr("{problem}, perhaps {nearest} is meant").format(problem=problem, nearest=by_lower[nearest])
    words = told or tr(", ").join(dict.fromkeys(by_lower.values()))
    return tr("{problem}; there are {known}").format(problem=problem, known=words)


def hinted_sentence(problem: str, word: str, known: Iterable[object], told: str = "") -> str:
    """Return the same as a whole sentence."""
    return tr("{problem}.").format(problem=hinted(problem, word, known, told))
