"""How far a person’s name reaches that begins at a given character.

In:  folded text, a position, evidence about words.    Out: the end of the name there, or None.

Chinese names are a family name and one or two given characters; their right end is read from what follows (punctuation, a word that may follow
a name, a token boundary) and from other places of the article where the same name stands more clearly. Names with · and transliterated names
(努尔兰·叶尔肯, 特朗普, 巴特尔) are runs of characters that transliterations use.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows, words
from kg.model import PreparedArticle
from kg.text.find import occurrences

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_HANS = re.compile(rf"{HAN.pattern}+")
_TRANSLITERATION = frozenset(
    "阿埃艾爱安奥澳巴白班邦包保鲍北贝本比彼毕别宾波玻伯博卜布采查茨达大戴丹当道得德登邓狄迪蒂丁顿多厄恩尔法凡范菲费芬丰冯佛弗伏"
    "福富盖冈高戈哥格葛根贡古瓜圭哈海罕汉豪赫亨洪侯胡华怀霍基吉季加贾杰金京居喀卡凯坎康考科可克肯孔寇库夸奎昆拉莱来赖兰朗劳勒雷"
    "黎里李丽利莉连廉良列林琳留柳龙隆娄卢鲁路伦罗洛马玛迈麦曼芒毛茂梅门蒙孟米密缅敏明摩莫墨默姆木穆那纳娜乃奈南内嫩尼年涅宁努诺"
    "欧帕潘庞佩彭蓬皮平泼珀普奇齐契恰强乔切钦青琼丘让热仁日荣茹儒瑞若撒萨赛桑瑟森沙莎山尚绍舍申圣什施石史士舒朔斯司丝松苏索塔"
    "台太泰坦唐特滕提汀廷通图托瓦万旺威韦维魏文翁沃乌吾武西锡希席夏先香萧辛欣兴雄休修许雅亚延扬耶叶伊依因英尤于约云宰赞泽曾扎詹"
    "章珍真芝治朱珠祖佐买力提江汗别热木合甫孜衣山再努尔买买提木拉提古扎丽沙迪拜登泽连斯基内塔尼亚胡哈亚鸠由美岸田石破茂早苗"
    "夫兹吐穆蒂姆丝莎妮妲黛娃娅玲逊伍舍甸萝露薇芙蕾朵彭顺茜曲措旺久央次卓格桑占堆晋益吾守依赫彻凯赛昂巧贡纽侯则瑙苑若皮珊莲其烈略柯琪缇弥嘉碧"
)
_DOTTED = re.compile(rf"[{''.join(sorted(_TRANSLITERATION))}A-Za-z]{{1,8}}(?:[·.][\u4e00-\u9fffA-Za-z]{{1,10}}){{1,4}}")
_FOLLOWING_TAGS = frozenset(("v", "vn", "vd", "d", "ad", "t"))
_PUNCTUATION = "、，。；：！？（）()《》“”‘’…— \n|/\t"
_NOT_GIVEN = frozenset("的了是在们等被这那哪些此他她它我你您")
_SELDOM_GIVEN = frozenset("作由对为将把从向到也又还都就因给不令使让或且但而并愿登受说讲问答称")  # 李强将|出席
_RARELY_GIVEN = frozenset("和与及同")  # 卞春和 is a name, 李强和 hardly


@lru_cache(maxsize=1)
def _followers() -> WordMatcher:
    return WordMatcher(words("name_followers"))


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return words("surnames")


@lru_cache(maxsize=1)
def _rare() -> frozenset[str]:
    return frozenset(word for word, note in rows("surnames", ("word", "note")) if note == "rare")


def is_rare_surname(char: str) -> bool:
    """Is this a family name so rare that the character is far more often a word (从, 要, 生)?"""
    return char in _rare()


def surname_length(text: str, position: int) -> int:
    """2 for a compound family name at the position, 1 for a single one, 0 for none."""
    if text[position : position + 2] in _surnames():
        return 2
    return 1 if text[position : position + 1] in _surnames() else 0


def is_transliteration(char: str) -> bool:
    """Is this one of the characters that transliterated names are written with?"""
    return char in _TRANSLITERATION


class NameReader:
    """Reads names of one article; knows its token boundaries and the names it has been told are certain."""

    def __init__(self, prepared: PreparedArticle) -> None:
        self._text = prepared.folded
        self._starts = frozenset(token.start for token in prepared.tokens)
        self._tags = {(token.start, token.stop): token.tag for token in prepared.tokens}
        self._first_tags = {token.start: token.tag for token in prepared.tokens}
        self._long_words = frozenset(t.start for t in prepared.tokens if len(t.word) > 1 and t.tag in _FOLLOWING_TAGS)
        self._read: dict[tuple[int, bool], int | None] = {}
        self._counts: dict[str, int] = {}
        self._support_of: dict[str, float] = {}
        self.title = prepared.article.title or ""

    def read(self, start: int, *, foreign: bool = False) -> int | None:
        """The end of the name that begins at ``start``, given that a name is expected there; None when there is none."""
        key = (start, foreign)
        if key not in self._read:
            self._read[key] = self._read_at(start, foreign)
        return self._read[key]

    def _read_at(self, start: int, foreign: bool) -> int | None:
        dotted = self._dotted(start)
        if dotted:
            return dotted
        chinese = self._chinese(start)
        run = self._transliterated(start, unbounded=foreign)
        if run and (chinese is None or (run > chinese and (foreign or (run - start >= 4 and not _followers().at(self._text, run - 1))))):
            return run
        return chinese

    def begins_word(self, position: int) -> bool:
        return position in self._starts

    def may_follow(self, position: int) -> bool:
        """Does a word begin here that may follow a name: 就, 在, 出席?"""
        return _followers().at(self._text, position) > 0 or self.word_follows(position)

    def may_be_name(self, start: int, stop: int) -> bool:
        """Can the stretch be a name by its characters (no 在, no 将 at its end)?"""
        return self._possible(start, stop) and self._text[stop - 1] not in _SELDOM_GIVEN

    def listed_follower(self, position: int) -> bool:
        """Does a word of two characters or more of the lexicon of followers begin here?"""
        return _followers().at(self._text, position) >= 2

    def word_follows(self, position: int) -> bool:
        """Does a verb, a time or another word of two characters or more begin here that no name contains?"""
        return position in self._long_words or _followers().at(self._text, position) >= 2

    def tag(self, start: int, stop: int) -> str:
        """The part-of-speech tag of the word that is exactly this span; empty when it is no single word."""
        return self._tags.get((start, stop), "")

    def tag_at(self, start: int) -> str:
        """The tag of the word that begins at ``start``; empty when none begins there."""
        return self._first_tags.get(start, "")

    def _hyphen(self, start: int, position: int) -> bool:
        """Is this the hyphen of a double name: 迪亚斯-卡内尔?"""
        return self._text[position] == "-" and position - start >= 2 and self._text[position + 1 : position + 2] in _TRANSLITERATION

    def _chinese(self, start: int) -> int | None:
        length = surname_length(self._text, start)
        choices = []
        if length:
            choices += [start + length + given for given in (1, 2)]
        if length == 2 and surname_length(self._text[start], 0):
            choices.append(start + 2)  # 贺兰 is a family name and a name
        possible = [stop for stop in choices if self._possible(start, stop)]
        scored = [(self._score(start, stop) + self._prior(start, stop, length), stop) for stop in possible]
        scored = [choice for choice in scored if choice[0] > 1]
        return max(scored)[1] if scored else None

    def _prior(self, start: int, stop: int, family: int) -> float:
        """Two given characters are far more common than one, unless the shorter name also stands without the third character."""
        if stop - start - family <= 1:
            return 0.0 if stop - start > family else -2.0
        longer, shorter = self._count(self._text[start:stop]), self._count(self._text[start : stop - 1])
        return (1.5 if family == 1 else 0.0) + (1.5 if longer == shorter >= 2 else -1.5 if longer < shorter else 0.0)

    def _always_so(self, start: int, stop: int) -> bool:
        """Does the name stand several times, always with this last character: 石敢为?"""
        longer, shorter = self._count(self._text[start:stop]), self._count(self._text[start : stop - 1])
        return longer == shorter >= 2

    def _count(self, name: str) -> int:
        if name not in self._counts:
            self._counts[name] = self._text.count(name) + self.title.count(name)
        return self._counts[name]

    def _possible(self, start: int, stop: int) -> bool:
        name = self._text[start:stop]
        return len(name) == stop - start and _HANS.fullmatch(name) is not None and _NOT_GIVEN.isdisjoint(name[1:])

    def _score(self, start: int, stop: int) -> float:
        """How well a name may end at ``stop``."""
        following = self._text[stop : stop + 1]
        score = 0.0
        if not following or following in _PUNCTUATION:
            score += 4
        elif following.isdigit():
            score += 3  # 严子墨 25日
        elif self.may_follow(stop):
            score += 3 if _followers().at(self._text, stop) >= 2 else 2
        if stop in self._starts:
            score += 1
        if self._tags.get((start, stop), "").startswith("nr"):
            score += 1
        if self._inside_word(stop) and following not in _PUNCTUATION:
            score -= 0.5 if self.may_follow(stop) else 2
        last = self._text[stop - 1]
        if last in _SELDOM_GIVEN and not self._always_so(start, stop):
            score -= 5
        elif last in _RARELY_GIVEN:
            score += 1 if _followers().at(self._text, stop) else -1 if following in _PUNCTUATION else -3  # 卞春和|所作, 李强|和王毅
        if _followers().at(self._text, stop - 1) >= 2 and not self._always_so(start, stop):
            score -= 2  # 司空霁|主持, not 司空霁主|持
        score += self._support(self._text[start:stop])
        return score

    def _inside_word(self, position: int) -> bool:
        return position not in self._starts and position < len(self._text)

    def _support(self, name: str) -> float:
        """Other places where exactly these characters stand between clear borders."""
        if name not in self._support_of:
            whole = self._text + "\n" + self.title
            clear = sum(not whole[stop : stop + 1] or whole[stop] in _PUNCTUATION for _, stop in occurrences(whole, name))
            self._support_of[name] = min(clear, 3) * 0.8
        return self._support_of[name]

    def _dotted(self, start: int) -> int | None:
        match = _DOTTED.match(self._text, start)
        if not match or "·" not in match[0]:
            return None
        last = match.start() + match[0].rindex("·") + 1
        stop = last
        while stop < match.end() and (self._text[stop] in _TRANSLITERATION or self._text[stop].isascii()):
            if stop - last >= 2 and _followers().at(self._text, stop) >= 2:
                break
            stop += 1
        return stop if stop > last else min(match.end(), last + 2)

    def _transliterated(self, start: int, *, unbounded: bool) -> int | None:
        stop = start
        while stop < len(self._text) and stop - start < 8 and (self._text[stop] in _TRANSLITERATION or self._hyphen(start, stop)):
            if stop - start >= 2 and _followers().at(self._text, stop) >= 2:
                break
            stop += 1
        if stop - start < 2:
            return None
        following = self._text[stop : stop + 1]
        bounded = not following or following in _PUNCTUATION or following.isdigit() or _followers().at(self._text, stop) > 0
        return stop if bounded or (unbounded and stop - start >= 3 and stop in self._starts) else None
