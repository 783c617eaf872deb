"""Is a stretch of text a name rather than words of the language (安全, 从呼叫)?

In:  clues, a stretch that the reader of names takes for one, what stands beside it.    Out: yes or no.
"""

from __future__ import annotations

import re

from kg.lexicon.tables import rows, words
from kg.mentions.clues import ACTS, Clues
from kg.mentions.foreign import is_transliteration
from kg.mentions.name_parts import parts_end
from kg.mentions.names import is_rare_surname, is_sure_surname
from kg.mentions.posts import head_ending_at

_NO_NAME = re.compile(
    r"^(?:第[一二三四五六七八九十]|原副|代表|先生|班子|纪律|马拉松|职务|候选|检查|监督)|"
    r"(?:老汉|老人|大爷|大妈|大叔|大娘|大伯|大姐|师傅|职务|候选人|同志|先生|女士|主席|书记|部长|会议|工作|代表|委员|干部|群众|人员|单位|部门|企业|公司|集团|精神|中国|全国|[们者会部局厅委办处站所院校厂村镇乡县区市省率])$"
)
_THING = re.compile(
    r"^.方|[感愿称鸡菊坝井界荒州庄观顶米粉酱菜果枫苗板墙屋厅馆店铺械网线率额费税款币料材链池河城湖湾港站岛桥村镇县山林海岭门区园寺宫江路街楼游暴]$"
)
_WITH_POST = re.compile(r"[和与及][^，。；、和与]{2,20}?(?:书记|主任|主席|长|成员|委员)")
_FIRM = re.compile(r"控股|集团|股份|实业|公司|科技|有限")
_FUNCTION_WORDS = frozenset("从和向关于由将及为同对以在把被让给要会能可就都还也又再")


def plausible(clues: Clues, start: int, stop: int, *, expected: bool, sure: bool = False) -> bool:
    """Is this a name rather than words of the language (安全, 从呼叫)? ``expected``: a post or a list stands right before it.

    ``sure``: the words after it leave no doubt either (任命…为, 免去…的…职务).
    """
    text, reader = clues.text, clues.reader
    name = text[start:stop]
    if expected and is_sure_surname(text[start]) and 2 <= len(name) <= 3 and name not in words("not_names"):
        return True  # 副市长濮院, 工程师佟年
    if len(name) < 2 or _NO_NAME.search(name) or _has_title(name):
        return False
    if "·" in name or parts_end(name, 0) == len(name):
        return True
    if _is_cut_from_words(clues, start, stop) and not sure:
        return False
    if name in words("name_followers") and not reader.tag(start, stop).startswith("nr"):
        return False  # 委员⟨先后⟩发言
    tag, first = reader.tag(start, stop), reader.tag_at(start)
    acts = (
        sure
        or bool(ACTS.match(text, stop) or reader.listed_follower(stop) or _WITH_POST.match(text, stop))
        or text[stop : stop + 1] == "、"
    )
    if name in words("not_names"):
        # 副区长黎明出席: an ordinary noun is a name right after a post and before what people do
        if tag[:1] == "v":
            return expected and ACTS.match(text, stop) is not None  # 市长展望带队
        return expected and tag[:1] in ("n", "a", "t", "b", "s", "m") and acts and not is_place(name)  # 县委书记万里、…
    if tag.startswith("nr"):
        return True
    if len(name) == 3 and name[-1] in "桥楼站坝港" and not acts and text[stop : stop + 1] not in ("，", "。", "；", ""):
        return False  # 大连长|海大桥|主通航孔
    firm = acts or text[stop : stop + 1] in ("，", "。", "；", "")
    closed = firm or text[stop] in "）”： \n0123456789" or reader.may_follow(stop)
    if (
        not tag
        and _begins_with_word(clues, start, stop)
        and not (
            expected
            and (firm or reader.word_follows(stop) or (closed and first[:1] not in tuple("pcdru") and not is_rare_surname(text[start])))
        )
    ):
        return False
    if not tag and _begins_with_noun(clues, start, stop) and not (expected and closed):
        return False
    if not reader.begins_word(start):
        return (expected or (len(name) == 3 and firm)) and closed and not is_rare_surname(text[start])
    if expected and closed and not tag and all(map(is_transliteration, name)):
        return True  # 总统特本互致
    followed = firm or reader.may_follow(stop)
    if tag and tag[0] in "vam":
        return expected and (acts or (tag[0] == "m" and reader.word_follows(stop)))  # 社区书记丁一冒雨…
    if tag and tag[0] in "dpcruqfibtlz":
        return expected and tag[0] not in "dpcruf" and (followed or closed)
    if tag:
        return expected and closed and (acts or len(name) > 2 or tag[0] != "n" or not is_rare_surname(text[start]))  # 总理|职责，
    rest = reader.tag(start + 1, stop)
    if is_rare_surname(text[start]) or (first[:1] in tuple("pcdurmfv") and clues.word_at(start) == text[start]):
        supported = text[start] not in _FUNCTION_WORDS or clues.reader.count(name) > 1 or rest.startswith("nr")
        return (
            (expected or rest.startswith("nr"))
            and closed
            and (len(name) > 2 or rest.startswith("nr") or clues.reader.count(name) > 1 or (expected and acts))
            and supported
        )
    return expected or closed


def _begins_with_word(clues: Clues, start: int, stop: int) -> bool:
    """Does a word of several characters begin the stretch that no name begins with: 开展|更, 关于|党?"""
    token = clues.tokens.get(start)
    return token is not None and 1 < len(token.word) < stop - start and token.tag[:1] in "pcdrvmt"


def _is_cut_from_words(clues: Clues, start: int, stop: int) -> bool:
    """Does the stretch take in words of the sentence: 会见…负责人|时|再次, 委员|名额|和, 成员|施展|才能, 董事|盛虹|控股, 居民沃克|家|的?"""
    text, first = clues.text, clues.tokens.get(start)
    if _FIRM.match(text, stop) or (text[stop - 1] == "家" and text[stop : stop + 1] == "的"):
        return True
    if first is None or first.tag.startswith("nr"):
        return False
    if len(first.word) == 1:
        return stop - start == 3 and clues.reader.listed_follower(start + 1) and clues.reader.count(text[start:stop]) == 1
    return first.stop < stop and first.word in words("not_names") and (text[stop - 1] in "和与及" or clues.word_across(stop) is not None)


def _begins_with_noun(clues: Clues, start: int, stop: int) -> bool:
    """Does a common noun begin the stretch: 马路|遥, 幸福|来?"""
    token = clues.tokens.get(start)
    return token is not None and 1 < len(token.word) < stop - start and token.word in words("not_names")


def is_place(word: str) -> bool:
    """Is the word marked as a country or town in the lexicon of words that are no names?"""
    return (word, "place") in rows("not_names", ("word", "note"))


def _has_title(name: str) -> bool:
    """Does the stretch begin or end with a title or an organ: 任|组长, 区长|詹, 区|政协?"""
    ends = head_ending_at(name, len(name)) >= 2 or name[1:] in words("organs")
    return ends or name in words("person_context") or any(name[:length] in words("title_heads") for length in range(2, len(name) + 1))


def is_thing(word: str) -> bool:
    """Does the word end like names of places and things: 海大桥, 钟鼓楼?"""
    return _THING.search(word) is not None
