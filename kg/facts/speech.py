"""Verbs of speech and what they open: the wording that kg.facts.statements reads.

In:  a typed clause.    Out: verbs in their order, whether each reports an utterance, where what is said begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import rows

MOST_VERBS = 100  # verbs of speech looked at in one sentence; more are no sentence of the register
# Thanks, wishes and stances are no content: 表示欢迎, 表示了慰问
_NO_CONTENT = re.compile(
    r"[了的过着]|(?:热烈|衷心|诚挚|最|强烈|高度|坚决|严重|积极|崇高|亲切|美好|良好|深切|由衷|沉痛|最?诚挚)?(?:的)?(?:欢迎|感谢|祝贺|慰问|哀悼|同情|敬意|问候|祝愿|谢意|反对|谴责|关切|赞赏|肯定|满意|遗憾|赞成|同意|不满|愤慨|期待，|支持和|支持。|支持，)"
)
_NOT_CALLED = re.compile(r"[重号谓赞颂道职霸雄之他她]|为(?!了)")  # 称重, 称号, 称他是“麦王”
_ANNOUNCED = re.compile(
    r"(?:了)?(?:[^，。；：“”]{0,6}?(?:建议|要求|意见|主张|倡议|希望|看法|任务)：|了[^，。；：“”]{2,24}情况：|[一二三四五六七八九]点[^，。；：“”]{0,4}(?:建议|要求|意见|主张|倡议|希望)。$)"
)
_ADDRESSED = frozenset({"叮嘱", "嘱咐", "告诉", "提醒", "告诫", "告知", "寄语"})
_ADDRESSEE = re.compile(r"(?!要)[^，。；：“”]{1,24}(?=[，：])")
_ASKED = re.compile(r"(?!要|把|将)[^，。；：“”、]{2,12}?(?=多|要|把|做好|抓好|抓紧|务必|不要|别|一定)")  # 叮嘱社区干部|多上门
_OPENING = re.compile(
    r"[^，。；]{0,24}?(?:开工|开幕|闭幕|启动|成立|揭幕|开始|结束|任命|名单|决定|开园|开赛|通过|开馆|开机|关闭)(?:[，。；]|$)"
)
_ABOUT = re.compile(r"，?[^，。；]{0,40}?情况(?:[，。；]|$)")
_LISTED = re.compile(r"[和与提工办落并、及]")  # 提出要求并…, 建议和…


@lru_cache(maxsize=1)
def _verbs() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table = {word: (opens, reading) for word, opens, reading in rows("speech_verbs", ("word", "opens", "reading"))}
    return re.compile(any_of(table)), table


def speech_verbs(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that may be verbs of speech, left to right."""
    return islice(_verbs()[0].finditer(text), MOST_VERBS)


def may_be_noun(verb: str) -> bool:
    """Whether a verb of speech is a noun as well: 要求, 倡议."""
    return _verbs()[1][verb][1] == "noun"


def is_weak(verb: str) -> bool:
    """Whether a verb without a subject of its own goes on with what is being said: 希望双方…."""
    return _verbs()[1][verb][1] in ("weak", "noun")


def reports(text: str, match: re.Match[str]) -> bool:
    """Whether what follows the verb is an utterance: 强调，…, 强调要…, not 表示欢迎 and not 要求和建议."""
    verb, stop = match[0], match.end()
    after = text[stop : stop + 8]
    if text[match.start() - 1 : match.start()] == "》" and verb in ("明确", "提出"):
        return bool(after) and after[0] != "的"  # 《意见》提出优化…
    if verb == "建议" and text[: match.start()].rstrip("”").endswith(("意见", "规划")):
        return False  # 征求意见建议, “十五五”规划建议
    if verb == "介绍" and _ABOUT.match(text, stop):
        return False  # 介绍有关情况
    if _ANNOUNCED.match(text, stop):
        return True
    if not after or _NO_CONTENT.match(after) or (verb == "称" and _NOT_CALLED.match(after)):
        return False
    if after[0] in "，：:“":
        return True
    if verb.endswith("宣布") and _OPENING.match(text, stop):
        return False
    opens, reading = _verbs()[1][verb]
    return opens == "direct" and after[0] not in "、。；）”》" and not (reading == "noun" and _LISTED.match(after))


def said_from(text: str, match: re.Match[str]) -> int:
    """Where what is said begins: behind an addressee (叮嘱随行人员，…) or the noun of 提出三点建议：…"""
    if match[0] in _ADDRESSED:
        more = _ADDRESSEE.match(text, match.end()) or _ASKED.match(text, match.end())
    else:
        more = _ANNOUNCED.match(text, match.end())
    position = more.end() if more else match.end()
    while position < len(text) and text[position] in "，：:“ ":
        position += 1
    return position
