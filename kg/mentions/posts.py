"""Posts to the left of a name: 区委副书记、区长⟨佟景川⟩.

In:  folded text and the position where a name may begin.    Out: the post segments that end there, left to right.

A post is a stretch that ends with a title head (书记, 局长, 董事长 …). Its left border is punctuation or a word that cannot be part of a post
(受, 由, 的, 会见 …); 和 and 与 inside organ names (发展和改革局) are protected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from kg.lexicon.tables import EndMatcher, WordMatcher, words
from kg.mentions.countries import countries_in, country_at
from kg.mentions.names import surname_length
from kg.model import TenureStatus, Token

_HARD = "◎●▲■□◆★，。；：！？“”‘’（）()《》\n… 　"
_PROTECTED = re.compile(
    "发展和改革|人力资源和社会保障|住房和城乡建设|自然资源和规划|文化和旅游|工业和信息化|经济和信息化|民族和宗教|卫生和计划生育|农业和农村|"
    "交通和|科技和|体育和|商务和|文化和|社会工作和|宣传和|教育和|环境和|监察和|法律和|监督和|对外|民族与宗教|前线|前湾|前海|日报|日照|上海|上饶|上合|"
    "(?:分管|主持|负责)(?:[日常各项机关行政业务]{0,4})工作的|经济与财政|经济和财政|财政与|财政和|贸易和|贸易与|中国与|阿拉伯和|波斯尼亚和|特立尼达和|常务|公共|人民共和国|共和国|党的建设|外交和"
)
_STATUS = (
    (re.compile(r"(?:原任?|前任?|时任|曾任|已故)$"), "former"),
    (re.compile(r"(?:代理?)$"), "acting"),
    (re.compile(r"(?:候任|拟任)$"), "nominee"),
)
_HELD_BY_ANOTHER = re.compile(r"[\u4e00-\u9fff]{2}(?<![现原前时曾历拟新首])(?:任|担任|兼任|当选|当选为)$")
_COUNTED = re.compile(r"等(?:\d{1,3}|[两几多各数])[位名]")
_PARTING = re.compile(r"(?:原任?|前任?|时任|新任|候任|已故)$")
_ORGAN_END = re.compile(r"(?:[局委部厅院会署办组府行队团社台馆站校省市区县州]|中心|公司|集团|大学|研究所|党委)$")
_STATUS_WORD = re.compile(r"原任?|前任?|时任|代理?|拟任|候任|现任")
MAX_CHAIN = 12  # posts of one person; more stand only in hostile text
MAX_POST = 45  # characters; longer stretches are sentences


@dataclass(frozen=True, slots=True)
class Post:
    """A post segment [start, stop) of the text; ``head`` is the length of its title head."""

    start: int
    stop: int
    head: int
    status: TenureStatus = "current"
    organ: tuple[int, int] | None = None  # where a status word parts it from the title: ⟨县人大常委会⟩原副主任


@lru_cache(maxsize=1)
def _heads() -> EndMatcher:
    return EndMatcher(words("title_heads"))


@lru_cache(maxsize=1)
def _stops() -> tuple[WordMatcher, int]:
    stops = words("post_stops")
    return WordMatcher(stops), max(map(len, stops))


def head_ending_at(text: str, stop: int) -> int:
    """The length of the longest title head that ends at ``stop``; 0 for none."""
    return _heads().at(text, stop)


def posts_ending_at(text: str, stop: int, nouns: frozenset[int] = frozenset()) -> tuple[Post, ...]:
    """The posts whose last one ends at ``stop``, in the order of the text: 区委副书记、统战部部长 gives two.

    ``nouns`` are the positions inside nouns of several characters, where no single-character word can stand (同 in 同学会).
    """
    found: list[Post] = []
    while len(found) < MAX_CHAIN:
        candidate = text.endswith("候选人", 0, stop)
        head = head_ending_at(text, stop - len("候选人") if candidate else stop)
        if not head:
            break
        stop = stop - len("候选人") if candidate else stop  # 副市长候选人、市政府党组成员凌志云
        floor = _border(text, stop - head)
        start = _trimmed(text, floor, stop - head, nouns)
        if found and (_HELD_BY_ANOTHER.search(text[floor:start]) or _COUNTED.search(text[floor:stop])):
            break  # 区长甲任组长、⟨副区长⟩乙; 甲、乙等5位委员，⟨教授⟩丙
        status, stop_of_title = _status(text, start, stop)
        status = "nominee" if candidate else status
        organ = _organ_before(text, floor, start, nouns)
        found.append(Post(stop_of_title, stop, head, status, organ))
        if organ:
            start = organ[0]
        if start > floor and _STATUS_WORD.fullmatch(text[floor:start]):
            start = floor  # 区委副书记、代⟨区长⟩: the chain goes on before 代
        if start > floor or start == 0 or text[start - 1] not in "、，兼":
            break
        if text[start - 1] == "，" and not head_ending_at(text, start - 1):
            break
        stop = start - 1
    return tuple(reversed(found))


def _organ_before(text: str, floor: int, start: int, nouns: frozenset[int]) -> tuple[int, int] | None:
    """The organ or country that a status word parts from its title: ⟨乌拉圭⟩前总统, ⟨县人大常委会⟩原副主任, ⟨伊朗⟩新任驻沙特大使."""
    word = _PARTING.search(text[floor:start])
    if word is None:
        return None
    stop = floor + word.start()
    begin = _trimmed(text, floor, stop, nouns)
    named = begin < stop and (all(i in nouns for i in range(begin, stop)) or _ORGAN_END.search(text[begin:stop]) is not None)
    return (begin, stop) if named and stop - begin >= 2 else None


def _border(text: str, position: int) -> int:
    """Leftwards to the punctuation before a post, at most MAX_POST characters."""
    floor = max(0, position - MAX_POST)
    depth = 0
    while position > floor:
        char = text[position - 1]
        if char in "）)”" and depth == 0 and _short_bracket(text, position):
            depth += 1
        elif char in "（(“" and depth:
            depth -= 1
        elif depth == 0 and (char in _HARD or char in "、" or (char == "兼" and head_ending_at(text, position - 1))):
            return position
        position -= 1
    return position


def _short_bracket(text: str, position: int) -> bool:
    """Does a bracket that closes before ``position`` belong to the organ: 工委（区委）书记, “突破”指挥部主任?"""
    return re.search(r"[（(“][^（）()“”，。、]{1,12}[）)”]$", text[max(0, position - 14) : position]) is not None


def _trimmed(text: str, start: int, head_start: int, nouns: frozenset[int]) -> int:
    """Cut what stands before the post and is no part of it: 受县委⟨常委…⟩ begins after 受."""
    stops, _ = _stops()
    protected = {i for m in _PROTECTED.finditer(text, max(0, start - 4), head_start + 4) for i in range(*m.span())}
    protected.update(i for span in countries_in(text, start, head_start) for i in range(*span))  # 也门, 阿尔及利亚
    best = start
    position = start
    while position < head_start:
        length = 0 if position in protected else stops.at(text, position)
        if position == start and _INVITED.match(text, position):
            length = 1  # 应|国家主席…邀请
        if length == 2 and text.startswith("当选总统", position):
            length = 0  # 美国当选总统
        if length == 1 and not _is_word(text, position, nouns):
            length = 0
        if length > 1 and text[position + length : position + length + 1] in tuple("组员团队站所办处院室党"):
            length = 0  # 巡回指导组副组长
        if length and position + length <= head_start:
            best = position = position + length
        else:
            position += 1
    return best


def _is_word(text: str, position: int, nouns: frozenset[int]) -> bool:
    """Is the single character a word of its own there, and not part of a name of an organ?"""
    char = text[position]
    if char in "和与及同" and text[position - 1 : position] in ("", "，", "。", "；", "并", "在", "将", "曾", "我", "他", "她"):
        return True  # 访问莫斯科，与俄罗斯副总理…
    if char in "和与" and _OFFICE.match(text, position + 1):
        return True  # 我和县长…, not 和县|长
    if char in "同与和" and _HEAD_OF_STATE.match(text, position + 1):
        return True  # 根据前线形势与⟨俄总统⟩讨论
    if char in "和与" and _within_organ(text, position):
        return False
    if position in nouns and char not in _ALWAYS_WORDS and not (char == "及" and _after_name(text, position)):
        return False  # 致公党
    if char == "同" and text[position + 1 : position + 2] in "学乡业仁心济胞":
        return False  # 欧美同学会
    if char in "和与及经上时因":
        return _after_name(text, position)  # 裕和船务总裁, 低空经济协会会长
    if char == "日":
        return text[position - 1 : position].isdigit()
    if char in "前原":
        return _VILLAGE.match(text, position + 1) is None  # 前梁村党支部书记
    return True


def _within_organ(text: str, position: int) -> bool:
    """Does 和 join two fields of one organ abroad: 欧盟外交⟨与⟩安全政策高级代表, 俄罗斯总统能源发展战略⟨和⟩生态安全委员会秘书长?"""
    before = text[max(0, position - _ORGAN_REACH) : position]
    owners = [*countries_in(before, 0, len(before)), *(match.span() for match in _UNIONS.finditer(before))]
    if not owners or country_at(text, position + 1):
        return False
    field = before[max(stop for _, stop in owners) :].removeprefix("总统")
    return 2 <= len(field) <= 8 and not any(head_ending_at(field, i) for i in range(2, len(field) + 1)) and "·" not in field


_ORGAN_REACH = 16
_UNIONS = re.compile(r"欧盟|联合国|世界|国际|非盟|东盟")
_OFFICE = re.compile(r"[省市区县镇乡州旗](?:委书记|长)")
_HEAD_OF_STATE = re.compile(r"(?:[俄美英法德日韩印乌以伊巴土埃]|[\u4e00-\u9fff]{2,6}?)(?:国家主席|总统|总理|首相|国王|外长)")
_ALWAYS_WORDS = "由受让被请的是在会任同了为将"
_INVITED = re.compile(r"应(?=国家主席|中国|中共|(?!急)[^，。；]{2,12}(?:主席|总统|总理|首相|国王|议长|书记))")
_VILLAGE = re.compile(r"[\u4e00-\u9fff]{0,2}[村庄屯镇乡]")
_NAMED_BEFORE = re.compile(r"(?:^|[，。；、\n：])([\u4e00-\u9fff]{2,4})$|·[\u4e00-\u9fff]{1,6}$")


def _after_name(text: str, position: int) -> bool:
    """May a name end before ``position``: is there a title within a few characters before it, or a name that opens the clause?"""
    before = text[max(0, position - 8) : position]
    if not before or any(head_ending_at(before, i) and before[i] not in "兼、，" for i in range(2, len(before))):
        return True
    named = _NAMED_BEFORE.search(before)
    return named is not None and (named[1] is None or (surname_length(named[1], 0) > 0 and not country_at(named[1], 0)))


def _status(text: str, start: int, stop: int) -> tuple[TenureStatus, int]:
    """The status word written into or before the segment: 代区长 -> acting, 区长; 原县政协主席 -> former."""
    inside = re.match(r"(?:原任?|前任?|时任|代理(?=[省市区县镇乡州局院检])|代(?=[省市区县镇乡州局院检])|拟任|候任)", text[start:stop])
    if inside and inside.end() < stop - start:
        word = inside[0]
        status: TenureStatus = "acting" if word.startswith("代") else "nominee" if word in ("拟任", "候任") else "former"
        return status, start + inside.end()
    for pattern, name in _STATUS:
        if pattern.search(text[max(0, start - 3) : start]):
            return ("acting" if name == "acting" else "nominee" if name == "nominee" else "former"), start
    return "current", start


def nouns_of(tokens: tuple[Token, ...]) -> frozenset[int]:
    """The positions inside nouns of several characters."""
    spans = (range(start, stop) for start, stop, _, tag in tokens if stop - start > 1 and tag[:1] in "najbl" and tag[:2] != "nr")
    return frozenset(chain.from_iterable(spans))


def organ_start(text: str, head: int, floor: int, nouns: frozenset[int]) -> int:
    """Where the name of an organ begins whose last word begins at ``head``; not before ``floor``."""
    start = max(floor, _border(text, head))
    return _trimmed(text, start, head, nouns)


def title_begins_at(text: str, position: int) -> bool:
    """Does a title head begin here, as in 教育局⟨局长⟩, 党委⟨副书记⟩?"""
    length = _heads_matcher().at(text, position)
    return length >= 2 and text[position : position + length] not in ("发言人", "负责人")  # unnamed: the organ itself speaks


@lru_cache(maxsize=1)
def _heads_matcher() -> WordMatcher:
    return WordMatcher(words("title_heads"))
