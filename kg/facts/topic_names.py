"""The names of an article that a sentence can speak of, by position.

In:  a prepared article with its places, organisations and names of projects.    Out: NameIndex: the name at a position, the heads of a stretch, antecedents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.facts.topic_terms import GENERIC, NAMED, OF_NAME, Topic, head_kind, head_matcher, kind_of, nation_names
from kg.lexicon.tables import WordMatcher
from kg.mentions.areas import find_areas
from kg.mentions.projects import ProjectMention
from kg.model import OrganisationMention, PlaceMention, PreparedArticle, Token

_RECENT = 40  # names that an anaphor looks back over
_NATIONAL = re.compile(r"国家|中国|最高|全国|中央|海关总署|公安部|十[一二三四五]届")
_OWN_BODIES = ("政协", "法院", "检察院", "检察机关", "班子", "机关", "代表团", "海关", "红十字会", "工会")
_FIRMS = (("company",), ("site", "project"))
_TAKEN_UP: dict[str, tuple[tuple[str, ...], ...]] = {
    "公司": _FIRMS, "企业": (("company", "site", "project"),), "园区": (("site",),), "行": (("company",),), "项目": (("project", "site"),), "基地": (("site",),),
}  # fmt: skip
_SUFFIX = re.compile(r"(?:新区|开发区|高新区|自治[区州县旗]|[省市区县州])$")
_COUNTY = re.compile(r"[县区市旗]$")
_DASH = re.compile(r"(?<=[\u4e00-\u9fff”])——(?=[\u4e00-\u9fff])")
_APPOSED = 14  # characters of a name behind a dash
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_JOINED = re.compile(r"[、和与及]|以及")
_AND_MORE = ("等多地", "等地", "多地", "地区", "各地", "全市", "全县", "全省")
_MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_AUTONOMOUS = ("内蒙古", "广西", "西藏", "宁夏", "新疆")
_VERBAL = re.compile(r"(?:v|d$|p|ad|u|c|m|t|q|y)")
_GOES_ON = re.compile(r"组织|协会|联合会|学会|委员会|[局部署会]|大会|论坛|集团|公司|主管")  # 国际民航|组织
_PROPER = re.compile(r"^(?:ns|nr|nt|nz|eng|j$|g$|ng|vg|zg|x)")


def _suffixes(place: PlaceMention) -> list[str]:
    """What a deictic word that means the place can end in: 全省 is 山西, too."""
    found = [place.name[-length:] for length in (1, 2) if len(place.name) > length + 1]
    if place.level == "province" and not place.name.endswith(("省", "市", "区")):
        found.append("市" if place.name in _MUNICIPALITIES else "区" if place.name in _AUTONOMOUS else "省")
    elif place.level == "city" and not _SUFFIX.search(place.name):
        found.append("市")
    elif place.level == "county" and not _COUNTY.search(place.name):
        found += ["县", "市"]  # 全县 is 安吉, too
    return found


def _by_suffix(places: tuple[PlaceMention, ...]) -> dict[str, tuple[list[int], list[str]]]:
    """Where the places with a suffix stand, and their names, in the order of the text."""
    found: dict[str, tuple[list[int], list[str]]] = {}
    for place in sorted(places, key=lambda p: p.start):
        for suffix in _suffixes(place):
            starts, names = found.setdefault(suffix, ([], []))
            starts.append(place.start)
            names.append(place.name)
    return found


class NameIndex:
    """Names by position; every lookup is by bisection or dictionary."""

    def __init__(
        self,
        prepared: PreparedArticle,
        places: tuple[PlaceMention, ...],
        organisations: tuple[OrganisationMention, ...],
        projects: tuple[ProjectMention, ...],
        region: str | None,
    ) -> None:
        self._text = prepared.folded
        self._tokens = prepared.tokens
        self._starts = [token.start for token in prepared.tokens]
        self._marks: dict[int, Topic] = {}
        self._places = tuple(sorted(places, key=lambda p: p.start))
        areas = find_areas(prepared, places)
        for place in (*self._places, *areas):
            self._mark(place.start, place.stop, "area")
        self._nations = [Topic(a.name, a.start, a.stop, "area") for a in areas if a.level in ("nation", "bloc")]
        self._nation_starts = [topic.start for topic in self._nations]
        self._by_suffix = _by_suffix((*self._places, *areas))
        for start, stop in self._stems(places):
            self._mark(start, stop, "area")
        self._own_stem(region)
        for start, stop, kind in self._apposed():
            self._mark(start, stop, kind)
        for organisation in organisations:
            acting = _of_organisation(organisation.name)
            if acting and not self._acts(organisation.start, organisation.stop):
                self._mark(organisation.start, organisation.stop, acting)
        for project in projects:
            if self._is_portfolio(project.start, project.stop):
                continue  # 某省|投资项目
            if (project.proper or self.proper(project.start, project.stop)) and not self.verbal(project.start):
                self._mark(project.start, project.stop, kind_of(self._text[project.start : project.stop]) or "project")
        named = [t for t in self._marks.values() if t.name and t.name != "国务院"]
        named = [t for t in named if t.kind in NAMED or (t.name and t.name.endswith(("开发区", "高新区", "片区")))]
        self.known = sorted(named, key=lambda t: t.start)
        self._known_starts = [t.start for t in self.known]
        self._longest: dict[str, Topic] = {}
        for topic in self.known:
            tail = (topic.name or "")[-3:]
            if tail not in self._longest or len(self._longest[tail].name or "") < len(topic.name or ""):
                self._longest[tail] = topic

    def _stems(self, places: tuple[PlaceMention, ...]) -> Iterator[tuple[int, int]]:
        """Where the text calls a place by its stem: 邵武全市 beside 邵武市."""
        stems = {stem for p in places if len(stem := _SUFFIX.sub("", p.name)) >= 2 and stem != p.name}
        return iter(WordMatcher(stems).find(self._text)) if stems else iter(())

    def _apposed(self) -> Iterator[tuple[int, int, str]]:
        """Where the names behind a dash stand, there and later: 国家重点工程——⟨东渠水库⟩."""
        names: dict[str, str] = {}
        for dash in _DASH.finditer(self._text):
            head = next((h for h in self.heads_in(dash.end(), dash.end() + _APPOSED) if h.start - dash.end() > 1), None)
            if head and head.kind in ("project", "site") and _HAN.fullmatch(self._text, dash.end(), head.stop):
                names.setdefault(self._text[dash.end() : head.stop], head.kind)
        for start, stop in WordMatcher(names).find(self._text) if names else ():
            yield start, stop, names[self._text[start:stop]]

    def _is_portfolio(self, start: int, stop: int) -> bool:
        area = self._marks.get(start)
        begin = area.stop if area and area.stop < stop else start
        return GENERIC.fullmatch(re.sub("(?:项目|工程)$", "", self._text[begin:stop])) is not None

    def _own_stem(self, region: str | None) -> None:
        """The stem of the region is the region: 临港 in news of 临港开发区."""
        if region is None:
            return
        for start, topic in self._marks.items():
            if topic.name and region.startswith(topic.name) and _SUFFIX.fullmatch(region, len(topic.name)):
                self._marks[start] = Topic(region, topic.start, topic.stop, topic.kind)

    def _mark(self, start: int, stop: int, kind: str) -> None:
        if kind != "area" and self._text[start] in "全该本各其这以较":
            return
        if (start not in self._marks or self._marks[start].stop < stop) and not head_kind(self._text[start:stop]):
            self._marks[start] = Topic(self._text[start:stop], start, stop, kind)

    # ------------------------------------------------------------ lookups

    def at(self, position: int) -> Topic | None:
        """The longest name that begins at a position."""
        return self._marks.get(position)

    def token(self, position: int) -> Token | None:
        """The word that begins at a position."""
        index = bisect_left(self._starts, position)
        return self._tokens[index] if index < len(self._tokens) and self._starts[index] == position else None

    def verbal(self, position: int) -> bool:
        """Does a verb, an adverb or a number stand at a position: 改造|老旧小区, 14|个村? No name begins with one."""
        token = self.token(position)
        if token is not None and (firm := self.head_in(token.stop, token.stop + 4)) and firm.start == token.stop and firm.kind == "company":
            return False  # 远航|集团
        return token is None or (bool(_VERBAL.match(token.tag)) and token.word not in OF_NAME)

    def _acts(self, start: int, stop: int) -> bool:
        """Does a verb stand in a stretch that should be a name: 民调|显示|…银行?"""
        if self.verbal(start):
            return True
        for token in self.tokens_from(start):
            if token.start >= stop:
                return False
            if token.tag == "v" and token.start > start and len(token.word) > 1 and token.word not in OF_NAME:
                return True
        return False

    def tokens_from(self, position: int) -> Iterator[Token]:
        """The words from a position on."""
        for index in range(bisect_left(self._starts, position), len(self._tokens)):
            yield self._tokens[index]

    def heads_in(self, start: int, stop: int) -> Iterator[Topic]:
        """The heads of the lexicon in a stretch, left to right."""
        matcher, kinds = head_matcher()
        for first, last in matcher.find(self._text[start:stop]):
            word = self._text[start + first : start + last]
            if _GOES_ON.match(self._text, start + last):
                continue
            yield Topic(word, start + first, start + last, kinds[word])

    def head_in(self, start: int, stop: int) -> Topic | None:
        """The first head of a stretch."""
        return next(self.heads_in(start, stop), None)

    def sector_in(self, start: int, stop: int) -> Topic | None:
        """The sector or group a headline speaks of, wherever it stands in it: 上半年我国⟨机床工具行业⟩结构持续优化."""
        head = next((h for h in self.heads_in(start, stop) if h.kind in ("sector", "group") and h.name != "产业"), None)
        if head is None:
            return None
        begin = head.start
        for token in reversed(self._tokens[: bisect_left(self._starts, head.start)]):
            if token.word in ("全国", "国内") or (token.tag[:1] not in ("n", "b") and token.word not in OF_NAME):
                break
            begin = token.start
        return (
            Topic(self._text[begin : head.stop], begin, head.stop, head.kind) if begin < head.start or head.stop - head.start > 2 else None
        )

    def proper(self, start: int, stop: int) -> bool:
        """Does a proper name, or a word the segmenter does not know, stand in a stretch?"""
        for token in self.tokens_from(start):
            if token.start >= stop:
                return False
            if _PROPER.match(token.tag) or token.start in self._marks:
                return True
        return False

    def place_before(self, suffix: str, position: int) -> str | None:
        """The place with a suffix that the text named last before a position."""
        starts, names = self._by_suffix.get(suffix, ([], []))
        index = bisect_left(starts, position)
        return names[index - 1] if index else None

    def antecedent(self, head: str, position: int) -> Topic | None:
        """The last name before a position that ends in a head (电站: 某抽水蓄能电站), else one that a word of its kind can take up."""
        before = self.known[: bisect_left(self._known_starts, position)][-_RECENT:]
        for topic in reversed(before):
            if topic.name and len(head) == 1 and topic.name.endswith(head):
                return self._fullest(topic)
            if topic.name and head in topic.name and topic.name != head:
                return Topic(topic.name[: topic.name.rindex(head) + len(head)], topic.start, topic.stop, topic.kind)
        return next((t for kind in _TAKEN_UP.get(head, ()) for t in reversed(before) if t.kind in kind), None)

    def _fullest(self, topic: Topic) -> Topic:
        """区检察院 is 某某区人民检察院 where the text has that."""
        return self._longest.get((topic.name or "")[-3:], topic)

    def joined(self, topic: Topic, stop: int) -> Topic:
        """福州市|马尾区, 辽宁|抚顺、本溪、丹东, 西班牙和葡萄牙|多地: names of one sort in a row are one topic."""
        end = topic.stop
        while True:
            gap = _JOINED.match(self._text, end, stop)
            following = self._marks.get(end) or (self._marks.get(gap.end()) if gap else None)  # 马鞍山|和县
            if following is None or (following.kind == "area") != (topic.kind == "area") or following.stop > stop:
                break
            end = following.stop
        if topic.kind == "area":
            tail = next(
                (tail for tail in _AND_MORE if self._text.startswith(tail, end, stop) and not self._text.startswith("地区生产", end)), ""
            )
            end += len(tail) if tail not in ("全市", "全县", "全省") else 0
        return Topic(self._text[topic.start : end], topic.start, end, topic.kind)

    def is_nation(self, topic: Topic) -> bool:
        """Is the topic a country other than China?"""
        return topic.name in nation_names()

    def nations(self, start: int, stop: int) -> Iterator[Topic]:
        """The countries that a stretch of text names, China included."""
        first = bisect_left(self._nation_starts, start)
        while first < len(self._nations) and self._nations[first].start < stop:
            yield self._nations[first]
            first += 1

    def inside(self, start: int, stop: int) -> Iterator[Topic]:
        """The names that begin in a stretch of text."""
        first = bisect_left(self._known_starts, start)
        while first < len(self.known) and self.known[first].start < stop:
            yield self.known[first]
            first += 1


def _of_organisation(name: str) -> str | None:
    """The kind of an organisation that a measure can belong to; organs of party and government speak for their area: None."""
    kind = kind_of(name)
    if kind == "body" or kind is None:
        own = name.endswith(_OWN_BODIES) and "届" not in name
        national = _NATIONAL.match(name) and kind == "body"
        return "body" if own or national else None
    return kind
