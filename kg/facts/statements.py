"""Who is reported to have said what.

In:  sentences, rosters.    Out: Statements in the order of the text.

    X指出，…      X在讲话中强调，…      会议要求，…      他表示，…      “…”X说。      X：…（问答）

The subject is read from the clause of the verb; where that has none, it is carried over from the clause or sentence before. What is said runs to
the next attribution of the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from kg.lexicon.tables import rows
from kg.model import Evidence, OrganisationMention, PreparedArticle, Roster, Sentence, Statement
from kg.text.typed import TYPES, TypedText, typed

_R = TYPES["R"]
_BODY = "会议|全会|大会|座谈会|推进会|论坛|例会|年会|学习会|培训会|专题会|调度会|动员会|报告会|仪式"
_PRONOUN = {"他", "她", "其"}
_MODIFIERS = re.compile(
    r"(?:在[^，。；]{1,30}?(?:中|上|时|后|期间|会)|就[^，。；]{1,30}?|对[^，。；]{1,20}?|代表[^，。；]{1,20}?|"
    r"(?:当日|当天|日前|近日|今天|昨天|昨日|[前昨今]日|此前|随后|最后|首先|同时|一口|当场|婉言|断然|会后|会前|会上|还|也|则|又|均|都|一致|普遍|纷纷|共同|分别|并|并且|再次|动情地|笑着|高兴地|激动地|自豪地|感慨地|深情地)|"
    r"(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?|发表(?:书面)?(?:声明|讲话|谈话|致辞|演讲|文章)|发布(?:书面)?(?:声明|公告|公报)|(?:同一天|援引[^，。；]{1,20})?报道|发文|(?:\d{1,2}月)?\d{1,2}日(?:凌晨|清晨|晚间)|[今昨]天(?:（[^（）]{1,8}）)?(?:上午|下午|凌晨)?|发言|讲话|致辞|致电|回信|出席并|主持并|调研并|通报并|通过[^，。；]{1,12}|接受[^，。；]{1,16}采访时?|时)+$"
)
_LEAD = re.compile(
    r"^(?:但|而|同时|此外|另外|不过|因此|对此|其中|目前|据了解|据悉|[^，。；]{0,6}当地时间|(?:今天|昨天|日前|近日|当天|当日|昨日|随后|此前|会上|会后|会前|调研中|座谈中|会见中|会谈中|活动中|仪式上|现场)+|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚|晚间)?)+"
)
_AFTER_NO = re.compile(
    r"[了的过着]|(?:热烈|衷心|诚挚|最)?(?:欢迎|感谢|祝贺|慰问|哀悼|同情|敬意|问候|反对|谴责|关切|赞赏|肯定|满意|遗憾|赞成|同意|祝贺|支持和|支持。|支持，)"
)
_NO_SPEAKER = re.compile(
    r"^(?:要|以(?!色列|军|方)|听取|做好|高质量|把|将|对|从|为|向|按|坚持|加快|推进|准确|进一步|主动|具体)|数据|据|消息|统计|结果|显示|调查|要$|来说|一般|可以|应当|必须|不能|俗话|常言|老话|有人|进一步|要求$|所$|被$|的$|地$|得$"
)
_QUOTED_FIRST = re.compile(
    rf"”，?(?:[^，。；“”{_R}]{{0,12}}?)(?P<who>{_R}|[他她])(?P<how>[^，。；“”]{{0,20}}?)(?P<verb>说|表示|介绍|坦言|感慨|透露|强调|称|告诉记者|介绍道|说道|回忆|笑着说)(?=[。，：；]|$)"
)
_ANNOUNCED = re.compile(r"(?:了)?[^，。；：“”]{0,6}?(?:建议|要求|意见|主张|倡议|希望|看法)：")
_ADDRESSED = frozenset({"叮嘱", "嘱咐", "告诉", "提醒", "告诫", "告知"})
_ADDRESSEE = re.compile(r"(?!要)[^，。；：“”]{2,24}(?=[，：])")
_OPENING = re.compile(r"[^，。；]{0,24}?(?:开工|开幕|闭幕|启动|成立|揭幕|开始|结束|任命|名单|决定|开园|开赛|通过)(?:[，。；]|$)")
_TITLE_SPEAKER = re.compile(r"《([^《》]+)》(?:（[^（）]{1,16}）)?(?:还|也|则|同时|中|要|明确|首次|进一步)*$")
_TOLD = re.compile(rf"(?:^|(?<=[，。；”]))(?:被)?(?P<who>{_R}|[他她])[^，。；：“”]{{0,20}}(?P<verb>：)“")
_OWN_BODIES = frozenset({"全会", "大会", "委员长会议", "主席会议"})  # bodies that speak by this name; 本次会议 is 会议
_NAMING = frozenset("简名职号统俗通自堪人")  # 以下简称, 名称, 人称: no verbs of speech
_WEAK = frozenset(
    {"希望", "建议", "说", "称", "认为", "要求", "宣布"}
)  # these count with a carried subject only where they open a sentence
_ANSWER = re.compile(rf"^({_R})[：:]")


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution: who (start, stop in the article or a name), the verb’s span, where what is said begins."""

    speaker: str
    person: str | None
    verb: str
    said_from: int
    at: int  # where the attribution begins in the article: the previous utterance ends there
    rule: str


@lru_cache(maxsize=1)
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row[0]: row[1] for row in rows("speech_verbs", ("word", "note"))}
    longest_first = sorted(table, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, longest_first))), table


def find_statements(
    prepared: PreparedArticle, rosters: tuple[Roster, ...], organisations: tuple[OrganisationMention, ...]
) -> tuple[Statement, ...]:
    """The attributed utterances of an article."""
    reader = _Reader(prepared, rosters)
    found = reader.read()
    ends = _paragraph_ends(prepared.folded)
    statements = []
    for this, following in zip_longest(found, found[1:]):
        stop = next(end for end in ends if end >= this.said_from)
        if this.rule == "answer":
            stop = reader.answer_end(this.said_from)
        if following is not None:
            stop = min(stop, max(following.at, this.said_from + 1))
        said = (
            prepared.article.text[this.said_from : stop].strip("，。；：”“ \n")
            if this.rule != "quote-first"
            else prepared.article.text[this.said_from : stop]
        )
        said = (_first_quotation(said) if this.rule == "quote-first" else said).strip()
        if len(said) < 2:
            continue
        evidence = Evidence(min(this.at, this.said_from), max(stop, this.at + 1), this.rule)
        statements.append(Statement(this.speaker, this.verb, said, (evidence,), this.person))
    return tuple(statements)


def _first_quotation(said: str) -> str:
    """Without the words of the reporter behind the closing mark, unless a second quotation goes on: “甲”他说，“乙”."""
    depth = 1
    for i, char in enumerate(said):
        depth += (char == "“") - (char == "”")
        if depth == 0:
            return said if "“" in said[i:] else said[:i]
    return said


def _paragraph_ends(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r"\n", text)] + [len(text)]


class _Reader:
    """Reads the sentences of one article in order and remembers the last subject."""

    def __init__(self, prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> None:
        self._prepared = prepared
        self._rosters = rosters
        self._subject: tuple[str, str | None] | None = None  # speaker, person
        self._person: str | None = None
        self._interview = bool(re.search(r"(?:^|\n)(?:记者|问|主持人)[：:]", prepared.folded))

    def read(self) -> list[_Found]:
        found: list[_Found] = []
        paragraph = -1
        for sentence in self._prepared.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
            inside = [r for r in self._rosters if sentence.start <= r.start and r.stop <= sentence.stop]
            clause = typed(self._prepared.folded, sentence.start, sentence.stop, inside)
            found += self._sentence(sentence, clause)
            self._remember(clause)
        return found

    def answer_end(self, start: int) -> int:
        following = re.compile(r"\n[^，。；：\n]{1,12}[：:]").search(self._prepared.folded, start)
        return following.start() if following else len(self._prepared.folded)

    # ------------------------------------------------------------ one sentence

    def _sentence(self, sentence: Sentence, clause: TypedText) -> list[_Found]:
        answer = _ANSWER.match(clause.text)
        starts_paragraph = sentence.start == 0 or self._prepared.folded[sentence.start - 1] == "\n"
        if answer and starts_paragraph and self._interview:
            name = self._name(clause, 0)
            return [_Found(name, name, "：", clause.span(answer.end(), answer.end())[0], sentence.start, "answer")]
        if self._is_heading(sentence):
            return []
        quoted = self._quote_first(sentence, clause)
        if quoted:
            return [quoted]
        return self._verbs_of(clause) or self._told(clause)

    def _is_heading(self, sentence: Sentence) -> bool:
        """A line of its own without an end mark is a heading inside the body; the text under it says the same in full."""
        text, end = self._prepared.folded, sentence.stop
        whole_line = (sentence.start == 0 or text[sentence.start - 1] == "\n") and (end == len(text) or text[end] == "\n")
        line = text[sentence.start : end]
        return whole_line and 0 < sentence.start and len(line) <= 40 and not re.search(r"[。！？，：”…]", line)

    def _told(self, clause: TypedText) -> list[_Found]:
        """Words in quotation marks after a colon, without a verb of speech: 老人摆摆手：“…”"""
        match = _TOLD.search(clause.text)
        if match is None:
            return []
        person = self._name(clause, match.start("who")) if match["who"] == _R else self._person
        if person is None:
            return []
        said = clause.span(match.end(), match.end())[0] if match.end() < len(clause.text) else None
        if said is None:
            return []
        return [_Found(person, person, "：", said, clause.span(match.start(), match.start())[0], "told")]

    def _quote_first(self, sentence: Sentence, clause: TypedText) -> _Found | None:
        match = _QUOTED_FIRST.search(clause.text)
        if match is None or "“" not in clause.text[: match.start()]:
            return None
        depth_start = self._outer_quote(clause.text, match.start())
        person = self._name(clause, match.start("who")) if match["who"] == _R else self._person
        if person is None:
            return None
        return _Found(person, person, match["verb"], clause.span(depth_start + 1, depth_start + 1)[0], sentence.start, "quote-first")

    @staticmethod
    def _outer_quote(text: str, closing: int) -> int:
        depth = 0
        for i in range(closing, -1, -1):
            depth += (text[i] == "”") - (text[i] == "“")
            if depth == 0:
                return i
        return text.find("“")

    def _verbs_of(self, clause: TypedText) -> list[_Found]:
        pattern, notes = _verbs()
        text = clause.text
        inside = _quoted(text)
        found: list[_Found] = []
        for match in pattern.finditer(text):
            if match.start() in inside or not self._speaks(text, match, notes[match[0]]):
                continue
            begin = _clause_start(text, match.start())
            carried = begin == match.start()
            if found and (carried or not self._own_subject(text, begin, match.start())):
                continue  # inside what is being said
            if carried and begin > 0 and text[begin - 1] not in "，；":
                continue
            if carried and match[0] in _WEAK and self._nearest(clause, match.start()) is None:
                continue  # 希望双方…: at the head of a sentence it goes on with what is being said
            subject = self._subject_of(clause, begin, match.start())
            if subject is None:
                continue
            speaker, person = subject
            said = self._said_from(text, match)
            while said < len(text) and text[said] in "，：:“ ":
                said += 1
            if said >= len(text):
                continue
            rule = "carried-subject" if carried else "attribution"
            found.append(_Found(speaker, person, match[0], clause.span(said, said)[0], clause.span(begin, begin)[0], rule))
        return found

    @staticmethod
    def _said_from(text: str, match: re.Match[str]) -> int:
        """Where what is said begins: behind an addressee (叮嘱随行人员，…) or the noun of 提出三点建议：…"""
        more = (_ADDRESSEE if match[0] in _ADDRESSED else _ANNOUNCED).match(text, match.end())
        return more.end() if more else match.end()

    @staticmethod
    def _speaks(text: str, match: re.Match[str], note: str) -> bool:
        after = text[match.end() : match.end() + 8]
        if match[0] == "称" and text[match.start() - 1 : match.start()] in _NAMING:
            return False
        if text[match.start() - 1 : match.start()] == "》" and match[0] in ("明确", "提出"):
            return bool(after)
        if not after or _AFTER_NO.match(after):
            return False
        if after[0] in "，：:“" or _ANNOUNCED.match(text, match.end()):
            return True
        if match[0] == "宣布" and _OPENING.match(text, match.end()) or match[0] in ("建议", "要求") and after[0] in "和与提工办落并":
            return False
        return note == "direct" and after[0] not in "、。；）”"

    def _own_subject(self, text: str, begin: int, verb: int) -> bool:
        """Does the clause have a subject of its own: a person, a meeting? What else stands inside an utterance is part of it."""
        return text[begin : begin + 1] == _R or (
            bool(re.match(rf"(?:{_BODY}|[他她])", text[begin:verb])) and text[begin - 1 : begin] in "；。"
        )

    def _subject_of(self, clause: TypedText, begin: int, verb: int) -> tuple[str, str | None] | None:
        text = clause.text
        if begin == verb:
            return self._nearest(clause, verb) or self._subject
        phrase = text[begin:verb]
        phrase = phrase[len(m[0]) :] if (m := _LEAD.match(phrase)) else phrase
        title = _TITLE_SPEAKER.search(phrase)
        if title and not re.match(r"按照?|根据|依[据照]|围绕|落实|对照|为|据|到", phrase):
            return title[1], None
        if "《" in phrase:
            return None
        if _R in phrase:
            joint = self._joint(clause, begin, verb)
            if joint:
                return joint, None
            position = begin + text[begin:verb].rindex(_R)
            after = text[position + 1 : verb]
            if not re.search(r"[的将把]$|，", after):
                name = self._name(clause, position)
                return name, name
        stripped = _MODIFIERS.sub("", phrase)
        if not stripped:
            return self._nearest(clause, begin) or self._subject
        stripped = re.sub(r"^被(?=[他她]$)", "", stripped)
        if stripped in _PRONOUN:
            near = self._nearest(clause, begin)
            if near and near[1]:
                return near
            return (self._person, self._person) if self._person else None
        body = re.search(rf"(?:{_BODY})$", stripped)
        if body and len(stripped) <= 6:
            return stripped if stripped in _OWN_BODIES else body[0], None
        if _NO_SPEAKER.search(stripped) or len(stripped) > 30 or len(stripped) < 2 or re.search(r"[，。；\d]$", stripped):
            return None
        start = clause.span(begin, begin)[0] + (clause.text[begin:verb].index(stripped) if stripped in clause.text[begin:verb] else 0)
        return self._prepared.article.text[start : start + len(stripped)] if _R not in stripped else stripped, None

    def _nearest(self, clause: TypedText, before: int) -> tuple[str, str | None] | None:
        """The subject of an earlier clause of the sentence: 会议听取了…汇报，强调要…"""
        text = clause.text
        best: tuple[str, str | None] | None = None
        for match in re.finditer(rf"(?:^|(?<=[，；]))(?:[^，；{_R}]{{0,16}}?)({_R}|{_BODY})", text[:before]):
            if match[1] == _R:
                name = self._name(clause, match.start(1))
                best = (name, name)
            elif best is None or best[1] is None:
                best = (match[1], None)
        return best

    def _joint(self, clause: TypedText, begin: int, verb: int) -> str | None:
        """Several who speak as one, as the text has them: 甲和乙共同宣布, 甲、乙等领导人表示."""
        match = re.search(rf"{_R}(?P<rest>等[^，。；的]{{0,12}}?|)(?=(?:共同|一致|纷纷|均|都)*$)", clause.text[begin:verb])
        if match is None:
            return None
        roster = clause.mentions[begin + match.start()]
        assert isinstance(roster, Roster)
        names = roster.members
        together = match["rest"] or re.search(r"(?:共同|一致)$", clause.text[begin:verb])
        if len(names) < 2 or not together:
            return None
        return self._prepared.article.text[names[0].person.start : names[-1].person.stop] + match["rest"]

    def _name(self, clause: TypedText, position: int) -> str:
        roster = clause.mentions[position]
        assert isinstance(roster, Roster)
        return roster.members[-1].person.name

    def _remember(self, clause: TypedText) -> None:
        for match in re.finditer(rf"(?:^|(?<=[，；。：]))[^，；。{_R}]{{0,14}}({_R}|{_BODY})", clause.text):
            if match[1] == _R:
                name = self._name(clause, match.start(1))
                self._subject, self._person = (name, name), name
                return
            if match.start() == 0:
                self._subject = (match[1], None)
                return


def _clause_start(text: str, position: int) -> int:
    """Where the clause of a verb begins: after the last ， ； ： or closing quotation mark before it."""
    start = max(text.rfind(mark, 0, position) for mark in "，；：。！？") + 1
    if text[start : start + 1] == "”":
        start += 1  # “…。”市长说
    open_title = text.rfind("《", 0, start)
    if open_title > text.rfind("》", 0, start) and text.find("》", start, position) >= 0:
        return _clause_start(text, open_title) if open_title else 0  # 《忠诚履职，稳中求进》提出
    return start


def _quoted(text: str) -> set[int]:
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
