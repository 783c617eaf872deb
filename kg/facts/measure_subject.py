"""Whose measure it is, and what it is compared with.

In:  a prepared article with its places, organisations and region; its sentences one after the other; a quantity with its metric.
Out: subject, metric without the subject; reference place.

    1  what the metric itself begins with (氢能示范园产业规模), and the project or portfolio of an investment
    2  what the clause opens with; else the clauses before it in the sentence; else the sentence before it in the paragraph
    3  a paragraph that opens without a subject goes on with that of the last one; a speaker begins anew
    4  what the headline speaks of (a park, a project; the headline of each story of a round-up), else the region
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from kg.facts.measure_time import is_heading
from kg.facts.topic_names import NameIndex
from kg.facts.topic_terms import NAMED, Topic
from kg.facts.topics import TopicReader
from kg.mentions.places import find_places
from kg.mentions.projects import ProjectMention, find_project_names
from kg.model import Article, OrganisationMention, PlaceMention, PreparedArticle, Quantity, Sentence
from kg.text.prepare import prepare

_INVESTED = re.compile(
    r"^(?:(?:项目)?总投资额?|年度计划投资|计划总投资|协议(?:总)?投资额?|计划投资|投资总额|总投资额|总金额|签约(?:总)?金额|合同(?:总)?金额|总规模|协议总额|授信总额)$"
)
_PROJECT = re.compile(
    r"(?:以上|左右)?的(?:\d+余?[个项])?([^，。；：、！？（）\d]{2,20}?(?:项目|工程|产业园|中心|基地|园区|集群|基金|大桥|电站))"
)
_LEVELS = "省市区县州旗镇乡村"
_ATTRIBUTE = re.compile(r"(?:投资|产值|规模|面积|占地|销售额|营业?收入?|库容|容量|全长|总长|注册资本)$")
_OWNED = re.compile(r"([^，。；]{2,20}?项目)的((?:计划|协议)?总?投资额?)")
_ATTRIBUTED = re.compile(
    r"(?:以上|左右)?的([\u4e00-\u9fff“”]{0,12}?(?:项目|工程|产业园|中心|基地|园区|集群|基金|大桥|电站|企业|公司|工厂|合作社))(?![\u4e00-\u9fff]{0,3}\d)"
)
_BARE = re.compile(r"项目|工程|产业园|中心|基地|园区|企业|公司|工厂|合作社")
_BEGUN = re.compile(
    r"(?:启动|实施|建设|推进|开工|签约|打造|共建|新建|投资)了?([\u4e00-\u9fff“”]{2,20}?(?:工程|项目|产业园|中心|基地))[，。]"
)
_LEADING = re.compile(r"^(?:全[国省市区县镇]|我[省市区县]|今年|此次|本次|会上|年内|共|新?铺排|实施|谋划|推进|安排|现场)+")
_PORTFOLIO = re.compile(
    r"[\d十百][余多]?[个项]([^，。；：、！？（）\d]{0,12}?(?:项目|工程))|[一二三四五六七八九十]件([^，。；：、！？（）\d]{0,8}?(?:项目|实事))|([^，。；：、！？（）\d]{0,8}(?:项目|工程))\d+余?[个项]"
)
_REFERENCE = re.compile(r"(?:高于|低于|快于|慢于|好于|比|较|超过)(全[国省市区县]|全[省市]平均|[一-龥]{2,6}[省市区县])(?:平均)?(?:水平)?")
_DONE = re.compile(r"^(?:的|共|累计|已|将|可|分别|实现|完成|拥有|接待|安排|转移|发放|发送|达到|建成|新增|每年|投入)+")
_NO_REST = re.compile(r"^(?:的|数量?|总数|占|等|家数|个数|面积)?$")
_CLAUSE = re.compile(r"[，；：。！？\n]")
_STRONG = frozenset({"body", "group"})
_OF_FIRMS = re.compile(r"利润|营业收入|营收|成本|资产|负债|亏损")  # what a group of firms has in the next clauses too
_FAR_BACK = 40  # topics of a sentence that are looked at
_VERBAL = re.compile(r"(?:v|d|ad|p|a|z)")
_ASPECT = re.compile(r"(?:而|同时，|此外，)?(?:从[^，。；]{1,10}看|[^，。；在]{2,8}方面|在[^，。；]{2,8}(?:领域|方面|环节))，")
_FORECAST = re.compile(
    r"(?:第[一二三四五六七八九十]+次)?(?:会议|全会|大会)|[^，。；]{0,6}(?:报告|预测|预计|预期|上调|下调|称|说|警告|呼吁)"
)  # 联合国报告预测…, 常委会第九次会议: whose words follow
_BRACKETED = re.compile(r"【[^【】]*】")


@dataclass(slots=True)
class SubjectTrack:
    """What the article speaks of as reading goes on."""

    prepared: PreparedArticle
    places: tuple[PlaceMention, ...]
    organisations: tuple[OrganisationMention, ...]
    projects: tuple[ProjectMention, ...]
    region: str | None
    _names: NameIndex = field(init=False)
    _reader: TopicReader = field(init=False)
    _headline: Callable[[], Topic | None] = field(init=False)  # read when a measure without a subject asks for it
    _paragraph: int = -1
    _carried: Topic | None = None
    _clauses: list[tuple[int, int, Topic | None]] = field(default_factory=list)
    _begins: list[int] = field(default_factory=list)
    _topics: list[int] = field(default_factory=list)  # the clauses that open with a topic
    _sentence: Sentence | None = None
    _abroad: str | None = None  # the country or bloc that a story tells of

    def __post_init__(self) -> None:
        self._names = NameIndex(self.prepared, self.places, self.organisations, self.projects, self.region)
        self._reader = TopicReader(self.prepared, self._names, self.region)
        self._headline = cache(self._of_headline)

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: read what its clauses open with, keep what the last one spoke of."""
        last = next((topic for begin, _, topic in reversed(self._clauses) if topic and not self._of_part(begin)), self._carried)
        self._carried = last if last and self._carries(last) and (last.kind == "area" or not self._turns(sentence)) else None
        if sentence.paragraph != self._paragraph:
            self._reader.begin_paragraph()
        self._clauses = [(a, b, self._reader.read(a, b)) for a, b in self._split(sentence)]
        self._begins = [a for a, _, _ in self._clauses]
        self._topics = [index for index, (_, _, topic) in enumerate(self._clauses) if topic]
        if sentence.paragraph != self._paragraph:
            self._carried = self._over_paragraph(sentence)
            self._paragraph = sentence.paragraph
            self._abroad = self._told_of(sentence)
        self._sentence = sentence

    def of(self, q: Quantity, metric: str, right: str) -> tuple[str | None, str]:
        """The subject of a quantity of the present sentence, and the metric without it: 氢能示范园产业规模 -> 氢能示范园, 产业规模."""
        subject, rest = self._read(q, metric, right)
        if subject and self.region and self.region[:-1] == subject and self.region[-1] in _LEVELS:
            subject = self.region  # 临禾将保障… in news of 临禾县
        return subject, rest

    def _read(self, q: Quantity, metric: str, right: str) -> tuple[str | None, str]:
        if owned := _OWNED.fullmatch(metric):
            return owned[1], owned[2]  # 新一批项目的|计划总投资
        owner = self._invested(q) if _INVESTED.match(metric) else self._attributed(q) if _ATTRIBUTE.search(metric) else None
        if owner:
            return owner, metric
        here = self._clause_of(q.start)
        for index in self._topics[: bisect_right(self._topics, here)][:-_FAR_BACK:-1]:
            topic = self._clauses[index][2]
            if topic is None or (index < here and not self._reaches(topic, here, metric)):
                continue
            if topic.kind == "actor" and topic.start <= q.start < topic.stop:
                continue  # 前三批⟨28个⟩项目已完成投资…: how many act is not theirs
            if topic.kind == "speaker":
                return topic.name or self._default(), metric
            if index == here and (inner := self._within(topic, q, metric)):
                return inner
            if not self._is_metric(topic, metric):
                return topic.name or self._default(), metric
        return (self._carried.name if self._carried else None) or self._default(), metric

    # ------------------------------------------------------------ one quantity

    def _within(self, topic: Topic, q: Quantity, metric: str) -> tuple[str | None, str] | None:
        """A topic that the metric begins with is cut off it: 平澜县粮食总产 -> 平澜县, 粮食总产."""
        at = self.prepared.folded.rfind(metric, max(0, topic.start - 8, q.start - 60), q.start)
        if not (0 <= at <= topic.start and topic.stop < at + len(metric)):
            return None
        rest = _DONE.sub("", metric[topic.stop - at :])
        if _NO_REST.match(rest) or (topic.kind == "sector" and rest.endswith("指数")):
            return topic.name, metric
        return topic.name or self._default(), rest

    def _scoped(self, q: Quantity, metric: str) -> tuple[str | None, str] | None:
        """全市规上工业增加值 in the middle of a clause: the metric names its area."""
        at = self.prepared.folded.rfind(metric, max(0, q.start - 60), q.start)
        topic = self._reader.scope(at, at + len(metric)) if at >= 0 else None
        if topic is None or topic.stop >= at + len(metric):
            return None
        return topic.name or self._default(), metric if topic.kind != "area" or topic.name == "全球" else metric[topic.stop - at :]

    def _is_metric(self, topic: Topic, metric: str) -> bool:
        """Is the topic itself what is measured: 装备制造业增长11%?"""
        if topic.name is None or topic.kind in ("area", "actor"):
            return False
        return metric in topic.name or (topic.name in metric and not (topic.kind == "sector" and metric.endswith("指数")))

    def _invested(self, q: Quantity) -> str | None:
        """The project or portfolio of an investment: 总投资52亿元的⟨某产业园⟩; 启动⟨某工程⟩，总投资…; 开工⟨重大项目⟩38个，总投资…"""
        text = self.prepared.folded
        if project := _PROJECT.match(text, q.stop, q.stop + 40):
            return project[1]
        topic = self._clauses[self._clause_of(q.start)][2] if self._clauses else None
        if topic and topic.kind in NAMED and topic.name:
            return topic.name
        start = max(self._clauses[0][0], q.start - 80) if self._clauses else q.start
        part = text.find("其中", start, q.start)
        whole = [m[1] or m[2] or m[3] for m in _PORTFOLIO.finditer(text[start : part if part > 0 else q.start])]
        counted = whole or [m[1] or m[2] or m[3] for m in _PORTFOLIO.finditer(text[start : q.start])]
        if counted:
            return _LEADING.sub("", counted[-1]) or counted[-1]
        if begun := list(_BEGUN.finditer(text, start, q.start)):
            return begun[-1][1]
        spoken = next((t for i in self._topics[:_FAR_BACK] if (t := self._clauses[i][2]) and t.kind in ("project", "site")), None)
        named = [t for t in self._names.inside(start, q.start) if t.kind in ("project", "site", "fund")]
        if named or spoken:
            return (named[-1] if named and not spoken else spoken or named[-1]).name
        return self._carried.name if self._carried and self._carried.kind in NAMED else None

    def _attributed(self, q: Quantity) -> str | None:
        """What has the quantity as an attribute: 规模不低于5亿元的⟨概念验证基金⟩."""
        found = _ATTRIBUTED.match(self.prepared.folded, q.stop, q.stop + 30)
        if found is None:
            return None
        if _BARE.fullmatch(found[1]):
            named = self._names.antecedent(found[1], q.start)
            return named.name if named else None
        return found[1]

    def _default(self) -> str | None:
        headline = self._headline()
        if headline and headline.name:
            return headline.name
        return self._abroad if self._abroad and self.region == "中国" else self.region

    # ------------------------------------------------------------ reading on

    def _carries(self, topic: Topic) -> bool:
        """Is a topic still spoken of in the next sentence? In news of an area another area is a matter of one sentence, but for a village."""
        if topic.kind in ("speaker", "purse", "actor"):
            return False
        if self.region == "中国" or topic.kind != "area" or topic.name == self.region:
            return True
        return bool(topic.name and topic.name.endswith(("镇", "乡", "村", "街道", "社区")))

    def _turns(self, sentence: Sentence) -> bool:
        """Does a sentence turn to another side of the whole: 从工业来看，?"""
        return _ASPECT.match(self.prepared.folded, sentence.start, sentence.stop) is not None

    def _reaches(self, topic: Topic, clause: int, metric: str) -> bool:
        """Is a topic still spoken of in a later clause? A group of an area is not where that clause names what is measured."""
        if topic.kind == "purse":
            return False
        if topic.kind not in ("group", "sector") or self.region == "中国":
            return True
        if _OF_FIRMS.search(metric):
            return True
        start, stop, _ = self._clauses[clause]
        token = self._names.token(self._reader.content(start, stop))
        return token is None or not token.tag.startswith(("n", "l", "j", "b"))

    def _of_part(self, begin: int) -> bool:
        """Does a clause speak of a part only: 其中，学校团组织…?"""
        return self.prepared.folded.startswith("其中", begin) or self.prepared.folded[max(0, begin - 3) : begin - 1] == "其中"

    def _split(self, sentence: Sentence) -> list[tuple[int, int]]:
        spans, start = [], sentence.start
        for mark in _CLAUSE.finditer(self.prepared.folded, sentence.start, sentence.stop):
            spans.append((start, mark.end()))
            start = mark.end()
        return [*spans, (start, sentence.stop)] if start < sentence.stop else spans

    def _clause_of(self, position: int) -> int:
        return bisect_right(self._begins, position) - 1

    def _over_paragraph(self, sentence: Sentence) -> Topic | None:
        """A paragraph that opens with a verb has the subject of the one before: ¶密集出台…举措300余项."""
        if self.region == "中国" and is_heading(self.prepared.folded, sentence):
            story = self._reader.read(sentence.start, sentence.stop)
            self._headline = lambda: story
            return None
        if self._carried is None or self._carried.kind not in _STRONG:
            return None
        token = self._names.token(self._reader.content(sentence.start, sentence.stop))
        return self._carried if token and _VERBAL.match(token.tag) else None

    def _told_of(self, sentence: Sentence) -> str | None:
        """The country a paragraph of foreign news opens with: one that says nothing of China."""
        if "国际" not in (self.prepared.article.title or ""):
            return None
        found = next(self._names.nations(sentence.start, sentence.stop), None)
        return found.name if found else self._abroad

    def _of_headline(self) -> Topic | None:
        """The park, project or body that the headline opens with; in national news also an area or a sector."""
        title = _BRACKETED.sub("", self.prepared.article.title or "")
        if not title:
            return None
        known = [t for t in self._names.known if t.name and len(t.name) > 3]
        named = next((t for t in known if t.name and 0 <= title.find(t.name) < 8), None)
        if named or self.region != "中国":
            return named
        prepared = prepare(Article("headline", title))
        names = NameIndex(prepared, find_places(prepared), (), find_project_names(prepared), None)
        topic = TopicReader(prepared, names, self.region).read(0, len(prepared.folded))
        if topic and _FORECAST.match(prepared.folded, topic.stop):
            return None
        if topic is None or topic.name == "中国":
            topic = names.sector_in(0, len(prepared.folded))
        return topic if topic and topic.kind != "speaker" and not (topic.name or "").startswith("各地") else None


def reference_of(clause: str) -> str | None:
    """The place a measure is compared with: 高于⟨全市⟩2个百分点."""
    found = _REFERENCE.search(clause)
    return found[1] if found else None
