"""Names whose surroundings show that they are names.

In:  text, NameReader, tokens.    Out: the names, each with the posts that stand beside it and the rule that found it.

    after-post      区长⟨佟景川⟩, 村民⟨张建国⟩, 曾任区长的⟨佟景川⟩      before-title   ⟨曹卫星⟩常委, ⟨布赫⟩同志
    before-verb     ，⟨吴政隆⟩陪同调研                              bare-list      ⟨潘朝⟩、⟨叶升学⟩、⟨袁伟⟩等13名官兵
    appointing      任命⟨佟立军⟩为…                                dotted         ⟨努尔兰·叶尔肯⟩
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows, words
from kg.mentions.names import HAN, NameReader, is_rare_surname, is_transliteration, surname_length
from kg.mentions.posts import Post, head_ending_at, nouns_of, posts_ending_at
from kg.model import Token

ACTS = re.compile(
    r"(?:同志|先生|女士|一行)?(?:在[^，。；]{1,20}[中上时])?(?:还|也|则|又|均|先后|分别|共同|随后|首先|最后|率先)?"
    r"(?:出席|主持|指出|强调|要求|表示|介绍|认为|提出|说[，：。”]|说$|致辞|讲话|当选|任|不再|告诉|参加|会见|率队|带队|宣读|通报|汇报|坦言|建议|希望|宣布|辞去|"
    r"调研|陪同|列席|回应|透露|呼吁|提醒|叮嘱|勉励|发言|回忆|作[^，。；]{0,6}(?:报告|讲话|发言|说明|演讲|点评)|：)"
)
_APPOINTING = re.compile(
    r"(?:任命|任用|免去|接受|补选|选举|推选|递补[^，。；]{0,20}?(?:委员|常委)|提名|追认|聘任|决定|(?:(?<=\n)|^|(?<=[：；，。]))"
    r"(?=[\u4e00-\u9fff]{2,4}(?:同志|（[^（）]{1,6}）)?(?:为|任|的[^，。]{2,30}职务|不再|，[男女]，))|"
    r"(?:(?<=\n)|^)(?=[\u4e00-\u9fff·]{2,16}(?:，[男女]，|（[^（）]{1,6}）为)))(?:了|：|:)?",
    re.MULTILINE,
)
_NO_NAME = re.compile(
    r"^(?:班子|纪律|马拉松|职务|候选|检查|监督)|"
    r"(?:职务|候选人|同志|先生|女士|主席|书记|部长|会议|工作|代表|委员|干部|群众|人员|单位|部门|企业|公司|集团|精神|中国|全国|[们者会部局厅委办处站所院校厂村镇乡县区市省率])$"
)
_WEAK_HEADS = frozenset(
    [
        "农民",
        "领导人",
        "负责人",
        "领导",
        "成员",
        "上将",
        "中将",
        "少将",
        "评论员",
        "专家",
        "学者",
        "代表",
        "歌手",
        "演员",
        "老板",
        "教师",
        "医生",
        "大户",
    ]
)
_NOT_BEFORE = frozenset(["领导", "领导人", "成员", "委员", "专家", "农民", "负责人", "干事", "学者", "助理", "代表"])
_SHAPED = re.compile(r"[化性型度率类级式量力感]$")
_LEADERS = re.compile(r"(?:省|市|区|县|旗|州|镇|乡|新区|党和国家|[省市区县]委)领导人?")
_WITH_POST = re.compile(r"[和与][^，。；、和与]{2,20}?(?:书记|主任|主席|长|成员|委员)")
_LEFT = re.compile(
    r"(?:^|[，。；：！？”、\n]|据|在|经|图为|图中|有|是|的|与|和|同|跟|对|给|让|请|为|见到|看到|找到|走进|来到|向|由|被|随|听|问|后|前|时)\Z"
)
_THING = re.compile(r"^.方|[感愿称鸡菊坝井界荒河城湖湾港站岛桥村镇县山林海岭门区园寺宫江路街]$")
_HOLDING = re.compile(r"任|当选|当选为")
_NOT_SPLIT = frozenset(
    ["长江", "长城", "长沙", "长春", "长安", "长征", "长治", "长远", "员工", "师生", "师资", "师范", "监管", "书记员"]
)  # 水利部|长江, not 部长|江
_ETHNIC = re.compile(r"^([\u4e00-\u9fff]{2,6})（(?:[男女]，?)?[\u4e00-\u9fff]{1,4}族[^（）]{0,6}）", re.MULTILINE)
_FUNCTION_WORDS = frozenset("从和向关于由将及为同对以在把被让给要会能可就都还也又再")
_CLAUSE = re.compile(r"(?:^|(?<=[，。；：！？”\n、]))[\u4e00-\u9fff]")
_LISTED_AS = re.compile(r"等(?:几位|各位|\d{1,2}[名位])?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name [start, stop) with the posts beside it."""

    start: int
    stop: int
    rule: str
    posts: tuple[Post, ...] = ()


@lru_cache(maxsize=1)
def heads_pattern() -> re.Pattern[str]:
    """Any title head or context noun, the longest first."""
    heads = sorted(words("title_heads") | words("person_context"), key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(map(re.escape, heads)) + ")(?!会(?![上长见员议前后议]))")


class NameFinder:
    """Finds the certain names of one article."""

    def __init__(self, text: str, reader: NameReader, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.reader = reader
        self._tokens = {token.start: token for token in tokens}
        self.nouns = nouns_of(tokens)

    def find(self) -> Iterator[Name]:
        """All certain names, not in order; two may share a start."""
        titled: dict[int, Name] = {}
        for name in self._before_titles():
            titled.setdefault(name.posts[0].start, name)
        yield from titled.values()
        yield from self._after_posts(titled)
        yield from self._before_acts()
        yield from self._in_phrases()
        yield from self._lists()
        yield from self._after_appointing()
        yield from self._dotted()

    # ------------------------------------------------------------ beside a title

    def _after_posts(self, titled: dict[int, Name]) -> Iterator[Name]:
        text = self.text
        whole = [t for t in self._tokens.values() if t.tag in ("ns", "nt", "nz", "n", "v") and (len(t.word) > 2 or t.word in _NOT_SPLIT)]
        inside = {i for t in whole for i in range(t.start + 1, t.stop)}
        for match in heads_pattern().finditer(text):
            start = match.end()
            if start in inside:
                continue  # 水利部|长江, 大使|馆
            if match.start() in titled or not start < len(text):
                continue
            posts = posts_ending_at(text, start, self.nouns)
            if text[start] == "的" and posts and _HOLDING.search(text[max(0, posts[0].start - 3) : posts[0].start]):
                start += 1  # 曾任县政协主席的⟨阚道远⟩
            elif text[start] == "：" and match[0] == "联系人":
                start += 1
            if not start < len(text) or not HAN.match(text[start]) or (head_ending_at(text, start + 1) and not surname_length(text, start)):
                continue
            foreign = not posts or _foreign_post(text[posts[-1].start : posts[-1].stop])
            stop = self.reader.read(start, foreign=foreign)
            strong = bool(posts) and (match[0] not in _WEAK_HEADS or _LEADERS.fullmatch(text[posts[-1].start : posts[-1].stop]) is not None)
            if stop is not None and self.plausible(start, stop, expected=strong):
                yield Name(start, stop, "after-post" if posts else "after-context", posts)

    def _before_titles(self) -> Iterator[Name]:
        """习近平总书记, 曹卫星常委; keyed by where the title begins. 布赫同志 has no post."""
        text = self.text
        for position, token in self._tokens.items():
            stop: int | None = token.stop
            if not (token.tag.startswith("nr") and len(token.word) >= 2 and surname_length(text, position)):
                if token.tag[:2] != "nr" or not _CLAUSE.match(text, position):
                    continue
                stop = self.reader.read(position)
            if stop is None or not self.plausible(position, stop, expected=False):
                continue
            head = heads_pattern().match(text, stop)
            if head and head[0] in words("title_heads") and head[0] not in _NOT_BEFORE:
                yield Name(position, stop, "before-title", (Post(stop, head.end(), head.end() - stop),))

    def _before_acts(self) -> Iterator[Name]:
        """A name at the head of a clause before a verb of speech or presence: 李金国在讲话中指出; a name before 同志."""
        text = self.text
        for match in _CLAUSE.finditer(text):
            start = match.start()
            token = self._tokens.get(start)
            if not surname_length(text, start) and not (token and token.tag == "nrt"):
                continue
            stop = self.reader.read(start)
            strong = stop is not None and token is not None and self._opens_sentence(token, start, stop)
            if stop is None or not (ACTS.match(text, stop) or strong):
                continue
            likely = (token is not None and token.tag.startswith("nr")) or text.count(text[start:stop]) > 1 or self._shaped(start, stop)
            if likely and self.plausible(start, stop, expected=False):
                yield Name(start, stop, "before-verb")
        for token in self._tokens.values():
            if (
                token.tag.startswith("nr")
                and len(token.word) in (2, 3)
                and text.startswith("同志", token.stop)
                and surname_length(text, token.start)
            ):
                yield Name(token.start, token.stop, "before-comrade")

    def _shaped(self, start: int, stop: int) -> bool:
        """Do the words fall into a family name and what is left of the name: 欧阳|雪, 苗|小雨?"""
        family = surname_length(self.text, start)
        if family == 1 and (stop - start != 3 or is_rare_surname(self.text[start])):
            return False
        return all(map(self.reader.begins_word, (start, start + family, stop)))

    def _in_phrases(self) -> Iterator[Name]:
        """Three characters the segmenter takes for a name, in a phrase that a person stands in: 据⟨李海生⟩介绍, 在⟨李海生⟩家中."""
        text = self.text
        for token in self._tokens.values():
            if (
                token.tag != "nr"
                or token.stop - token.start != 3
                or not surname_length(text, token.start)
                or is_rare_surname(token.word[0])
            ):
                continue
            left = _LEFT.search(text[max(0, token.start - 3) : token.start])
            right = text[token.stop : token.stop + 1]
            if not self.reader.may_be_name(token.start, token.stop) or (_THING.search(token.word) and not ACTS.match(text, token.stop)):
                continue
            followed = right in "、，。；的”：（" or self.reader.may_follow(token.stop)
            if left and followed and self.plausible(token.start, token.stop, expected=False):
                yield Name(token.start, token.stop, "in-phrase")

    def _opens_sentence(self, token: Token, start: int, stop: int) -> bool:
        """Three characters that the segmenter takes for a name, at the head of a sentence, before a verb: 。吴政隆|陪同."""
        whole = (token.start, token.stop, token.tag[:2]) == (start, stop, "nr") and stop - start == 3
        return whole and self.text[start - 1 : start] in ("", "。", "\n") and self.reader.word_follows(stop)

    # ------------------------------------------------------------ lists

    def _lists(self) -> Iterator[Name]:
        """Three names or more in a row are names whatever follows: 潘朝、叶升学、袁伟等13名官兵."""
        text = self.text
        position = 0
        while (mark := text.find("、", position)) >= 0:
            position = mark + 1
            if not (HAN.match(text, mark - 1) if mark else None) or not HAN.match(text, mark + 1):
                continue
            first = self._item_before(mark)
            run = [first] if first else []
            while text[mark : mark + 1] == "、" or (len(run) > 1 and text[mark : mark + 1] in ("和", "与")):
                stop = self.reader.read(mark + 1) if mark + 1 < len(text) else None
                if stop is None or not self.plausible(mark + 1, stop, expected=True):
                    break
                run.append((mark + 1, stop))
                mark = stop
            position = max(mark, position) + 1
            if self._is_list_of_names(run):
                posts = self.post_after(run[-1][1])
                yield from (Name(*span, "bare-list", posts) for span in run)

    def _is_list_of_names(self, run: list[tuple[int, int]]) -> bool:
        text = self.text
        if len(run) < 2 or any(_SHAPED.search(text[slice(*span)]) for span in run):
            return False
        if not all("·" in text[slice(*span)] or surname_length(text, span[0]) for span in run):
            return False
        tagged = sum(self.reader.tag(*span).startswith("nr") or "·" in text[slice(*span)] for span in run)
        end = run[-1][1]
        if re.match(r"等?(?:\d{0,2}[个座]|地|方向|国|市|省|县|项|种|类|产业|领域|方面)", text[end : end + 4]):
            return False
        acting = bool(ACTS.match(text, end + text.startswith("等", end)))
        if self.post_after(end):
            return True
        return tagged * 2 >= len(run) if len(run) >= 3 and not acting else acting and (tagged >= 1 if len(run) >= 3 else tagged == 2)

    def _item_before(self, mark: int) -> tuple[int, int] | None:
        for length in (3, 2, 4):
            start = mark - length
            if (
                start >= 0
                and self.reader.read(start) == mark
                and self.plausible(start, mark, expected=True)
                and self.reader.begins_word(start)
            ):
                return start, mark
        return None

    def post_after(self, position: int) -> tuple[Post, ...]:
        """A、B、C等⟨区领导⟩."""
        match = _LISTED_AS.match(self.text, position)
        if not match:
            return ()
        head = re.compile(
            r"(?:[省市区县旗州镇乡]|新区|党和国家|[省市区县]委|[省市区县]里的?)?(?:主要)?领导(?:人(?!员))?(?!班子|小组|干部)"
        ).match(self.text, match.end())
        return (Post(head.start(), head.end(), 2),) if head else ()

    # ------------------------------------------------------------ other signs

    def _after_appointing(self) -> Iterator[Name]:
        """A name after a verb of appointment or at the head of a line of a list: 任命⟨佟立军⟩为…, 免去⟨聂飞⟩的…职务."""
        text = self.text
        for match in _APPOINTING.finditer(text):
            start = match.end()
            while start < len(text) and HAN.match(text[start]):
                stop = self.reader.read(start)
                sure = stop is not None and bool(re.match(r"(?:同志)?(?:为|任|担任|的[^，。；]{2,30}?职务|辞去)", text[stop : stop + 40]))
                if stop is None or not self.plausible(start, stop, expected=True, sure=sure and bool(match[0])):
                    break
                named = (
                    self.reader.tag_at(start).startswith("nr")
                    or text.count(text[start:stop]) > 1
                    or re.match("，[男女]，", text[stop : stop + 3])
                )
                if not match[0] and not named:
                    break  # 努力|为高质量发展 begins a line like 佟立军|为局长
                if not re.match(r"(?:同志)?(?:为|任|的|、|辞去|，|担任|[（(]|当选)", text[stop : stop + 4]):
                    break
                yield Name(start, stop, "appointing")
                if text[stop : stop + 1] != "、":
                    break
                start = stop + 1

    def _dotted(self) -> Iterator[Name]:
        """Names with ·, wherever they stand: 努尔兰·叶尔肯; a name with its people: 敖日其楞（蒙古族）; names everybody knows."""
        text, last = self.text, 0
        yield from (Name(*match.span(1), "with-people") for match in _ETHNIC.finditer(text))
        yield from (Name(*span, "well-known") for span in _well_known().find(text))
        for match in re.finditer("·", text):
            if match.start() < last:
                continue
            start = match.start()
            while start > 0 and match.start() - start < 6 and is_transliteration(text[start - 1]):
                start -= 1
            while start < match.start() and not (self.reader.begins_word(start) or start == 0):
                start += 1
            stop = self.reader.read(start) if match.start() - start >= 1 else None
            if stop is not None and stop > match.end():
                last = stop
                yield Name(start, stop, "dotted")

    # ------------------------------------------------------------ is it a name

    def plausible(self, start: int, stop: int, *, expected: bool, sure: bool = False) -> bool:
        """Is this a name rather than words of the language (安全, 从呼叫)? ``expected``: a post or a list stands right before it.

        ``sure``: the words after it leave no doubt either (任命…为, 免去…的…职务).
        """
        text, reader = self.text, self.reader
        name = text[start:stop]
        if len(name) < 2 or _NO_NAME.search(name):
            return False
        if "·" in name:
            return True
        tag, first = reader.tag(start, stop), reader.tag_at(start)
        acts = (
            sure
            or bool(ACTS.match(text, stop) or reader.listed_follower(stop) or _WITH_POST.match(text, stop))
            or text[stop : stop + 1] == "、"
        )
        if name in words("not_names"):
            # 副区长黎明出席: an ordinary noun is a name right after a post and before what people do
            return expected and tag[:1] in ("n", "a", "t", "b", "s") and acts and not is_place(name)
        if tag.startswith("nr"):
            return True
        firm = acts or text[stop : stop + 1] in ("，", "。", "；", "")
        closed = firm or text[stop] in "）”： \n0123456789" or reader.may_follow(stop)
        if not tag and self._begins_with_word(start, stop) and not (expected and (firm or reader.word_follows(stop))):
            return False
        if not tag and self._begins_with_noun(start, stop) and not (expected and closed):
            return False
        if not reader.begins_word(start):
            return (expected or (len(name) == 3 and firm)) and closed and not is_rare_surname(text[start])
        if tag and tag[0] in "vdpcrumqfaibtlz":
            if tag[0] in "va":
                return expected and acts
            return expected and tag[0] not in "dpcrumf" and (firm or reader.may_follow(stop))
        if tag:
            return expected and closed
        if is_rare_surname(text[start]) or first[:1] in ("p", "c", "d", "u", "r", "m", "f", "v"):
            rest = reader.tag(start + 1, stop)
            supported = text[start] not in _FUNCTION_WORDS or text.count(name) > 1 or rest.startswith("nr")
            return (expected or rest.startswith("nr")) and closed and len(name) > 2 and supported
        return expected or closed

    def _begins_with_word(self, start: int, stop: int) -> bool:
        """Does a word of several characters begin the stretch that no name begins with: 开展|更, 关于|党?"""
        token = self._tokens.get(start)
        return token is not None and 1 < len(token.word) < stop - start and token.tag[:1] in "pcdrvmt"

    def _begins_with_noun(self, start: int, stop: int) -> bool:
        """Does a common noun begin the stretch: 马路|遥, 幸福|来?"""
        token = self._tokens.get(start)
        return token is not None and 1 < len(token.word) < stop - start and token.word in words("not_names")


@lru_cache(maxsize=1)
def _well_known() -> WordMatcher:
    return WordMatcher(words("well_known"))


def is_place(word: str) -> bool:
    """Is the word marked as a country or town in the lexicon of words that are no names?"""
    return (word, "place") in rows("not_names", ("word", "note"))


def _foreign_post(post: str) -> bool:
    return re.match(r"(?:中国|中共|全国|国家|国务院|中央|[^省市区县]{0,12}[省市区县州旗镇乡])", post) is None
