"""Names of projects: parks, lines, plants, bridges, hospitals.

In:  the article.    Out: ProjectMentions in order, without overlap.

A name ends in a head of the lexicon (…产业园, …号线), perhaps with a stage behind it (二期, 北延段, 甲至乙段). Where it begins is read
backwards, word by word: to the last mark, verb, adverb, preposition or 的; verbs that are part of names (扩容, 抽水) stand in a lexicon.
What is counted (143个攻坚项目, 一批工程) and what has no name of its own (重点项目) are portfolios, no projects.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.model import Mention, PreparedArticle

_STAGE = re.compile(
    r"(?:第?[一二三四五六七八九\d]期)?(?:[\u4e00-\u9fff]{1,5}至[\u4e00-\u9fff]{1,5}段|[\u4e00-\u9fff]{2,3}(?<![阶时分片地])段|（[\u4e00-\u9fff]{1,6}段）)?"
    r"(?:[东南西北中][延]?[段区]|[东南西北]延线?|起步区|启动区|核心功能区|核心区|首开区|主桥|主线|主航道)?"
    r"(?:\d{1,2}号(?:机组|泊位|航站楼))?(?:(?:提升|提质|综合|快速化|智能化|整体)?(?:改造|扩建|改扩建|扩容|延伸|改线|搬迁|迁建|续建)(?:提升)?(?=工程|项目|[、，。；]|等))?(?:工程|项目)?"
)
_TITLE = re.compile(r"《[^《》\n]{1,120}》")  # what a title names is not reported
_MARK = re.compile(r"[，。；：！？、“”‘’《》（）\n\s]|——")
_LIST_END = re.compile(r"等(?:\d+个|一批|一系列|[一二三四五六七八九十两]+[个大])?(?:[^，。；、的等]{0,8})?(?:项目|工程)")
_LONGEST_LIST = 120  # characters of a list before 等
_LONGEST = 30  # characters before the head
_INSIDE = frozenset({"至", "环", "号", "级", "期", "重", "快速", "高速"})  # prepositions, verbs, adverbs elsewhere: 甲至乙铁路
# 的 了 等, adverbs, prepositions, conjunctions, pronouns, times, interjections: a name does not reach over them
_BREAKING_TAGS = frozenset({"uj", "ul", "uz", "ud", "uv", "u", "d", "ad", "p", "c", "r", "t", "tg", "y", "e", "df"})
_POSITIONS = frozenset("中 上 下 内 外 前 后 间 以上 以下 以内 以外 以来 之间 之一 期间 里面 其中 当中 中间 以北 以南".split())
_ONE_CHARACTER_VERBS = frozenset("是为有到让使建修去赴驻达进入抓可能要会送出开看称占起居把对将像属打走来说获供投")
_CLASSIFIERS = "个条座项处家批类台套所栋片张件片款"
_PROPER_TAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nt", "nz", "eng", "g", "vg"})
_INSIDE_TOKEN = re.compile(r"建设|进度|施工|项目|开工|竣工|投产")  # 引水工程|建设 may be one word of the segmenter
_BUILDING = frozenset("建设 启动 投资 开展 签约 落户 谋划 承建 动工 投产".split())
_NO_NAMES = frozenset("智慧 养老 安居 宜居 卫星 康养 高水平 普惠性 水利 文旅".split())  # tagged as names of persons or places
_TITLE_TAIL = re.compile(
    r".*(?:(?:控制性|重点|核心|重大|标志性|配套|骨干|支撑性|节点|示范性)(?:节点|控制性)?(?:工程|项目)|重[大点](?:水利|能源|交通|民生|基础设施|科技)(?:工程|项目)|成员|企业|公司)(?=.)"
    r"|.*首[个座条批台家](?=.{3})"
)
_LEADING = re.compile(
    r"(?:(?:我国|全国|全球|世界|国内|[全我]?[省市县区])(?=首|最|第一|唯一|规模|单体|重点|重大)|目前|近日|日前|同日|首[个座条批台家]|最[大长高早]|第一[个座条家]|"
    r"标志着|规划(?!展|馆)|谋划|落户|引进|签约|修建|规模|单体|国产|好|了|现有|所在地|建设|新建|新改扩建|改扩建|续建|打造|推进|加快|深化|推动|启动|开展|支持|投资|开工|建成|竣工|投用|启用|\d{4}年(?:\d{1,2}月)?|\d{1,2}月(?:\d{1,2}日)?|[上下]半年|[一二三四]季度|年[内底]|以来|昨[日天]|今[日天])+"
)
_PORTFOLIO = re.compile(r"(?:部分|一批|多[个项条]|各[个类]?|有关|相关|所有|这[些个]|一些|大批|若干|其他|更多|众多|上述|每[个座]|大量)")
# No name of its own: 重点项目, 全县民生工程. Adjectives count only before short heads: 绿色算力中心 is a name.
_GENERIC = re.compile(
    r"(?:.*(?:民生|廉政|教育|实事|[一多]批)|占地.*|次集中|集中|以上|等|部分|重点|重大|攻坚|产业|民生|建设|投资|基础设施|惠民|亿元|新建|续建|在建|储备|签约|开工|优质|招商|引进|"
    r"国家级?|省级?|市级?|县级?|区级?|[省市县区镇村]|外资|试点|标杆|标志性|世界|一流|统一|大|好|新|老|旧|小|高|中|两|各|其|首批|首个|重|级|强国|涉水|中外|文体|配套|各类|国内|国外|省内|对接|招引|超级|头号|高标准|口袋|一带一路|中国|各地|战略|关键|合作)*"
)
_GENERIC_SHORT = re.compile(
    r"(?:工业|高新技术|海洋|制造业|文旅|农业|服务业|科技|科研|创新|创业|示范|现代化?|重要|大型|中型|小型|微型|新型|智能|绿色|特色|高质量|技改|水利|交通|能源|新能源|国际|全面|综合|公办|民办|乡镇|乡村|农村|城市|城乡|社区|"
    r"枢纽|主体|居家养老|医疗|卫生|养老|旅游|物流|商业|资本|消费|市场|主题|专业|公共|区域|全球|地区|中央|地方|生态|环保|文化|体育|政务|便民|健康|安全|生产|研究|实验|试验|训练|实践|实训|教学|供应链|产业链|信息|数据|网络|互联网|数字|工作|服务|社会|智慧|高端|先进|优势|"
    r"传统|海外|境外|跨境|自由|开放|合作|综合性|国家|省|市|县|区|镇|村|重点|大|小|新|老|高|中|两|双)*"
)
_NO_PROJECT = re.compile(
    r"(?:奥运|男子|女子|团体|双人|单人|接力|比赛|运动|消费|资本|房地产|劳动力|股票|期货|二级|就业|统一大|帆船|赛艇|举重|射击|跳水|游泳|田径|体操|混合|研究|科研|课题|合作|对接|非遗|援助|捐赠|收费|保险|贷款|考试|检查|表演)$"
)


@dataclass(frozen=True, slots=True)
class ProjectMention(Mention):
    """A named project; its name is its surface.

    ``head`` is strong, weak or tail as in the lexicon; ``proper`` says whether a name of a place, person or maker stands in it.
    """

    head: str
    proper: bool


@lru_cache(maxsize=1)
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row[0]: row[1] for row in rows("project_heads", ("word", "note"))}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), table


@lru_cache(maxsize=2)
def _words(note: str) -> frozenset[str]:
    """Words of project_words.tsv: ``inside`` are verbs that stand in names, ``no-head`` ends like 全线 that are no line."""
    return frozenset(word for word, found in rows("project_words", ("word", "note")) if found == note)


def find_project_names(prepared: PreparedArticle) -> tuple[ProjectMention, ...]:
    """Every named project of the article, whether or not anything is said of it."""
    return _Reader(prepared).read()


class _Reader:
    """Reads one article."""

    def __init__(self, prepared: PreparedArticle) -> None:
        self._text = prepared.folded
        self._tokens = prepared.tokens
        self._starts = [token.start for token in prepared.tokens]
        self._stops = {token.stop for token in prepared.tokens}
        self._titles = [(match.start(), match.end()) for match in _TITLE.finditer(prepared.folded)]
        self._marks = [0, *(match.end() for match in _MARK.finditer(prepared.folded))]

    def read(self) -> tuple[ProjectMention, ...]:
        pattern, table = _heads()
        found: list[ProjectMention] = []
        for match in pattern.finditer(self._text):
            title = bisect_right(self._titles, (match.start(), len(self._text)))
            if title and match.start() < self._titles[title - 1][1]:
                continue
            name = self._name(match.start(), match.end(), table[match[0]])
            if name is None:
                continue
            if found and found[-1].start < name.start < found[-1].stop:
                continue
            while found and name.start <= found[-1].start:  # the longer reading of an overlap stands
                found.pop()
            found.append(name)
        listed = tuple(self._listed(found))
        covered = {start for name in listed for start in range(name.start, name.stop)}  # 滨江公园 in 滨江公园提质等项目
        return tuple(sorted((*listed, *(name for name in found if name.start not in covered)), key=lambda name: name.start))

    def _listed(self, found: list[ProjectMention]) -> Iterator[ProjectMention]:
        """Members of a list that 等…项目 closes need no head of their own: 滨江路雨污分流、城东泵站等工程."""
        ends = [name.stop for name in found]
        for match in _LIST_END.finditer(self._text):
            stop, low = match.start(), max(0, match.start() - _LONGEST_LIST)
            while stop > low:
                start = self._begin(max(self._marks[bisect_right(self._marks, stop - 1) - 1], low), stop)
                at = bisect_left(ends, stop)
                if at == len(ends) or ends[at] != stop:
                    name = ProjectMention(start, stop, "project-listed", "weak", self._proper(start, stop))
                    inside = at < len(ends) and found[at].start < stop
                    if stop - start < 4 or inside or not name.proper or not self._is_name(start, stop, stop, "weak"):
                        break
                    yield name
                else:
                    start = found[at].start
                if self._text[start - 1 : start] != "、":
                    break
                stop = start - 1

    def _name(self, head: int, head_stop: int, kind: str) -> ProjectMention | None:
        low = max(self._marks[bisect_right(self._marks, head) - 1], head - _LONGEST)
        start = self._begin(low, head)
        if start == low and low and self._text[low - 1] == "”":
            start = self._before_quotation(low - 1)
        stage = _STAGE.match(self._text, head_stop)
        stop = stage.end() if stage else head_stop
        if not self._is_name(start, head, head_stop, kind):
            return None
        return ProjectMention(start, stop, "project-name", kind, self._proper(start, stop))

    def _begin(self, low: int, head: int) -> int:
        """Where a name begins between ``low`` and its head: behind the last word it cannot contain."""
        index = bisect_left(self._starts, head) - 1
        start = head
        if index >= 0 and self._tokens[index].stop > head:  # the head begins inside a word: 高新|区
            start = max(low, self._tokens[index].start)
            index -= 1
        while index >= 0 and self._tokens[index].start >= low and not self._breaks(index):
            start = self._tokens[index].start
            index -= 1
        piece = self._text[start:head]
        for pattern in (_TITLE_TAIL, _LEADING):
            skipped = pattern.match(piece)
            if skipped:
                start += skipped.end()
                piece = piece[skipped.end() :]
        return start

    def _breaks(self, index: int) -> bool:
        token = self._tokens[index]
        if token.word in _INSIDE:
            return False
        if token.tag in ("v", "vd", "vi", "vq"):
            return token.word in _ONE_CHARACTER_VERBS if len(token.word) == 1 else token.word not in _words("inside")
        if token.tag in ("m", "mq"):  # 20万吨级航道 and 百里绿道 are names, 三座水库 and 3座水库 a number of them
            return token.word[-1] in _CLASSIFIERS and token.word[0] in "0123456789一二两三四五六七八九十百多数几每"
        previous = self._tokens[index - 1] if index else token
        if token.word[0] in _CLASSIFIERS and previous.tag in ("m", "r"):
            return True
        if token.word in _BUILDING:  # 在开发区建设甲基地, but 体系建设工程
            return self._tokens[index + 1].word not in ("工程", "项目")
        if token.word in ("与", "和"):  # 续建配套与现代化改造工程
            return not (previous.word in _words("inside") and self._tokens[index + 1].word in _words("inside"))
        if token.word in ("上", "下", "经") and previous.tag == "ns":  # 甲经乙至丙铁路; a place called 中卫下河沿
            return False
        return token.tag in _BREAKING_TAGS or token.word in _POSITIONS

    def _before_quotation(self, closing: int) -> int:
        """Where a name begins that holds a quotation: 北湖新区“云谷”数据中心."""
        quoted = self._text.rfind("“", max(0, closing - 16), closing)
        if quoted <= 0:
            return max(quoted, 0) if quoted == 0 else closing + 1
        low = max(self._marks[bisect_right(self._marks, quoted) - 1], quoted - _LONGEST)
        return self._begin(low, quoted)

    def _is_name(self, start: int, head: int, head_stop: int, kind: str) -> bool:
        core, word = self._text[start:head].strip("“”"), self._text[head:head_stop]
        if core in tuple("省市县区镇乡旗州"):  # 县博物馆 is the one of the county
            return len(word) > 2
        core = re.sub(r"年产[\d.]+[万亿]?[^\d，]", "", core)
        if re.search(
            r"首[个座条批台家]$|最[大长高北南东西深早]$|^“?[一二三四五六七八九][区核带轴极廊][一二三四五六七八九]|\d[万亿]?[余多]?["
            + _CLASSIFIERS
            + r"]|^第[一二三四五]批|^\d[\d.]*万?[余多]?亩|^\d[\d.]*[万多余]*(?:公里|平方公里|平方米|亩|千米)$",
            core,
        ):
            return False
        if word == "厂房" and re.fullmatch(r"\d+号(?:至\d+号)?", core):
            return False
        if len(core) < (1 if word.startswith("号") else 2) or _GENERIC.fullmatch(core) or _NO_PROJECT.search(core):
            return False
        if word in ("工程", "项目") and core.endswith(("培育", "培养", "人才", "育人", "帮扶")):
            return False
        whole = head_stop in self._stops or _INSIDE_TOKEN.match(self._text, head_stop)
        if not whole or (kind == "tail" and self._text[head - 1 : head_stop] in _words("no-head")):
            return False
        if kind == "weak" and re.search(r"(?:重大|重点|十大|头号|高标准|骨干)[\u4e00-\u9fff]{0,2}$", core):
            return False
        if len(word) < 4 and kind == "weak" and _GENERIC_SHORT.fullmatch(core):
            return False
        before = self._text[max(0, start - 4) : start]
        counted = re.search(r"[\d一二两三四五六七八九十多几数]余?[" + _CLASSIFIERS + "]$", before) or (
            core[0] in _CLASSIFIERS and before[-1:].isdigit()
        )
        return not (counted or _PORTFOLIO.match(core) or re.search(_PORTFOLIO.pattern + "$", before))

    def _proper(self, start: int, stop: int) -> bool:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, stop)
        inside = self._text[start:stop]
        named = "“" in inside and not inside.endswith(("”工程", "”项目"))  # “暖冬”工程 is a campaign
        return (
            named
            or bool(re.search(r"\d|[A-Za-z]|[一二三四五六]期|^[省市县区镇乡旗州]", inside))
            or any(token.tag in _PROPER_TAGS and token.word not in _NO_NAMES for token in self._tokens[first:last])
        )
