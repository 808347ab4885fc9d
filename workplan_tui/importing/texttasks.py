"""The families of running text: label lines, brackets with duties, sentences with duties.

The outline has headings and tasks in one tree; this step decides which nodes are tasks, gives them
what their headings say for all below, and reports what may have been lost.
"""

from __future__ import annotations

import re

from workplan_tui.importing.duties import NONE, Duties
from workplan_tui.importing.found import NAME_FIELDS, Doubt, Found, FoundTask
from workplan_tui.importing.names import divide
from workplan_tui.importing.outline import read_outline
from workplan_tui.importing.outline_nodes import Node, Outline
from workplan_tui.importing.prose import duties_in
from workplan_tui.importing.titles import claimed_count, heading_title
from workplan_tui.importing.vocabulary import ends_as_office
from workplan_tui.language import tr
from workplan_tui.model.glued import swallowed_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workplan_tui.importing.clean import Flow
    from workplan_tui.importing.neutral_form import Place

_MARKS = re.compile(r"^[★☆▲△●○◆◇■□※*＊•·▶►√✓\s]+")
_OWN_LABEL = re.compile(
    "^[【［]?(?:(?:工作|重点|主要|具体|改革|年度|目标|重点工作|督办)*(?:任务|事项)(?:名称|内容)?|(?:工作|任务)内容|"
    "(?:实事)?项目名称)(?:[：:]|】[：:]?|］[：:]?)"
)
"""What labels the text itself, where every task begins with it."""
_CLOSING = re.compile("(?:发布|印发|公布|之)(?:之)?日起|有效期|起施行|负责解释|由.{2,20}解释|附则|未尽事宜")
"""What says how long a document holds, and who explains it."""
_UNCOUNTED = ("", "dash", "head", "heading", "annex", "item")
"""Kinds of numbers in which a gap means nothing."""
_REST_OF_NAME = 4
"""So few letters after the last task are not the end of a document, but of a name."""
_SHARE = 0.5
_OFFICE = re.compile("(?:局|委|办|中心|公司|集团|街道|镇|乡|办事处|管委会|支队|大队|院|部|办公室)$")
_LONGEST_OFFICE = 20
_TAIL = re.compile(
    r"抄送|抄报|附件|附：|附表|注：|备注|（?此件|主送|信息来源|来源：|打印|关闭|责任编辑|编辑：|上一篇|下一篇|扫一扫|分享|办公室\d{4}年|印发$|联系人|（?联系电话"
)
_DAY_AT_END = re.compile(
    r"(?:\d{4}|[二〇○零一三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日(?:[（(].{1,12}[）)])?$"
)
_LONGEST_SIGNATURE = 40


class TextFamily:
    """The tasks of one flow."""

    def __init__(
        self,
        flow: Flow,
        start: int,
        place_of: Callable[[int], Place],
        *,
        whole_lines: bool,
        headings: Mapping[int, int] | None = None,
    ) -> None:
        self.flow = flow
        self.place_of = place_of
        self.begin, self.whole_lines = start, whole_lines
        self.outline: Outline = read_outline(flow, start, whole_lines=whole_lines, headings=headings)
        self.doubts: list[Doubt] = []
        self.tasks: list[FoundTask] = []
        self.task_nodes: list[Node] = []
        self.claims: list[int] = []
        self.offices_head = False

    def read(self) -> Found:
        """Return the tasks with their doubts."""
        nodes = self.outline.nodes
        self._merge_parts()
        if not any(node.has_duties for node in nodes if not node.children):
            self._sentences()
        if not any(node.has_duties for node in nodes):
            self._loose_sentences()
        inherited = self._inherited()
        chosen = self._chosen(inherited)
        self.offices_head = self._has_offices_for_headings(chosen)
        for node in nodes:
            if node in chosen:
                self._add(node, inherited[node])
        self._missing()
        self._numbers()
        self._leftovers()
        return Found(tuple(self.tasks), tuple(self.doubts), (), tuple(self.claims))

    # Which nodes are tasks

    def _merge_parts(self) -> None:
        """Where only the last part of an item has duties, they are the item's: （一）…1.…2.…（甲负责）."""
        parents = [node for node in self.outline.nodes if len(node.children) > 1 and not node.has_duties]
        whole = [node for node in parents if all(not child.children for child in node.children)]
        late = [
            node
            for node in whole
            if node.children[-1].used_clauses and not any(child.has_duties for child in node.children[:-1])
        ]
        if not late or len(late) * 2 <= sum(
            any(child.has_duties for child in node.children) for node in whole
        ):
            return
        for node in late:
            for child in node.children:
                node.pieces.append((child.start, child.start))
                node.pieces += [(child.start, child.pieces[0][1]), *child.pieces[1:]] if child.pieces else []
                self.outline.nodes.remove(child)
            node.duties, node.used_clauses = node.children[-1].duties, True
            node.children = []

    def _sentences(self) -> None:
        """Without any label or bracket, the sentences themselves may name who does it."""
        for node in self.outline.nodes:
            if not node.children:
                node.duties = duties_in(node.words(self.flow))

    def _loose_sentences(self) -> None:
        """Without numbers either, every sentence that names who does it is a task."""
        text = self.flow.text
        start = self.begin
        for place in sorted(
            {*(found.end() for found in re.finditer("。", text)), *self.flow.line_starts, len(text)}
        ):
            if place <= start:
                continue
            goes_on = place in self.flow.line_starts and text[place - 1] != "。" and not self.whole_lines
            if goes_on and place != len(text):
                continue
            duties = duties_in(text[start:place])
            if duties.said:
                node = Node(start)
                node.pieces, node.duties, node.end = [(start, place)], duties, place
                self.outline.nodes.append(node)
            start = place

    def _inherited(self) -> dict[Node, Duties]:
        """Return what the headings above each node say for all below them."""
        above: dict[Node, Duties] = {}
        for node in self.outline.nodes:
            parent = node.parent
            above[node] = (
                parent.duties.else_from(above[parent]) if parent is not None and parent in above else NONE
            )
        return above

    def _chosen(self, inherited: dict[Node, Duties]) -> set[Node]:
        leaves = [node for node in self.outline.nodes if not node.children]
        chosen = {
            node for node in leaves if node.has_duties or (inherited[node].names_somebody and node.rank >= 2)
        }
        labelled = sum(node.used_labels for node in chosen) * 2 > len(chosen)
        for run in self._runs(leaves):
            known = [node for node in run if node in chosen and node.has_duties]
            if not known:
                continue
            for node in run:
                if node not in chosen:
                    self._unclaimed(node, chosen, labelled=labelled)
        return chosen

    def _has_offices_for_headings(self, chosen: set[Node]) -> bool:
        """Return whether every task stands under the name of an office, and none names another."""
        heads = {node.parent for node in chosen}
        return (
            bool(chosen)
            and all(
                head is not None
                and not head.duties.responsible
                and _is_office(heading_title(self.flow, head))
                for head in heads
            )
            and not any(node.duties.responsible for node in chosen)
        )

    def _runs(self, leaves: list[Node]) -> Iterator[list[Node]]:
        """Give leaves under one heading, as long as their numbers go up."""
        run: list[Node] = []
        for node in leaves:
            if run and (
                node.parent is not run[-1].parent
                or node.kind != run[-1].kind
                or 0 < node.number <= run[-1].number
            ):
                yield run
                run = []
            run.append(node)
        if run:
            yield run

    def _unclaimed(self, node: Node, chosen: set[Node], *, labelled: bool) -> None:
        """A number among tasks that says nothing of who or when: a task in lists of labels, else none."""
        if labelled:
            chosen.add(node)
            sentence = tr("Task {number} says nothing of who does it or by when; the others do.")
        else:
            if _CLOSING.search(node.words(self.flow)):
                return
            sentence = tr("Number {number} names nobody and was taken for no task.")
        about = node.printed if labelled else ""
        self._doubt(sentence.format(number=node.printed or "?"), node.start, about)

    # What a task becomes

    def _add(self, node: Node, above: Duties) -> None:
        self._cut_signature(node)
        text = _OWN_LABEL.sub("", _MARKS.sub("", node.words(self.flow)).lstrip("、.．：:。；;，"), count=1)
        text = text.rstrip("，,、：:")
        heads = [(up, title) for up in _above(node) if (title := heading_title(self.flow, up))][::-1]
        heads = [
            (up, title) for up, title in heads if up.kind != "annex"
        ] or heads  # an annex is the last resort
        path = [title for _, title in heads]
        duties = node.duties.else_from(above)
        if self.offices_head and path and not duties.responsible:
            duties = duties.replace(units=tuple(path[-1:]))
        number = node.printed
        if not number:
            number = ""
            if any(other.printed and other.has_duties for other in self.outline.nodes):
                sentence = tr('A task without a number: "{words}".')
                self._doubt(sentence.format(words=text[:20]), node.start, "", ("id",))
        self.tasks.append(
            FoundTask(
                number,
                tuple(path),
                text,
                duties,
                self.place_of(node.start),
                heading_at=heads[-2:][0][0].start if heads else -1,
            )
        )
        self.task_nodes.append(node)
        for name in duties.odd:
            self._doubt(
                tr('Task {number}: "{name}" may be two names, or none.').format(
                    number=number or "?", name=name[:40]
                ),
                node.start,
                number,
                NAME_FIELDS,
            )
        if not text:
            sentence = tr("Task {number} has no text.")
            self._doubt(sentence.format(number=number or "?"), node.start, number, ("text",))
        if inside := swallowed_number(text):
            self._doubt(
                tr('Task {number}: the number "{found}" with its stop stands inside the text.').format(
                    number=number or "?", found=inside
                ),
                node.start,
                number,
                ("text",),
            )

    def _cut_signature(self, node: Node) -> None:
        """Take the office and the day that sign a document off the words before them."""
        if not node.pieces:
            return
        start, end = node.pieces[-1]
        day = _DAY_AT_END.search(self.flow.text, start, end)
        if day is None or day.start() not in self.flow.line_starts:
            return
        cut = day.start()
        lines = self.flow.breaks(start, cut)
        if (
            lines
            and ends_as_office(self.flow.text[lines[-1] : cut])
            and cut - lines[-1] <= _LONGEST_SIGNATURE
        ):
            cut = lines[-1]
        node.pieces[-1] = (start, cut)

    # What may have been lost

    def _missing(self) -> None:
        """In lists of labels, a task that lacks what most others have is told."""
        labelled = [
            (task, node) for task, node in zip(self.tasks, self.task_nodes, strict=True) if node.used_labels
        ]
        if len(labelled) < 2:
            return
        checks = (
            (tr("Task {number} names no lead; others do."), "leads", "leads"),
            (tr("Task {number} names no unit; others do."), "responsible", "units"),
            (tr("Task {number} has no deadline; others do."), "due", "due"),
        )
        for sentence, what, field in checks:
            without = [(task, node) for task, node in labelled if not getattr(task.duties, what)]
            if len(without) < len(labelled) * _SHARE:
                for task, node in without:
                    number = task.number or "?"
                    self._doubt(sentence.format(number=number), node.start, task.number, (field,))

    def _numbers(self) -> None:
        """Tell gaps in the numbers, and numbers that stayed inside a text."""
        runs: dict[str, int] = {}
        before: Node | None = None
        for node in self.outline.nodes:
            last = runs.get(node.kind, 0)
            if node.kind not in _UNCOUNTED and node.number > last + 1 and (last or node in self.task_nodes):
                sentence = tr("After number {last} comes {number}: something is missing or was not found.")
                about = node.printed if node in self.task_nodes else ""
                self._doubt(sentence.format(last=last, number=node.number), node.start, about, ("id",))
            for kind in [kind for kind in runs if kind != node.kind and before and node.rank < before.rank]:
                if kind not in ("ar", "cnp", "arp"):
                    runs.pop(kind)
            if node.kind not in _UNCOUNTED:
                runs[node.kind] = node.number
            before = node
            if node.children and (count := claimed_count(node.words(self.flow))) is not None:
                self._claimed(node, count)
        for owner, marker in self.outline.doubted:
            if owner is not None and owner in self.task_nodes and not owner.duties.odd:
                words = self.flow.text[marker.start : marker.start + 12]
                self._doubt(
                    tr('Task {number}: "{words}" stands inside the text and may begin another task.').format(
                        number=owner.printed or "?", words=words
                    ),
                    marker.start,
                    owner.printed,
                    ("text",),
                )

    def _claimed(self, node: Node, count: int) -> None:
        below = sum(1 for task in self.task_nodes if node in _above(task))
        if below != count:
            sentence = tr('"{title}" claims {count} tasks, {found} were found.')
            self._doubt(
                sentence.format(title=heading_title(self.flow, node)[:20], count=count, found=below),
                node.start,
                "",
            )

    def _leftovers(self) -> None:
        """Tell words that follow a task's duties and belong to no task."""
        for node in self.task_nodes:
            for start, end in node.strays:
                words = self.flow.text[start:end].strip("。；;，,")
                is_last = node is self.task_nodes[-1]
                if not words or (is_last and len(words) > _REST_OF_NAME) or _TAIL.search(words):
                    continue
                self._doubt(
                    tr('After task {number}: "{words}" belongs to no task and was left out.').format(
                        number=node.printed or "?", words=words[:24]
                    ),
                    start,
                    node.printed,
                )

    def _doubt(self, sentence: str, at: int, number: str, fields: tuple[str, ...] = ()) -> None:
        self.doubts.append(Doubt(sentence, self.place_of(at), number, fields))


def _is_office(title: str) -> bool:
    return 2 < len(title) <= _LONGEST_OFFICE and bool(_OFFICE.search(title)) and divide(title) == (title,)


def _above(node: Node) -> Iterator[Node]:
    up = node.parent
    while up is not None:
        yield up
        up = up.parent
