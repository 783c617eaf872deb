"""Who is named, where, with which posts: rosters.

In:  PreparedArticle.    Out: rosters, in order, without overlap.

    1  certain names: after a post, in a list with such names, before a verb of speech or presence, with 同志
    2  the same names wherever else they stand in the article
    3  short forms: 沈书记, 行舟同志
    4  names and posts that stand together become one roster
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.lexicon.tables import words
from kg.mentions.names import HAN, NameReader, is_rare_surname, is_transliteration, surname_length
from kg.mentions.posts import Post, head_ending_at, posts_ending_at
from kg.model import PersonMention, PostMention, PreparedArticle, Roster, RosterMember

_JOIN = re.compile(r"(?:、|，|和|与|及|以及|，以及)")
_ACTS = re.compile(
    r"(?:同志|先生|女士|一行)?(?:在[^，。；]{1,20}[中上时])?(?:还|也|则|又|均|先后|分别|共同|随后|首先|最后)?"
    r"(?:出席|主持|指出|强调|要求|表示|介绍|认为|提出|说[，：。”]|说$|致辞|讲话|当选|任|不再|告诉|参加|会见|率队|带队|宣读|通报|汇报|坦言|建议|希望|宣布|辞去|调研|列席|回应|透露|呼吁|提醒|叮嘱|勉励|发言|：)"
)
_LIST = re.compile(
    r"(?:(?<=[，。；\n])|^)((?:[\u4e00-\u9fff·]{2,12}、){1,40}[\u4e00-\u9fff·]{2,4}?(?:和[\u4e00-\u9fff]{2,3})?)"
    r"(?=等?(?:一同|一起|共同|分别|先后|依次|同时)?(?:出席|参加|陪同|列席|见证|会见|随同|参观|参会|主持|致辞|发言|当选|作|担任|为[^，。]{1,20}委员))",
    re.MULTILINE,
)
_APPOINTING = re.compile(
    r"(?:任命|任用|免去|接受|补选|选举|推选|递补[^，。；]{0,20}?(?:委员|常委)|提名|追认|聘任|决定|(?:(?<=\n)|^|(?<=[：；，。]))(?=[\u4e00-\u9fff]{2,4}(?:同志|（[^（）]{1,6}）)?(?:为|任|的[^，。]{2,30}职务|不再|，[男女]，))|(?:(?<=\n)|^)(?=[\u4e00-\u9fff·]{2,16}(?:，[男女]，|（[^（）]{1,6}）为)))(?:了|：|:)?",
    re.MULTILINE,
)
_DOCTRINE = re.compile(r"习近平(?:新时代中国特色社会主义|强军|外交|法治|文化|生态文明|经济|总书记关于)?思想|习近平新时代")
_BYLINE = re.compile(r"(?:记者|通讯员|摄影|编辑|责编|见习记者)[\s：:]?[^，。；）)\n]{2,30}[）)]|^[□■◇]?\s*记者[^，。]{2,20}(?:报道|摄)", re.MULTILINE)
_NO_NAME = re.compile(r"^(?:班子|纪律|马拉松|职务|候选|检查|监督)|(?:职务|候选人|同志|先生|女士|主席|书记|部长|会议|工作|代表|委员|干部|群众|人员|单位|部门|企业|公司|集团|精神|中国|全国|[们者会部局厅委办处站所院校厂村镇乡县区市省])$")
_FUNCTION_WORDS = frozenset("从和向关于由将及为同对以在把被让给要会能可就都还也又再")


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    stop: int
    rule: str
    posts: tuple[Post, ...] = ()


@lru_cache(maxsize=1)
def _heads_by_last() -> re.Pattern[str]:
    heads = sorted(words("title_heads") | words("person_context"), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, heads)))


def find_rosters(prepared: PreparedArticle) -> tuple[Roster, ...]:
    """All mentions of named people of the story, grouped into noun phrases."""
    text = prepared.folded
    reader = NameReader(prepared)
    banned = _banned(text)
    names: dict[int, _Name] = {}
    titled = _before_heads(text, reader, prepared)
    certain = (*titled.values(), *_after_posts(text, reader, titled), *_before_acts(text, reader, prepared), *_bare_lists(text, reader), *_after_appointing(text, reader), *_dotted_names(text, reader))
    for found in certain:
        if not any(i in banned for i in range(found.start, found.stop)):
            _keep(names, found)
    _lists(text, reader, names, banned)
    full = _full_names(text, names)
    _repeat(text, full, names, banned)
    mentions = [(name, _canonical(text, name, full)) for name in _without_overlap(names)]
    mentions += _short_forms(text, full, {i for n, _ in mentions for i in range(n.start, n.stop)} | banned)
    mentions.sort(key=lambda m: m[0].start)
    return tuple(_group(text, mentions))


# ---------------------------------------------------------------- certain names


def _after_posts(text: str, reader: NameReader, named_heads: dict[int, _Name]) -> list[_Name]:
    found = []
    for match in _heads_by_last().finditer(text):
        start = match.end()
        if match.start() in named_heads or not start < len(text) or not HAN.match(text[start]):
            continue
        if head_ending_at(text, start + 1) and not surname_length(text, start):
            continue
        posts = posts_ending_at(text, start)
        foreign = bool(posts) and _foreign_post(text[posts[-1].start : posts[-1].stop])
        stop = reader.read(start, foreign=foreign)
        if stop is None or not _plausible(text, start, stop, reader, expected=bool(posts)):
            continue
        found.append(_Name(start, stop, "after-post" if posts else "after-context", posts))
    return found


def _after_appointing(text: str, reader: NameReader) -> list[_Name]:
    """A name after a verb of appointment or at the head of a line of a list: 任命⟨佟立军⟩为…, 免去⟨聂飞⟩的…职务."""
    found = []
    for match in _APPOINTING.finditer(text):
        start = match.end()
        while start < len(text) and HAN.match(text[start]):
            stop = reader.read(start)
            if stop is None or not _plausible(text, start, stop, reader, expected=True):
                break
            if not re.match(r"(?:同志)?(?:为|任|的|、|辞去|，|担任|[（(]|当选)", text[stop : stop + 4]):
                break
            found.append(_Name(start, stop, "appointing"))
            if text[stop : stop + 1] != "、":
                break
            start = stop + 1
    return found


def _dotted_names(text: str, reader: NameReader) -> list[_Name]:
    """Names with ·, wherever they stand: 努尔兰·叶尔肯."""
    found: list[_Name] = []
    for match in re.finditer("·", text):
        if found and match.start() < found[-1].stop:
            continue
        start = match.start()
        while start > 0 and match.start() - start < 6 and is_transliteration(text[start - 1]):
            start -= 1
        while start < match.start() and not (reader.begins_word(start) or start == 0):
            start += 1
        stop = reader.read(start) if match.start() - start >= 1 else None
        if stop is not None and stop > match.end():
            found.append(_Name(start, stop, "dotted"))
    return found


def _before_heads(text: str, reader: NameReader, prepared: PreparedArticle) -> dict[int, _Name]:
    """A name before its title: 习近平总书记, 易纲常委. Keyed by where the title begins."""
    found = {}
    for token in prepared.tokens:
        if not (token.tag.startswith("nr") and len(token.word) >= 2 and surname_length(text, token.start)):
            continue
        head = _heads_by_last().match(text, token.stop)
        if head and _plausible(text, token.start, token.stop, reader, expected=False) and text[token.stop : head.end()] in words("title_heads"):
            found[token.stop] = _Name(token.start, token.stop, "before-title", (Post(token.stop, head.end(), head.end() - token.stop),))
    return found


def _plausible(text: str, start: int, stop: int, reader: NameReader, *, expected: bool) -> bool:
    """Is this a name rather than words of the language (安全, 从呼叫)? ``expected``: a post stands right before it."""
    name = text[start:stop]
    if len(name) < 2 or name in words("not_names") or _NO_NAME.search(name):
        return False
    if "·" in name:
        return True
    tag, first = reader.tag(start, stop), reader.tag_at(start)
    if tag.startswith("nr"):
        return True
    closed = stop >= len(text) or text[stop] in "、，。；）”： \n" or bool(_ACTS.match(text, stop)) or reader.may_follow(stop)
    if not reader.begins_word(start):
        return expected and closed and not is_rare_surname(text[start])
    if tag and tag[0] in "vdpcrumqfaibtlz":
        firm = text[stop : stop + 1] in ("、", "，", "。", "；", "") or bool(_ACTS.match(text, stop))
        return expected and firm and (tag[0] in "aizbtl" or (tag[0] == "v" and len(name) > 2))
    if tag:
        return expected and closed
    if is_rare_surname(text[start]) or first[:1] in ("p", "c", "d", "u", "r", "m", "f") and not first.startswith("nr"):
        return expected and closed and len(name) > 2 and (text[start] not in _FUNCTION_WORDS or text.count(name) > 1)
    return expected or closed


def _foreign_post(post: str) -> bool:
    return re.match(r"(?:中国|中共|全国|国家|国务院|中央|[^省市区县]{0,12}[省市区县州旗镇乡])", post) is None


def _before_acts(text: str, reader: NameReader, prepared: PreparedArticle) -> list[_Name]:
    """A name at the head of a clause before a verb of speech or presence: 李金国在讲话中指出."""
    found = []
    tokens = {token.start: token for token in prepared.tokens}
    for match in re.finditer(r"(?:^|(?<=[，。；：！？”\n、]))[\u4e00-\u9fff]", text):
        start = match.start()
        if not surname_length(text, start):
            continue
        token = tokens.get(start)
        stop = reader.read(start)
        if stop is None or not _ACTS.match(text, stop):
            continue
        likely = (token is not None and token.tag.startswith("nr")) or text.count(text[start:stop]) > 1
        if likely and _plausible(text, start, stop, reader, expected=False):
            found.append(_Name(start, stop, "before-verb"))
    return found


def _lists(text: str, reader: NameReader, names: dict[int, _Name], banned: set[int]) -> None:
    """Names listed after a certain one: 区领导A、B、C; A、B和C."""
    for name in sorted(names.values(), key=lambda n: n.start):
        end = name.stop
        while True:
            join = re.compile(r"、|和(?=[\u4e00-\u9fff])").match(text, end)
            if not join or join.end() in names:
                break
            stop = reader.read(join.end())
            if stop is None or join.end() in banned or not _plausible(text, join.end(), stop, reader, expected=True) or _starts_post(text, join.end()):
                break
            following = text[stop : stop + 1]
            if join[0] == "和" and not (following in "，。、；" or _ACTS.match(text, stop) or re.match(r"[先分等共一出参到作在]", following)):
                break
            posts = tuple(replace(post) for post in name.posts[-1:]) if name.rule != "before-verb" else ()
            name = _Name(join.end(), stop, "listed", posts)
            _keep(names, name)
            end = stop


def _starts_post(text: str, start: int) -> bool:
    """Does a post rather than a name begin here: 、副区长…?"""
    piece = re.match(r"[^，。；、：“”]{0,20}", text[start:])
    return piece is not None and re.match(r"(?:[省市区县镇乡]|副|常务|党|政|人大|中共|全国|国家|国务)", piece[0]) is not None and bool(
        _heads_by_last().search(piece[0])
    )


def _bare_lists(text: str, reader: NameReader) -> list[_Name]:
    """A list of names without posts that opens a clause: 蔡方、李明远、何立等参加活动."""
    found = []
    for match in _LIST.finditer(text):
        spans, position = [], match.start()
        for part in re.split("、|和", match[1]):
            spans.append((position, position + len(part)))
            position += len(part) + 1
        likely = [s for s in spans if (surname_length(text, s[0]) or "·" in text[slice(*s)]) and _plausible(text, *s, reader, expected=True)]
        tagged = sum(reader.tag(*span).startswith("nr") or "·" in text[slice(*span)] for span in spans)
        if len(likely) == len(spans) and tagged * 2 >= len(spans):
            found += [_Name(*span, "bare-list") for span in spans]
    return found


# ---------------------------------------------------------------- every other mention


def _full_names(text: str, names: dict[int, _Name]) -> dict[str, _Name]:
    full: dict[str, _Name] = {}
    for name in sorted(names.values(), key=lambda n: n.start):
        full.setdefault(text[name.start : name.stop], name)
    # 买买提江 is part of 阿依夏·买买提江, 王小 of 王小明: the longer one that stands more often is the name.
    return {n: where for n, where in full.items() if not any(n != o and o.startswith(n) and text.count(n) == text.count(o) for o in full)}


def _repeat(text: str, full: dict[str, _Name], names: dict[int, _Name], banned: set[int]) -> None:
    taken = {i for name in names.values() for i in range(name.start, name.stop)}
    for name in sorted(full, key=lambda n: (-len(n), n)):
        for match in re.finditer(re.escape(name), text):
            span = range(match.start(), match.end())
            if not any(i in taken or i in banned for i in span):
                names[match.start()] = _Name(match.start(), match.end(), "named-elsewhere")
                taken.update(span)


def _canonical(text: str, name: _Name, full: dict[str, _Name]) -> str:
    return text[name.start : name.stop]


def _short_forms(text: str, full: dict[str, _Name], taken: set[int]) -> list[tuple[_Name, str]]:
    """沈书记 is the one 沈 of the article; 行舟同志 the one 行舟."""
    by_family: dict[str, list[str]] = {}
    for name in full:
        family = name[: surname_length(name, 0)]
        if family and "·" not in name:
            by_family.setdefault(family, []).append(name)
    found = []
    for match in re.finditer(r"[\u4e00-\u9fff]{1,2}?(?=书记|主任|区长|县长|市长|省长|局长|镇长|乡长|部长|院长|校长|主席|老师|总理|总统|教授|董事长|总经理)", text):
        for start in (match.start(), match.end() - 1):
            family = text[start : match.end()]
            owners = by_family.get(family, [])
            free = not any(i in taken for i in range(start, match.end() + 2))
            before = text[start - 1 : start]
            if len(owners) == 1 and free and (not before or before in "，。；：“”、\n！？" or before in "给请问听让对向和与随说为把到被由在我们的有"):
                head = _heads_by_last().match(text, match.end())
                found.append((_Name(start, head.end() if head else match.end() + 2, "short-form"), owners[0]))
                break
    for name in full:
        if len(name) == 3 and surname_length(name, 0) == 1:
            for match in re.finditer(re.escape(name[1:]) + "(?=同志)", text):
                if match.start() not in taken:
                    found.append((_Name(match.start(), match.end(), "given-name"), name))
    return found


# ---------------------------------------------------------------- rosters


def _keep(names: dict[int, _Name], name: _Name) -> None:
    have = names.get(name.start)
    if have is None or (not have.posts and name.posts):
        names[name.start] = name


def _without_overlap(names: dict[int, _Name]) -> list[_Name]:
    kept: list[_Name] = []
    for name in sorted(names.values(), key=lambda n: (n.start, -n.stop)):
        if not kept or name.start >= kept[-1].stop:
            kept.append(name)
    return kept


def _group(text: str, mentions: list[tuple[_Name, str]]) -> list[Roster]:
    """Names and posts that are joined by nothing but 、 ， 和 are one roster."""
    rosters: list[Roster] = []
    members: list[RosterMember] = []
    start = stop = 0
    for name, full in mentions:
        own = [post for post in name.posts if post.stop <= name.start]
        first = own[0].start if own and own[-1].stop == name.start else name.start
        member = RosterMember(PersonMention(name.start, name.stop, name.rule, full.replace(" ", "")), _posts(text, name.posts, members))
        if members and _JOIN.fullmatch(text[stop:first]) and not (text[stop] == "，" and first == name.start):
            members.append(member)
        else:
            if members:
                rosters.append(Roster(start, stop, "roster", tuple(members)))
            members, start = [member], first
        stop = max([name.stop, *(post.stop for post in name.posts if post.start == name.stop)])
    if members:
        rosters.append(Roster(start, stop, "roster", tuple(members)))
    return rosters


_BARE = re.compile(r"(?:第一|常务|专职|兼职|党组|党委)?(?:副?(?:书记|主任|主席|局长|院长|主任委员|部长|会长|秘书长|校长|检察长|处长|厅长|组长|董事长|总经理|行长|理事长)|成员|委员)|[^省市区县]{1,6}部部?长|政法委书记|纪委书记")


def _posts(text: str, posts: tuple[Post, ...], before: list[RosterMember]) -> tuple[PostMention, ...]:
    """The posts of one person; a bare title inherits the organ of the post before it: 区人大常委会主任A，副主任B."""
    found: list[PostMention] = []
    for post in posts:
        title = text[post.start : post.stop].strip()
        org = None
        if _BARE.fullmatch(title):
            previous = found[-1:] or [p for member in before[-1:] for p in member.posts[-1:]]
            for p in previous:
                head = head_ending_at(p.title, len(p.title))
                org = p.org or p.title[: len(p.title) - head] or None
        if title:
            found.append(PostMention(post.start, post.stop, "post", title, org, post.status))
    return tuple(found)


def _banned(text: str) -> set[int]:
    """Characters that are no mention of a person: doctrines named after one, bylines."""
    spans = [m.span() for m in _DOCTRINE.finditer(text)] + [m.span() for m in _BYLINE.finditer(text[:120])]
    return {i for a, b in spans for i in range(a, b)}
