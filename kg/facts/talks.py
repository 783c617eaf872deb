"""Talks: who receives whom, who speaks with whom.

In:  a clause with rosters and times as typed characters.    Out: finds with the parts that make an event.

    ⟨T⟩，⟨R⟩在云岫宾馆会见…⟨R⟩      ⟨R⟩同…⟨R⟩举行会谈      ⟨R⟩将于⟨T⟩在青溪同⟨R⟩举行会晤
    青溪国外长⟨T⟩与云台国外长举行会晤      两国代表团⟨T⟩在青溪举行会谈            (no person is named)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.event_finds import Find
from kg.mentions.countries import country_at
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_ADVERB = (
    rf"(?:{_T}|，|将于|将|定于|于|并|还|又|也|再次|已|曾|分别|共同|先后|相继|集体|在会前|会前|会后|随后|一同|一道|应约|应邀|亲切|专门|当地时间|上午|下午|晚上|晚"
    rf"|就[^，。；{_R}]{{1,24}}?(?:问题|局势|事宜|关系)?)"
)
_PLACE = rf"[在到](?P<place>[^，。；{_R}{_T}]{{1,24}}?(?:(?:出席|参加)[^，。；{_R}{_T}]{{2,40}}?(?:期间|之际|间隙))?)"
_RECEIVED = re.compile(
    rf"(?P<who>{_R})(?P<gap>[^。；{_R}]{{0,40}}?，并?)?{_ADVERB}{{0,5}}(?:{_PLACE})?{_ADVERB}{{0,3}}"
    rf"(?P<verb>会见|接见|接待|会晤)(?!记者|时|后|[前中](?:[，。、]|$)|期间|结束|和|、|与会|。|，|厅)了?(?P<object>[^。；，]{{1,80}})"
)
_TALK = (
    rf"(?:举行|进行|展开|开展)(?:了)?(?:[^，。；{_R}]{{0,16}}?)(?:会谈|会晤|会见|会面|磋商|谈判|对话(?!会)|通话|座谈(?!会)|讨论(?=。|，))"
    r"|(?:会谈|会晤|会面)(?!的)|通电话|通话|集体谈话|座谈(?:交流)?(?!会)|工作会商"
)
_WITH = re.compile(
    rf"(?P<who>{_R})(?:[^。；{_R}]{{0,40}}?，(?=[并还]))??{_ADVERB}{{0,4}}(?:{_PLACE})?{_ADVERB}{{0,3}}在?(?P<with>[同与和](?P<partner>[^。；，]{{1,60}}?)"
    rf"(?:在(?P<place2>[^，。；{_R}{_T}]{{1,20}}?))?(?P<verb>{_TALK}))"
)
_BOTH = re.compile(
    rf"(?<![同与和])(?P<who>{_R}){_ADVERB}{{0,4}}(?:{_PLACE})?{_ADVERB}{{0,3}}"
    r"(?P<verb>(?:举行|进行)(?:了)?[^，。；]{0,8}?(?:会谈|会晤|会面|通话)|通电话|通话|会晤|会谈)(?![的者])"
)
_SIDE = r"(?P<{}>[\u4e00-\u9fff]{{1,8}}?)"
_STATES = re.compile(
    rf"(?:^|(?<=[，。；：{_T}])){_SIDE.format('who')}(?P<with>[同与和]{_SIDE.format('partner')}{_ADVERB}{{0,4}}(?:在(?P<place>[^，。；{_R}{_T}]{{1,20}}?))?{_ADVERB}{{0,3}}"
    rf"(?:举行|进行|展开|恢复|重启)(?:了)?[^，。；{_R}]{{0,12}}?(?:会谈|会晤|磋商|谈判|对话(?!会)))(?![机者代])"
)
_SHORT_STATES = frozenset(
    ("中", "美", "俄", "乌", "伊", "以", "日", "韩", "朝", "印", "英", "法", "德", "欧盟", "哈马斯", "塔利班", "北约")
)
_OFFICE = r"(?:总统|总理|首相|外长|防长|财长|部长|大臣|国王|议长|主席|元首|领导人|代表团|代表|特使|官员|谈判团队|双方|各方|三方|两国|三国|四国|多国|政府|军方|方面)"
_PARTIES = re.compile(
    rf"(?:^|(?<=[，。；：{_T}]))(?P<who>[^，。；：“”{_R}{_T}]{{0,28}}?{_OFFICE}){_ADVERB}{{0,5}}(?:{_PLACE})?{_ADVERB}{{0,4}}"
    rf"(?P<with>(?:[同与和](?P<partner>[^。；，{_R}]{{1,40}}?){_ADVERB}{{0,3}}(?:在(?P<place2>[^，。；{_R}{_T}]{{1,20}}?))?)?"
    rf"(?:(?:举行|进行|展开)(?:了)?[^，。；{_R}]{{0,16}}?(?:会谈|会晤|会见|会面|磋商|谈判|对话(?!会))|(?:会晤|会谈|会面)(?=[，。；]|$)))(?![机者代])"
)
_MET = re.compile("会[谈晤见面]|磋商|谈判|对话")  # no talk of parties without one of them
_WISHED = re.compile(
    r"(?:希望|愿意?|期待|呼吁|推动|建议|同意|准备|要求|敦促|拒绝|取消|应(?![约邀])|(?<![重主])要|能(?![源力量效])|可能|可以|需要?|计划|尽快|继续|支持|反对|不|未(?!来)|没有)[^，。；]{0,12}$"
)
_WHILE = re.compile(
    rf"^(?:{_T}，?)?(?:在)?(?P<with>[同与和](?P<partner>[^。；，]{{0,40}}?{_R}[^。；，]{{0,20}}?)(?P<verb>会谈|会晤|会见|会面))时，(?P<who>{_R})(?=表示|指出|强调|说)"
)  # 同⟨里尼克⟩会谈时，⟨赵乐际⟩表示
_HELD = re.compile(r"举行|召开")
_TOGETHER = re.compile(r"一道|一起|共同")
_FUTURE = re.compile(r"将|定于")
_PARTY_END = re.compile(r"一行|时(?=发表|强调|指出|表示|$)")  # 会见A一行, 会见A时表示
_DURING = re.compile(r"(?:出席|参加)[^，。；]*(?:期间|之际|时)$")
_WINDOW = 40


def talks_in(text: str) -> Iterator[Find]:
    """The talks of a clause in which at least one side is named."""
    for match in _RECEIVED.finditer(text):
        if not re.search(r"陪同|强调|指出", match["gap"] or ""):
            yield _received(text, match)
    if (during := _WHILE.match(text)) is not None:
        guests = _rosters(text, *during.span("partner"))
        yield Find("talk", during.start(), during.end(), during.start("who"), during.span("with"), None, "", guests)
    for match in _WITH.finditer(text):
        if _TOGETHER.search(match["partner"]) or _WISHED.search(text, match.start(), match.start("verb")):
            continue
        guests = _rosters(text, *match.span("partner"))
        if "座谈" in match["verb"] and not guests and "一行" not in match["partner"]:
            continue  # 与科研人员座谈 is a meeting
        yield _find(text, match, match.start("who"), guests)


def talks_of_both(text: str) -> Iterator[Find]:
    """Talks of two people joined in one roster: ⟨总统A与总理B⟩⟨T⟩通电话; the caller sees whether the roster has two."""
    for match in _BOTH.finditer(text):
        if not _WISHED.search(text, match.start(), match.start("verb")):
            yield Find("talk", match.start(), match.end(), match.start("who"), match.span("verb"), _seat(match["place"]), "", ())


def _is_state(name: str) -> bool:
    return name in _SHORT_STATES or country_at(name, 0) == len(name)


def _talks_of_states(text: str) -> Iterator[Find]:
    """青溪与云台⟨T⟩在云岫举行第五轮会谈."""
    for match in _STATES.finditer(text):
        if _is_state(match["who"]) and _is_state(match["partner"]):
            span = (match.start("who"), match.end("with"))
            yield Find("talk", match.start(), match.end(), None, span, match["place"], "", (), planned=bool(_FUTURE.search(match[0])))


def talks_of_parties(text: str) -> Iterator[Find]:
    """The talks of offices and delegations whose holders are not named: 两国外长⟨T⟩在青溪举行会谈."""
    for match in _PARTIES.finditer(text) if _MET.search(text) else ():
        before = text[max(0, match.start() - _WINDOW) : match.start("with")]
        held = _HELD.search(match["who"])  # 并在随后举行三国领导人|会晤: a meeting of that name
        if held is None and not _WISHED.search(before) and not _WISHED.search(match["who"]):
            yield _find(text, match, None, ())  # its name is 两国外长在青溪举行会谈 where no partner is told apart
    yield from _talks_of_states(text)


def _received(text: str, match: re.Match[str]) -> Find:
    stop = _PARTY_END.split(match["object"])[0]
    end = match.start("object") + len(stop) + (2 if "一行" in match["object"] else 0)
    return Find(
        "talk",
        match.start(),
        match.end(),
        match.start("who"),
        (match.start("object"), end),
        _seat(match["place"]),
        match["verb"],
        _rosters(text, *match.span("object")),
        planned=bool(_FUTURE.search(text, match.start("who"), match.start("verb"))),
    )


def _find(text: str, match: re.Match[str], who: int | None, guests: tuple[int, ...]) -> Find:
    place = _seat(match["place"] or match["place2"])
    planned = bool(_FUTURE.search(text, match.start("who"), match.end("with")))
    begin = match.start("with") if who is not None or match["partner"] else match.start("who")
    return Find("talk", match.start(), match.end(), who, (begin, match.end("with")), place, "", guests, planned=planned)


def _rosters(text: str, start: int, stop: int) -> tuple[int, ...]:
    return tuple(i for i in range(start, stop) if text[i] == _R)


def _seat(place: str | None) -> str | None:
    """Where a talk takes place: 在青溪出席年会期间 is 青溪."""
    return (_DURING.sub("", place) or None) if place else None
