"""Find the header of a table and say what each column is about.

One row or two: under a cell merged across, the second row's words count first. A table that has
no column of tasks, or none of who and when, is no table of tasks.
"""

from __future__ import annotations

import re

from workplan_tui.base.value import Value
from workplan_tui.importing.neutral_form import column_letters
from workplan_tui.importing.vocabulary import DUE, LABEL, LEAD_UNITS, LEADS, OTHER, SUPPORT, UNITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.importing.neutral_form import Table, TableCell

NUMBER, TEXT, NAME, GROUP, OWNER, GOAL, STARTS, MEASURE, IGNORED = (
    "number", "text", "name", "group", "owner", "goal", "starts", "measure", "ignored",
)  # fmt: skip

_NUMBER = re.compile(
    r"(?:序号|编号|项号|序列|序次|事项编号|任务编号|项目编号|任务序号|号|No\.?|ID|#|№|number|seq|index|序)",
    re.IGNORECASE,
)
_TEXT = (
    re.compile(r"(?:主要|具体|重点|工作|年度|建设|项目|任务|事项|督办|实施|目标)*(?:内容)(?:及.*)?|[\u4e00-\u9fff]{2,6}内容|具体(?:任务|举措|措施|工作|事项)|实施路径|工作举措|(?:主要|落实|推进|工作|改革|整改|细化)(?:举措|措施)|任务描述|工作内容及要求|(?:任务|工作)?(?:内容|要求)(?:和|及|与)(?:目标|内容|要求)|description|content|detail|details"),
    re.compile(r"(?:重点|主要|具体|年度|目标|工作|督办|民生|改革|分解|细化|考核|核心|推进|整改|二级|三级|交办)*(?:工作)?(?:任务|事项|工作|实事)(?:分解|描述|要点|清单)?|任务要求|task|item|action|todo|任务名称及内容|主要任务|督查事项"),
    re.compile(r"(?:工作|重点|任务|项目|事项|实事|活动|指标|议题|问题|具体)*(?:名称|项目|标题|问题|指标|议题|题目|举措|措施|目标|要点)|交付物|里程碑|name|title|subject|milestone|工作要求"),
)  # fmt: skip
_GROUP = re.compile(
    r"(?:任务|工作|项目|事项|指标|所属|一级|目标)?(?:类别|类型|分类|板块|领域|大类|模块|阶段|专项|方面|条线|篇章|维度|大项|归类)|(?:重点|所属)?(?:领域|专题|专项行动|行动|工程)(?:名称)?|一级(?:任务|指标)|"
    r"group|section|category|module|phase|stage|epic|area|类|总体目标|目标类别",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"owner|assignee|assigned to|responsible(?: ?(?:unit|party|person|department))?|dept\.?|department|"
    "责任方|负责方|负责|责任者|承担者|责任(?:处室|科室)及?(?:责任人)?|经办人|执行人|主理人|对接人",
    re.IGNORECASE,
)
_ENGLISH = (
    (LEADS, re.compile(r"leaders?|leads?|in charge|pic|manager|(?:responsible )?officials?", re.IGNORECASE)),
    (LEAD_UNITS, re.compile(r"lead(?:ing)? (?:units?|departments?|agency|office|dept)|牵头|主办|主责", re.IGNORECASE)),
    (UNITS, re.compile(r"units?|organi[sz]ation|office|agency|单位|部门|责任|责任单位及责任人", re.IGNORECASE)),
    (SUPPORT, re.compile(r"co|support(?:ing)?(?:[ _]?units?)?|assist(?:ing)?(?: (?:units?|departments?))?|"
            r"support(?:ing)? (?:units?|departments?)|partners?|cooperat\w*|"
            r"co[ _-]?owners?|collaborators?|helpers?|配合|协办|协同|协助", re.IGNORECASE)),
    (DUE, re.compile(r"due(?:[ _]?(?:date|on|at))?|deadline|time|end(?:[ _]?(?:date|time))?|finish|until|by|date|"
            r"截止|完成|结束|时间|日期|进度安排|(?:计划)?结束(?:日期|时间)|"
            r"ddl|期限|进度要求|完成节点|节点|目标(?:时间|日期)", re.IGNORECASE)),
)  # fmt: skip
_STARTS = re.compile(
    r"(?:计划)?(?:开始|启动|开工|起始|起止|交办|下达|立项|收文|部署)(?:时间|日期|时限)?|"
    r"start(?:[ _]?(?:date|time|on))?|begin",
    re.IGNORECASE,
)
_IGNORED = re.compile(
    r"备注|说明|进展|进度|状态|完成情况|进展情况|办理情况|落实情况|完成率|完成比例|来源|依据|优先级|事项来源|任务来源|目前进展|存在问题|下一步|总投资|投资额|资金|地点|建设地点|联系人|联系电话|电话|得分|分值|权重|佐证|成果|"
    r"status|progress|priority|remarks?|notes?|comments?|%|percent\w*|version|created|updated|url|link|tags?|labels?|风险|验收|督办人|反馈|更新时间|是否",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"(?:20\d\d年?(?:度)?)?(?:年度|预期|阶段|工作|绩效)?(?:目标值?|指标值|计划值|目标任务值|任务量|目标数|计划数|量化目标|量化指标)|20\d\d年(?:度)?(?:计划|目标|指标)?|(?:target|goal)s?"
)
_UNIT_OF_MEASURE = re.compile("(?:计量)?单位")
_LEAST = 2
_LEAST_TOLD = 4
"""Chinese letters in a goal that says what is done, and not only how much of it."""


class Columns(Value):
    """What a table's columns are about."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]
    """The header's words over each column."""
    first_row: int
    """The first row below the header."""
    header_row: int = 0

    def of(self, *kinds: str) -> tuple[int, ...]:
        """Return the columns of these kinds, in order."""
        return tuple(place for place, kind in enumerate(self.kinds) if kind in kinds)

    @property
    def names_duty(self) -> bool:
        """Whether a column says who or by when."""
        return bool(self.of(LEADS, LEAD_UNITS, UNITS, SUPPORT, OWNER, DUE))

    @property
    def names_office(self) -> bool:
        """Whether a column says who."""
        return bool(self.of(LEADS, LEAD_UNITS, UNITS, SUPPORT, OWNER))


def kind_of(words: str) -> str:
    """Return what a column with these words over it is about; empty when nobody can tell."""
    if words.isascii():
        words = re.sub("[_-]+", " ", words).strip().lower()
    bare = "".join(words.split()).strip("*：:")
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", bare)
    if not bare:
        return ""
    if _NUMBER.fullmatch(bare):
        return NUMBER
    if _STARTS.fullmatch(bare):
        return STARTS
    if (label := LABEL.fullmatch(bare)) and label.lastgroup != OTHER:
        if label.lastgroup == LEADS and re.search("负责人|责任人|牵头人", bare):
            return OWNER
        return label.lastgroup or ""
    joined = LABEL.match(bare)
    if joined and joined.lastgroup not in (OTHER, None) and re.match("[及和与/、]", bare[joined.end() :]):
        return OWNER if joined.lastgroup == LEADS else joined.lastgroup or ""
    if _OWNER.fullmatch(bare):
        return OWNER
    for kind, pattern in _ENGLISH:
        if pattern.fullmatch(words.strip()) or pattern.fullmatch(bare):
            return kind
    if _GOAL.fullmatch(bare):
        return GOAL
    if _GROUP.fullmatch(bare):
        return GROUP
    if _IGNORED.fullmatch(bare):
        return IGNORED
    if _text_rank(bare) is not None:
        return TEXT
    if bare.startswith(("完成", "办理")) and re.search("时[限间]|期限|日期", bare):
        return DUE
    return IGNORED if _IGNORED.search(bare) else ""


def find_columns(table: Table, given: Mapping[str, str] | None = None, least: int = 3) -> Columns | None:
    """Return the columns of the first row, or two rows, that make a header; None where none does."""
    for row in range(min(len(table.rows), 15)):
        columns = _of_rows(table, row, given, least)
        if columns is not None:
            return columns if given else _with_told_goals(columns, table)
    return None


def _with_told_goals(columns: Columns, table: Table) -> Columns:
    """Where the rows have a name only, the goal in words is their text: 项目名称 | 工作目标."""
    text, goals = columns.of(TEXT)[0], columns.of(GOAL)
    if (
        len(goals) != 1
        or _text_rank(columns.words[text]) != len(_TEXT) - 1
        or "值" in columns.words[goals[0]]
    ):
        return columns
    rows = [row for row in table.rows[columns.first_row :] if row[text].text.strip()]
    told = sum(len(re.findall("[\u4e00-\u9fff]", row[goals[0]].text)) >= _LEAST_TOLD for row in rows)
    if told * 2 <= len(rows):
        return columns
    kinds = list(columns.kinds)
    kinds[text], kinds[goals[0]] = NAME, TEXT
    return columns.replace(kinds=tuple(kinds))


def _of_rows(table: Table, row: int, given: Mapping[str, str] | None, least: int) -> Columns | None:
    cells = table.rows[row]
    distinct = {id(cell): cell for cell in cells}
    if len(distinct) < _LEAST or len({id(cell) for cell in cells if cell.text.strip()}) < _LEAST:
        return None
    one = _columns(_words(cells), row + 1, given, row)
    if given:
        least = min(least, len(given))
        if any(re.fullmatch(r"\d{1,4}", word) for word in one.words) and not any(map(kind_of, one.words)):
            one = one.replace(words=("",) * len(one.words), first_row=row)  # told by letters, and no header
    below = row + 1
    merged = any(cell.row == row and (cell.down > 1 or cell.across > 1) for cell in cells)
    if below < len(table.rows) and (merged or _is_below(cells, table.rows[below])):
        tall = max((cell.down for cell in cells if cell.row == row and cell.down <= 3), default=1)
        two = _columns(_stacked(table, row, row + max(tall, 2)), row + max(tall, 2), given, row)
        under = [kind_of(cell.text) for cell in table.rows[below] if cell.row == below and cell.text.strip()]
        if sum(bool(kind) for kind in under) >= max(2, len(under) // 2) or (
            merged and tall > 1 and _known(two.kinds) >= _known(one.kinds)
        ):
            one = two
    if (
        _known(one.kinds) < min(least, len(distinct))
        or not one.of(TEXT)
        or not (one.names_duty or one.of(NUMBER))
    ):
        return None
    return one


def _is_below(cells: tuple[TableCell, ...], under: tuple[TableCell, ...]) -> bool:
    """Return whether the next row's words stand where this one's cells are empty: merges were lost."""
    filled = [place for place, cell in enumerate(under) if cell.text.strip()]
    return (
        len(filled) >= 2
        and any(not cells[place].text.strip() for place in filled)
        and all(kind_of(under[place].text) for place in filled)
    )


def _words(cells: tuple[TableCell, ...]) -> tuple[str, ...]:
    return tuple(
        "".join(cell.text.split()) if cell.text.isascii() is False else cell.text.strip() for cell in cells
    )


def _stacked(table: Table, first: int, end: int) -> tuple[str, ...]:
    """Return the lowest words over each column; upper ones where the lower ones tell nothing."""
    words: list[str] = []
    for column in range(len(table.rows[first])):
        texts = [_words(table.rows[row])[column] for row in range(first, min(end, len(table.rows)))]
        told = [text for text in texts if text]
        lower = told[-1] if told else ""
        upper = told[0] if told else ""
        if not kind_of(lower) and upper != lower:
            words.append(upper + lower if kind_of(upper + lower) else upper)
        elif _GOAL.fullmatch(upper) and kind_of(lower) in ("", DUE):
            words.append(upper)
        else:
            words.append(lower)
    return tuple(words)


def _known(kinds: tuple[str, ...]) -> int:
    return sum(bool(kind) for kind in kinds)


def _columns(words: tuple[str, ...], first_row: int, given: Mapping[str, str] | None, row: int) -> Columns:
    kinds = [kind_of(each) for each in words]
    if given:
        kinds = ["" if kind in given.values() else kind for kind in kinds]
        for place, each in enumerate(words):
            letter = column_letters(place)
            kind = given.get("".join(each.split())) or given.get(letter)
            if kind:
                kinds[place] = kind
    _settle_measure(kinds, words)
    _settle_text(kinds, words)
    _settle_due(kinds, words)
    if TEXT not in kinds and GOAL in kinds and not given:
        kinds[kinds.index(GOAL)] = TEXT
    return Columns(tuple(kinds), words, first_row, row)


def _settle_measure(kinds: list[str], words: tuple[str, ...]) -> None:
    """单位 beside goals or another column of offices is what the figures are counted in."""
    for place, kind in enumerate(kinds):
        others = [each for at, each in enumerate(kinds) if at != place]
        if (
            kind == UNITS
            and _UNIT_OF_MEASURE.fullmatch(words[place])
            and {UNITS, LEAD_UNITS, GOAL} & set(others)
        ):
            kinds[place] = MEASURE


def _settle_text(kinds: list[str], words: tuple[str, ...]) -> None:
    """Of several columns of words the one about contents is the text, those before it name or group it."""
    places = [place for place, kind in enumerate(kinds) if kind == TEXT]
    if len(places) < 2:
        return
    ranks = {place: _text_rank("".join(words[place].split())) or 0 for place in places}
    best = min(ranks.values())
    chosen = next(place for place in reversed(places) if ranks[place] == best)
    for place in places:
        if place == chosen:
            continue
        if place > chosen:
            kinds[place] = IGNORED
        elif words[place] == words[chosen]:
            kinds[place] = NAME
        else:
            kinds[place] = NAME


def _settle_due(kinds: list[str], words: tuple[str, ...]) -> None:
    """Of several columns of days the one that names the end is the deadline."""
    places = [place for place, kind in enumerate(kinds) if kind == DUE]
    if len(places) < 2:
        return
    ends = [
        place
        for place in places
        if re.search("完成|截止|结束|due|deadline|end|时限", words[place], re.IGNORECASE)
    ]
    chosen = (ends or places)[-1]
    for place in places:
        if place != chosen:
            kinds[place] = IGNORED


def _text_rank(bare: str) -> int | None:
    bare = bare.lower()
    return next((rank for rank, pattern in enumerate(_TEXT) if pattern.fullmatch(bare)), None)
