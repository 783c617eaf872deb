"""Who speaks: the subject of a verb of speech.

In:  a typed clause, the words of the article.    Out: a Subject (named, unnamed, a pronoun, carried over) or None.

The clause is read from the verb backwards: what stands between subject and verb (日前, 在会上, 就…, 笑着) is taken off piece by piece,
what is left must end in a person, a title in 《》, or the last word of somebody who speaks (``speaker_heads.tsv``: 负责人, 国防部, 报告).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from kg.facts.adverbials import (
    MOST_ADVERBIALS,
    begins_no_subject,
    begins_with_attribute,
    head_kind,
    without_act,
    without_adverbial,
    without_lead,
)
from kg.facts.unknown_names import UnknownNames
from kg.model import PreparedArticle, Roster, Token
from kg.text.typed import TYPES, TypedText

ROSTER = TYPES["R"]
LONGEST_CLAUSE = 400  # characters looked back for the start of a clause; keeps the time linear
_LONGEST_SPEAKER = 45  # characters; 联合国巴勒斯坦被占领土和以色列问题独立国际调查委员会 has thirty
_MOST_WORDS = 12  # looked at for the subject that opens a clause
_NEAR_ROSTER = re.compile(rf"[^，；{ROSTER}]{{0,16}}?{ROSTER}")
_NOT_BEFORE_SUBJECT = re.compile(r"[同与和对向给由为被把将在]")  # 我同拉赫蒙总统举行…: he is not the subject
_PREDICATE = re.compile(
    r"首次|高度|积极|热烈|充分|强烈|普遍|纷纷|一致|部署|启动|印发|发布|发表|下发|开展|召开|举行"
)  # 高度评价 is a noun to the segmenter
_DATED = re.compile(r"\d{1,2}(?:日|月)")  # 欧洲理事会|19日发表声明
_NO_OPENING = re.compile(r"[被给是]|[他她]多次|记者")  # the reporter who learned something says nothing
_PRONOUNS = frozenset({"他", "她", "其"})
_REPORTED = re.compile(r"(?:另|不过，|此外，)?据")  # 据介绍, 据通报: nobody speaks
_OBJECT_OF = re.compile(r"提出|作出|满足|达到|符合|落实|按照|根据|(?:作了?|进行|发出|下发)$")  # 提出殷切希望和明确要求
_AT_MEETING = re.compile(r"(?:^|.*[^，])((?:发布会|座谈会|吹风会|通气会|大会|会议))上$")
_CLOSED = re.compile(r"(?:（[^（）]{1,24}）|”)$")
_SHARE = re.compile(r"\d%|受访|被调查|[一二三四五六七八九]成")  # 66%的受访企业表示 is a result, no utterance
_NEGATED = re.compile(r"(?:来|被|未|没有|没|不|拒绝|从不|无法)$")
_TITLE = re.compile(r"《([^《》]+)》(?:（[^（）]{1,16}）)?(?:报告|白皮书|蓝皮书|一书)?(?:中|要)?$")
# 28日发布的|市场展望报告, 前不久召开的|工作会议: the name is what follows
_RELEASED = re.compile(
    r".{0,24}?(?:发布|公布|发表)的(?:一份|最新)?(?=.*报告$)|(?:刚刚|不久前|前不久)?(?:召开|举行|闭幕|结束|发布)的(?=.{4,}$)"
)
_PIVOT = re.compile(r"(?:请求|要求|敦促|呼吁|授权|允许|迫使|促使)[^，。；]{2,}$")  # 甲请求联邦政府|宣布
_MEMBER = re.compile(r"([\u4e00-\u9fff·]{2,4}?)(?:委员|常委)")
_HOLDING = re.compile(rf"^(?:紧紧|一把|亲切地)?[握拉牵拍抱扶搀指]着?住?[^，。；]{{0,8}}{ROSTER}?的(?:手|胳膊|肩膀|肩)?")
_THIS_ONE = re.compile(r"这[位名]|该(?!国|市|县|区|省|州|机构|公司)")
_HIS_BODY = re.compile(r"(?:下属|麾下|所属)[^，。；]{2,}|(?:竞选|律师|过渡)?(?:政府|内阁|团队|当局|阵营|办公室|基金会)")
_PERCEIVED = re.compile(r"(?:认真|仔细)?(?:听完?|看完?|见到?|听取|听说|得知|望着|看着|面对|握着)了?")
_ANYBODY = frozenset("人员 人士 群众 企业 居民 学生 游客 旅客 单位 部门 机构".split())  # 人员|流动增多
_COURTESY = re.compile(r"(?:常委|委员|代表|同志|先生|女士|一行|书记|主任|市长|区长|县长|总书记|主席|总理|副主席)")  # 徐晓兰常委
_MEETING = re.compile(r"^(?:本次|此次|这次|该)(?=会议|大会|全会)")
_MEDIUM = re.compile(r"(?:新闻|时报|导报|评论|先驱|明星|国家利益|自然|科学|经济学人)$")

Kind = Literal["person", "body", "text", "party", "carried", "pronoun"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to speak, as written; ``person`` is the full name of a named person."""

    name: str
    person: str | None = None
    human: bool = False  # a named person, or one like 一名官员


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb; ``speaker`` is None for a pronoun and where the subject is carried over."""

    kind: Kind
    speaker: Speaker | None = None


def clause_start(text: str, position: int) -> int:
    """Where the clause of a verb begins: after the last ， ； ： or closing quotation mark before it."""
    low = max(0, position - LONGEST_CLAUSE)
    start = max(low - 1, *(text.rfind(mark, low, position) for mark in "，；：。！？")) + 1
    if text[start : start + 1] == "”":
        start += 1  # “…。”市长说
    for opening, closing in ("《》", "（）"):  # 《忠诚履职，稳中求进》提出, 委员会（包括甲，乙）称
        opened = text.rfind(opening, low, start)
        if opened > text.rfind(closing, low, start) and text.find(closing, start, position) >= 0:
            return clause_start(text, opened) if opened else 0
    return start


class SubjectReader:
    """Reads the subjects of the clauses of one article."""

    def __init__(self, prepared: PreparedArticle) -> None:
        self._article = prepared.article.text
        self._tokens = prepared.tokens
        self._stops = [token.stop for token in prepared.tokens]
        self._unknown = UnknownNames(prepared)

    def before(self, clause: TypedText, begin: int, verb: int, *, noun: bool = False) -> Subject | None:
        """The subject of the verb at ``verb`` in the clause that begins at ``begin``; ``noun``: the verb may be a noun as well (要求)."""
        text = clause.text
        if noun and (_REPORTED.match(text, begin) or _OBJECT_OF.search(text[begin:verb])):
            return None
        if (at := _AT_MEETING.fullmatch(text, begin, verb)) and at.start(1) - begin < 6 and ROSTER not in text[begin : at.start(1)]:
            return Subject("body", Speaker(at[1]))  # 发布会上介绍，…
        start, stop = without_lead(text, begin, verb), verb
        if _NEGATED.search(text[start:stop]):
            return None
        stop, acts = self._without_adverbials(clause, start, stop)
        phrase = text[start:stop]
        if not phrase:
            return Subject("carried")
        if phrase in _PRONOUNS:
            return Subject("pronoun")
        if title := _TITLE.search(phrase):
            return self._document(phrase, title)
        if ROSTER in phrase:
            return self._roster(clause, start, stop, noun=noun)
        found = self._unnamed(clause, start, stop, noun=noun, acts=acts)
        if found is None and not noun and re.match("[^，。；：]{1,4}[，：]", text[verb : verb + 6]):
            return self.of_clause(clause, begin, verb)  # 委员们|审议报告时认为，…
        return found

    def of_clause(self, clause: TypedText, begin: int, limit: int) -> Subject | None:
        """The subject that opens a clause, before its verb: 国际人士|积极评价…, 习近平主席|祝贺…."""
        text = clause.text
        start = without_lead(text, begin, limit)
        roster = _NEAR_ROSTER.match(text, start, limit)
        if roster and not self._in_predicate(clause, start, roster.end() - 1):
            name = self.name(clause, roster.end() - 1)
            return Subject("person", Speaker(name, name, human=True))
        return self._opening(clause, start, limit)

    def _in_predicate(self, clause: TypedText, start: int, position: int) -> bool:
        """Whether a person at a position is no subject: 我同甲举行会谈, 刚方钦佩甲."""
        before = clause.text[start:position]
        if _PERCEIVED.match(before):
            return True  # 听了甲的担忧，他表示
        if before.endswith("的"):
            return False  # 出席会议的甲
        first, last = bisect_left(self._stops, clause.starts[start] + 1), bisect_left(self._stops, clause.starts[position] + 1)
        verbs = any(token.tag == "v" and len(token.word) > 1 for token in self._tokens[first:last])
        return verbs or _NOT_BEFORE_SUBJECT.search(before) is not None

    def _opening(self, clause: TypedText, start: int, limit: int) -> Subject | None:
        """The unnamed subject that ends where a verb, an adverb or a preposition begins."""
        first = bisect_left(self._stops, clause.starts[start] + 1)
        attribute = False  # a verb stands inside: 来自…的科学家
        for index in range(first, min(first + _MOST_WORDS, len(self._tokens) - 1)):
            stop = clause.at(self._tokens[index].stop)
            if stop >= limit:
                break
            following = self._tokens[index + 1].tag  # 深入 is an adjective to the segmenter
            dated = following == "m" and _DATED.match(clause.text, stop)
            if dated or following[:1] in ("v", "d", "p") or following in ("t", "ad", "a") or _PREDICATE.match(clause.text, stop):
                end, _ = self._without_adverbials(clause, start, stop)
                if _NO_OPENING.search(clause.text, start, end):
                    return None
                phrase = clause.text[start:end]
                found = self._unnamed(clause, start, end, noun=True)
                if phrase in _ANYBODY:
                    return None
                if found is not None and (not attribute or "的" in phrase or head_kind(phrase) == "person"):
                    return found if found.kind in ("person", "body", "text") else None
            attribute = attribute or self._tokens[index].tag == "v"
        return None

    def name(self, clause: TypedText, position: int) -> str:
        """The last person of the roster at a position."""
        roster = clause.mentions[position]
        assert isinstance(roster, Roster)
        return roster.members[-1].person.name

    # ------------------------------------------------------------ what is taken off

    def _without_adverbials(self, clause: TypedText, start: int, stop: int) -> tuple[int, bool]:
        """Where the subject ends, and whether an act of speech (发布报告|称) stood behind it."""
        acts = False
        for _ in range(MOST_ADVERBIALS):
            phrase = clause.text[start:stop]
            if not phrase:
                break
            if (act := without_act(phrase)) is not None:
                acts, stop = True, start + act
            elif (shorter := without_adverbial(phrase)) is not None:
                stop = start + shorter
            elif (
                not phrase.endswith(ROSTER)
                and not head_kind(phrase)
                and (adverb := self._adverb_before(clause.starts[stop])) <= stop - start
                and adverb
            ):
                stop -= adverb
            else:
                break
        return stop, acts

    def _adverb_before(self, position: int) -> int:
        """The length of the adverb that ends at a position, as the segmenter tags it (笑着 and 深情地 are two words); 0 when none does."""
        token = self._token_before(position)
        if token is None:
            return 0
        if token.tag in ("d", "ad", "vd", "t"):
            return len(token.word)
        before = self._token_before(token.start) if token.tag in ("uv", "uz") else None
        return len(token.word) + len(before.word) if before else 0

    def _token_before(self, position: int) -> Token | None:
        index = bisect_left(self._stops, position)
        return self._tokens[index] if index < len(self._stops) and self._stops[index] == position else None

    # ------------------------------------------------------------ what is left

    @staticmethod
    def _document(phrase: str, title: re.Match[str]) -> Subject | None:
        """《意见》提出 is said by the document, 日本《读卖新闻》报道 by a paper."""
        before = phrase[: title.start()]
        if begins_no_subject(phrase) or (len(before) > 16 and not before.endswith("的")):
            return None
        medium = head_kind(title[1]) == "body" or _MEDIUM.search(title[1])
        return Subject("text", Speaker(before + title[1] if medium else title[1]))

    def _roster(self, clause: TypedText, start: int, stop: int, *, noun: bool) -> Subject | None:
        text = clause.text
        position = text.rindex(ROSTER, start, stop)
        first = text.index(ROSTER, start, stop)
        if _HOLDING.search(text[first + 1 : stop]) or (position == first + 1 and self._article[clause.starts[position]] in "对向同跟"):
            position = first  # 甲握着乙的手说, 甲|对县水利局局长乙|说
        rest = "" if position < text.rindex(ROSTER, start, stop) else text[position + 1 : stop]
        if joint := self._joint(clause, position, stop):
            return Subject("person", Speaker(joint))
        if _PIVOT.search(rest):
            return None
        if re.search(r"[的将把]|，", rest) and not _HOLDING.search(rest):
            return None if re.search(r"[将把]", rest) else self._unnamed(clause, start, stop, noun=noun)
        if (
            begins_no_subject(text, start)
            or (noun and rest and not _COURTESY.fullmatch(rest))
            or re.search(r"(?:^|[^任])以|[与和同]我", text[start:position])
        ):
            return None
        if _HIS_BODY.fullmatch(rest):
            return self._unnamed(clause, start, stop, noun=noun)  # 甲政府, 甲下属武装派别
        name = self.name(clause, position)
        return Subject("person", Speaker(name, name, human=True))

    def _joint(self, clause: TypedText, position: int, stop: int) -> str | None:
        """Several who speak as one, as the text has them: 甲和乙共同宣布, 甲、乙等领导人表示."""
        roster = clause.mentions[position]
        assert isinstance(roster, Roster)
        names = roster.members
        rest = clause.text[position + 1 : stop]
        together = re.match(r"[，。；]?(?:共同|一致|均|都|分别|纷纷)", clause.text[stop : stop + 4])
        if rest.startswith("等") and len(rest) <= 14 and "的" not in rest:
            return self._article[names[0].person.start : names[-1].person.stop] + rest
        return self._article[names[0].person.start : names[-1].person.stop] if len(names) > 1 and together and not rest else None

    def _unnamed(self, clause: TypedText, start: int, stop: int, *, noun: bool, acts: bool = False) -> Subject | None:
        text = clause.text
        phrase = text[start:stop]
        if released := _RELEASED.match(phrase):
            start, phrase = start + released.end(), phrase[released.end() :]
        if acts and (member := _MEMBER.fullmatch(phrase)):
            return Subject("person", Speaker(member[1], human=True))  # 演觉委员|发言说
        short = _CLOSED.sub("", phrase)
        if not 1 < len(phrase) <= _LONGEST_SPEAKER or _SHARE.search(phrase) or re.search(r"[。；]", phrase):
            return None
        kind = head_kind(short)
        named = kind is None and self._proper(clause, stop)
        if named:
            kind = "body"
        if kind is None and phrase.endswith("”") and "“" in phrase:
            kind = head_kind(phrase[: phrase.rindex("“")])  # 武装派别“卡桑旅”
        if re.fullmatch("[小老][\u4e00-\u9fff]", phrase):
            return Subject("person", Speaker(phrase, human=True))  # 老陈说
        if kind is None and not acts:
            name = self._unknown.name(clause, start, phrase)
            return Subject("person", Speaker(name, human=True)) if name else None
        kind = kind or "body"  # 市场研究机构捷孚凯|发布报告称
        if begins_no_subject(phrase) or ((noun or named or kind == "text") and self._is_object(clause, start, phrase, kind)):
            return None
        surface = self._article[clause.starts[start] : clause.starts[stop]] if ROSTER in phrase else phrase
        if kind == "person" and _THIS_ONE.match(phrase):
            return Subject("pronoun")  # 这位新任县委书记说
        if kind == "body" and len(phrase) == 2 and phrase[-1] == "方":
            kind = "party"  # 葡方希望…
        return Subject(_KINDS[kind], Speaker(_MEETING.sub("", surface), human=kind == "person"))

    def _proper(self, clause: TypedText, stop: int) -> bool:
        """A country or organisation by name before the verb, as the segmenter tags it."""
        token = self._token_before(clause.starts[stop])
        return token is not None and token.tag in ("ns", "nt") and len(token.word) > 1

    def _is_object(self, clause: TypedText, start: int, phrase: str, kind: str) -> bool:
        """满足群众期待, 提出六方面要求: the words that follow a verb are its object, not a speaker."""
        if ("的" in phrase and not re.match(r"[^的]*了", phrase)) or begins_with_attribute(phrase):
            return False
        index = bisect_left(self._stops, clause.starts[start] + 1)
        first = self._tokens[index] if index < len(self._tokens) else None
        last = bisect_left(self._stops, clause.starts[start + len(phrase)])
        if (
            kind == "text"
            and index < last < len(self._tokens)
            and (self._tokens[last - 1].tag == "v" or self._tokens[last].tag in ("v", "l", "i"))
        ):
            return True  # 面对面|听取意见
        return "了" in phrase or (first is not None and len(first.word) < len(phrase) and first.tag in ("v", "p", "d", "vd", "ad", "c"))


_KINDS: dict[str, Kind] = {"person": "person", "body": "body", "text": "text", "party": "party"}
