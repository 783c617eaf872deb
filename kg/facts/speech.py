"""How the register attributes speech: the wording that kg.facts.statements reads.

In:  a typed clause.    Out: where clauses and quotations begin, what is a verb of speech, who cannot be a speaker.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.text.typed import TYPES

ROSTER = TYPES["R"]
BODY = "会议|全会|大会|座谈会|推进会|论坛|例会|年会|学习会|培训会|专题会|调度会|动员会|报告会|仪式"
PRONOUN = {"他", "她", "其"}
# One adverbial before the verb; taken off one by one, because repeating it inside one pattern takes exponential time.
MODIFIERS = re.compile(
    r"(?:在[^，。；]{1,30}?(?:中|上|时|后|期间|会)|就[^，。；]{1,30}?|对[^，。；]{1,20}?|代表[^，。；]{1,20}?|"
    r"(?:当日|当天|日前|近日|今天|昨天|昨日|[前昨今]日|此前|随后|最后|首先|同时|一口|当场|婉言|断然|会后|会前|会上|还|也|则|又|均|都|一致|普遍|纷纷|共同|分别|并|并且|再次|动情地|笑着|高兴地|激动地|自豪地|感慨地|深情地)|"
    r"(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?|发表(?:书面)?(?:声明|讲话|谈话|致辞|演讲|文章)|发布(?:书面)?(?:声明|公告|公报)|(?:同一天|援引[^，。；]{1,20})?报道|发文|(?:\d{1,2}月)?\d{1,2}日(?:凌晨|清晨|晚间)|[今昨]天(?:（[^（）]{1,8}）)?(?:上午|下午|凌晨)?|发言|讲话|致辞|致电|回信|出席并|主持并|调研并|通报并|通过[^，。；]{1,12}|接受[^，。；]{1,16}采访时?|时)$"
)
LEAD = re.compile(
    r"^(?:但|而|同时|此外|另外|不过|因此|对此|其中|目前|据了解|据悉|[^，。；]{0,6}当地时间|(?:今天|昨天|日前|近日|当天|当日|昨日|随后|此前|会上|会后|会前|调研中|座谈中|会见中|会谈中|活动中|仪式上|现场)+|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚|晚间)?)+"
)
AFTER_NO = re.compile(
    r"[了的过着]|(?:热烈|衷心|诚挚|最)?(?:欢迎|感谢|祝贺|慰问|哀悼|同情|敬意|问候|反对|谴责|关切|赞赏|肯定|满意|遗憾|赞成|同意|祝贺|支持和|支持。|支持，)"
)
NO_SPEAKER = re.compile(
    r"^(?:要|以(?!色列|军|方)|听取|做好|高质量|把|将|对|从|为|向|按|坚持|加快|推进|准确|进一步|主动|具体)|数据|据|消息|统计|结果|显示|调查|要$|来说|一般|可以|应当|必须|不能|俗话|常言|老话|有人|进一步|要求$|所$|被$|的$|地$|得$"
)
QUOTED_FIRST = re.compile(
    rf"”，?(?:[^，。；“”{ROSTER}]{{0,12}}?)(?P<who>{ROSTER}|[他她])(?P<how>[^，。；“”]{{0,20}}?)(?P<verb>说|表示|介绍|坦言|感慨|透露|强调|称|告诉记者|介绍道|说道|回忆|笑着说)(?=[。，：；]|$)"
)
ANNOUNCED = re.compile(r"(?:了)?[^，。；：“”]{0,6}?(?:建议|要求|意见|主张|倡议|希望|看法)：")
ADDRESSED = frozenset({"叮嘱", "嘱咐", "告诉", "提醒", "告诫", "告知"})
ADDRESSEE = re.compile(r"(?!要)[^，。；：“”]{2,24}(?=[，：])")
OPENING = re.compile(r"[^，。；]{0,24}?(?:开工|开幕|闭幕|启动|成立|揭幕|开始|结束|任命|名单|决定|开园|开赛|通过)(?:[，。；]|$)")
TITLE_SPEAKER = re.compile(r"《([^《》]+)》(?:（[^（）]{1,16}）)?(?:还|也|则|同时|中|要|明确|首次|进一步)*$")
TOLD = re.compile(rf"(?:^|(?<=[，。；”]))(?:被)?(?P<who>{ROSTER}|[他她])[^，。；：“”]{{0,20}}(?P<verb>：)“")
OWN_BODIES = frozenset({"全会", "大会", "委员长会议", "主席会议"})  # bodies that speak by this name; 本次会议 is 会议
MOST_VERBS = 100  # verbs of speech looked at in one sentence; more are no sentence of the register
LONGEST_CLAUSE = 400  # characters looked back for the start of a clause or a subject; keeps the time linear
NAMING = frozenset("简名职号统俗通自堪人")  # 以下简称, 名称, 人称: no verbs of speech
CLAUSE_SUBJECT = re.compile(rf"(?:^|(?<=[，；]))(?:[^，；{ROSTER}]{{0,16}}?)({ROSTER}|{BODY})")
SENTENCE_SUBJECT = re.compile(rf"(?:^|(?<=[，；。：]))[^，；。{ROSTER}]{{0,14}}({ROSTER}|{BODY})")
# With a subject carried over these count only within the sentence of that subject: at its head they go on with what is being said.
WEAK = frozenset({"希望", "建议", "说", "称", "认为", "要求", "宣布"})
ANSWER = re.compile(rf"^({ROSTER})[：:]")


@lru_cache(maxsize=1)
def speech_verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    """The verbs of speech, longest first, and how each opens what is said: direct or comma."""
    table = {row[0]: row[1] for row in rows("speech_verbs", ("word", "note"))}
    longest_first = sorted(table, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, longest_first))), table


def clause_start(text: str, position: int) -> int:
    """Where the clause of a verb begins: after the last ， ； ： or closing quotation mark before it."""
    low = max(0, position - LONGEST_CLAUSE)
    start = max(low - 1, *(text.rfind(mark, low, position) for mark in "，；：。！？")) + 1
    if text[start : start + 1] == "”":
        start += 1  # “…。”市长说
    open_title = text.rfind("《", low, start)
    if open_title > text.rfind("》", low, start) and text.find("》", start, position) >= 0:
        return clause_start(text, open_title) if open_title else 0  # 《忠诚履职，稳中求进》提出
    return start


def quoted_positions(text: str) -> set[int]:
    """Positions inside quotation marks of a text; an unclosed mark counts to the end."""
    inside: set[int] = set()
    depth = 0
    for i, char in enumerate(text):
        if char == "”":
            depth = max(0, depth - 1)
        if depth:
            inside.add(i)
        if char == "“":
            depth += 1
    return inside


def first_quotation(said: str) -> str:
    """Without the words of the reporter behind the closing mark, unless a second quotation goes on: “甲”他说，“乙”."""
    depth = 1
    for i, char in enumerate(said):
        depth += (char == "“") - (char == "”")
        if depth == 0:
            return said if "“" in said[i:] else said[:i]
    return said


def without_adverbials(phrase: str) -> str:
    """The subject of a clause without what stands between it and the verb: 市长日前在会上 -> 市长."""
    for _ in range(12):
        shorter = MODIFIERS.sub("", phrase)
        if shorter == phrase:
            break
        phrase = shorter
    return phrase
