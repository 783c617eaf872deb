"""Names beside a title: 区长⟨佟景川⟩, 村民⟨张建国⟩, 曾任区长的⟨佟景川⟩; ⟨曹卫星⟩常委, ⟨布赫⟩同志.

In:  clues.    Out: names with the posts beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon.tables import words
from kg.mentions.clues import Clues, Name, heads_noted, heads_pattern
from kg.mentions.foreign import is_hyphen, is_transliteration
from kg.mentions.names import HAN, is_rare_surname, is_sure_surname, surname_length
from kg.mentions.plausible import is_place, plausible
from kg.mentions.posts import Post, head_ending_at, posts_ending_at

_LEADERS = re.compile(r"(?:省|市|区|县|旗|州|镇|乡|新区|党和国家|[省市区县]委)领导人?")
_LEVELS = frozenset("省市区县旗州镇乡")
_HOLDING = re.compile(r"任|当选|当选为")
_NOT_SPLIT = frozenset(
    ["长江", "长城", "长沙", "长春", "长安", "长征", "长治", "长远", "员工", "师生", "师资", "师范", "监管", "书记员"]
)  # 水利部|长江, not 部长|江
_FURTHER = re.compile(r"[、兼](?:国家|国务院|中央军委)?(?=主席|总理|首相|外长|外交部长)")
_FOREIGN_TITLE = re.compile(r"总统|首相|总理|国王|女王|大臣|议长|外长|国务卿|王储|总书记|国家主席|主席")
_BEFORE_ADDRESSED = (
    "",
    "，",
    "。",
    "；",
    "“",
    "、",
    "\n",
    "同",
    "和",
    "与",
    "向",
    "对",
    "请",
    "邀",
    "应",
    "了",
    "见",
    "由",
    "给",
    "在",
    "愿",
)
_ADDRESSES = frozenset(
    ("委员长", "总书记", "主席", "总理", "书记", "省长", "市长", "县长", "区长")
)  # 宗政弘委员长, however the words are cut
_SELDOM_FIRST = "于和及由向因"  # words that stand before a name more often than in it
_WORDS_BEFORE = "同和与向对由及请邀、，。：；"  # 同斯|图布: what stands before a name however the words are cut
_LONGEST = 8
_SHARED_POST = re.compile(
    r"(?:[省市区县旗州镇乡]|新区|党和国家|[省市区县]委|[省市区县]里的?)?(?:主要)?领导(?:人(?!员))?(?!班子|小组|干部)"
    r"|(?:[省市区县])?(?:政协|党外)?(?:委员|专家|院士|教授|副[省市区县]长|常委)(?!会)(?=[，。；先分发出参围在就也]|代表|建议)"
)
_NOTE_ON_POST = re.compile(r"（(?:挂职|兼职?|主持工作|试用期?|[正副]?[省部厅局市县处科]级|援[疆藏青]|女|驻村)）(?=[\u4e00-\u9fff])")
_BRACKET = 40
_PLAIN_MARKS = "，。；、！？…\n "  # no name of the title before them stands behind them
_AFTER_LABELLED = ("", "。", "、", "，", "；", "（", "\n", " ")
_LABEL_VERB = re.compile(r"(?:有|为|是|包括|分别是|分别为|名单)[:：]")
_LABEL = re.compile(r"：[\u4e00-\u9fff·]{2,12}(?:[、 \n，；（]|$)")
_LISTED_AS = re.compile(r"等(?:几位|各位|\d{1,2}[名位])?")


def names_after_posts(clues: Clues, behind: frozenset[int]) -> Iterator[Name]:
    """区长佟景川, 村民张建国; ``behind``: the characters of posts that stand behind a name."""
    text = clues.text
    for match in heads_pattern().finditer(text):
        start = match.end()
        if (
            match.start() in behind
            or not start < len(text)
            or _cuts_word(clues, match.start(), start, weak=match[0] in heads_noted("weak"))
        ):
            continue
        if not _may_begin(clues, start):
            continue  # before the posts are read, which takes long
        posts, start = _posts_and_start(clues, match.start(), start)
        if not start < len(text):
            continue
        if text[start] == "的" and posts and _HOLDING.search(text[max(0, posts[0].start - 3) : posts[0].start]):
            start += 1  # 曾任县政协主席的⟨阚道远⟩
        elif (label := _LABEL_VERB.match(text, start)) is not None and _LABEL.match(text, label.end() - 1):
            start = label.end()  # 大会执行主席有：⟨申屠望⟩、漆雕明
        elif text[start] == "：" and (match[0] == "联系人" or _LABEL.match(text, start)):
            start += 1  # 副主席：⟨王秀兰⟩、张明华
        if not start < len(text) or not HAN.match(text[start]) or (head_ending_at(text, start + 1) and not surname_length(text, start)):
            continue
        foreign = not posts or _foreign_post(text[posts[-1].start : posts[-1].stop])
        stop = clues.reader.read(start, foreign=foreign) or clues.reader.read(start, foreign=True)
        strong = bool(posts) and (
            match[0] not in heads_noted("weak") or _LEADERS.fullmatch(text[posts[-1].start : posts[-1].stop]) is not None
        )
        if stop is not None and text[start - 1] == "：" and text[stop : stop + 1] not in _AFTER_LABELLED:
            continue  # 俄外长：西方|拒绝谈判
        foreign_name = stop is not None and stop - start >= 4 and all(is_transliteration(char, wide=True) for char in text[start:stop])
        if stop is not None and plausible(clues, start, stop, expected=strong or foreign_name):
            yield Name(start, stop, "after-post" if posts else "after-context", posts)


def _may_begin(clues: Clues, start: int) -> bool:
    """A quick look behind a title: may a name begin here, or behind what can stand between the two (a bracket, a colon, 的)?"""
    text = clues.text
    if text[start] == "的" or not HAN.match(text, start) or _LABEL_VERB.match(text, start):
        return text[start] not in _PLAIN_MARKS
    return clues.reader.read(start, foreign=True) is not None or clues.reader.read(start) is not None


def _posts_and_start(clues: Clues, head: int, stop: int) -> tuple[tuple[Post, ...], int]:
    """The posts that a title head closes and where a name may begin: behind a bracket (副校长（副院长）⟨令狐骋⟩, 副区长（挂职）⟨欧阳诺⟩) or quotation mark (“村医”⟨孟满香⟩)."""
    text = clues.text
    following = text[stop : stop + 1]
    opening = text.rfind("（", max(0, stop - 12), stop) if following == "）" else -1
    if opening > 0 and head_ending_at(text, opening):
        posts = posts_ending_at(text, opening, clues.nouns)
        return (*posts[:-1], *(replace(post, stop=stop + 1, head=stop + 1 - opening + post.head) for post in posts[-1:])), stop + 1
    if note := _NOTE_ON_POST.match(text, stop):
        return posts_ending_at(text, stop, clues.nouns), note.end()
    if following == "”" and text[head - 1 : head] == "“":
        return (Post(head, stop, stop - head),), stop + 1
    return posts_ending_at(text, stop, clues.nouns), stop


def _cuts_word(clues: Clues, start: int, stop: int, *, weak: bool) -> bool:
    """Is the head made of pieces of other words: 水利部|长江, 大使|馆, 大|连长|海大桥?"""
    if is_sure_surname(clues.text[stop]) or (clues.text[start] == "副" and clues.word_across(start) is None):
        return False  # 指挥|长禹台, 副县|长江|璃
    if stop - start >= 4:
        return False  # 副总|河长查|干巴特尔
    word = clues.word_across(stop)
    if word is not None and (weak or (word.tag in ("ns", "nt", "nz", "n", "v") and (len(word.word) > 2 or word.word in _NOT_SPLIT))):
        return True
    word = clues.word_across(start)
    return word is not None and ((weak and word.stop != stop) or (word.tag == "ns" and clues.text[start] not in "省市区县州旗盟镇乡村"))


def names_before_titles(clues: Clues) -> Iterator[Name]:
    """习近平总书记、国家主席, 曹卫星常委, 呼日勒苏赫总统."""
    text, openings = clues.text, frozenset(clues.openings)
    for position, token in clues.tokens.items():
        tagged, opens = token.tag[:2] == "nr", position in openings
        if not tagged and not (opens and surname_length(text, position) and not is_rare_surname(text[position])):
            continue
        start, stop = position, None
        if tagged and len(token.word) >= 2 and surname_length(text, position):
            stop = token.stop
        elif opens:
            stop = clues.reader.read(position)
        start = _foreign_start(clues, start, token.stop) if tagged else start
        if start < position or (stop is None and token.stop - start >= 2):
            stop = token.stop if all(is_transliteration(char) for char in text[start : token.stop]) else stop
        head = heads_pattern().match(text, stop) if stop is not None else None
        if head is None or stop is None or not plausible(clues, start, stop, expected=False):
            continue
        if head[0][0] in _LEVELS and clues.reader.read(head.end()) is not None:
            continue  # 望泽|区委书记温如岚: the place of the post of the name behind it
        named = tagged or (head[0] in _ADDRESSES and stop - start == 3 and token.stop - start in (3, surname_length(text, start)))
        if named and head[0] in words("title_heads") and head[0] not in heads_noted("not-behind"):
            yield Name(start, stop, "before-title", (Post(stop, head.end(), head.end() - stop), *_further(text, head.end())))


def names_before_foreign_titles(clues: Clues) -> Iterator[Name]:
    """同⟨斯图巴克⟩总统: a run of characters of transliterations before a title, and no country."""
    text = clues.text
    for match in _FOREIGN_TITLE.finditer(text):
        stop = match.start()
        start = _foreign_start(clues, stop, stop)
        last = clues.word_across(stop - 1)
        if stop - start < 3 or is_place(text[start:stop]) or (last is not None and last.tag == "ns" and len(last.word) > 2):
            continue
        if text[start - 1 : start] in _BEFORE_ADDRESSED:
            yield Name(start, stop, "before-title", (Post(stop, match.end(), match.end() - stop), *_further(text, match.end())))


def _foreign_start(clues: Clues, start: int, stop: int) -> int:
    """Where a transliterated name begins whose last word is [start, stop): 呼日勒|苏赫, 奥|尔西."""
    text = clues.text
    if not all(is_transliteration(char) for char in text[start:stop]):
        return start
    first = start
    while (
        first > 0
        and stop - first < _LONGEST
        and (is_transliteration(text[first - 1], wide=True) or is_hyphen(text, first - 2, first - 1))
        and text[first - 1] not in _SELDOM_FIRST
    ):
        first -= 1
    while first < start and not (clues.reader.begins_word(first) or text[first - 1 : first] in _WORDS_BEFORE):
        first += 1
    return first


def _further(text: str, position: int) -> Iterator[Post]:
    """总书记⟨、国家主席⟩: further posts behind a name."""
    while match := _FURTHER.match(text, position):
        head = heads_pattern().match(text, match.end())
        if head is None or head[0] not in words("title_heads"):
            return
        yield Post(match.start() + 1, head.end(), head.end() - match.end())
        position = head.end()


def post_after(clues: Clues, position: int) -> tuple[Post, ...]:
    """A、B、C等⟨区领导⟩."""
    text = clues.text
    if text[position : position + 1] == "（" and (close := text.find("）", position, position + _BRACKET)) > 0:
        posts = posts_ending_at(text, close, clues.nouns)
        return posts if posts and posts[0].start > position else ()  # 李海生（区委书记）
    match = _LISTED_AS.match(clues.text, position)
    head = _SHARED_POST.match(clues.text, match.end()) if match else None
    return (Post(head.start(), head.end(), 2),) if head else ()


_FOREIGN_HEAD = re.compile(r"(?:大臣|总统|首相|国王|女王|议长|总督|王储|亲王|酋长|国务卿)$")
_HOME = re.compile(r"(?:中国|中共|全国|国家|国务院|中央|[^省市区县]{0,12}[省市区县州旗镇乡])")


def _foreign_post(post: str) -> bool:
    return _HOME.match(post) is None or _FOREIGN_HEAD.search(post) is not None
