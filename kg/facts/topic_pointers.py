"""Words that point: 全区 and 当地 to a place, 该园区 and 这家企业 to a name, a speaker to what the post belongs to.

In:  the text, its names, its region; the topics of the clauses as they are read.    Out: Topics.
"""

from __future__ import annotations

import re

from kg.facts.topic_names import NameIndex
from kg.facts.topic_rules import pattern
from kg.facts.topic_terms import Topic, head_kind
from kg.facts.topic_voices import Voices

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


class Pointers:
    """What the words that point mean at the present clause of an article."""

    def __init__(self, text: str, names: NameIndex, region: str | None) -> None:
        self.text = text
        self.names = names
        self._region = region
        self._voices = Voices(text, names)
        self._spoken: Topic | None = None  # the firm, park or project that a clause opened with last
        self._scene: str | None = None  # the area or site that a clause opened with last
        self._here: str | None = None  # the area, site or firm of the present paragraph

    # ------------------------------------------------------------ reading on

    def begin_paragraph(self) -> None:
        """The words of a speaker, and the scene that a speaker speaks for, end with the paragraph."""
        self._voices.end()
        self._here = None

    def tell(self, topic: Topic) -> None:
        """A clause opens with a topic."""
        if topic.kind in ("company", "site", "project"):
            self._spoken = topic
        if topic.kind == "company":
            self._here = topic.name
        elif topic.kind in ("area", "site") and topic.name not in ("中国", self._region) and not pattern("deictic").match(topic.name or ""):
            self.set_scene(topic.name)

    def set_scene(self, name: str | None) -> None:
        """The reader is taken to a place: 在某县，."""
        self._scene = self._here = name

    def speaker(self, at: int, stop: int) -> str | None:
        """What the speaker of a clause stands for; in national news the scene where the post tells nothing."""
        owner = self._voices.begin(at, stop, self.anaphor(at, stop, speaking=True))
        if owner or self._here is None or pattern("body_speaking").match(self.text, at):
            return owner
        if self._region == "中国" or (pattern("insider").match(self.text, at, stop) and pattern("small").search(self._here)):
            return self._here
        return None

    # ------------------------------------------------------------ words that point

    def deictic(self, at: int, stop: int) -> Topic | None:
        """全区, 我市, 当地, 各地 at a position; a group of the whole where one follows (全国法院)."""
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
        if self._region == "中国" and (firms := pattern("firms").match(self.text, at, stop)):
            return Topic(firms[0], at, firms.end(), "group")
        match = pattern("collective").match(self.text, at, stop)
        heads = self.names.heads_in(match.end(), min(stop, match.end() + 12)) if match else iter(())
        head = next((h for h in heads if h.kind in ("body", "group", "sector", "whole")), None)
        if not match or head is None:
            return None
        if head.kind == "sector" and "国" in match[0] and head.start - match.end() < 8:
            sector = Topic(self.text[match.end() : head.stop], match.end(), head.stop, head.kind)
            return sector if self.holds(sector) else None
        if head.kind not in ("body", "group", "whole") or head.start - match.end() > 4 or self.text[match.end()] in "首第唯":
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

    def anaphor(self, at: int, stop: int, *, speaking: bool = False) -> Topic | None:
        """该基地, 公司产值, 产业园一期: the thing of that kind named last before."""
        match = pattern("anaphor").match(self.text, at, stop)
        if match is None or (self.names.at(at) and not match["that"]):
            return None
        head = next((match["head"][:n] for n in (4, 3, 2) if head_kind(match["head"][:n]) or match["head"][:n] == "企业"), None)
        if match["that"] and (this := self._this(at, stop)):
            return this
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

    def _this(self, at: int, stop: int) -> Topic | None:
        """这家农业企业, 这家年产值2亿元的工厂: the firm spoken of, else one without a name."""
        match = pattern("this_one").match(self.text, at, stop)
        if match is None or pattern("behind_post").match(self.text, match.end()):
            return None
        kind = "company" if match["firm"] else "site"
        if self._spoken and self._spoken.kind == kind:
            return Topic(self._spoken.name, at, match.end(), kind)
        named = self.names.antecedent(match["firm"] or match["site"], at)
        return Topic(named.name if named else match["name"], at, match.end(), kind)

    def _that(self, word: str, at: int, end: int) -> Topic | None:
        """该行, 该县."""
        if _THAT[word] == "area":
            name = self.names.place_before(word, at)
            return Topic(name, at, end, "area") if name else None
        named = self.names.antecedent(word, at)
        return Topic(named.name, at, end, named.kind) if named else None

    def holds(self, topic: Topic) -> bool:
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
