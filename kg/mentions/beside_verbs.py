"""Names beside what people do, and in phrases where a person stands.

In:  clues.    Out: names without posts.

    before-verb     ，⟨吴政隆⟩陪同调研            before-comrade  ⟨布赫⟩同志
    in-phrase       据⟨李海生⟩介绍                appointing      任命⟨佟立军⟩为…, 免去⟨聂飞⟩的…职务
    greeted         致电⟨米舒斯京⟩，祝贺他连任…
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.tables import words
from kg.mentions.clues import ACTS, Clues, Name
from kg.mentions.foreign import is_transliteration
from kg.mentions.name_parts import parts_end
from kg.mentions.names import HAN, is_rare_surname, surname_length
from kg.mentions.plausible import is_thing, plausible
from kg.mentions.posts import head_ending_at
from kg.model import Token

_GREETING = re.compile(r"(?:致电|致函|致信|复信|致电祝贺|祝贺)(?=[\u4e00-\u9fff])")
_GREETED = re.compile(r"，(?:热烈)?祝贺|，(?:就|对|代表)|(?:成功|再次|高票)?(?:当选|就任|连任|出任|获任|履新)")
_NUMBER = r"(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．])?"
_APPOINTING = re.compile(
    r"(?P<verb>(?:决定)?(?:任命|任用|免去|撤销|罢免|接受|补选|增选|增补|选举|推选|推举|推荐|聘请|递补[^，。；]{0,20}?(?:委员|常委)|提名|追认|聘任)|决定)(?:了|：|:)?"
    rf"|(?:^|(?<=[：；，。\n])){_NUMBER}(?!接受|免去|任命|决定|罢免|撤销|聘|增|补|提)(?=[\u4e00-\u9fff·]{{2,16}}(?:同志|（[^（）]{{1,6}}）)?(?:为|任|的?[^，。；]{{2,30}}职务|不再|，[男女]，))"
)
_APPOINTED = re.compile(r"(?:同志)?(?:为|任|的|、|辞去|，|担任|[（(]|当选|等|因[^，。；]{1,12}辞去|[^，。；]{2,30}职务)")
_ITEM = r"[\u4e00-\u9fff]{2,8}?(?:·[\u4e00-\u9fff]{1,8})*?(?:（[^（）、]{1,8}）)?(?:同志)?"
_HOLDERS = re.compile(
    rf"(?:^|(?<=[，。；：\n])|(?<=决定)|(?<=任命)|(?<=免去)|(?<=聘任)|(?<=选举)|(?<=补选)|(?<=\d[.．、])|(?<=[一二三四五六七八九十]、))(?P<row>(?!其中|任命|免去|决定|批准|接受|选举|补选|增选|提名|祝贺|会议|同时|现任|大会|委员|代表|并){_ITEM}(?:、{_ITEM}){{0,40}}?)"
    r"(?:(?:当选为?|为|任|被任命为)(?P<as>[^，。；：\n、]{2,40}?(?=[，。；\n、（]|$))|的(?P<of>[^，。；：\n、]{2,40}?)(?:、[^，。；：\n]{2,30})?职务|(?=，[男女]，))",
    re.MULTILINE,
)
_HOLDER = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,17}?)(?:（[^（）]{1,8}）)?(?:同志)?(?:、|$)")
_OUT_OF_POST = re.compile(r"(?:同志)?的[^，。；]{2,30}职务")
_TO_POST = re.compile(r"(?:同志)?(?:为|任)([^，。；（\n]{2,40})")
_LISTED = re.compile(r"同志|不再|，[男女]，|（[^（）]{1,6}）为")
_SURELY_APPOINTED = re.compile(r"(?:同志)?(?:为|任|担任|的?[^，。；]{2,30}?职务|(?:因[^，。；]{1,12})?辞去)")
_LEFT = re.compile(
    r"(?:^|[，。；：！？”、\n]|据|在|经|图为|图中|有|是|的|与|和|同|跟|对|给|让|请|为|见到|看到|找到|走进|来到|向|由|被|随|听|问|后|前|时)\Z"
)


def names_before_acts(clues: Clues) -> Iterator[Name]:
    """A name at the head of a clause before a verb of speech or presence: 李金国在讲话中指出; a name before 同志."""
    text = clues.text
    for start in clues.openings:
        token = clues.tokens.get(start)
        if not surname_length(text, start) and not (token and token.tag == "nrt") and parts_end(text, start) is None:
            continue
        stop = clues.reader.read(start)
        strong = stop is not None and token is not None and _opens_sentence(clues, token, start, stop)
        if stop is None or not (ACTS.match(text, stop) or strong):
            continue
        likely = (
            (token is not None and token.tag.startswith("nr"))
            or parts_end(text, start) == stop
            or clues.reader.count(text[start:stop]) > 1
            or _shaped(clues, start, stop)
        )
        if likely and plausible(clues, start, stop, expected=False):
            yield Name(start, stop, "before-verb")
    yield from _before_comrade(clues)


def _before_comrade(clues: Clues) -> Iterator[Name]:
    """⟨布赫⟩同志, ⟨韩松涛⟩同志 however the words are cut."""
    text = clues.text
    for match in re.finditer("同志", text):
        stop = match.start()
        for start in (stop - 3, stop - 2, stop - 4):
            token = clues.tokens.get(start)
            if token is None or not surname_length(text, start) or clues.reader.read(start) != stop or text[start] in "向和与对同由":
                continue
            if token.tag.startswith("nr") or (token.stop < stop and clues.reader.tag(token.stop, stop).startswith("nr")):
                yield Name(start, stop, "before-comrade")
                break


def _shaped(clues: Clues, start: int, stop: int) -> bool:
    """Do the words fall into a family name and what is left of the name: 欧阳|雪, 苗|小雨?"""
    family = surname_length(clues.text, start)
    if family == 1 and (stop - start != 3 or is_rare_surname(clues.text[start])):
        return False
    return all(map(clues.reader.begins_word, (start, start + family, stop)))


def names_in_phrases(clues: Clues) -> Iterator[Name]:
    """Three characters the segmenter takes for a name, in a phrase that a person stands in: 据⟨李海生⟩介绍, 在⟨李海生⟩家中."""
    text = clues.text
    for token in clues.tokens.values():
        if token.tag != "nr" or token.stop - token.start != 3 or not surname_length(text, token.start) or is_rare_surname(token.word[0]):
            continue
        left = _LEFT.search(text[max(0, token.start - 3) : token.start])
        right = text[token.stop : token.stop + 1]
        if (
            token.word[1] in "和与及于"
            or (token.word[1:] in words("not_names") and not ACTS.match(text, token.stop))  # 对|夏玉米|播种
            or not clues.reader.may_be_name(token.start, token.stop)
            or (is_thing(token.word) and not ACTS.match(text, token.stop))
        ):
            continue
        followed = right in "、，。；的”：（" or clues.reader.may_follow(token.stop)
        if left and followed and plausible(clues, token.start, token.stop, expected=False):
            yield Name(token.start, token.stop, "in-phrase")


def _opens_sentence(clues: Clues, token: Token, start: int, stop: int) -> bool:
    """Three characters that the segmenter takes for a name, at the head of a sentence, before a verb: 。吴政隆|陪同."""
    whole = (token.start, token.stop, token.tag[:2]) == (start, stop, "nr") and stop - start == 3 and not is_rare_surname(token.word[0])
    return whole and clues.text[start - 1 : start] in ("", "。", "\n") and clues.reader.word_follows(stop)


def names_greeted(clues: Clues) -> Iterator[Name]:
    """致电⟨米舒斯京⟩，祝贺他连任…; 祝贺⟨默茨⟩就任…"""
    text = clues.text
    for match in _GREETING.finditer(text):
        start = match.end()
        stop = clues.reader.read(start, foreign=True)
        if stop is not None and _GREETED.match(text, stop, stop + 12) and plausible(clues, start, stop, expected=True):
            yield Name(start, stop, "greeted")


def names_of_appointed(clues: Clues) -> Iterator[Name]:
    """Names after a verb of appointment or at the head of an item of a list: 任命⟨佟立军⟩为…, 免去⟨聂飞⟩的…职务."""
    text = clues.text
    for match in _APPOINTING.finditer(text):
        start = match.end()
        while start < len(text) and HAN.match(text[start]):
            stop = clues.reader.read(start)
            if stop is None or not _is_appointed(clues, start, stop, verb=bool(match["verb"])):
                break
            yield Name(start, stop, "appointing")
            if text[stop : stop + 1] != "、":
                break
            start = stop + 1


def names_of_holders(clues: Clues) -> Iterator[Name]:
    """All of a row whose words go on with a post, words of the language too: ⟨闻喜⟩、⟨高渐明⟩当选副主席; ⟨薄禾⟩的…职务; ⟨占堆⟩，男，藏族."""
    text = clues.text
    for match in _HOLDERS.finditer(text):
        post = match["as"] or match["of"]
        if post is not None and not head_ending_at(post, len(post)):
            continue
        spans = [item.span("name") for item in _HOLDER.finditer(text, match.start("row"), match.end("row"))]
        whole = match["as"] is None or text[match.start("as") - 1] != "任" or clues.reader.begins_word(match.start("as") - 1)  # 长期担|任
        if whole and all(_shaped_like_a_name(text[slice(*span)]) and clues.reader.may_be_name(*span) for span in spans):
            yield from (Name(*span, "appointing") for span in spans)


def _shaped_like_a_name(name: str) -> bool:
    family = surname_length(name, 0)
    strange = sum(not is_transliteration(char, wide=True) for char in name.split("·")[0])
    foreign = len(name) >= 2 and strange == 0
    chinese = 1 <= family < len(name) <= family + 2
    if name in words("not_names") or name in words("name_followers") or head_ending_at(name, len(name)):
        return False
    return strange <= 1 if "·" in name else foreign or chinese


def _is_appointed(clues: Clues, start: int, stop: int, *, verb: bool) -> bool:
    """Is the stretch a name, and do the words behind it go on with a post? Without a verb before it: 努力|为高质量发展 is like 佟立军|为局长."""
    text = clues.text
    surely = _SURELY_APPOINTED.match(text, stop, stop + 40) is not None
    if not plausible(clues, start, stop, expected=True, sure=verb and surely):
        return False
    post = _TO_POST.match(text, stop, stop + 40)
    to_post = (post is not None and head_ending_at(post[1], len(post[1])) > 0) or _OUT_OF_POST.match(text, stop, stop + 40) is not None
    named = clues.reader.tag_at(start).startswith("nr") or clues.reader.count(text[start:stop]) > 1 or _shaped(clues, start, stop)
    if verb:
        return surely or (named and _APPOINTED.match(text, stop, stop + 40) is not None)  # 接受|宴请、旅游
    return _LISTED.match(text, stop) is not None or (named and to_post)  # 李海生为区教育局局长, not 升幅为2.1%
