"""Names of projects: parks, lines, plants, bridges, hospitals.

In:  the article.    Out: ProjectMentions in order, without overlap.

A name ends in a head of the lexicon (…产业园, …号线), perhaps with a stage behind it (二期, 北延段, 甲至乙段); where it begins is found by
kg.mentions.project_bounds. What is counted (143个攻坚项目, 一批工程) and what has no name of its own (重点项目) are portfolios, no projects.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.patterns import any_of
from kg.mentions.project_bounds import CLASSIFIERS, LONGEST, NameBounds
from kg.mentions.project_words import heads, made_of, words_noted, works
from kg.model import Mention, PreparedArticle

_STAGE = re.compile(
    r"(?:第?[一二三四五六七八九\d]期)?(?:[\u4e00-\u9fff]{1,5}至[\u4e00-\u9fff]{1,5}段|[\u4e00-\u9fff]{2,4}(?<![阶时分片地建])段|（[\u4e00-\u9fff]{1,6}段）)?"
    r"(?:[东南西北中][延]?[段区]|[东南西北]延线?|起步区|启动区|核心功能区|核心区|首开区|主桥|主线|主航道)?"
    r"(?:[一二三四五六七八九十\d]{1,2}号(?:机组|泊位|航站楼|工位|楼|井|闸)|第\d{1,2}台机组)?(?:(?:提升|提质|综合|快速化|智能化|整体|续建配套与|续建配套和|现代化)*(?:改造|扩建|改扩建|扩容|延伸|改线|搬迁|迁建|续建)(?:提升)?"
    r"(?:[一二三四五六七八九]期)?(?=工程|项目|[、，。；]|等))?(?:工程|项目)?"
)
_TITLE = re.compile(r"《[^《》\n]{1,120}》")  # what a title names is not reported
LIST_END = re.compile(r"等(?:\d+余?[个条座项处]|[多一二三四五六七八九十两]+[个大条座项]|一批|一系列)?[^，。；、的等]{0,10}?(?:项目|工程)")
_LONGEST_LIST = 120  # characters of a list before 等
_PROPER_TAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nt", "nz", "eng", "g", "vg"})
_INSIDE_TOKEN = re.compile(r"等|建设|进度|施工|项目|开工|竣工|投产")  # 引水工程|建设 may be one word of the segmenter
_NO_NAMES = frozenset("智慧 养老 安居 宜居 卫星 康养 高水平 普惠性 水利 文旅".split())  # tagged as names of persons or places
_A_COUNT = re.compile(
    rf"实现|首[个座条批台家]$|最[大长高北南东西深早]$|^“?[一二三四五六七八九][区核带轴极廊][一二三四五六七八九]|(?<!第)\d[万亿]?[余多]?[{CLASSIFIERS}]"
    r"|^第[一二三四五]批|^\d[\d.]*万?[余多]?亩|^\d[\d.]*[万多余]*(?:公里|平方公里|平方米|亩|千米|千瓦|吨)$|^占地|^超?\d[\d.]*[万亿]+元|[两三四五六七八九十]大|^全(?:[省市县区]|国(?!一体化|统一))"
)
_COUNTED_BEFORE = re.compile(rf"(?<!第)[\d一二两三四五六七八九十多几数]余?[{CLASSIFIERS}]$")
_NOT_END = re.compile(r"群|局|集团|公司|有限|设计院|研究院")  # 中铁大桥|局
_AREAS = frozenset("省市县区镇乡旗州")
_BEFORE_BARE = _AREAS | {"“", "”", ""}  # what may stand before a head that is no name but for its area: 县|博物馆
_VESSEL = re.compile(r"“[^“”\n]{1,10}”[号轮]|“[^“”\n]{1,8}号”(?!线)")
_OUTPUT = re.compile(r"年产[\d.]+[万亿]?[^\d，]")  # 年产3万台减速器生产基地 is a name


@dataclass(frozen=True, slots=True)
class ProjectMention(Mention):
    """A named project; its name is its surface.

    ``head`` is strong, weak or tail as in the lexicon; ``proper`` says whether a name of a place, person or maker stands in it.
    """

    head: str
    proper: bool


def find_project_names(prepared: PreparedArticle) -> tuple[ProjectMention, ...]:
    """Every named project of the article, whether or not anything is said of it."""
    return _Reader(prepared).read()


class _Reader:
    """Reads one article."""

    def __init__(self, prepared: PreparedArticle) -> None:
        self._text = prepared.folded
        self._bounds = NameBounds(prepared)
        self._stops = {token.stop for token in prepared.tokens}
        self._titles = [(match.start(), match.end()) for match in _TITLE.finditer(prepared.folded)]

    def read(self) -> tuple[ProjectMention, ...]:
        """The names, those of lists without a head of their own among them."""
        pattern, table = heads()
        found: list[ProjectMention] = []
        for match in pattern.finditer(self._text):
            title = bisect_right(self._titles, (match.start(), len(self._text)))
            if title and match.start() < self._titles[title - 1][1]:
                continue
            name = self._name(match.start(), match.end(), table[match[0]])
            if name is None or (found and found[-1].start < name.start < found[-1].stop):
                continue
            if found and name.head == "tail" and name.start <= found[-1].start and self._text.endswith(("工程", "项目"), 0, found[-1].stop):
                continue  # 甲水库工程|重力坝: a part
            while found and name.start <= found[-1].start:  # the longer reading of an overlap stands
                found.pop()
            found.append(name)
        found += self._vessels()
        found.sort(key=lambda name: name.start)
        listed = tuple(self._listed(found))
        covered = {start for name in listed for start in range(name.start, name.stop)}  # 滨江公园 in 滨江公园提质等项目
        return tuple(sorted((*listed, *(name for name in found if name.start not in covered)), key=lambda name: name.start))

    def _vessels(self) -> list[ProjectMention]:
        """Ships and craft by name: “远海”号下水."""
        return [ProjectMention(m.start(), m.end(), "project-vessel", "tail", True) for m in _VESSEL.finditer(self._text)]

    def _listed(self, found: list[ProjectMention]) -> Iterator[ProjectMention]:
        """Members of a list that 等…项目 closes need no head of their own: 滨江路雨污分流、城东泵站等工程."""
        ends = [name.stop for name in found]
        for match in LIST_END.finditer(self._text):
            stop, low = match.start(), max(0, match.start() - _LONGEST_LIST)
            while stop > low:
                start = self._bounds.begin(max(self._bounds.mark_before(stop - 1), low), stop)
                at = bisect_left(ends, stop)
                if at == len(ends) or ends[at] != stop:
                    name = ProjectMention(start, stop, "project-listed", "weak", self._proper(start, stop))
                    inside = at < len(ends) and found[at].start < stop
                    if stop - start < 4 or inside or not name.proper or not self._is_name(start, stop, stop, "weak"):
                        break
                    yield name
                else:
                    start = found[at].start
                if self._text[start - 1 : start] not in ("、", "和"):
                    break
                stop = start - 1

    def _name(self, head: int, head_stop: int, kind: str) -> ProjectMention | None:
        if self._text[head - 1 : head] not in _BEFORE_BARE and not self._is_whole(head_stop):
            return None  # before its bounds are looked for, which takes long
        low = max(self._bounds.mark_before(head), head - LONGEST)
        start = self._bounds.begin(low, head)
        if start == low and low and self._text[low - 1] == "”":
            start = self._bounds.before_quotation(low - 1)
        stage = _STAGE.match(self._text, head_stop)
        stop = stage.end() if stage else head_stop
        if not self._is_name(start, head, head_stop, kind):
            return None
        return ProjectMention(start, stop, "project-name", kind, self._proper(start, stop))

    def _is_name(self, start: int, head: int, head_stop: int, kind: str) -> bool:
        core, word = self._text[start:head].strip("“”"), self._text[head:head_stop]
        if core in _AREAS:  # 县博物馆 is the one of the county
            return len(word) > 2
        core = _OUTPUT.sub("", core)
        if (
            not self._is_whole(head_stop)
            or len(core) < (1 if word.startswith("号") else 4 if word == "系统" else 2)
            or _A_COUNT.search(core)
        ):
            return False
        if kind == "tail" and self._text[head - 1 : head_stop] in words_noted("no-head"):
            return False
        return not (self._is_generic(core, word, kind) or self._is_portfolio(core, start))

    def _is_whole(self, head_stop: int) -> bool:
        """Does a word end where the head does, and no name of a firm or organ go on?"""
        ends = head_stop in self._stops or _INSIDE_TOKEN.match(self._text, head_stop) is not None
        return ends and _NOT_END.match(self._text, head_stop) is None

    @staticmethod
    def _is_generic(core: str, word: str, kind: str) -> bool:
        """Whether nothing in a name tells it from others: 重点项目, 城市广场, 比赛项目."""
        if word == "厂房" and re.fullmatch(r"\d+号(?:至\d+号)?", core):
            return True
        if word in ("项目", "工程") and re.search(r"第?[一二三四首]批[^批]{0,8}$", core):
            return True
        if made_of(core, "generic") or core.endswith(tuple(words_noted("no-project"))):
            return True
        rank = re.search(r"(?:重大|重点|十大|头号|高标准|骨干)[\u4e00-\u9fff]{0,2}$", core)
        if kind == "weak" and (core.endswith("主体") or (rank and not (rank[0] == "骨干" and works().find(core[-4:-2])))):
            return True  # 甲泵站|主体工程, 全市重点工程; 甲水网骨干工程 is one
        return kind != "strong" and len(word) < 4 and made_of(core, "generic", "plain")

    def _is_portfolio(self, core: str, start: int) -> bool:
        """Whether several are meant: 3座水库, 一批产业园."""
        before = self._text[max(0, start - 4) : start]
        if _COUNTED_BEFORE.search(before) or (core[0] in CLASSIFIERS and before[-1:].isdigit()):
            return True
        words = words_noted("portfolio")
        return core.startswith(tuple(words)) or before.endswith(tuple(words))

    def _proper(self, start: int, stop: int) -> bool:
        inside = self._text[start:stop]
        quoted = self._text[start - 1 : start] == "“" and self._text[stop : stop + 1] == "”"
        named = quoted or ("“" in inside and not inside.endswith(("”工程", "”项目")))  # “暖冬”工程 is a campaign
        return (
            named
            or bool(re.search(r"\d|[A-Za-z]|^(?:[省市县区镇乡旗州]|全国一体化)|.{4}[一二三四五]期", inside))
            or any(token.tag in _PROPER_TAGS and token.word not in _NO_NAMES for token in self._bounds.tokens_between(start, stop))
        )


def list_of(noun_heads: frozenset[str]) -> str:
    """A pattern for the words that close a list of names: 等5条高铁, 等一批工程."""
    counted = r"(?:\d+|[多几数一二三四五六七八九十两]+)余?[条座个项处家]|一批|一系列"
    return rf"等(?:{counted})?(?:[^，。；、的等]{{0,8}}?(?:{any_of(noun_heads)}))?"
