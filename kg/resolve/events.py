"""Which events of different articles are one.

In:  the events of an article.    Out: the parts of the identity of each.

A specific name (望泽区委经济工作会议), a day and a region make one event over all articles. A generic name (会议, 座谈会), a visit or talk
without a name, and an event without a day stay with their text, which a reprint shares.
"""

from __future__ import annotations

import re

from kg.lexicon.characters import simplified
from kg.model import Article, Event
from kg.resolve.places import place_key, text_key

_NAMED = ("meeting", "ceremony", "training")
_SPECIFIC = 6  # characters
_GENERIC = re.compile(
    r"^(?:全[省市区县]|省|市|区|县|专题|工作|重点|专项|现场|视频|调度|推进|协调|动员|部署|总结|表彰|座谈|研讨|交流|分析|例行|党组|常务|主任|主席|常委会?)*(?:会议|会|仪式|活动|培训班?)$"
)


def event_key(event: Event, article: Article) -> tuple[str, ...]:
    """The parts of the identity of an event."""
    day = event.date is not None and len(event.date) >= 10 and not event.date.startswith("--")
    specific = event.name is not None and len(event.name) >= _SPECIFIC and not _GENERIC.match(simplified(event.name))
    if event.name and day and specific and event.type in _NAMED and article.region:
        return (event.type, event.name, event.date or "", *place_key(simplified(article.region), article))
    return (event.key, event.type, text_key(article))
