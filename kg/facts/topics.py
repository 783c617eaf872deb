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

from kg.facts.topic_names import GENERIC, NAMED, OF_NAME, NameIndex, Topic, head_kind
from kg.model import PreparedArticle

_TIME = (
    r"(?:(?:19|20)\d\d年|\d{1,2}月份?(?:底|末|初|上旬|中旬|下旬)?|\d{1,2}日(?:上午|下午|\d{1,2}时)?|\d{1,2}月?(?:—|－|-|至|到)\d{1,2}月份?|(?:今|去|明|上|前|本|当|全)年|年(?:内|底|末|初)|"
    r"[上下]半年|前?[一二三四两三]+个?季度|前[\d一二三四五六七八九十]+个月|“?十[一二三四五]五”?(?:期间|时期|以来|末)?|近年来?|近[两二三四五六七八九十]+年|(?:过去|未来|今后)?(?:的)?[一两二三四五六七八九十]+年(?:来|间|内)?|"
    r"目前|如今|当前|眼下|现在|近日|日前|同期|以来|以后|之后|期间|底前?|末|初|当天|今天|昨天|昨日|今日|春节|节前|节后|假期|截至目前|每年|年均|一夜之间)"
)
_PASSED = re.compile(
    r"(?:"
    + _TIME
    + r"|（[^（）]{0,20}）|[，、\s“：]|其中|同时|此外|另外|另据|随后|随着|总体看|特别是|尤其是|截[至止]到?|据悉|据了解|数据显示|统计显示|经?初步核算|"
    r"(?:据|根据|经)[^，。；]{1,20}(?:统计|介绍|了解|测算|核算|监测|协议|规划|方案|安排|显示|预测|分析)|(?:分行业|分产业|分地区|从[^，。；]{1,10})看|预计|预期|力争|争取|确保|显示，?|表明，?|到|按|仅|第?[一二三四五六七八九十]+届|[东中西南北]部|而|但|并|且|也|还|又|"
    r"[一二三四五六]是|——|（[一二三四五六七八九十]）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d))+"
)
_DEICTIC = re.compile(
    r"(?:[全我](?P<level>新区|街道|[国省市区县州旗镇乡村])(?![委长级直])|(?P<in>[省市区县镇乡村])里(?!程)|(?P<zone>新区)(?![工管]委)|(?P<we>我们)|(?P<every>各地区?(?!生产)|全球(?!最|首|的|第|招商|变暖)|31个省(?:（[^（）]{1,16}）|[、区市]|自治区|直辖市){0,6}(?:和?新疆生产建设兵团)?))"
)
_COLLECTIVE = re.compile(r"[全我][国省市区县]各?(?:级|地)?")
_ANAPHOR = re.compile(r"(?P<that>该|这个|这家|这座|这条|这一|本|整个)?(?P<head>[\u4e00-\u9fff]{1,4})")
_SCOPED = re.compile(r"[全我][国省市区县](?![委长级直])|全球")
_STAGE = re.compile(r"[一二三四]期")
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
_SOURCE = re.compile(
    r"(?:数据|统计|报告|公报|消息|结果|调度|监测)[^，。；]{0,8}(?:显示|表明|称|指出)[，：]?$|(?:发布|公布|印发|发出|获悉|了解到)[^，。；]{0,30}[，。：]?$"
)
_SPEAKING = re.compile(
    r"(?:说|表示|介绍(?:说)?|指出|强调|坦言|告诉记者|认为|透露|要求|提出|汇报说?|解读说|建议|提醒|盘算着|算了一笔账|决定|明确|警告|直言|点赞|叮嘱|呼吁|回应说|预测|汇报了[^，。；：]{0,16}|通报了[^，。；：]{0,16}|会上介绍)[，：]?$"
)
_LEADING_TO = re.compile(r"(?:走进|来到|走访了?|位于|在|考察了?|察看了?|如今是|就是)(?:[^，。；]{0,16}?的)?(?:一[家座个条处])?")
_OF_PROJECT = re.compile(r"总投资|全长|占地|规划|建成|投产|达产|[一二三]期|全部|总建筑")
_BEHIND_POST = re.compile(
    r"(?:有关|相关|主要)?(?:负责人|负责同志|党[委组工]|党支部|书记|主任|局长|部长|董事长|总经理|副|院长|校长|主席|会长|理事长|所长|经理|发言人|工作人员|总工程师|专家|记者|干部|职工|员工|领导|长|管委会|工委|首席|代表|创始人|总裁|委|政府|生|教师|家长)"
)
_VENUE = re.compile(r"(?:服务|会议|会展|指挥|活动)中心|大厅|展厅|[一二三四五六]楼|广场")
_MARK = re.compile(r"[，,：:]|[里上中内]，")
_FACTORY = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:工厂|企业|公司|合作社|农场|养殖场|车间|基地|茶厂|果园|市场)")
_GROWS = re.compile(
    r"(?:分别|同比|均|也|累计)*(?:增长|下降|上升|回落|增加|减少|达到?|为|突破|占|净增|新增|完成率|开工率|\d|[一二三四五六七八九]成)"
)
_NOMINAL = re.compile(r"^(?:n|s|f|a$|an|b|j|l|i|z|k|h|g|eng|m|q|uj|c$|r$|yg|ag|vg|tg|zg|mq)")


class TopicReader:
    """Reads what the clauses of one article open with."""

    def __init__(self, prepared: PreparedArticle, names: NameIndex, region: str | None) -> None:
        self.text = prepared.folded
        self.names = names
        self._region = region
        self._speakers = _speakers(self.text)
        self._spoken: Topic | None = None  # the firm, park or project that a clause opened with last
        self._voice: str | None = None  # the firm or park that the present speaker stands for

    def read(self, start: int, stop: int) -> Topic | None:
        """The topic that a clause [start, stop) opens with; clauses are read in order."""
        topic = self._read(start, stop)
        if topic and topic.kind in ("company", "site", "project"):
            self._spoken = topic
        return topic

    def _read(self, start: int, stop: int) -> Topic | None:
        if stop - start < 60 and _SPEAKING.search(self.text[start:stop]):
            return self._speaker(start, stop)
        at = self.content(start, stop)
        if self.names.at(at) and _SOURCE.search(self.text, start, stop):
            return None  # who publishes figures does not own them
        return (
            self._deictic(at, stop)
            or self._anaphor(at, stop)
            or self._named(at, stop)
            or self._of_relative(at, stop)
            or self._led_to(start, stop)
        )

    def scope(self, at: int, stop: int) -> Topic | None:
        """The area that a metric itself begins with: 全市规上工业, 全球航空客运量."""
        return self._deictic(at, stop) if _SCOPED.match(self.text, at, stop) else None

    def begin_paragraph(self) -> None:
        """The words of a speaker end with the paragraph."""
        self._voice = None

    def content(self, start: int, stop: int) -> int:
        """Where the words of time and the connectives that open a clause end."""
        match = _PASSED.match(self.text, start, stop)
        return match.end() if match else start

    # ------------------------------------------------------------ whose words

    def _speaker(self, start: int, stop: int) -> Topic:
        """A speaker stands for the firm, park or village of the post; an official for the region: name is None."""
        at = self.content(start, stop)
        owner = self._anaphor(at, stop, speaking=True)
        topic = self.names.at(at)
        if owner is None and topic and topic.kind in ("company", "site", "project", "area"):
            topic = self.names.joined(topic, stop)
            owner = topic if _BEHIND_POST.match(self.text, topic.stop) or self.names.is_nation(topic) else None
        unnamed = _SOME_FIRM.match(self.text, at, stop) or _FIRM_OF_POST.match(self.text, at, stop)
        words = self.text[at:stop]
        if words[0:1] in ("他", "她"):
            firm = next((m[1] for m in reversed(list(_FIRM.finditer(self.text, max(0, at - 80), at)))), None)
            self._voice = firm or self._voice
            return Topic(self._voice, start, stop, "speaker")
        self._voice = (
            unnamed[0]
            if unnamed
            else owner.name
            if owner
            else next((self._speakers[words[:n]] for n in (4, 3, 2) if words[:n] in self._speakers), None)
        )
        return Topic(self._voice, start, stop, "speaker")

    # ------------------------------------------------------------ words that point

    def _deictic(self, at: int, stop: int) -> Topic | None:
        match = _DEICTIC.match(self.text, at, stop)
        if match is None and self._region and self._region.endswith("街道") and self.text.startswith("街道", at):
            return Topic(self._region, at, at + 2, "area")
        if match is None:
            return None
        if match["every"]:
            return Topic(match[0], at, match.end(), "area")
        if match["we"]:
            return Topic(self._voice or self._region, at, match.end(), "area")
        return self._collective(at, stop) or Topic(self._meant(match["level"] or match["zone"] or match["in"], at), at, match.end(), "area")

    def _collective(self, at: int, stop: int) -> Topic | None:
        """全国法院, 全区纪检监察机关, 全国各口岸: the group itself, not the area."""
        match = _COLLECTIVE.match(self.text, at, stop)
        heads = self.names.heads_in(match.end(), min(stop, match.end() + 12)) if match else iter(())
        head = next((h for h in heads if h.kind in ("body", "group", "sector")), None)
        if not match or head is None:
            return None
        if head.kind == "sector" and "国" in match[0] and head.start - match.end() < 8:
            sector = Topic(self.text[match.end() : head.stop], match.end(), head.stop, head.kind)
            return sector if self._holds(sector) else None
        if head.kind not in ("body", "group") or head.start - match.end() > 4:
            return None
        return Topic(self.text[at : head.stop], at, head.stop, head.kind)

    def _meant(self, level: str | None, at: int) -> str | None:
        """The place that a deictic word means: the region where it fits, else the place of that level named last before."""
        region = self._region
        if level == "国":
            return "中国"
        if level is None or region is None or region.endswith(level) or (level == "区" and region.endswith("新区")):
            return region
        return self.names.place_before(level, at) or (None if region == "中国" else region)

    def _anaphor(self, at: int, stop: int, *, speaking: bool = False) -> Topic | None:
        """该基地, 公司产值, 产业园一期: the thing of that kind named last before."""
        match = _ANAPHOR.match(self.text, at, stop)
        if match is None or (self.names.at(at) and not match["that"]):
            return None
        head = next((match["head"][:n] for n in (4, 3, 2) if head_kind(match["head"][:n]) or match["head"][:n] == "企业"), None)
        if head is None and match["that"] and match["head"][0] in _THAT:
            return self._that(match["head"][0], at, match.start("head") + 1)
        if head is None or (
            head in _VAGUE
            and not match["that"]
            and not speaking
            and not (head == "项目" and _OF_PROJECT.match(self.text, match.start("head") + 2))
        ):
            return None
        end = match.start("head") + len(head)
        end = stage.end() if (stage := _STAGE.match(self.text, end, stop)) else end
        if bool(_BEHIND_POST.match(self.text, end)) != speaking:
            return None
        if self._voice and not speaking and (head in ("公司", "企业", "合作社", "园区") or self._voice.endswith(head)):
            return Topic(self._voice, at, end, "company")
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
        if topic is None or topic.stop > stop or _BEHIND_POST.match(self.text, topic.stop):
            return None
        topic = self.names.joined(topic, stop)
        return topic if topic.kind == "area" or self._holds(topic) else None

    def _phrase(self, at: int, stop: int) -> Topic | None:
        """The noun phrase at a position up to its head before 的 or the predicate: 工程机械行业|的核心产品."""
        end = self._nominal(at, min(stop, at + 40))
        of = self.text.find("的", at, end)
        best: Topic | None = None
        for head in self.names.heads_in(at, of if of > at + 1 else end):
            group = head.kind in ("group", "purse")
            if (head.start == at and not group) or (head.kind in NAMED and head.kind != "body" and not self._is_name(at, head)):
                continue
            if head.kind == "body" and "届" in self.text[at : head.start] and self._region != "中国":
                continue  # 八届人大常委会 acts for its area
            if _BEHIND_POST.match(self.text, head.stop):
                return None
            best = Topic(self.text[at : head.stop], at, head.stop, head.kind)
            if head.kind in NAMED:
                break  # 集成电路产业园|产业规模
        return best if best and self._holds(best) else None

    def _is_name(self, at: int, head: Topic) -> bool:
        """Has the phrase before a head a name of its own: 氢能|示范园, not 福建一批重大|项目?"""
        area = self.names.at(at)
        begin = area.stop if area and area.kind == "area" and area.stop <= head.start else at
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
            return (not _GROWS.match(after) and (verbal or after.startswith("的") or national)) or (national and topic.kind == "group")
        return not re.match(r"\d|等?[一二三四五六七八九]成", after)

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
            if topic and topic.kind in NAMED and topic.stop <= stop and not _BEHIND_POST.match(self.text, topic.stop):
                return topic
            of = self.text.find("的", of + 1, stop)
        return None

    def _site(self, at: int, stop: int) -> Topic | None:
        phrase = None if self.names.verbal(at) else self._phrase(at, stop)
        return phrase if phrase and phrase.kind == "site" else None

    def _led_to(self, start: int, stop: int) -> Topic | None:
        """走进某镇的⟨一家竹吸管工厂⟩，; 这里如今是⟨某生产基地⟩: where a clause takes the reader."""
        for match in _LEADING_TO.finditer(self.text, start, stop):
            topic = self.names.at(match.end())
            if topic and topic.kind == "area" and match[0] == "在":
                topic = self.names.joined(topic, stop)
                return topic if _MARK.match(self.text, topic.stop) else None  # 在某区，
            if topic and topic.kind in NAMED and topic.kind != "body" and topic.stop <= stop and not _VENUE.search(topic.name or ""):
                return topic
            if match[0].endswith(("一家", "一座", "一个", "一处")) and (firm := _FACTORY.match(self.text, match.end(), stop)):
                return Topic(firm[0], match.end(), firm.end(), "company")
        return None


_FIRM_OF_POST = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}是)?([\u4e00-\u9fff]{2,10}?(?:公司|集团|合作社|银行|工厂|股份))(?=党委书记|董事长|副?总经理|经理|理事长|负责人|总裁)"
)
_SOME_FIRM = re.compile(
    r"[\u4e00-\u9fff]{0,10}一[家座][\u4e00-\u9fff]{0,14}?(?:企业|公司|工厂|合作社|农场)(?=负责人|董事长|总经理|厂长|工人)"
)
_FIRM = re.compile(
    r"(?:^|[，。、；：\n和是])((?:(?![是的在了])[\u4e00-\u9fffA-Za-z]){2,14}?)(?:有限公司|公司)?(?:党委书记|董事长|副?总经理|总裁|首席执行官|创始人|理事长|负责人)(?:[、兼](?:董事长|总经理|总裁|首席执行官|创始人))*([\u4e00-\u9fff]{2,4}?)(?=[，。、；：和说表介坦告认到率赴在]|主持|陪同|调研|先后|分别|代表|汇报|一行|发言|致辞|出席)"
)


def _speakers(text: str) -> dict[str, str]:
    """Who speaks for which firm: 海岳精密董事长佘万钧 -> 佘万钧: 海岳精密."""
    return {match[2]: match[1] for match in _FIRM.finditer(text)}
