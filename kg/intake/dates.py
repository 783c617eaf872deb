"""Dates of publication as users write them.

In:  2024年1月6日, 2024/1/6 08:30, 20240106, 1704499200, 45297 (Excel).    Out: YYYY-MM-DD, YYYY-MM or YYYY; None when it is no date.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from kg.text.normalise import fold

BEIJING = timezone(timedelta(hours=8))
_WRITTEN = re.compile(r"\D{0,12}?(?<!\d)((?:19|20)\d\d)(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?)?(?!\d)")
_COMPACT = re.compile(r"\D{0,12}?((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6})?(?!\d)")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?$")


def iso_date(value: str) -> str | None:
    """A date as precise as it is written; no date that the calendar does not have. A time of day is left out."""
    text = fold(value).strip()
    if epoch := _EPOCH.match(text):
        return datetime.fromtimestamp(int(epoch[1]), BEIJING).strftime("%Y-%m-%d")
    match = _COMPACT.match(text) or _WRITTEN.match(text)
    if match is None:
        return None
    parts = [part for part in match.groups() if part]
    try:
        date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return None
    return "-".join(part if len(part) == 4 else f"{int(part):02}" for part in parts)
