"""The words offices use for who, with whom and by when: one list for labels, clauses and columns.

A pattern each, longest words first where it matters. Nothing here reads a document.
"""

from __future__ import annotations

import re

LEADS, LEAD_UNITS, UNITS, SUPPORT, DUE, OTHER = "leads", "lead_units", "units", "support", "due", "other"
"""What a label or a column is about. `units`: responsible, without saying who of them leads."""

_LEVEL = "(?:市|区|县|旗|州|省|镇|乡)?(?:级|政府|委|委区政府)?"
_OF_LEADS = "牵头|分管|责任|包抓|联系|挂帅|挂钩|挂点|挂包|包联|包保|包案|主管|负责|督办|督导|协调|统筹|总牵头"
_BODY = "(?:单位|部门|科室|处室|机构|股室)"

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        LEADS,
        rf"(?:{_OF_LEADS}){_LEVEL}领导(?:同志)?|{_LEVEL}(?:{_OF_LEADS})领导(?:同志)?|[市区县]级?领导|"
        "(?:第一|主要|直接|具体)?责任人|(?:总|项目|主要|具体|牵头|任务)?负责人|(?:总|任务)?牵头人|责任领导人",
    ),
    (
        SUPPORT,
        rf"(?:主要)?(?:配合|协办|协同|参与|参加|协作|协助|协同配合|协同责任|配合责任|协同推进|共同责任|共同参与|支持){_BODY}",
    ),
    (LEAD_UNITS, rf"(?:第一|主要)?(?:牵头|主办|主责|总牵头|牵头责任|主体责任|首要责任|主要牵头|牵头负责){_BODY}"),
    (
        UNITS,
        rf"(?:主要)?(?:责任|承办|落实|实施|负责|承担|推进|建设责任|整改责任|办理|执行|具体责任){_BODY}|责任主体|"
        r"部门(?:责任)?分工|责任分工|任务分工|职责分工|工作分工",
    ),
    (
        DUE,
        "(?:计划|预计|拟|目标|要求|整改|最终|拟定)?(?:完成|办结|办理|截止|截至|整改完成|竣工|交付|落实|整改|推进|完工|结束)"
        "(?:时限|时间|日期|期限|节点)(?:要求|节点)?|时间节点|截止|期限|时限要求|时限|完成期限|时间要求|时间安排|办理期限|时间进度",
    ),
    (
        OTHER,
        "抄送|抄报|主送|备注|联系人|联系电话|联系方式|监督单位|督办单位|督查单位|督导单位|资金来源|报送时间|"
        "填报单位|填报人|填表人|审核人|附件|(?:行业)?(?:监管|指导|主管|监理|验收|考核|审核|服务|业主)(?:单位|部门)(?=[:：])",
    ),
)  # fmt: skip

LEVEL = re.compile(_LEVEL)
"""What may stand before 牵头领导: 区, 县委."""
LABEL = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in PATTERNS))
"""Any label's words; the group that matched says what it is about."""

DUE_WORDS = re.compile(
    r"\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:底|前|之前)*|\d{4}年\d{1,2}月(?:份|底|初|末|上旬|中旬|下旬)?前?|"
    r"\d{4}年(?:年?底|末|上半年|下半年|第?[一二三四1-4]季度末?)?前?|\d{1,2}月\d{1,2}日前?|"
    r"\d{1,2}月(?:份|底|初|末|上旬|中旬|下旬)?前?|(?:上|下)半年|第?[一二三四]季度(?:末|底)?前?|"
    r"年(?:底|末|内)前?|全年|长期坚持|长期|持续推进|常年坚持|常年|持续|长期推进|每月|每季度|全年推进"
)
"""How deadlines mostly read: where nothing else tells, one of these is all of a value."""

NAME_KINDS = (LEADS, LEAD_UNITS, UNITS, SUPPORT)

ORGAN = (
    "局|委|办|室|院|署|厅|部|处|站|所|支队|大队|总队|分队|中心|公司|集团|政府|街道|镇|乡|办事处|会|联社|联合会|协会|工会|"
    "团委|妇联|残联|科协|文联|侨联|社联|工商联|银行|大学|学院|学校|中学|小学|幼儿园|医院|法院|检察院|园区|开发区|高新区|"
    "基地|片区|新区|示范区|校区|指挥部|专班|部门|单位|企业|机构|组|台|社|馆|场|厂|行|联|园|村|社区|团|科|股|学会|库|电网|移动|"
    "联通|电信|铁塔|邮政|海关|区县|县区|市区|城投|国资|交投|水投|文投|产投|城管|纪委监委"
)
_ORGAN_END = re.compile(rf"(?:{ORGAN})(?:等)?(?:[（(〔][^（）()〔〕]*[）)〕])?$")
_BARE_KIND = re.compile(
    "(?:乡镇|镇街|镇|乡|街道|园区|开发区|高新区|社区|村|居|部门|单位|企业|学校|街镇|"
    "街道办事处|乡镇政府|镇政府|镇人民政府|乡镇人民政府|区县|管委会|场|办事处)(?:[（(][^（）]*[）)])?$"
)


def ends_as_office(name: str) -> bool:
    """Return whether the name ends as offices and companies do."""
    return bool(_ORGAN_END.search(name))


def is_bare_kind(name: str) -> bool:
    """Return whether the name is only a kind of office (街道), which goes with an 各 before it."""
    return not name.startswith("各") and bool(_BARE_KIND.match(name))
