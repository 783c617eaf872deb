"""Personnel changes stated as such.

In:  sentences, rosters, organisations, times.    Out: Appointments in the order of the text, one a person, post and action; the post as written, split at 、.

    任命⟨R⟩为…   ⟨R⟩当选为…   免去⟨R⟩的…职务   ⟨R⟩不再担任…   接受⟨R⟩辞去…   提名⟨R⟩为…   ⟨R⟩…拟任…   ``rules/appointments.toml``
    选举产生了…主任⟨R⟩，副主任⟨R⟩   the posts of the rosters themselves          任命：⏎⟨R⟩为…   ``appointment_lists``
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import cast, get_args

from kg.errors import DataFileError
from kg.facts.appointment_lists import Listing, goes_on, header_action, items_in, labelled, last_header, produces
from kg.lexicon.tables import rules
from kg.mentions.posts import head_ending_at
from kg.model import Appointment, AppointmentAction, Evidence, OrganisationMention, PreparedArticle, Roster, Sentence, TimeMention
from kg.text.typed import TYPES, TypedText, compile_rule, typed

_R = TYPES["R"]
_MACROS = {
    "{WHO}": r"(?P<who>{R}(?:（[^（）]{1,8}）)?(?:[、和]{R}(?:（[^（）]{1,8}）)?)*)(?:同志|等\d{0,3}[名位人]?)*",
    "{POST}": r"(?P<post>(?:[^，。；：（）{R}]|（[^（）{R}]{1,8}）(?=[^，。；\s])){2,60}?)",
    "{END}": r"(?=[，。；\n]|（(?![^（）]{1,8}）[^，。；：]{0,10}(?:长|主席|主任|书记))|$|(?:的)?职务|候选人|(?:拟任)?人选|的请求|一职|并(?:兼任|作|讲|表)|时|后)",
}
_FURTHER: dict[str, str] = {
    "as": r"[，；、]{WHO}(?:为|任|担任){POST}{END}",
    "of": r"(?:职务)?[，；、]{WHO}的{POST}(?:职务)",
}
_CHANGING = re.compile(r"决定|任|免|选|辞|提名|推荐|递补|增补|聘|就职|履新|撤销|解除")
_NOT_MADE = re.compile(
    r"(?:击败|战胜|如果|若|一旦|暂不|未获通过|议案|曾|曾于|提请|提请审议|原任|拟提请|建议|呼吁|要求|此前，?|接替[^，。；]{0,4})$"
)
_REFUSED = re.compile(r"议案|暂不|的建议|的提案")
_OWN_POSTS: tuple[tuple[str, AppointmentAction, re.Pattern[str]], ...] = (
    (
        "produced",
        "elected",
        re.compile(
            rf"(?:选举产生|选举出|选出|产生)(?:了)?(?:新一[届任])?(?:[^，。；：为{_R}]{{0,24}}?[：，])?(?P<who>{_R}(?:[，、和]{_R})*)(?!为|任|担任)"
        ),
    ),
    ("dismissed", "removed", re.compile(rf"(?:解除|免去|撤销)(?:了)?(?P<who>{_R}(?:[、和]{_R})*)的?职务")),
)
_DECIDES = re.compile(r"[^，。；：]{0,26}?(?:决定|任命|任免|批准|同意|提名|免去|选举|聘任|通过|接受|宣布|研究)")
_VERB_BEFORE = re.compile(
    r"^(?:其|新一[届任](?=[^，。；]{2})|新任|新(?=总理|总统|首相|议长|主席|总书记|会长|局长|部长|外长)|拟?提名为|拟?推荐为|拟任|并任)"
)  # 拟任党组成员、提名为副局长人选
_DEPUTY = ("人大代表", "代表大会代表", "党代表")  # 补选甲为市人大代表
_BIRTH = re.compile(r"[（(]?(?:出?生|参加|入党|加入|任现)")
_GREETS = re.compile(r"致电|致函|致信")
_PARTS = re.compile(r"、|兼(?=.{2})|(?:和|及|以及)(?=.{2})")


@dataclass(frozen=True, slots=True)
class _ChangeRule:
    name: str
    action: AppointmentAction
    subject: str
    further: re.Pattern[str] | None
    pattern: re.Pattern[str]


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the rule file with {WHO}, {POST}, {END} and the mention types filled in."""
    for macro, meaning in _MACROS.items():
        pattern = pattern.replace(macro, meaning)
    return compile_rule(pattern)


@lru_cache(maxsize=1)
def _rules() -> tuple[_ChangeRule, ...]:
    """The rules compiled. Raises DataFileError for an action or subject that does not exist."""
    found = []
    for rule in rules("appointments", frozenset({"action", "subject", "more"})):
        action, subject, more = rule.get("action"), rule.get("subject", "stated"), rule.get("more")
        if action not in get_args(AppointmentAction) or subject not in ("stated", "named-before") or more not in ("", *_FURTHER):
            raise DataFileError(f"appointments.toml: rule {rule.name!r}: unknown action, subject or more")
        further = compiled(_FURTHER[more]) if more else None
        found.append(_ChangeRule(rule.name, cast(AppointmentAction, action), subject, further, compiled(rule.pattern)))
    return tuple(found)


def find_appointments(
    prepared: PreparedArticle,
    rosters: tuple[Roster, ...],
    organisations: tuple[OrganisationMention, ...],
    times: tuple[TimeMention, ...],
) -> tuple[Appointment, ...]:
    """The personnel changes of an article."""
    found: dict[tuple[str, str, AppointmentAction], Appointment] = {}
    listing: Listing | None = None
    produced = False  # an election was told whose winners the next lines list
    starts = [roster.start for roster in rosters]
    stated: tuple[str | None, str | None] = None, None  # date and body of the heading: （2024年3月29日…通过）, 中共中央决定：
    for sentence in prepared.sentences:
        text = prepared.folded[sentence.start : sentence.stop]
        if listing is None and not produced and not _CHANGING.search(text):
            heading = text.startswith("（") or text.endswith(("：", "通过", "名单"))
            stated = (_date(prepared, times, sentence), _body(prepared, organisations, sentence)) if heading else (None, None)
            continue
        inside = rosters[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)]
        clause = typed(prepared.folded, sentence.start, sentence.stop, inside)
        date, body = _date(prepared, times, sentence) or stated[0], _body(prepared, organisations, sentence) or stated[1]
        for person, post, action, evidence in sorted(_changes(clause, listing), key=lambda change: change[3].start):
            known = listing if evidence.rule == "appointment-list" and listing else None
            change = Appointment(
                person, post, action, (evidence,), date or (known.date if known else None), body or (known.body if known else None)
            )
            found.setdefault((person, post, action), change)
        if produced and labelled(clause.text):
            for person, post, action, evidence in _own(
                clause, range(len(clause.text)), "elected", Evidence(sentence.start, sentence.stop, "appointment-labelled")
            ):
                found.setdefault((person, post, action), Appointment(person, post, action, (evidence,), date, body))
        produced = produces(clause.text) or (produced and labelled(clause.text))
        header = last_header(clause.text)
        if header:
            listing = Listing(header_action(header), date, body)
        elif listing and not goes_on(clause.text):
            listing = None
        if text.endswith(("：", "）", ":", "名单", "通知")) or listing or produced:
            stated = date, body
        elif not clause.text.startswith(_R):
            stated = None, None
    return tuple(found.values())


def _changes(clause: TypedText, listing: Listing | None) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    taken: set[int] = set()
    for item in items_in(clause.text, listing):
        evidence = Evidence(*clause.span(item.start, item.stop), "appointment-list")
        taken.update(range(*item.post))
        yield from _each(clause, item.who, item.post, item.action, evidence)
    for rule in _rules():
        for match in rule.pattern.finditer(clause.text):
            if not taken.isdisjoint(range(*match.span("post"))) or not _is_made(clause.text, match):
                continue
            evidence = Evidence(*clause.span(match.start(), match.end()), f"appointment-{rule.name}")
            changes = list(_of_match(clause, rule, match, evidence))
            if changes:
                taken.update(range(*match.span("post")))
                yield from changes
                yield from _further(clause, rule, match.end(), taken)
    yield from _own_posts(clause)


def _is_made(text: str, match: re.Match[str]) -> bool:
    return not _NOT_MADE.search(text[max(0, match.start() - 8) : match.start()]) and not _REFUSED.search(
        text[match.end() : match.end() + 10]
    )


def _of_match(
    clause: TypedText, rule: _ChangeRule, match: re.Match[str], evidence: Evidence
) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    if rule.subject == "stated":
        yield from _each(clause, match.span("who"), match.span("post"), rule.action, evidence)
        return
    people = _last_before(clause, match.start())
    yield from ((person, post, rule.action, evidence) for person in people for post in _split(clause, *match.span("post")))


def _further(
    clause: TypedText, rule: _ChangeRule, position: int, taken: set[int]
) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    """选举A为主任，⟨B、C⟩为副主任; 免去A的…职务，⟨B⟩的…职务: the verb is stated once."""
    while rule.further is not None and (match := rule.further.match(clause.text, position)):
        evidence = Evidence(*clause.span(match.start(), match.end()), f"appointment-{rule.name}")
        taken.update(range(*match.span("post")))
        yield from _each(clause, match.span("who"), match.span("post"), rule.action, evidence)
        position = match.end()


def _own_posts(clause: TypedText) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    """选举产生了县人大常委会主任A，副主任B、C; 解除内政部长A的职务: elected to, removed from the posts that the roster gives them."""
    for rule, action, pattern in _OWN_POSTS:
        for match in pattern.finditer(clause.text):
            evidence = Evidence(*clause.span(match.start(), match.end()), f"appointment-{rule}")
            yield from _own(clause, range(*match.span("who")), action, evidence)


def _own(
    clause: TypedText, positions: range, action: AppointmentAction, evidence: Evidence
) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    """The people of the rosters at these positions with the posts that the rosters give them."""
    for position in positions:
        mention = clause.mentions.get(position)
        members = mention.members if isinstance(mention, Roster) else ()
        yield from ((m.person.name, post.title, action, evidence) for m in members for post in m.posts)


def _each(
    clause: TypedText, who: tuple[int, int], post: tuple[int, int], action: AppointmentAction, evidence: Evidence
) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    """Each of the people with each of the posts."""
    for title in _split(clause, *post):
        yield from ((person, title, action, evidence) for person in _roster_people(clause, *who))


def _roster_people(clause: TypedText, start: int, stop: int) -> list[str]:
    names = []
    for position in range(start, stop):
        mention = clause.mentions.get(position)
        if isinstance(mention, Roster):
            names += [member.person.name for member in mention.members]
    return names


def _last_before(clause: TypedText, position: int) -> list[str]:
    """The person last named before words without a subject of their own: 致电⟨R⟩，祝贺他当选…; ⟨R⟩，男，…，拟任…"""
    at = clause.text.rfind(_R, 0, position)
    if at < 0 or _GREETS.search(clause.text, at, position):
        return []  # 国家主席习近平致电某某，祝贺他…: not he who sends it
    return _roster_people(clause, at, at + 1)[-1:]


def _split(clause: TypedText, start: int, stop: int) -> list[str]:
    """The posts of a stretch, each ending in a title: 区委委员、常委、副书记."""
    parts, begin = [], 0
    text = clause.text[start:stop]
    for cut in _PARTS.finditer(text):
        if head_ending_at(text, cut.start()):
            parts.append(text[begin : cut.start()])
            begin = cut.end()
    parts.append(text[begin:])
    parts = [_VERB_BEFORE.sub("", part).removesuffix("候选人").strip() for part in parts]
    return [part for part in parts if len(part) >= 2 and (head_ending_at(part, len(part)) or part.endswith(_DEPUTY))]


def _date(prepared: PreparedArticle, times: tuple[TimeMention, ...], sentence: Sentence) -> str | None:
    """The first date of the sentence."""
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    for time in islice(times, first, None):
        if time.stop > sentence.stop:
            return None
        if time.iso and not _BIRTH.match(prepared.folded, time.stop):
            return time.iso
    return None


def _body(prepared: PreparedArticle, organisations: tuple[OrganisationMention, ...], sentence: Sentence) -> str | None:
    """The organ that decided: ⟨区人大常委会⟩决定任命, ⟨中共中央⟩决定：."""
    first = bisect_left(organisations, sentence.start, key=lambda organ: organ.start)
    for organ in islice(organisations, first, None):
        if organ.stop > sentence.stop:
            return None
        if _DECIDES.match(prepared.folded, organ.stop, sentence.stop):
            return organ.name
    return None
