"""The real notice's text, and a builder of made-up notices in the same layout."""

from __future__ import annotations

import random
from pathlib import Path

from workplan_tui.model.numerals import chinese_numeral

HERE = Path(__file__).parent
SOURCE = (HERE / "source.txt").read_text(encoding="utf-8")
PLAN_FILE = HERE.parents[1] / "data" / "tasks.toml"

TEXTS = (
    "推动车站北里1-7号楼开工建设。",
    "加快国道230（国道104-九德路）道路实施。",
    "2023年底前建成2.3万亩农田。",
    "各主要责任单位要落实“一、二、三”行动，一、二期投用。",
    "100套住房竣工，比例达到4.5%以上。",
    "明确牵头领导和完成时限，加快生物医药发展。",
    "12个项目开工；13.5公里道路通车。",
)
TITLES = ("全区主要目标", "紧扣产业，全力推动产业集群发展壮大", "建设2个中心", "提升品质")


def make_notice(sizes: list[int], seed: int = 0) -> tuple[str, list[str]]:
    """Return a notice with sections of these sizes, and the texts of its tasks."""
    chance = random.Random(seed)
    lines = ["某区人民政府办公室文件", "某政办发〔2024〕12 号", "某区人民政府办公室关于印发《2024 年工作"]
    lines += ["方案》的通知", "各单位", "通知如下", "一、提高认识。要早动员。", "二、抓好落实。要早部署。"]
    lines += ["某区人民政府办公室2024 年 2 月 1 日", "2024 年工作方案", f"（共计 {sum(sizes)} 项）"]
    texts: list[str] = []
    for order, size in enumerate(sizes, 1):
        lines.append(f"{chinese_numeral(order)}、{TITLES[(order - 1) % len(TITLES)]}")
        for _ in range(size):
            texts.append(chance.choice(TEXTS))
            lines.append(f"{len(texts)}. {texts[-1].replace('生', 'Th')}")
            lines.append(f"牵头领导{chance.choice(['：', ''])}张三、常务副区长")
            lines.append("主要责任单位：区科委、各部门")
            lines.append(f"完成时限{chance.choice(['：', ' '])}2024 年 {1 + len(texts) % 12} 月 28 日")
    lines.append("抄送：区委办公室。")
    return "\n".join(lines), texts


def move_line_breaks(text: str, seed: int, share: float = 0.1) -> str:
    """Take every line break out and put new ones in anywhere, inside words too."""
    chance = random.Random(seed)
    joined = text.replace("\n", "")
    return "".join(letter + ("\n" if chance.random() < share else "") for letter in joined)
