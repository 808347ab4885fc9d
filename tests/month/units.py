"""Units without the program: they fill the form in that they were sent, some of them wrongly, and mail it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

SILENT = ("区信访办", "区金融办", "区公安分局")
"""Who sends nothing, and so has to be reminded."""
UNIT_OF_OLD_FORM = "区教委"
"""Who took last month's form."""
UNIT_OF_OTHER_PLAN = "区应急局"
"""Who also sent the form of another plan."""
WRONG_CELLS: dict[str, tuple[str, object]] = {
    "区体育局": ("F5", 0.6),
    "区司法局": ("F5", "=30+15"),
    "区财政局": ("F6", "过半"),
    "区国资委": ("E5", "基本完成"),
    "大兴投资": ("F5", 140),
    "区城管执法局": ("F5", "三成以上"),
}
"""By unit: the cell in which it wrote what no form takes."""
TWICE = ("区水务局", "区商务局", "区民政局")
"""Who mailed the same file twice."""
BOTH = "区卫生健康委"
"""Who mailed two files that do not say the same of the same tasks."""
DONE = frozenset({"12", "34", "49", "58", "72", "88", "95", "107"})
"""Tasks of which their units say that they are done."""
STUCK = frozenset({"8", "11", "20", "43", "56", "79"})
"""Tasks that are far behind, with the problem that their unit tells."""


def mail_back(forms: Path, foreign: Path, old: Path, returns: Path) -> int:
    """Fill in the forms of the folder into `returns`, as they come by mail before the day; return how many came.

    `old` is a form of the month before, `foreign` one of another plan.
    """
    returns.mkdir()
    for form in sorted(forms.glob("*.xlsx")):
        unit = form.stem
        if unit in SILENT:
            continue
        source = old if unit == UNIT_OF_OLD_FORM else form
        fill(source, returns / form.name, dict([WRONG_CELLS[unit]]) if unit in WRONG_CELLS else {})
    for unit in TWICE:
        shutil.copy(returns / f"{unit}.xlsx", returns / f"{unit}（再次发送）.xlsx")
    fill(forms / f"{BOTH}.xlsx", returns / f"{BOTH}（修改稿）.xlsx", {"F5": 52})
    fill(foreign, returns / f"{UNIT_OF_OTHER_PLAN}（外单位）.xlsx", {})
    (returns / "情况说明.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(508))
    return len(list(returns.iterdir()))


def send_again(forms: Path, returns: Path) -> int:
    """Send right forms where one was wrong or missing, into another folder; return how many came."""
    returns.mkdir()
    for unit in (*WRONG_CELLS, UNIT_OF_OLD_FORM, BOTH, *SILENT[:-1]):
        fill(forms / f"{unit}.xlsx", returns / f"{unit}.xlsx", {})
    return len(list(returns.iterdir()))


def fill(form: Path, target: Path, wrong: dict[str, object]) -> None:
    """Write into the yellow cells what there is to tell of each task, and these cells as they were written wrongly."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    for row in range(5, sheet.max_row + 1):
        task = str(sheet.cell(row, 1).value)
        for column, value in enumerate(_told(task), start=5):
            sheet.cell(row, column).value = value
    for cell, value in wrong.items():
        sheet[cell] = value
    book.save(target)


def _told(task: str) -> tuple[object, ...]:
    """Return status, percent, progress, problem and next step of a task."""
    if task in DONE:
        return "已完成", 100, "已全部完成，并通过验收", None, None
    if task in STUCK:
        return "推进中", 12, "正在办理前期手续", "用地手续未批复", "提请市级部门加快审批"
    percent = 38 + int(task) * 7 % 24
    return "推进中", percent, f"按计划推进，完成年度工作量的{percent}%", None, "7月底前完成阶段验收"
