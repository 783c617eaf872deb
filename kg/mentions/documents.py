"""Names of documents, plans, laws and campaigns.

In:  folded text.    Out: DocumentMentions in the order of the text.

    《…条例》  《…》《…》  titles in brackets, nested titles included; a later 《条例》 is the title it shortens
    “…”行动  “…行动”      campaigns named by a quotation
    …三年行动计划          names without marks, read from where an act (or the last name of a list) ends
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import rows
from kg.model import Mention

_TITLE = re.compile(r"《([^《》\n]{2,90}(?:《[^《》\n]{1,60}》[^《》\n]{0,40}){0,2})》")
_ONLY_A_HEAD = re.compile(
    r"(?:实施|行动|总体|发展|工作|专项|建设)?(?:方案|意见|办法|计划|规划|纲要|条例|决定|决议|规定|措施|细则|报告|协议|清单|通知|若干措施|白皮书|草案)"
)
_CAMPAIGN = re.compile(
    r"“[^“”\n]{1,24}”(?:[^，。；、：的等“”《》\n]{0,8}?)(?:行动计划|行动方案|专项行动|专项[监督整治检查]{2,4}活动|行动|工程|计划|规划|战略|攻坚战)(?![力派家师地者]|经验|精神|倡议|理念|总体|规划|布局)"
    r"|“[^“”\n]{1,16}(?:行动|工程|计划|战略|攻坚战)”(?!经验|精神|倡议|理念|总体|规划)"
)
_RESTART = re.compile(  # 研究审查A: the verbs are not the name
    r"^(?:落实|审查|审议|制定|实施|修订|贯彻|和(?!平)|好|[^，、“]{0,6}开展)+(?=[^、]{3})"
    r"|^[^、“”]{0,40}?(?:所作的|作的|提请审议的)(?=关于|[^，。；、]{0,14}工作报告)|^[^、“”]{0,40}?签署的"
)
_STATE = re.compile(r"(?:的?(?:审议|修改|起草|编制|实施|执行|落实)(?:情况|意见)?的?(?:汇报|说明|修改意见的汇报)?|规定|要求|目标任务)$")
_GENERIC = re.compile(  # 实施方案, 三年行动计划, 一系列措施: no name of its own
    r"(?:具体|相关|有关|详细|专门|一系列|系列|配套|各项|多项|新的|实施|工作|行动|整改|落实|发展|建设|支持|三年|"
    r"总体|专项|重大|重点|国家|区域|应急|年度|若干|两个?|一批|[一二三四五六七八九十\d]+[个项份大])*"
)
# 100余份合作协议, 多个决议, 所作的工作报告, 为期一月的…: counted or described, not named
_NOT_A_NAME = re.compile(
    r"两院”?工作报告|^(?:\d+[余多]?[份个项部件款名次]|[一两三四五六七八九十]+[名次]|多[份个项]|一系列|一[份项个]|[两三四五六七八九十]+[份个项]|各项?|此前|当前|上述|这[一些份个]|其|具体|新一轮对|自己的?|我的|相应|相关|有关)"
    r"|亲自|重大国家战略|所[作提]|共建|同本国|集中开展|在[^，]{2,20}开展|[四五六七八九两三二]个实施意见|代表[^，]{2,12}作|达成的|提出的|在内的|^完善|[战三四五]”?重大工程"
    r"|(?:军事|实际|打击|救援|搜救|一致|集体|联合|反恐|执法|袭击|地面|报复|抢险|实践|巡逻|具体|自觉|务实|共同|迅速|积极)行动$"
)
_JOINED = re.compile(r"^(?:，?(?:、|以及|和|及|与)|，)")
_LEAD = re.compile(
    r"^(?:了|好|的|(?<!第)[一二两三四五\d]批|其(?!他)|[^的，]{0,6}新(?:修订|修改|制定|版)的?|修订后的|经修订的|包括|为期[^的，]{1,8}的|全国范围内?)+"
)
_AND_SO_ON = re.compile(r"等(?:[一\d]?系列|多项|\d+[项个件]|文件|事项|草案)?[^等]{0,8}$")
_LAW = re.compile(r"(?<![之办方做司执立依违合想说看语宪手设国书技疗])法(?:规定)?$")  # 代表法, 民法典规定
_VAGUE_ACTS = frozenset({"制定", "编制", "起草", "研究制定"})  # 制定恢复重建方案 names no document, 制定甲县城市规划 does
_DEFINITE = re.compile(r"[\d“（年省市县区州]|关于|国家|全国|五年")
_AND_LAW = (  # 通过了甲法，乙法，关于丙的决定
    r"，(?=以及|(?!制定|修改|修订|颁布|实施|出台|编纂|通过|违反)[^，。；、]{2,16}(?<![办际])法(?:[，。；]|$)|关于[^，。；]{4,50}的(?:决定|决议)(?:[，。；]|$))"
)
_BARE_STOP = re.compile(rf"(?!{_AND_LAW})，|[。；：！？\n ]")
_OPEN_MATTER = re.compile(r"(?:关于|访问)[^的]*$")
_CLOSED_MATTER = re.compile(r"(?![^的]*关于)[^的]*的[^，。；、的]{0,8}(?:报告|决定|议案|决议|说明)")
_LONGEST_BARE = 60  # characters; 关于…国民经济和社会发展计划执行情况的报告 has about fifty


@dataclass(frozen=True, slots=True)
class DocumentMention(Mention):
    """A document by name; ``name`` is the full title without 《》, ``kind`` title, law, paper or campaign."""

    name: str
    kind: str


@lru_cache(maxsize=1)
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row[0]: row[1] for row in rows("document_heads", ("word", "kind"))}
    return re.compile(any_of(table) + r"(?:（[^（）\n]{1,14}）)?$"), table


def has_head(name: str) -> bool:
    """Whether a name ends like that of a document: …行动计划, …条例（草案）."""
    return _heads()[0].search(name) is not None or name.endswith(("法", "法（草案）", "名单", "清单", "目录", "标准", "通知", "报告书"))


def find_titles(folded: str) -> tuple[DocumentMention, ...]:
    """Titles in 《》 and quoted campaigns; short titles carry the name of the title they stand for."""
    full: list[str] = []
    found: list[DocumentMention] = []
    for match in _TITLE.finditer(folded):
        name = match[1].strip()
        if _ONLY_A_HEAD.fullmatch(name) or len(name) <= 4:
            name = _resolve(name, full)
        else:
            full.append(name)
        found.append(DocumentMention(match.start(), match.end(), "title", name, "title"))
    inside = [(m.start, m.stop) for m in found]
    for match in _CAMPAIGN.finditer(folded):
        if not any(a <= match.start() < b for a, b in _around(inside, match.start())):
            found.append(DocumentMention(match.start(), match.end(), "campaign", match[0], "campaign"))
    return tuple(sorted(found, key=lambda m: m.start))


def _around(spans: list[tuple[int, int]], position: int) -> Iterator[tuple[int, int]]:
    """The one span of an ordered list that may cover a position."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][0] <= position:
            low = middle + 1
        else:
            high = middle
    if low:
        yield spans[low - 1]


def _resolve(short: str, full: list[str]) -> str:
    """《条例》 after 《…养老服务条例》 is that title: the last one that ends with the short one, brackets aside."""
    for name in reversed(full[-50:]):
        if re.sub(r"（[^（）]*）$", "", name).endswith(short) or short in name:
            return name
    return short


def bare_names(folded: str, start: int, kinds: frozenset[str], verb: str = "") -> list[DocumentMention]:
    """Names without marks that begin at ``start``, listed with 、 和 及, each ending in a head of one of ``kinds``."""
    stop = _BARE_STOP.search(folded, start, start + 4 * _LONGEST_BARE)
    end = stop.start() if stop else min(len(folded), start + 4 * _LONGEST_BARE)
    found: list[DocumentMention] = []
    position = start
    for piece in _pieces(folded[start:end]):
        name = _bare(piece, kinds)
        if name is not None and not (verb in _VAGUE_ACTS and name[1] == "paper" and len(name[0]) < 14 and not _DEFINITE.search(name[0])):
            offset = position + piece.index(name[0])
            found.append(DocumentMention(offset, offset + len(name[0]), "bare", *name))
        position += len(piece)
    return found


def _pieces(phrase: str) -> list[str]:
    """Cut a coordination at 、 及 以及, and at 和 where a name ends before it; the marks stay with the piece they open."""
    cut = re.split(rf"(?=、|{_AND_LAW}|(?<!，)以及)|(?<=[例法案定议告件划])(?=和)|(?<=）)(?=和)", phrase)
    pieces: list[str] = []
    closed = 0  # the pieces up to here belong to the matter that the last piece opens
    for index, piece in enumerate(cut):
        if index < closed:
            pieces[-1] += piece  # 关于修改甲法、乙法的决定, 访问甲国、乙国情况的书面报告
            continue
        pieces.append(piece)
        if _OPEN_MATTER.search(piece):
            following = next((n for n in range(index + 1, len(cut)) if "的" in cut[n] or "关于" in cut[n]), index)
            closed = following + 1 if _CLOSED_MATTER.match(cut[following]) else 0
    return pieces


def _least(body: str, head: str, kind: str) -> int:
    """The least number of characters that make a name with this head: 甲规划, but 优化营商环境16条措施."""
    if head in ("条举措", "条措施", "条意见", "条政策"):
        return 10
    if head == "决议" or re.search("[法例]草案$", body):
        return 4
    if kind == "law" or head in ("规划", "任免案"):
        return 3
    return 5 if len(head) > 2 else 6


def _bare(piece: str, kinds: frozenset[str]) -> tuple[str, str] | None:
    pattern, table = _heads()
    body = _RESTART.sub("", _LEAD.sub("", _JOINED.sub("", piece)))
    body = re.sub(r"^关于(?=[^，。]{3,40}(?:草案|法)$)", "", body)
    body = _AND_SO_ON.sub("", body)
    if law := _LAW.search(body):
        name = body[: law.start() + 1]
        return (name, "law") if "law" in kinds and 3 <= len(name) <= 20 and not _NOT_A_NAME.search(name) else None
    match = pattern.search(body)
    if match is None:  # …条例（草案）修改情况的汇报: what is said of it may follow the name
        body = _STATE.sub("", body)
        match = pattern.search(body)
    if match is None:
        return None
    head = re.sub(r"（[^（）]*）$", "", match[0])
    kind = table[head]
    generic = _GENERIC.fullmatch(body[: match.start()])
    short = len(body) < _least(body, head, kind)
    if (
        kind not in kinds
        or _NOT_A_NAME.search(body)
        or generic
        or short
        or len(body) > _LONGEST_BARE
        or re.search(r"[“《][^”》]*$|工作报告情况", body[: match.start()])
    ):
        return None
    return body, kind
