"""Who is who across articles: a person is a name and a scope.

In:  the Extraction of each article, first all (the census), then one by one.    Out: the scope of each person named in an article.

In this order:
1. a national post (国家主席, 国务院总理) makes a national leader, one everywhere; 法国总统 belongs to 法国, 浙江省委书记 to 浙江省;
2. a local post (区委书记) belongs to the region of the article: the same official over the articles of one region is one;
3. without such a post: the official of that name whom the census knows in the region, or, in national news, the national leader;
4. else the article (and its reprints) alone: two villagers of one name are never merged by a guess.

Names, posts and regions are compared in simplified characters. A name stays as it is written: 張三豐 and 张三丰 are two nodes with the label of their
articles; where the scope says that both are one official, ``same_as`` leads from the traditional spelling to the simplified one.
"""

from __future__ import annotations

import re

from kg.ids import name
from kg.lexicon.characters import simplified
from kg.model import Appointment, Article, Extraction, Naming, Participation, Statement, Tenure
from kg.resolve.places import leading_place, place_key, text_key

NATION = "中国"
_NATIONAL = re.compile(
    r"^(?:中共中央|党中央|中央|国家|国务院|国务委员|国防部|全国人大|全国政协|全国人民代表|全国总工会|最高人民|外交部|总书记|中华人民共和国|总理$)"
    r"|^(?:教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和社会保障|自然资源|生态环境|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理)部(?:部长|副部长)"
)
_FOREIGN = re.compile(
    r"^([^省市区县州镇乡村]{2,8}?)(?:总统|总理|首相|外长|外交部长|国王|国防部长|议长|副总统|副总理|外交大臣|驻华大使|大使)"
)
# What many people of one name are at once; an office is not.
_OCCUPATION = re.compile(
    r"(?:村民|居民|市民|职工|工人|农民|学生|教师|老师|教授|医生|护士|记者|代表|党员|群众)$"
    r"|(?:志愿者|负责人|企业家|专家|研究员|工程师|司机|游客|店主|战士)$"
)


class Census:
    """Which names are those of national leaders, and of the officials of each region, over all articles."""

    def __init__(self) -> None:
        self._national: set[str] = set()
        self._officials: set[tuple[str, tuple[str, ...]]] = set()
        self._spelled: set[tuple[str, tuple[str, ...]]] = set()  # both of these, as articles write the names

    def add(self, extraction: Extraction) -> None:
        """Count the people of an article."""
        region = local_region(extraction.article)
        for person, posts in _posts(extraction).items():
            scope = _scope_of_posts(posts)
            if scope == (NATION,):
                self._national.add(simplified(person))
                self._spelled.add((person, scope))
            elif scope is None and region and any(map(_is_office, posts)):
                self._officials.add((simplified(person), region))
                self._spelled.add((person, region))

    def scopes(self, extraction: Extraction) -> dict[str, tuple[str, ...]]:
        """Name -> scope for every person of an article."""
        article = extraction.article
        posts = _posts(extraction)
        names = dict.fromkeys((*posts, *_names(extraction)))
        return {person: self._scope(person, posts.get(person, []), article) for person in names}

    def same_as(self, scopes: dict[str, tuple[str, ...]]) -> dict[str, str]:
        """Name in traditional characters -> Turtle term of the official whom other articles write in simplified ones."""
        spelled = {person: simplified(person) for person in scopes}
        return {
            person: name("person", other, *scopes[person])
            for person, other in spelled.items()
            if other != person and (other, scopes[person]) in self._spelled
        }

    def _scope(self, person: str, posts: list[str], article: Article) -> tuple[str, ...]:
        region = local_region(article)
        if (scope := _scope_of_posts(posts)) is not None:
            return scope
        if region and (any(map(_is_office, posts)) or (simplified(person), region) in self._officials):
            return region
        if simplified(article.region or "") == NATION and not posts and simplified(person) in self._national:
            return (NATION,)
        return (text_key(article),)


def local_region(article: Article) -> tuple[str, ...] | None:
    """The identity of the region of a local article; None for national news and where it is unknown."""
    region = simplified(article.region or "")
    return place_key(region, article) if region and region != NATION else None


def _posts(extraction: Extraction) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in extraction.facts:
        if isinstance(fact, Tenure):
            found.setdefault(fact.person, []).append(simplified((fact.org or "") + fact.title))
    return found


def _names(extraction: Extraction) -> list[str]:
    kinds = (Naming, Appointment, Participation)
    names = [fact.person for fact in extraction.facts if isinstance(fact, kinds)]
    return names + [fact.person for fact in extraction.facts if isinstance(fact, Statement) and fact.person]


def _is_office(post: str) -> bool:
    return not _OCCUPATION.search(post)


def _scope_of_posts(posts: list[str]) -> tuple[str, ...] | None:
    """The scope that the posts themselves name, the widest first; None when they are local to the article's region."""
    if any(_NATIONAL.search(post) for post in posts):
        return (NATION,)
    for post in posts:
        if foreign := _FOREIGN.match(post):
            return (foreign[1],)
    for post in posts:
        if place := leading_place(post):
            return (place,)
    return None
