"""Names beside a title: 区长⟨佟景川⟩, 村民⟨张建国⟩, 曾任区长的⟨佟景川⟩; ⟨曹卫星⟩常委, ⟨布赫⟩同志.

In:  clues.    Out: names with the posts beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.tables import words
from kg.mentions.clues import CLAUSE, Clues, Name, heads_noted, heads_pattern
from kg.mentions.names import HAN, surname_length
from kg.mentions.plausible import plausible
from kg.mentions.posts import Post, head_ending_at, posts_ending_at

_LEADERS = re.compile(r"(?:省|市|区|县|旗|州|镇|乡|新区|党和国家|[省市区县]委)领导人?")
_HOLDING = re.compile(r"任|当选|当选为")
_NOT_SPLIT = frozenset(
    ["长江", "长城", "长沙", "长春", "长安", "长征", "长治", "长远", "员工", "师生", "师资", "师范", "监管", "书记员"]
)  # 水利部|长江, not 部长|江
_LISTED_AS = re.compile(r"等(?:几位|各位|\d{1,2}[名位])?")


def names_after_posts(clues: Clues, titled: dict[int, Name]) -> Iterator[Name]:
    text = clues.text
    whole = [t for t in clues.tokens.values() if t.tag in ("ns", "nt", "nz", "n", "v") and (len(t.word) > 2 or t.word in _NOT_SPLIT)]
    inside = {i for t in whole for i in range(t.start + 1, t.stop)}
    for match in heads_pattern().finditer(text):
        start = match.end()
        if start in inside:
            continue  # 水利部|长江, 大使|馆
        if match.start() in titled or not start < len(text):
            continue
        posts = posts_ending_at(text, start, clues.nouns)
        if text[start] == "的" and posts and _HOLDING.search(text[max(0, posts[0].start - 3) : posts[0].start]):
            start += 1  # 曾任县政协主席的⟨阚道远⟩
        elif text[start] == "：" and match[0] == "联系人":
            start += 1
        if not start < len(text) or not HAN.match(text[start]) or (head_ending_at(text, start + 1) and not surname_length(text, start)):
            continue
        foreign = not posts or _foreign_post(text[posts[-1].start : posts[-1].stop])
        stop = clues.reader.read(start, foreign=foreign)
        strong = bool(posts) and (match[0] not in heads_noted("weak") or _LEADERS.fullmatch(text[posts[-1].start : posts[-1].stop]) is not None)
        if stop is not None and plausible(clues, start, stop, expected=strong):
            yield Name(start, stop, "after-post" if posts else "after-context", posts)


def names_before_titles(clues: Clues) -> Iterator[Name]:
    """习近平总书记, 曹卫星常委; keyed by where the title begins. 布赫同志 has no post."""
    text = clues.text
    for position, token in clues.tokens.items():
        stop: int | None = token.stop
        if not (token.tag.startswith("nr") and len(token.word) >= 2 and surname_length(text, position)):
            if token.tag[:2] != "nr" or not CLAUSE.match(text, position):
                continue
            stop = clues.reader.read(position)
        if stop is None or not plausible(clues, position, stop, expected=False):
            continue
        head = heads_pattern().match(text, stop)
        if head and head[0] in words("title_heads") and head[0] not in heads_noted("not-behind"):
            yield Name(position, stop, "before-title", (Post(stop, head.end(), head.end() - stop),))


def post_after(clues: Clues, position: int) -> tuple[Post, ...]:
    """A、B、C等⟨区领导⟩."""
    match = _LISTED_AS.match(clues.text, position)
    if not match:
        return ()
    head = re.compile(
        r"(?:[省市区县旗州镇乡]|新区|党和国家|[省市区县]委|[省市区县]里的?)?(?:主要)?领导(?:人(?!员))?(?!班子|小组|干部)"
    ).match(clues.text, match.end())
    return (Post(head.start(), head.end(), 2),) if head else ()


def _foreign_post(post: str) -> bool:
    return re.match(r"(?:中国|中共|全国|国家|国务院|中央|[^省市区县]{0,12}[省市区县州旗镇乡])", post) is None
