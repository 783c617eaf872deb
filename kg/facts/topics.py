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
from kg.facts.topic_names import NameIndex
from kg.facts.topic_pointers import Pointers
from kg.facts.topic_rules import pattern
from kg.facts.topic_terms import GENERIC, NAMED, OF_NAME, Topic, head_kind
from kg.model import PreparedArticle

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
        self._pointers = Pointers(self.text, names, region)

    def read(self, start: int, stop: int) -> Topic | None:
        """The topic that a clause [start, stop) opens with; clauses are read in order."""
        topic = self._read(start, stop)
        if topic:
            self._pointers.tell(topic)
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
            or self._pointers.deictic(at, stop)
            or self._pointers.anaphor(at, stop)
            or self._named(at, stop)
            or self._of_relative(at, stop)
            or self._led_to(start, stop)
        )

    def scope(self, at: int, stop: int) -> Topic | None:
        """The area that a metric itself begins with: 全市规上工业, 全球航空客运量."""
        return self._pointers.deictic(at, stop) if pattern("scoped").match(self.text, at, stop) else None

    def begin_paragraph(self) -> None:
        """The words of a speaker end with the paragraph."""
        self._pointers.begin_paragraph()

    def content(self, start: int, stop: int) -> int:
        """Where the words of time and the connectives that open a clause end."""
        match = pattern("passed").match(self.text, start, stop)
        return match.end() if match else start

    def _speaker(self, start: int, stop: int) -> Topic:
        """A speaker stands for the firm, park or village of the post; an official for the region: name is None; in national news for the scene."""
        at = self.content(start, stop)
        return Topic(self._pointers.speaker(at, stop), start, stop, "speaker")

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
        return topic if topic.kind == "area" or self._pointers.holds(topic) else None

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
        return best if best and self._pointers.holds(best) else None

    def _actor(self, at: int, stop: int) -> Topic | None:
        """In national news the ministry, platform or group before a verb of doing or having: 九号导航系统|已有|45颗卫星."""
        if self._region != "中国":
            return None
        if troops := pattern("troops").match(self.text, at, stop):
            return Topic(troops["actor"], at, troops.end("actor"), "actor")
        found = pattern("acting").search(self.text, at, min(stop, at + _LONGEST_ACTOR))
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

    def _arrived(self, words: str, topic: Topic) -> bool:
        """来到某村: in national news 来到某县, too."""
        return words.startswith(("来到", "走进")) and (self._region == "中国" or pattern("small").search(topic.name or "") is not None)

    def _led_to(self, start: int, stop: int) -> Topic | None:
        """走进某镇的⟨一家竹吸管工厂⟩，; 这里如今是⟨某生产基地⟩: where a clause takes the reader."""
        for match in pattern("leading_to").finditer(self.text, start, stop):
            topic = self.names.at(match.end())
            if topic and topic.kind == "area" and (match[0].startswith("在") or self._arrived(match[0], topic)):
                topic = self.names.joined(topic, stop)
                self._pointers.set_scene(topic.name)  # 在某县的产业园, of which 当地 is said later
                return topic if pattern("mark").match(self.text, topic.stop) else None  # 在某区，
            if (
                topic
                and topic.kind in NAMED
                and topic.kind != "body"
                and topic.stop <= stop
                and not pattern("venue").search(topic.name or "")
            ):
                return topic
            visited = None if topic else pattern("visited").match(self.text, match.end(), stop)
            if visited and not pattern("venue").search(visited["name"]):
                kind = "area" if visited["village"] else head_kind(visited["head"]) or "site"
                return Topic(visited["name"], match.end(), visited.end("name"), kind)
            if match[0].endswith(("一家", "一座", "一个", "一处", "这家", "这座", "这个")) and (
                firm := pattern("factory").match(self.text, match.end(), stop)
            ):
                return Topic(firm[0], match.end(), firm.end(), "company")
        return None
