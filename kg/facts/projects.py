"""Projects: what is being built, how far it is, when, for how much.

In:  the article, quantities, region.    Out: Milestones in the order of the text.

    总投资52亿元的甲产业园10月竣工投产     甲大桥、乙大道开工     加快建设甲新城、乙新区     实现甲号线通车
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.mentions.projects import ProjectMention, find_project_names
from kg.model import Evidence, Milestone, PreparedArticle, Quantity, Sentence

_INVESTMENT_BEFORE = re.compile(
    r"((?:计划|预计)?总?投资(?:额)?(?:约|超过?|近|达)?\d[\d.]*(?:多|余)?[万亿]{0,2}(?:美元|欧元|元))的?(?:[^，。；、的]{0,4})$"
)
_INVESTMENT_AFTER = re.compile(
    r"[^，。；\n]{0,6}，?((?:计划|预计)?总投资(?:额)?(?:约|超过?|近|达)?\d[\d.]*(?:多|余)?[万亿]{0,2}(?:美元|欧元|元))"
)
_BETWEEN = re.compile(
    r"(?:等(?:\d+个)?(?:项目|工程)?|[两三四五六七八九十\d]+[个大]\S{0,6}?|项目|工程|也|已经|已|将|要|正式|正在|正|同步|陆续|全部|全面|今天|日前|近日|昨天|刚刚|完成|实现|可|即将|有望|计划|预计|力争|确保|举行|于|在"
    r"|(?:\d{4}年|今年|明年|年内|年底|本月|\d{1,2}月|\d{1,2}日|[上下]半年|[底初末中]前?|前|上午|下午|份)+|（[^（）\n]{1,12}）|因[^，。；]{2,8}?(?=结转)|今起|首次|顺利)*"
)
_LISTED = re.compile(r"(?:、|和|及|以及|与)?(?:\S{0,0})")
_TIME = re.compile(r"(?:(\d{4})年|(今年|年内|明年|去年))?(底|年底)?(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日)?)?(底|末)?(前)?")
_SITE = re.compile(r"(?:项目)?(施工|建设)现场")
_SAME = re.compile(r"(?:同日|同时|一并|当天)(开工|投产|签约|揭牌|通车|奠基|竣工)的(?:还有|有|包括)$")


@lru_cache(maxsize=1)
def _status() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs that follow a name, and verbs that precede one."""
    table = {row[0]: row[1] for row in rows("project_status", ("word", "side"))}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    after = [re.escape(word) for word in longest_first if table[word] in ("after", "both")]
    before = [re.escape(word) for word in longest_first if table[word] in ("before", "both")]
    return re.compile("|".join(after)), re.compile(rf"({'|'.join(before)})(?:了|好)?$")


def find_projects(prepared: PreparedArticle, quantities: tuple[Quantity, ...], region: str | None) -> tuple[Milestone, ...]:
    """The named projects of which a status or an investment is stated."""
    names = find_project_names(prepared)
    starts = [name.start for name in names]
    found: dict[tuple[str, str | None], Milestone] = {}
    for sentence in prepared.sentences:
        inside = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)]
        for milestone in _sentence(prepared, sentence, inside):
            found.setdefault((milestone.project, milestone.status), milestone)
    stated = {project for project, status in found if status}
    return tuple(m for (project, status), m in found.items() if status or project not in stated)


def _sentence(prepared: PreparedArticle, sentence: Sentence, names: tuple[ProjectMention, ...]) -> list[Milestone]:
    text = prepared.folded
    found = []
    following: tuple[str, int] | None = None  # status of the next name of the list: 甲、乙开工
    for name, after in reversed(list(zip(names, (*names[1:], None)[: len(names)], strict=True))):
        status = _following(text, name, sentence.stop)
        if status is None and following and after and _joined(text[name.stop : after.start]):
            status = following
        following = status
        found.append(_milestone(prepared, sentence, name, status or None))
    found.reverse()
    listed: str | None = None
    result = []
    for position, (name, milestone) in enumerate(zip(names, found, strict=True)):
        before = _preceding(text, name, sentence.start)
        if before is None and position and listed and _joined(text[names[position - 1].stop : name.start]):
            before = listed
        listed = before
        chosen = before if before and milestone.status in (None, "建设") else milestone.status
        if chosen is None and milestone.investment is None:
            continue
        result.append(Milestone(milestone.project, chosen, milestone.when, milestone.investment, milestone.evidence))
    return result


def _joined(gap: str) -> bool:
    return gap in ("、", "和", "及", "以及", "与")


def _following(text: str, name: ProjectMention, limit: int) -> tuple[str, int] | None:
    """The milestone right after a name: 二期今年年底前开园."""
    site = _SITE.match(text, name.stop)
    if site:
        return site[1], site.end()
    between = _BETWEEN.match(text, name.stop, min(limit, name.stop + 30))
    start = between.end() if between else name.stop
    verb = _status()[0].match(text, start, limit)
    if verb is None or text[verb.end() : verb.end() + 1] in ("资", "规", "局", "单", "用", "者", "标", "方", "进"):
        return None
    return verb[0], verb.end()


def _preceding(text: str, name: ProjectMention, limit: int) -> str | None:
    """The verb right before a name: 建设…新城, 加快…建设 (the verb then stands around it)."""
    before = text[max(limit, name.start - 16) : name.start]
    same = _SAME.search(before)
    if same:
        return same[1]
    verb = _status()[1].search(before)
    return verb[1] if verb else None


def _milestone(prepared: PreparedArticle, sentence: Sentence, name: ProjectMention, status: tuple[str, int] | None) -> Milestone:
    text = prepared.folded
    end = status[1] if status else name.stop
    before = _INVESTMENT_BEFORE.search(text[max(sentence.start, name.start - 30) : name.start])
    after = None if before else _INVESTMENT_AFTER.match(text, name.stop, sentence.stop)
    investment = before[1] if before else after[1] if after else None
    start = name.start - (len(before[0]) if before else 0)
    when = _when(prepared, text[max(sentence.start, name.start - 8) : name.start], text[name.stop : end])
    project = prepared.article.text[name.start : name.stop]
    rule = "project-status" if status else "project-investment"
    return Milestone(
        project, status[0] if status else None, when, investment, (Evidence(start, max(end, after.end() if after else 0), rule),)
    )


def _when(prepared: PreparedArticle, before: str, between: str) -> str | None:
    """The time of a milestone as a period code: 2023, 2023-10, by 2023, by 2025-06. None where no year supports it."""
    for piece in (between, before):
        for match in _TIME.finditer(piece):
            year = _year(prepared, match)
            if not match[0] or year is None or not (match[1] or match[2] or match[4] or match[3]):
                continue
            month = f"-{int(match[4]):02d}" if match[4] and 1 <= int(match[4]) <= 12 else ""
            day = f"-{int(match[5]):02d}" if month and match[5] else ""
            return f"{'by ' if match[7] else ''}{year}{month}{day}"
    return None


def _year(prepared: PreparedArticle, match: re.Match[str]) -> int | None:
    if match[1]:
        return int(match[1])
    if prepared.anchor is None:
        return None
    return prepared.anchor.year + {"明年": 1, "去年": -1}.get(match[2] or "", 0)
