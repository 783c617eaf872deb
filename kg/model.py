"""The frozen types that pass between stages.

    files -> Article -> PreparedArticle -> Mention -> Fact -> Extraction -> graph

Spans are half-open [start, stop) in code points of ``Article.text``. A mention or a fact never keeps text that is not there:
its surface is ``article.text[start:stop]``, its normal value stands in a field of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Role = Literal["presided", "spoke", "attended", "visited", "met", "guest"]
EventType = Literal["meeting", "visit", "talk", "ceremony", "training", "other"]
EventStatus = Literal["held", "planned"]
TenureStatus = Literal["current", "acting", "former", "nominee"]
AppointmentAction = Literal["appointed", "removed", "elected", "resigned", "nominated"]
Form = Literal["growth", "level", "increment", "share", "rank", "ratio"]
MeasureKind = Literal["target", "actual"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Basis = Literal["stated", "inferred"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as intake delivers it: clean body text and what is known about it.

    ``text`` is the body with its dateline, paragraphs separated by one newline, without byline, headline, continuation marks
    (上接第一版) and reprint notes. ``published`` is YYYY, YYYY-MM or YYYY-MM-DD. ``inferred`` names the metadata fields that
    intake worked out rather than read (region, published …). ``extra`` keeps fields of the input that have no place here.
    ``origin`` leads back to the decoded text of the file when the text was put together from its lines (kg.text.trace).
    """

    id: str
    text: str
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None
    region: str | None = None
    continued: bool = False
    kicker: str | None = None  # 引题, the line above the headline
    subtitle: str | None = None  # 副题, the line below it
    page: str | None = None  # 版次, as written: 第01版：要闻
    url: str | None = None
    notes: tuple[str, ...] = ()  # 上接 / 下转 / 原载, verbatim
    file: str | None = None  # name of the input file, for messages and provenance
    inferred: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    origin: tuple[tuple[int, int, int], ...] = ()  # (start, start in the file, length): where the characters of text stood


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that went wrong or was left out, as a line of issues.jsonl."""

    severity: Literal["error", "warning", "note"]
    code: str  # short stable word: unreadable, rejected, no-year …
    message: str  # one sentence for the user
    file: str | None = None
    article: str | None = None


class Token(NamedTuple):
    """A word of the segmenter with its part-of-speech tag (ICTCLAS tags as jieba uses them)."""

    start: int
    stop: int
    word: str
    tag: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: [start, stop) without the white space around it; ``paragraph`` counts from 0."""

    start: int
    stop: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class TimeAnchor:
    """What deictic dates (今年, 2月11日, 昨日) resolve against.

    ``date`` is as precise as known: YYYY-MM-DD, YYYY-MM or YYYY; ``basis`` is "stated" when it is the publication date or a
    full dateline, "inferred" when a year stated in the text had to serve (2023年 … 2月11日). None: nothing supports a year.
    """

    date: str
    basis: Basis

    @property
    def year(self) -> int:
        return int(self.date[:4])


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article ready for reading.

    ``folded`` has exactly the length of ``article.text``: full-width digits and letters are ASCII, odd spaces are spaces;
    offsets are the same in both. ``tokens`` cover the text in order.
    """

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    anchor: TimeAnchor | None

    def sentences_with_text(self) -> Iterator[tuple[Sentence, str]]:
        for sentence in self.sentences:
            yield sentence, self.folded[sentence.start : sentence.stop]


# ---------------------------------------------------------------- mentions


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed stretch of text; ``rule`` names the rule that made it."""

    start: int
    stop: int
    rule: str


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A named person; ``name`` is the full name even where the text has 沈书记 or 小张."""

    name: str


@dataclass(frozen=True, slots=True)
class PostMention(Mention):
    """One post of one person: ``title`` verbatim segment, ``org`` only when inherited from outside the segment."""

    title: str
    org: str | None = None
    status: TenureStatus = "current"


@dataclass(frozen=True, slots=True)
class RosterMember:
    """A person of a roster with the posts the roster gives them (possibly none)."""

    person: PersonMention
    posts: tuple[PostMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster(Mention):
    """A maximal stretch of posts and names that acts as one noun phrase: 区委书记A，区委副书记、区长B，区委常委C、D.

    A single name is a roster of one. Relations are read between rosters and verbs.
    """

    members: tuple[RosterMember, ...]


@dataclass(frozen=True, slots=True)
class OrganisationMention(Mention):
    """An organ, body, company, school …; ``name`` as written."""

    name: str


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place; ``name`` as written, ``level`` nation, province, city, county, zone, town, village or None."""

    name: str
    level: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A calendar expression: ``iso`` YYYY, YYYY-MM, YYYY-MM-DD, --MM-DD (year unknown) or start/end; None when vague (近日)."""

    iso: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Period:
    """The period a measure holds for: ``code`` in the vocabulary of the guidelines (2023, 2023-H1, 2023-Q1..Q3, by 2025)."""

    code: str
    label: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Quantity(Mention):
    """A number with its unit and hedges. ``value`` is in the written unit (3.2 with 万亩); ``base_value`` in the base unit."""

    value: Decimal
    high: Decimal | None
    unit: str | None
    cmp: Comparator
    base_value: Decimal | None = None
    base_unit: str | None = None


# ---------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was read: one stretch of the article, and the rule that read it."""

    start: int
    stop: int
    rule: str


@dataclass(frozen=True, slots=True)
class Naming:
    """The article names this person (every person of the story has one; posts are tenures)."""

    person: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """The article gives this person this post."""

    person: str
    title: str
    org: str | None
    status: TenureStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A personnel change stated as such."""

    person: str
    post: str
    action: AppointmentAction
    evidence: tuple[Evidence, ...]
    date: str | None = None
    body: str | None = None  # the organ that decided


@dataclass(frozen=True, slots=True)
class Event:
    """A real-world event of the article; ``key`` is unique within the article (e1, e2 …)."""

    key: str
    type: EventType
    name: str | None
    evidence: tuple[Evidence, ...]
    date: str | None = None
    date_basis: Basis = "stated"
    place: str | None = None
    host: str | None = None
    groups: tuple[str, ...] = ()
    status: EventStatus = "held"


@dataclass(frozen=True, slots=True)
class Participation:
    """A person took part in an event in a role."""

    event: str  # Event.key
    person: str
    role: Role
    evidence: tuple[Evidence, ...]
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Conveyance:
    """An event conveyed, studied or passed on the spirit of something."""

    event: str  # Event.key
    item: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantified statement about an area, organisation, sector or project; fields as in the guidelines."""

    subject: str | None
    metric: str
    form: Form
    kind: MeasureKind
    cmp: Comparator
    value: Decimal
    high: Decimal | None
    unit: str | None
    period: Period | None
    evidence: tuple[Evidence, ...]
    wording: tuple[str, ...] = ()  # 力争, 确保, 左右 … as written, in order
    base_value: Decimal | None = None
    base_high: Decimal | None = None
    base_unit: str | None = None
    reference: str | None = None  # 高于全市2个百分点: 全市
    indicator: str | None = None  # notation of the concept in ontology/vocab/indicators.ttl, when it is one of them


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody is reported to have said something; ``text`` is what was said, verbatim."""

    speaker: str
    verb: str
    text: str
    evidence: tuple[Evidence, ...]
    person: str | None = None  # the full name when the speaker is a named person
    event: str | None = None  # Event.key


@dataclass(frozen=True, slots=True)
class DocumentAct:
    """An organ or area did something to a document, plan, policy or campaign."""

    agent: str | None
    action: str
    document: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A named project with its status, time or investment."""

    project: str
    status: str | None
    when: str | None
    investment: str | None
    evidence: tuple[Evidence, ...]


Fact: TypeAlias = Naming | Tenure | Appointment | Event | Participation | Conveyance | Measure | Statement | DocumentAct | Milestone


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one article. Facts are in the order of the text within their kind."""

    article: Article
    anchor: TimeAnchor | None
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...] = ()
