"""From a filter's words to its tree: `or` binds loosest, then blanks, then the minus."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.aspects.states import MINE, find_state
from workplan_tui.model.filter.mistakes import fault
from workplan_tui.model.filter.tokens import CLOSE, FIELD, MINUS, OPEN, OR, QUOTED, Token, tokens
from workplan_tui.model.filter.tree import BareWord, Filter, Ids, Not, Quoted, all_of, any_of
from workplan_tui.model.task_ids import ID_LETTERS, id_parts, is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.filter.asker import Asker

LONGEST = 4096
"""Letters of a filter: every task is compared with each of its words."""
_DEEPEST = 50
"""Brackets and minuses inside each other; nobody writes more, and Python's stack is finite."""


def parse(text: str, asker: Asker) -> Filter:
    """Return the tree of the text; an empty one matches every task."""
    if len(text) > LONGEST:
        raise fault(tr("a filter has at most {most} letters"), LONGEST, most=str(LONGEST))
    return _Parser(text, asker).whole()


class _Parser:
    def __init__(self, text: str, asker: Asker) -> None:
        self._asker = asker
        self._tokens = list(tokens(text))
        self._next = 0
        self._end = len(text)
        self._depth = 0

    def whole(self) -> Filter:
        if not self._tokens:
            return all_of(())
        found = self._any_of()
        if self._kind() == CLOSE:
            raise fault(tr("this bracket was never opened"), self._place())
        return found

    def _any_of(self) -> Filter:
        parts = [self._all_of()]
        while self._kind() == OR:
            self._next += 1
            parts.append(self._all_of())
        return any_of(parts)

    def _all_of(self) -> Filter:
        parts: list[Filter] = []
        while self._kind() not in (None, OR, CLOSE):
            parts.append(self._part())
        if not parts:
            raise fault(tr("something to look for is missing"), self._place())
        return all_of(parts)

    def _part(self) -> Filter:
        token = self._tokens[self._next]
        self._next += 1
        if token.kind == MINUS:
            return self._negated(token)
        if token.kind == OPEN:
            return self._group(token)
        return _atom(token, self._asker)

    def _negated(self, minus: Token) -> Filter:
        if self._kind() in (None, OR, CLOSE) or self._place() != minus.place + 1:
            raise fault(tr("this minus has nothing to exclude"), minus.place)
        self._go_down(minus)
        found = Not(self._part())
        self._depth -= 1
        return found

    def _group(self, opening: Token) -> Filter:
        self._go_down(opening)
        found = self._any_of()
        if self._kind() != CLOSE:
            raise fault(tr("this bracket is not closed"), opening.place)
        self._next += 1
        self._depth -= 1
        return found

    def _go_down(self, token: Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise fault(tr("there are too many brackets and minuses"), token.place)

    def _kind(self) -> str | None:
        return self._tokens[self._next].kind if self._next < len(self._tokens) else None

    def _place(self) -> int:
        return self._tokens[self._next].place if self._next < len(self._tokens) else self._end


def _atom(token: Token, asker: Asker) -> Filter:
    if token.kind == FIELD:
        from workplan_tui.model.filter.condition_values import condition  # words alone need no fields

        return condition(token, asker)
    if token.kind == QUOTED:
        if not token.text:
            raise fault(tr("nothing stands between the quotes"), token.place)
        return Quoted(token.text)
    parts = id_parts(token.text)
    letters = "".join(parts)
    if ID_LETTERS.issuperset(letters) and any(letter.isdigit() for letter in letters):
        return Ids(tuple(_range(part, token) for part in parts))
    if find_state(token.text) == MINE:
        from workplan_tui.model.filter.condition_values import mine

        return mine(token, asker)
    return BareWord(token.text)


def _range(part: str, token: Token) -> tuple[int, int]:
    first, hyphen, last = part.partition("-")
    ends = (first, last if hyphen else first)
    if not all(is_number(end) for end in ends) or int(ends[0]) > int(ends[1]):
        raise fault(tr('write ids as 11,14-16, and text as "{word}"'), token.place, word=token.text)
    return int(ends[0]), int(ends[1])
