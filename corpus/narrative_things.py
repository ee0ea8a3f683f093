"""The thing that a narrative figure counts: the noun behind its unit, and the end of a long name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, islice

from corpus.narrative_clauses import LIMIT, STRONG, joined
from corpus.narrative_wording import REMEMBERED, wording

SHORT = 4  # characters of a name that may need what stands behind it
_NOUN_END = re.compile(
    r"[，,；;：:。.、（()）—]|“(?![^”]{1,10}”[\u4e00-\u9fff])|”(?![\u4e00-\u9fff])|(?<!\d)(?!20\d\d年)\d|和(?![\u4e00-\u9fff]{2,8}(?:信息|文件|稿件|材料)(?:[，,。；;、]|$))|(?<!涉)及|(?<!参)与|使用|采[用取]|利用|通过|[日月年周人户场]均|均|全部|及时"
    r"|(?<=[位门])(?=政府信息公开)|[一二三四五六七八九]是|的(?=名称|类型|依据)|负责|担任|兼任|承担|从事|进行|以(?![上下及来前后往])"
    r"|(?<=.)中的|(?<=员)[全兼专](?=[（(职])"
    r"|(?<=.)(?:专门|协力|协同|共同|具体|参[与加]|调整|完善|健全|形成|分管|主管|牵头|协助|实地)"
)
_DENIED = re.compile("[不未].")
# The thing behind words that say who handed it in or what it is about (89条涉及民生的信息).
_HANDED_IN = re.compile(
    r"(?:[^，,。；;、\d]{1,36}?提[交出]|涉及[^，,。；;\d]{2,40}?)的(?P<thing>[\u4e00-\u9fff]{2,8}?)(?=[，,。；;：:]|$)"
)
_TITLE = re.compile("《[^》\\n]{1,30}》")
_QUOTES = str.maketrans("", "", "“”")
_HOW = re.compile("(?:主动|自行|自愿|书面|口头|当面|[专兼]职)$")
_ITEM = re.compile("[、及与](?!时)|和(?!平|谐)")
_WITHIN = re.compile("(?<=.)中(?!心|小|学|央|国|共|医|介|期|标)")
_BEHIND = re.compile(
    r"\s*(?:[（(][^（()）]*[)）])?(的|(均|都|已|全部|严格|按时限?|按期|按规定|依法|依规|及时|[按依]照?[^，,。；;\d]{2,20}?(?:进行|予以|给予|作出)了?|在[^，,。；;\d]{2,8}内)*)[“\"]?"
)  # a unit, in front of its noun
# What became of so many, or by what way they came, to the end of the clause (3件通过网络提出).
_BECAME = re.compile(
    r"\s*(?:均|都)?"
    r"(?:通过|以(?![上下内前后来])|采用|由|经(?![办济营费常过历验])|为(?!民)|系(?!统)|是|属于?)"
    r"(?P<thing>[\u4e00-\u9fff]{2,12})(?=[，,。；;、（(）)]|$)"
)
_BECAUSE = re.compile(rf"(?P<thing>因[\u4e00-\u9fff]{{2,{LIMIT}}})(?=[，,。；;、（(）)]|$)")
CHAIN = re.compile(r"(?:\d{1,4}大?[类项条个种款])+")  # counts of one thing in a row (3类12项任务)
_BEHIND_ALONE = re.compile(_BEHIND.pattern + "(?:[为是]|属于?)?")


def following(after: str, *, alone: bool) -> tuple[str, int]:
    """The noun right behind a unit and the characters up to its end; ('', 0) when something else follows.

    `alone`: nothing stands in front of the number, so that even a predicate names it (15件予以公开).
    """
    if chain := CHAIN.match(after):
        return following(after[chain.end() :], alone=alone)[0], 0
    start = (_BEHIND_ALONE if alone else _BEHIND).match(after)
    skipped = start.end() if start else 0
    if handed := _HANDED_IN.match(after, skipped):
        return handed["thing"], handed.end("thing")
    if alone and (became := _BECAUSE.match(after) or _BECAME.match(after)):
        return wording().tail.sub("", became["thing"]), became.end()
    if not alone and wording().patterns["post_stop"].match(after[skipped:]):
        return "", 0
    if title := _TITLE.match(after, skipped):
        return title[0], title.end()
    whole = joined(_NOUN_END.split(after[skipped:], maxsplit=1)[0]).translate(_QUOTES)
    if len(whole) > LIMIT and "的" in whole:
        skipped += _reach(after[skipped:], whole.rindex("的") + 1)
        whole = whole.rsplit("的", 1)[-1]
    noun = whole[:LIMIT]
    if len(noun) == 1:
        noun = STRONG.split(after[skipped:], maxsplit=1)[0].strip()[:LIMIT]
    verb = first_verb(noun)
    if verb and verb.start() and not _HOW.search(noun[: verb.start()]):
        noun = noun[: verb.start()]
    return wording().tail.sub("", joined(noun)), skipped + _reach(after[skipped:], len(noun))


def _reach(text: str, count: int) -> int:
    """How far the first `count` characters of a text go that are no blanks, 0 when there are not so many."""
    ends = (place for place, mark in enumerate(text, 1) if not mark.isspace() and mark not in "“”")
    return next(islice(ends, count - 1, None), 0) if count else 0


@lru_cache(REMEMBERED)
def first_verb(clause: str) -> re.Match[str] | None:
    """The first verb that is neither part of a name nor denied (不公开文件)."""
    taken: list[tuple[int, int]] | None = None
    for verb in wording().verb.finditer(clause):
        if taken is None:
            found = (wording().patterns["names"].finditer(clause), _DENIED.finditer(clause))
            taken = [match.span() for match in chain(*found)]
        first, last = verb.span()
        if all(last <= start or end <= first for start, end in taken):
            return verb
    return None


def begins_with_verb(noun: str) -> bool:
    """Whether a text begins with a verb of the body's work, as no thing does."""
    verb = first_verb(noun)
    return verb is not None and not verb.start()


def shortened(thing: str, room: int) -> str:
    """The end of a name that has room; 等 behind the last things of a list tells that it has more."""
    thing = thing.rsplit("的", 1)[-1] or thing
    if len(thing) <= room:
        return thing
    cuts = [match.end() for match in _ITEM.finditer(thing)]
    rest = next((thing[at:] for at in cuts if len(thing) - at < room), "")
    if rest:
        return rest if begins_with_verb(rest) or "等" in rest[-SHORT:] else f"{rest}等"
    inner = [match.end() for match in _WITHIN.finditer(thing)]
    return next((thing[at:] for at in inner if len(thing) - at <= room), thing[-room:])
