"""The fonts of official papers 公文: each office has them from its own supplier, so they are settings."""

from __future__ import annotations

from workplan_tui.base.value import Value, described


class PaperFonts(Value):
    """One font for each kind of text in a paper."""

    body: str = described("the body", default="仿宋")
    heading: str = described("headings of the first level", default="黑体")
    subheading: str = described("headings of the second level", default="楷体")
    title: str = described("title and head of the paper 标题", default="方正小标宋简体")
