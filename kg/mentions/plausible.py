"""Is a stretch of text a name rather than words of the language (安全, 从呼叫)?

In:  clues, a stretch that the reader of names takes for one, what stands beside it.    Out: yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from kg.lexicon.tables import rows, words
from kg.mentions.clues import ACTS, Clues
from kg.mentions.countries import country_at
from kg.mentions.foreign import is_transliteration
from kg.mentions.name_parts import parts_end
from kg.mentions.names import is_rare_surname, is_sure_surname
from kg.mentions.posts import head_ending_at

_NO_NAME = re.compile(
    r"^(?:原[副任省市区县镇]|占比|第[一二三四五六七八九十]|代表|先生|班子|纪律|马拉松|职务|候选|检查|监督)|"
    r"(?:老汉|老人|大爷|大妈|大叔|大娘|大伯|大姐|师傅|职务|候选人|活动|同志|先生|女士|主席|书记|部长|会议|工作|代表|委员|干部|群众|人员|单位|部门|企业|公司|集团|精神|中国|全国|[们者会部局厅委办处站所院校厂村镇乡县区市省率])$"
)
_THING = re.compile(
    r"^.方|[感愿称图社性团屿鸡菊坝井界荒州庄观顶米粉酱菜果枫苗板墙屋厅馆店铺械网线率额费税款币料材链池滩坡岗峰洞河城湖湾港站岛桥村镇县山林海岭门区园寺宫江路街楼游暴]$"
)
_WITH_POST = re.compile(r"[和与及][^，。；、和与]{2,20}?(?:书记|主任|主席|长|成员|委员)")
_FIRM = re.compile(r"控股|集团|股份|实业|公司|科技|有限")
_FUNCTION_WORDS = frozenset("从和向关于由将及为同对以在把被让给要会能可就都还也又再")


def plausible(clues: Clues, start: int, stop: int, *, expected: bool, sure: bool = False) -> bool:
    """Is this a name rather than words of the language (安全, 从呼叫)? ``expected``: a post or a list stands right before it.

    ``sure``: the words after it leave no doubt either (任命…为, 免去…的…职务). The first rule that knows an answer gives it.
    """
    stretch = _Stretch(clues, start, stop, expected, sure)
    verdicts = (rule(stretch) for rule in _RULES)
    return next(verdict for verdict in verdicts if verdict is not None)


class _Stretch:
    """What the rules ask about a stretch [start, stop) of the text."""

    def __init__(self, clues: Clues, start: int, stop: int, expected: bool, sure: bool) -> None:
        self.clues, self.reader, self.text = clues, clues.reader, clues.text
        self.start, self.stop, self.expected, self.sure = start, stop, expected, sure
        self.name = self.text[start:stop]
        self.following = self.text[stop : stop + 1]

    @cached_property
    def tag(self) -> str:
        """The part of speech when the stretch is one word, else empty."""
        return self.reader.tag(self.start, self.stop)

    @cached_property
    def acts(self) -> bool:
        """Does what people do follow, another name, a group with a post?"""
        text, stop = self.text, self.stop
        beside = ACTS.match(text, stop) or self.reader.listed_follower(stop) or _WITH_POST.match(text, stop)
        return self.sure or bool(beside) or self.following == "、"

    @cached_property
    def firm(self) -> bool:
        """Does a sign end it, or what people do?"""
        return self.acts or self.following in ("，", "。", "；", "")

    @cached_property
    def closed(self) -> bool:
        """Firm, or a word that may follow a name, a bracket, a quotation mark or a number behind it."""
        return self.firm or self.text[self.stop] in "）”： \n0123456789" or self.reader.may_follow(self.stop)

    @cached_property
    def rare(self) -> bool:
        """Is its family name far more often a word?"""
        return is_rare_surname(self.text[self.start])


def _after_post_with_sure_surname(s: _Stretch) -> bool | None:
    """副市长濮院, 工程师佟年."""
    sure = s.expected and is_sure_surname(s.text[s.start]) and 2 <= len(s.name) <= 3
    return True if sure and s.name not in words("not_names") else None


def _title_or_country(s: _Stretch) -> bool | None:
    """原副|县长, 区|政协, 阿尔|及利亚."""
    return False if len(s.name) < 2 or _NO_NAME.search(s.name) or _has_title(s.name) or _in_country(s) else None


def _foreign_form(s: _Stretch) -> bool | None:
    """努尔兰·叶尔肯, 巴音|孟克."""
    return True if "·" in s.name or parts_end(s.name, 0) == len(s.name) else None


def _cut_from_words(s: _Stretch) -> bool | None:
    return False if not s.sure and _is_cut_from_words(s.clues, s.start, s.stop) else None


def _word_after_names(s: _Stretch) -> bool | None:
    """委员⟨先后⟩发言."""
    return False if s.name in words("name_followers") and not s.tag.startswith("nr") else None


def _ordinary_noun(s: _Stretch) -> bool | None:
    """副区长黎明出席: an ordinary noun is a name right after a post and before what people do."""
    if s.name not in words("not_names"):
        return None
    if s.tag[:1] == "v":
        return s.expected and ACTS.match(s.text, s.stop) is not None  # 市长展望带队
    return s.expected and s.tag[:1] in ("n", "a", "t", "b", "s", "m") and s.acts and not is_place(s.name)  # 县委书记万里、…


def _tagged_as_name(s: _Stretch) -> bool | None:
    return True if s.tag.startswith("nr") else None


def _bridge(s: _Stretch) -> bool | None:
    """大连长|海大桥|主通航孔."""
    built = len(s.name) == 3 and s.name[-1] in "桥楼站坝港"
    return False if built and not s.firm else None


def _opens_with_word(s: _Stretch) -> bool | None:
    """开展|更, 关于|党; 马路|遥, 幸福|来: the latter are names after a post."""
    if s.tag:
        return None
    if _begins_with_word(s.clues, s.start, s.stop):
        function_word = s.reader.tag_at(s.start)[:1] in tuple("pcdru")
        if not (s.expected and (s.firm or s.reader.word_follows(s.stop) or (s.closed and not function_word and not s.rare))):
            return False
    return False if _begins_with_noun(s.clues, s.start, s.stop) and not (s.expected and s.closed) else None


def _inside_word(s: _Stretch) -> bool | None:
    if s.reader.begins_word(s.start):
        return None
    return (s.expected or (len(s.name) == 3 and s.firm)) and s.closed and not s.rare


def _transliterated(s: _Stretch) -> bool | None:
    """总统特本互致."""
    return True if s.expected and s.closed and not s.tag and all(map(is_transliteration, s.name)) else None


def _other_word(s: _Stretch) -> bool | None:
    """One word of another part of speech: only after a post, and the less likely the kind the clearer its end."""
    if not s.tag:
        return None
    if s.tag[0] in "vam":
        return s.expected and (s.acts or (s.tag[0] == "m" and s.reader.word_follows(s.stop)))  # 社区书记丁一冒雨…
    if s.tag[0] in "dpcruf":
        return False
    noun_of_a_rare_surname = s.tag[0] == "n" and len(s.name) == 2 and s.rare  # 总理|职责，
    return s.expected and s.closed and (s.acts or s.tag[0] in "qibtlz" or not noun_of_a_rare_surname)


def _seldom_surname(s: _Stretch) -> bool | None:
    """从, 要, 生: a family name only with a given name that the words know, or that stands again."""
    alone = s.clues.word_at(s.start) == s.text[s.start]
    if not (s.rare or (s.reader.tag_at(s.start)[:1] in tuple("pcdurmfv") and alone)):
        return None
    given = s.reader.tag(s.start + 1, s.stop).startswith("nr")
    again = s.reader.count(s.name) > 1
    if not (s.closed and (s.expected or given)):
        return False
    unlike_words = s.expected and s.firm and len(s.name) == 3 and not s.reader.tag(s.start + 1, s.stop)  # 秘书长向晚晴，
    supported = s.text[s.start] not in _FUNCTION_WORDS or again or given or unlike_words
    return supported and (len(s.name) > 2 or given or again or (s.expected and s.acts))


def _any_other(s: _Stretch) -> bool:
    return s.expected or s.closed


_RULES: tuple[Callable[[_Stretch], bool | None], ...] = (
    _after_post_with_sure_surname,
    _title_or_country,
    _foreign_form,
    _cut_from_words,
    _word_after_names,
    _ordinary_noun,
    _tagged_as_name,
    _bridge,
    _opens_with_word,
    _inside_word,
    _transliterated,
    _other_word,
    _seldom_surname,
    _any_other,
)


def _in_country(s: _Stretch) -> bool:
    """Does the name of a country begin here and reach further: 阿尔|及利亚?"""
    return country_at(s.text, s.start) > len(s.name)


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
        return stop - start == 3 and clues.reader.listed_follower(start + 1)
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
