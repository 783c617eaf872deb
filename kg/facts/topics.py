"""What a clause speaks of: the area, organisation, site, project, sector or group that opens it.

In:  a prepared article with its places, organisations and names of projects; a clause.    Out: Topic, or None when the clause opens with none.

    1  somebody's words (项目负责人尹某介绍，) begin anew: with what the speaker stands for, or with the default
    2  words of time, connectives and sources are passed over (截至6月底，; 据统计，; 其中，)
    3  a deictic word (全区, 我市, 各地), a group of the whole (全国法院) or an anaphor (该园区, 公司) is resolved
    4  else the longest known name that stands there, else the noun phrase up to a head of topic_heads.tsv
    5  else a name behind 的 (总投资25亿元的某项目是…), or the place a clause leads to (走进某工厂，)
"""

from __future__ import annotations

import re

from kg.facts.measure_words import lexicon
from kg.facts.topic_names import GENERIC, NAMED, OF_NAME, NameIndex, Topic, head_kind
from kg.facts.topic_rules import pattern
from kg.facts.topic_voices import Voices
from kg.model import PreparedArticle

_THAT = {
    "行": "company",
    "公司": "company",
    "院": "site",
    "校": "site",
    "县": "area",
    "市": "area",
    "区": "area",
    "镇": "area",
    "乡": "area",
    "村": "area",
    "省": "area",
    "州": "area",
    "国": "area",
}
_VAGUE = frozenset(
    "项目 工程 中心 医院 学校 高校 铁路 企业 港口 口岸 产业 行业 高速 地铁 保险 基金 财政 港 团队 代表团 公园 管道 集群 车间 酒店 大学 中学 小学 学院".split()
)  # 公司 alone takes up a name, 企业 only as 该企业
_COUNTED = re.compile(r"\d|[一二三四五六七八九十百千万两]+[余多]?[个家项亩人公吨名座条]")
_IN_NAMES = frozenset({"nominal", "act", "rise", "fall"})  # 标准提升行动
_LONGEST_ACTOR = 40  # characters of a noun phrase and the verb behind it
_NOMINAL = re.compile(r"^(?:n|s|f|a$|an|b|j|l|i|z|k|h|g|eng|m|q|uj|c$|r$|yg|ag|vg|tg|zg|mq)")


class TopicReader:
    """Reads what the clauses of one article open with."""

    def __init__(self, prepared: PreparedArticle, names: NameIndex, region: str | None) -> None:
        self.text = prepared.folded
        self.names = names
        self._region = region
        self._voices = Voices(self.text, names)
        self._spoken: Topic | None = None  # the firm, park or project that a clause opened with last
        self._scene: str | None = None  # the area or site that a clause opened with last
        self._here: str | None = None  # the same, of the present paragraph

    def read(self, start: int, stop: int) -> Topic | None:
        """The topic that a clause [start, stop) opens with; clauses are read in order."""
        topic = self._read(start, stop)
        if topic and topic.kind in ("company", "site", "project"):
            self._spoken = topic
        if (
            topic
            and topic.kind in ("area", "site")
            and topic.name not in ("中国", self._region)
            and not pattern("deictic").match(topic.name or "")
        ):
            self._scene = self._here = topic.name
        return topic

    def _read(self, start: int, stop: int) -> Topic | None:
        if stop - start < 60 and pattern("speaking").search(self.text[start:stop]):
            return self._speaker(start, stop)
        at = self.content(start, stop)
        if pattern("shown").search(self.text, start, stop) or (self.names.at(at) and pattern("published").search(self.text, start, stop)):
            return None  # who publishes figures does not own them
        return (
            self._dashed(at, stop)
            or self._actor(at, stop)
            or self._deictic(at, stop)
            or self._anaphor(at, stop)
            or self._named(at, stop)
            or self._of_relative(at, stop)
            or self._led_to(start, stop)
        )

    def scope(self, at: int, stop: int) -> Topic | None:
        """The area that a metric itself begins with: 全市规上工业, 全球航空客运量."""
        return self._deictic(at, stop) if pattern("scoped").match(self.text, at, stop) else None

    def begin_paragraph(self) -> None:
        """The words of a speaker end with the paragraph."""
        self._voices.end()
        self._here = None

    def content(self, start: int, stop: int) -> int:
        """Where the words of time and the connectives that open a clause end."""
        match = pattern("passed").match(self.text, start, stop)
        return match.end() if match else start

    def _speaker(self, start: int, stop: int) -> Topic:
        """A speaker stands for the firm, park or village of the post; an official for the region: name is None; in national news for the scene."""
        at = self.content(start, stop)
        owner = self._voices.begin(at, stop, self._anaphor(at, stop, speaking=True))
        return Topic(owner or (self._here if self._region == "中国" else None), start, stop, "speaker")

    # ------------------------------------------------------------ words that point

    def _deictic(self, at: int, stop: int) -> Topic | None:
        match = pattern("deictic").match(self.text, at, stop)
        if match is None and self._region and self._region.endswith("街道") and self.text.startswith("街道", at):
            return Topic(self._region, at, at + 2, "area")
        if match is None:
            return None
        if match["there"]:
            return Topic(self._scene, at, match.end(), "area") if self._scene else None
        if match["every"]:
            return Topic(match[0], at, match.end(), "area")
        if match["we"]:
            return Topic(self._voices.present or self._region, at, match.end(), "area")
        return self._collective(at, stop) or Topic(self._meant(match["level"] or match["zone"] or match["in"], at), at, match.end(), "area")

    def _collective(self, at: int, stop: int) -> Topic | None:
        """全国法院, 全区纪检监察机关, 全国各口岸: the group itself, not the area."""
        match = pattern("collective").match(self.text, at, stop)
        heads = self.names.heads_in(match.end(), min(stop, match.end() + 12)) if match else iter(())
        head = next((h for h in heads if h.kind in ("body", "group", "sector", "whole")), None)
        if not match or head is None:
            return None
        if head.kind == "sector" and "国" in match[0] and head.start - match.end() < 8:
            sector = Topic(self.text[match.end() : head.stop], match.end(), head.stop, head.kind)
            return sector if self._holds(sector) else None
        if head.kind not in ("body", "group", "whole") or head.start - match.end() > 4:
            return None
        return Topic(self.text[at : head.stop], at, head.stop, head.kind)

    def _meant(self, level: str | None, at: int) -> str | None:
        """The place that a deictic word means: the region where it fits, else the place of that level named last before."""
        region = self._region
        if level == "国":
            return "中国"
        if level is None or region is None or region.endswith(level) or (level == "区" and region.endswith("新区")):
            return region
        place = self.names.place_before(level, at)
        if place and self._scene and place in self._scene:
            return self._scene  # 全县 after 在浙江安吉
        return place or (None if region == "中国" else region)

    def _anaphor(self, at: int, stop: int, *, speaking: bool = False) -> Topic | None:
        """该基地, 公司产值, 产业园一期: the thing of that kind named last before."""
        match = pattern("anaphor").match(self.text, at, stop)
        if match is None or (self.names.at(at) and not match["that"]):
            return None
        head = next((match["head"][:n] for n in (4, 3, 2) if head_kind(match["head"][:n]) or match["head"][:n] == "企业"), None)
        if head is None and match["that"] and match["head"][0] in _THAT:
            return self._that(match["head"][0], at, match.start("head") + 1)
        if head is None or (
            head in _VAGUE
            and not match["that"]
            and not speaking
            and not (head == "项目" and pattern("of_project").match(self.text, match.start("head") + 2))
        ):
            return None
        end = match.start("head") + len(head)
        end = stage.end() if (stage := pattern("stage").match(self.text, end, stop)) else end
        if bool(pattern("behind_post").match(self.text, end)) != speaking:
            return None
        if self._voices.present and not speaking and (head in ("公司", "企业", "合作社", "园区") or self._voices.present.endswith(head)):
            return Topic(self._voices.present, at, end, "company")
        if self._region and self._region.endswith(head) and not speaking:
            return Topic(self._region, at, end, "area")  # 合作区 in a report of a cooperation zone
        named = self.names.antecedent(head, at)
        if self._spoken and self._spoken.name and self._spoken.kind == head_kind(head) and head in self._spoken.name:
            named = self._spoken  # what is spoken of, not what was only mentioned since
        if named is None and not match["that"] and head_kind(head) == "site":
            return Topic(head, at, end, "site")
        return Topic(named.name, at, end, named.kind) if named else None

    def _that(self, word: str, at: int, end: int) -> Topic | None:
        """该行, 该县."""
        if _THAT[word] == "area":
            name = self.names.place_before(word, at)
            return Topic(name, at, end, "area") if name else None
        named = self.names.antecedent(word, at)
        return Topic(named.name, at, end, named.kind) if named else None

    # ------------------------------------------------------------ names

    def _named(self, at: int, stop: int) -> Topic | None:
        """A known name, or a noun phrase with a head of the lexicon, that the clause opens with."""
        topic = self.names.at(at)
        if self.names.verbal(at) and (topic is None or topic.kind != "area"):
            return None
        phrase = self._phrase(at, stop)
        if phrase and (topic is None or phrase.stop > topic.stop):
            return phrase
        if topic is None or topic.stop > stop or pattern("behind_post").match(self.text, topic.stop):
            return None
        topic = self.names.joined(topic, stop)
        return topic if topic.kind == "area" or self._holds(topic) else None

    def _dashed(self, at: int, stop: int) -> Topic | None:
        """国家重点工程——⟨东渠灌区⟩正加紧建设: the name behind the dash."""
        dash = self.text.find("——", at, min(stop, at + _LONGEST_ACTOR))
        topic = self.names.at(dash + 2) if dash > at else None
        return topic if topic and topic.kind in NAMED else None

    def _phrase(self, at: int, stop: int) -> Topic | None:
        """The noun phrase at a position up to its head before 的 or the predicate: 工程机械行业|的核心产品."""
        end = self._nominal(at, min(stop, at + 40))
        of = self.text.find("的", at, end)
        best: Topic | None = None
        for head in self.names.heads_in(at, of if of > at + 1 else end):
            if head.kind == "whole":
                continue
            group = head.kind in ("group", "purse")
            if (head.start == at and not group) or (head.kind in NAMED and head.kind != "body" and not self._is_name(at, head)):
                continue
            if head.kind == "body" and "届" in self.text[at : head.start] and self._region != "中国":
                continue  # 八届人大常委会 acts for its area
            if pattern("behind_post").match(self.text, head.stop):
                return None
            best = Topic(self.text[at : head.stop], at, head.stop, head.kind)
            if head.kind in NAMED:
                break  # 集成电路产业园|产业规模
        return best if best and self._holds(best) else None

    def _actor(self, at: int, stop: int) -> Topic | None:
        """In national news the ministry, platform or group before a verb of doing or having: 九号导航系统|已有|45颗卫星."""
        found = pattern("acting").search(self.text, at, min(stop, at + _LONGEST_ACTOR)) if self._region == "中国" else None
        if found is None or found.end("actor") - at < 3 or not _COUNTED.search(self.text, found.end(), stop):
            return None
        end = found.end("actor")
        for token in self.names.tokens_from(at):
            if token.start >= end:
                break
            does = token.tag.startswith(("v", "d", "p", "u", "r")) and token.tag != "vn" and token.word not in OF_NAME
            if does and (token.start == at or token.tag != "v" or len(token.word) < 2 or lexicon().of(token.word) - _IN_NAMES):
                return None  # but 九号|导航|卫星系统
        return Topic(self.text[at:end], at, end, "actor")

    def _is_name(self, at: int, head: Topic) -> bool:
        """Has the phrase before a head a name of its own: 氢能|示范园, not 福建一批重大|项目?"""
        area = self.names.at(at)
        begin = area.stop if area and area.kind == "area" and area.stop <= head.start else at
        if area and area.name == "中国" and head.kind == "company" and head.start == area.stop:
            return True  # 中国|人寿
        if GENERIC.fullmatch(self.text, begin, head.start):
            return False
        return self.names.proper(at, head.start) or (head.kind == "site" and head.start - at > 1)

    def _holds(self, topic: Topic) -> bool:
        """Does the noun phrase have what is measured, rather than being measured: 工业企业|实现利润, not 装备制造业|增长11% or 第一产业|增加值?"""
        after = self.text[topic.stop : topic.stop + 8]
        if topic.kind in ("sector", "group") and after.startswith(("、", "等")):
            return False
        if topic.kind == "purse":
            return bool(re.match(r"每年|将|投入|安排|承担|拨付|支持|下达|补助|资金", after)) and topic.name != "财政"
        if topic.kind in ("sector", "group"):
            token = self.names.token(topic.stop)
            verbal = token is not None and (token.tag in ("v", "d", "p", "ad") or token.word in ("每日", "每天", "日均", "每年"))
            national = bool(topic.name and re.match(r"中国|我国|全国|中央|国有|国家", topic.name))
            return (not pattern("grows").match(after) and (verbal or after.startswith("的") or national)) or (
                national and topic.kind == "group"
            )
        return not re.match(r"等?(?:\d|[一二三四五六七八九]成)", after)  # 东渠闸等10座: one of what is counted

    def _nominal(self, at: int, stop: int) -> int:
        """Where the run of nominal words that begins at a position ends."""
        for token in self.names.tokens_from(at):
            if token.start >= stop:
                return stop
            if token.word in "，。；：！？“”" or token.word[0].isdigit() or not (_NOMINAL.match(token.tag) or token.word in OF_NAME):
                return token.start
        return stop

    def _of_relative(self, at: int, stop: int) -> Topic | None:
        """总投资25亿元的⟨金泽高端铸件项目⟩是…: a name after 的 that something is said of."""
        of = self.text.find("的", at, stop)
        while of >= 0:
            topic = self.names.at(of + 1) or self._site(of + 1, stop)
            if topic and self._doing(at) and pattern("mark").match(self.text, topic.stop):
                return None  # 打造出年产值60亿元的某集群，带动…: what somebody did
            if topic and topic.kind in NAMED and topic.stop <= stop and not pattern("behind_post").match(self.text, topic.stop):
                return topic
            of = self.text.find("的", of + 1, stop)
        return None

    def _doing(self, at: int) -> bool:
        token = self.names.token(at)
        return self.names.verbal(at) or (token is not None and "do" in lexicon().of(token.word))

    def _site(self, at: int, stop: int) -> Topic | None:
        phrase = None if self.names.verbal(at) else self._phrase(at, stop)
        return phrase if phrase and phrase.kind == "site" else None

    def _led_to(self, start: int, stop: int) -> Topic | None:
        """走进某镇的⟨一家竹吸管工厂⟩，; 这里如今是⟨某生产基地⟩: where a clause takes the reader."""
        for match in pattern("leading_to").finditer(self.text, start, stop):
            topic = self.names.at(match.end())
            if topic and topic.kind == "area" and match[0].startswith("在"):
                topic = self.names.joined(topic, stop)
                self._scene = self._here = topic.name  # 在某县的产业园, of which 当地 is said later
                return topic if pattern("mark").match(self.text, topic.stop) else None  # 在某区，
            if (
                topic
                and topic.kind in NAMED
                and topic.kind != "body"
                and topic.stop <= stop
                and not pattern("venue").search(topic.name or "")
            ):
                return topic
            if match[0].endswith(("一家", "一座", "一个", "一处")) and (firm := pattern("factory").match(self.text, match.end(), stop)):
                return Topic(firm[0], match.end(), firm.end(), "company")
        return None
