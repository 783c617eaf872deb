"""Where the name of a project begins.

In:  the words of the article, the place of a head.    Out: the start of the name.

Read backwards from the head, word by word: to a mark, 的, a verb, an adverb, a preposition. Verbs that are part of names (扩容, 抽水) stand in a lexicon.
What stands before a name but belongs to none is skipped: 控制性工程|黑石岭隧道, 全国最大|光伏电站, 新建|青岭大桥.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from kg.lexicon.patterns import any_of
from kg.mentions.project_words import is_milestone, words_noted
from kg.model import PreparedArticle, Token

LONGEST = 34  # characters before the head
CLASSIFIERS = "个条座项处家批类台套所栋张件片款颗枚艘架"
_MARK = re.compile(r"[，。；：！？、“”‘’《》（）\n\s―]|——")
_INSIDE = frozenset(
    {"入地", "自然", "青年", "至", "环", "号", "级", "期", "重", "快速", "高速"}
)  # prepositions, verbs, adverbs elsewhere: 甲至乙铁路
# 的 了 等, adverbs, prepositions, conjunctions, pronouns, times, interjections: a name does not reach over them
_BREAKING_TAGS = frozenset({"uj", "ul", "uz", "ud", "uv", "u", "d", "ad", "p", "c", "r", "t", "tg", "y", "e", "df"})
_POSITIONS = frozenset("中 上 下 内 外 前 后 间 以上 以下 以内 以外 以来 之间 之一 期间 里面 其中 当中 中间 以北 以南".split())
_ONE_CHARACTER_VERBS = frozenset("是为有到让使建修去赴驻达进入抓可能要会送出开看称占起居把对将像属打走来说获供投")
_BUILDING = frozenset("建设 启动 投资 开展 签约 落户 谋划 承建 动工 投产".split())
_WORKS_ENDS = frozenset({"工程", "项目"})
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百多数几每")
_KIND_BEFORE = re.compile(  # 重大石化项目|埃克森乙烯项目
    r".*(?:(?:控制性|重点|核心|重大|标志性|配套|骨干|支撑性|节点|示范性)(?:节点|控制性)?(?:工程|项目)|[重头][大点号](?:[\u4e00-\u9fff]{2,4})?(?:工程|项目)|民生项目|成员|企业|公司|集团承建)(?=.)"
    r"|[东南西北]端(?:核电站|水电站|隧道|大桥|机场)?(?=.{4})|.*首[个座条批台家颗艘架](?=.{3})|.*最[大长高早深北南东西]端?的?(?:单体|桥梁|站房|核电站|水电站|电站|隧道|大桥|工程|项目)?(?=[\u4e00-\u9fff]{2})"
)
_ONLY_A_KIND = re.compile(r"(?:控制性|重点|关键|骨干|节点|标志性|重大)+(?:工程|项目)")  # 甲水库首个控制性工程|导流洞
_NAMED_BY_A_PLACE = ("水库", "大桥", "特大桥", "隧道", "机场", "灌区", "水电站", "核电站", "水利枢纽", "高速", "高铁", "铁路")
_TIME_BEFORE = r"(?:我国|全国|全球|世界|国内|[全我]?[省市县区])(?=首|最|第一|唯一|规模|单体|重点|重大)|首[个座条批台家颗艘架]|最[大长高早]|第一[个座条家]|规划(?!展|馆)|\d{4}年(?:\d{1,2}月)?|\d{1,2}月(?:\d{1,2}日)?|(?:本月|当月|上月)?\d{1,2}日|[上下]半年|[一二三四]季度|年[内底]"


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?:{_TIME_BEFORE}|{any_of(words_noted('leading'))})+")


class NameBounds:
    """Finds where names begin in one article."""

    def __init__(self, prepared: PreparedArticle) -> None:
        self._text = prepared.folded
        self._tokens = prepared.tokens
        self._starts = [token.start for token in prepared.tokens]
        self._marks = [0, *(match.end() for match in _MARK.finditer(prepared.folded))]

    def mark_before(self, position: int) -> int:
        """Where the stretch without marks begins that ends at a position."""
        return self._marks[bisect_right(self._marks, position) - 1]

    def begin(self, low: int, head: int) -> int:
        """Where a name begins between ``low`` and its head: behind the last word it cannot contain."""
        index = bisect_left(self._starts, head) - 1
        start = head
        if index >= 0 and self._tokens[index].stop > head:  # the head begins inside a word: 高新|区
            start = max(low, self._tokens[index].start)
            index -= 1
        while index >= 0 and self._tokens[index].start >= low and (not self._breaks(index) or self._names_itself(index, low)):
            start = self._tokens[index].start
            index -= 1
        piece = self._text[start:head]
        for pattern in (_KIND_BEFORE, _leading()):
            skipped = pattern.match(piece)
            if skipped and not _ONLY_A_KIND.fullmatch(piece, skipped.end()):
                start += skipped.end()
                piece = piece[skipped.end() :]
        return start

    def _names_itself(self, index: int, low: int) -> bool:
        """Whether a verb that opens a phrase is the name of the works behind it: 的|开化水库, not 的|建设水库."""
        token = self._tokens[index]
        opens = token.start == low or self._text[token.start - 1] == "的"
        named = self._text.startswith(_NAMED_BY_A_PLACE, token.stop)
        known = token.word in words_noted("leading") or is_milestone(token.word)
        return opens and named and token.tag == "v" and len(token.word) == 2 and not known

    def before_quotation(self, closing: int) -> int:
        """Where a name begins that holds a quotation: 北湖新区“云谷”数据中心."""
        quoted = self._text.rfind("“", max(0, closing - 16), closing)
        if quoted <= 0:
            return max(quoted, 0) if quoted == 0 else closing + 1
        start = self.begin(max(self.mark_before(quoted), quoted - LONGEST), quoted)
        kind = _ONLY_A_KIND.search(self._text, start, quoted)
        return quoted if kind and kind.end() == quoted else start  # 甲灌区控制性工程|“金坪”渡槽

    def tokens_between(self, start: int, stop: int) -> tuple[Token, ...]:
        """The words that begin in [start, stop)."""
        return self._tokens[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def _breaks(self, index: int) -> bool:
        """Whether a name cannot contain this word."""
        token, previous = self._tokens[index], self._tokens[index - 1] if index else self._tokens[index]
        following = self._tokens[index + 1].word if index + 1 < len(self._tokens) else ""
        if token.word in _INSIDE or token.word[-1] == "至" or (token.word == "送" and previous.word[-1] in "东西南北"):
            return False  # 甲至乙, 川气东送
        if token.word.endswith("完成"):
            return True  # 顺利完成|全桥荷载试验
        if token.tag in ("v", "vd", "vi", "vq"):
            if len(token.word) == 1:
                return token.word in _ONE_CHARACTER_VERBS
            return token.word not in words_noted("inside")
        if token.tag in ("m", "mq"):  # 20万吨级航道 and 百里绿道 are names, 三座水库 and 3座水库 a number of them
            return token.word[-1] in CLASSIFIERS and token.word[0] in _NUMERALS
        if token.word[0] in CLASSIFIERS and previous.tag in ("m", "r"):
            return self._text[previous.start - 1 : previous.start] != "第"  # 第15台机组
        if token.word in _BUILDING:  # 在开发区建设甲基地, but 体系建设工程
            return following not in _WORKS_ENDS
        if token.word in ("与", "和", "及"):
            return not self._joins_works(index)
        if token.word in ("上", "下", "经") and previous.tag == "ns":  # 甲经乙至丙铁路; a place called 中卫下河沿
            return False
        return token.tag in _BREAKING_TAGS or token.word in _POSITIONS

    def _joins_works(self, index: int) -> bool:
        """Whether 与, 和 stand inside a name: 续建配套与现代化改造工程, or begin a line's name behind 的 (连接和田的和若铁路)."""
        inside = words_noted("inside")
        left, right = self._tokens[index - 1] if index else None, self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        if left is None or right is None:
            return False
        return left.word == "的" or (
            (left.word in inside or left.word == "配套") and (right.word in inside or right.word[-2:] in inside or right.word == "现代化")
        )
