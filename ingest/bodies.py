"""Names of councils and of their committees, as papers print them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.document import Block

_WORD = r"(?:[A-Z][a-z][\w'’.-]*|St\.?|[A-Z]{2,})"
_NAME = rf"{_WORD}(?:\s+(?:(?:and|upon|of|on|with|in|the|&)\s+)*{_WORD}){{0,6}}"
# "X County Council", "X and North East Y Council", "X, Y and Z Council", "London Borough of X",
# "Council of the Isles of X"; not "Council Tax", "Council Chamber" or "Elm Room, X Council".
_LISTED = rf"{_WORD},\s+(?=(?:{_WORD}\s+){{1,4}}(?:and|&)\s)"
_BY_TYPE = (
    r"(?i:(?:london|royal|metropolitan) borough|council of the isles?|city and county) (?i:of) "
)
_COUNCIL = re.compile(
    rf"\b((?:{_LISTED})?{_NAME}?\s+(?:COUNCIL|Council)\b"
    r"(?!['’]|\s+(?:Tax|Leaders?|Chamber|House|Members?|Plan|Meeting|Minutes|Procedure)\b)|"
    rf"{_BY_TYPE}{_NAME})"
)
_BY_TYPE_NAME = re.compile(_BY_TYPE)
# A combined authority is taken for the council only where its name is the whole line.
_AUTHORITY = re.compile(rf"^(?:The )?({_NAME}\s+(?i:combined (?:county )?authority))$")
_TYPED = re.compile(
    r"\b(?:city|county|borough|district|metropolitan)\s+council$|\bborough of\b", re.IGNORECASE
)
_KINDS = r"(?:city|county|borough|district|metropolitan|town|parish|unitary|full|the|of|and|for|&)"
# Words that stand before "Council" in general phrases, and other bodies that bear its name.
_NO_NAME = re.compile(rf"^(?:{_KINDS}\s+)*council$", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:the|this|our|your|each|every|any|all|by|to|from|at|of|for|in|on|and|or|with|that|"
    r"leader|members?|councillors?|chief executive|cabinet|report|is|as|dear|minutes|author|date|"
    r"meeting|while|whilst|when|both|former|if|however|following)(?:\s+of)?\s+)+",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:care|youth|children in care|child(?:ren)?['’]?s?|british|arts|research|school|student|"
    r"national|privy|european|medical|general|england|tenants?|young people['’]?s?|"
    r"care leavers?|town|parish|advisory)\s+council$",
    re.IGNORECASE,
)
# A council's domain; those of departments are nobody's here.
_DOMAIN = re.compile(
    r"(?:[@.]|\b)(?!www\b|communities|education|legislation|levellingup|justice|health|treasury)"
    r"([\w-]{3,})\.gov\.uk"
)
# "the County Council", "CITY COUNCIL" over a paper: its type, without the place's name.
_TYPE = re.compile(
    r"(?:\b[Tt]he |^)(?P<type>(?:metropolitan borough|city|county|borough|district) council)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?\b")
_FEWEST_OF_PLACE = 5  # letters that a place must have to be known at the end of an address
# "KCC, Ash Council", "Jo Oak, Leader of Ash Council": what stands before the council's name.
_BEFORE_NAME = re.compile(
    r"^(?:.*\b(?i:leaders?|mayor|chief executive|director) of (?:the )?|"
    r"[A-Z]{2,}(?:,| with| and)\s+(?=[A-Z][a-z]))",
)
# Words that no council's name holds, but that stand before one in a sentence.
_FOREIGN = re.compile(
    r"\b(?:act|government|the|full|new|nhs|board|committee)\b(?!$)", re.IGNORECASE
)
_FIRST_PAGES = 2
_ENOUGH_MENTIONS = 3

BODY_NOUN = (
    r"(?:committee|sub-committee|panel|cabinet|board|commission|executive|forum|council|"
    r"(?:working|task|finish|review|advisory|steering|reference|co-?ordinating) group)"
)
_PART = r"(?:[A-Z(][\w'’&,()/-]*|and|of|for|the|in|on|with|&|[-–])"
_BODY = re.compile(rf"^(?:{_PART}\s+){{0,12}}(?i:{BODY_NOUN})(?:\s+\([^)]{{2,60}}\))?$")
# "Scrutiny Committee for Children", "Advisory Council on Religious Education".
_BODY_FOR = re.compile(
    rf"^(?:{_PART}\s+){{1,8}}(?i:committee|panel|board|commission|council)\s+(?i:for|on)"
    rf"(?:\s+{_PART}){{1,8}}$"
)
# What front sheets put before and after a body's name.
_BEFORE = re.compile(
    r"^(?:(?:special|extraordinary|hybrid|virtual|remote|ordinary|annual|public|agenda|minutes|"
    r"meeting|supplement\w*|of|for|the|a|an)\b[\s:–-]*)+(?=[A-Z])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,:–-]*\b(?:(?:hybrid|virtual|remote|special|extraordinary|public)\s+)?(?:meeting|agenda|"
    r"minutes)\s*$|\s*[-–—,:]+\s*(?=(?:\w+day\b|\d{1,2}(?:st|nd|rd|th)?\s)).*$|\s+[-–—]\s*$",
    re.IGNORECASE | re.DOTALL,
)
_MEETING_OF = re.compile(
    rf"\bmeeting of (?:the |an? )?(?P<body>(?:[A-Z][\w'’&,-]*\s+(?:and |of |for |the )*){{0,10}}?"
    rf"{BODY_NOUN})\b(?!\s+(?:{BODY_NOUN}|of)\b)",
    re.IGNORECASE,
)
_UNENDED = re.compile(r"(?:\b(?:and|of|for|the)|[,&–-])$", re.IGNORECASE)
_NAME_LONGEST = 90
_MINUTES_OF = re.compile(
    r"^(?:(?:draft|unconfirmed|confirmed|public)\s+)*minutes of (?:the |an? )?(?P<body>.{4,90}?)"
    r"(?:\s+(?:meeting\b|held\b|on\b)|\s*[-–—,:]\s|$)",
    re.IGNORECASE,
)
_TYPE_LAST = re.compile(r"\b(?:(?:city|county|borough|district)\s+)?council$", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:cabinet member|director|councillor|cllr|leader|chief)\b", re.IGNORECASE)
_SMALL = {"and", "of", "the", "for", "in", "on", "to", "with", "a", "an", "at"}
_CAPITALS = {"SEND", "NHS", "ICB", "LSCB", "SACRE", "HR", "ICT", "LGR", "UK", "MASH"}


def council(blocks: Sequence[Block]) -> str | None:
    """The council whose paper this is; None where it is not named.

    It must be named on the first pages or in running lines, or three times, and more where the
    paper's addresses are another's: a paper mentions other councils too.
    """
    points: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    domains = set(_domains(blocks))
    for block in blocks:
        heavy = block.is_running or block.page <= _FIRST_PAGES
        for name in councils_in(block.text):
            key = name.casefold()
            spelt[key] = cased(name) if name.isupper() else spelt.get(key, name)
            points[key] += _ENOUGH_MENTIONS if heavy else 1
            points[key] += 2 * _ENOUGH_MENTIONS * (len(block.text) <= len(name) + 2)
    for key in points:
        own = any(key.startswith(domain) for domain in domains)
        points[key] += 20 if own else -_ENOUGH_MENTIONS * bool(domains)
        points[key] += bool(_TYPED.search(key))
    best = points.most_common(1)
    named = spelt[best[0][0]] if best and best[0][1] >= _ENOUGH_MENTIONS else None
    if named and any(named.casefold().startswith(domain) for domain in domains):
        return named
    return _by_address(blocks) or named


def _by_address(blocks: Sequence[Block]) -> str | None:
    """The council whose place an address names and whose type the paper calls itself by.

    "jo@netherfold.gov.uk" in a paper that speaks of "the City Council" and of Netherfold. In
    print an address can be run together with the name before it.
    """
    domains = Counter(_domains(blocks))
    types = Counter(
        match.group("type").title() for block in blocks for match in _TYPE.finditer(block.text)
    )
    if not domains or not types:
        return None
    places = Counter(name for block in blocks for name in _PLACE.findall(block.text))
    for domain, _ in domains.most_common():
        for place, _ in places.most_common():
            joined = place.replace(" ", "").casefold()
            ends = domain.endswith(joined) and len(joined) >= _FEWEST_OF_PLACE
            if domain.replace("-", "") == joined or ends:
                return f"{place} {types.most_common(1)[0][0]}"
    return None


def _domains(blocks: Sequence[Block]) -> list[str]:
    addressed = [block.text for block in blocks if ".gov.uk" in block.text]
    return [name for text in addressed for name in _DOMAIN.findall(text)]


def councils_in(text: str) -> list[str]:
    """The councils that a text names, in order."""
    if authority := _AUTHORITY.match(text):
        return [authority.group(1)]
    if not ("ouncil" in text or "COUNCIL" in text or " of " in text or " OF " in text):
        return []
    found = []
    for match in _COUNCIL.finditer(text):
        name = _BEFORE_NAME.sub("", _LEADING.sub("", " ".join(match.group(1).split())))
        by_type = _BY_TYPE_NAME.match(name)
        if by_type or not (_NO_NAME.match(name) or _OTHERS.search(name) or _FOREIGN.search(name)):
            found.append(name)
    return found


def committee_of(text: str) -> str | None:
    """The body that a line names and no more, without the words of a front sheet around it."""
    name = " ".join(text.split())
    before = None
    while name != before:
        before = name
        name = _AFTER.sub("", _BEFORE.sub("", name)).strip(" .,:–-")
    if (
        len(name) > _NAME_LONGEST
        or not (_BODY.match(name) or _BODY_FOR.match(name))
        or _PERSON.search(name)
        or name.startswith("That ")  # a decision's first words: "That Cabinet: …"
    ):
        return None
    if councils_in(name) or _OTHERS.search(name):
        return None
    return cased(name)


def committee_in(text: str) -> str | None:
    """The body whose meeting a sentence speaks of: "a meeting of the Cabinet will be held"."""
    match = _MEETING_OF.search(text)
    return _as_called(match.group("body")) if match else None


def committee_of_minutes(text: str) -> str | None:
    """The body whose minutes a line says that these are: "Minutes of the Cabinet held on …"."""
    match = _MINUTES_OF.match(" ".join(text.split()))
    return committee_of(match.group("body")) if match else None


def _as_called(body: str) -> str:
    """A council's own meeting by the council's type: "Ash County Council" meets as one."""
    types = _TYPE_LAST.search(body) if councils_in(body) else None
    return cased(types.group() if types else body)


def committee_among(texts: Iterable[str]) -> str | None:
    """The first body named by a line of its own, or by two where the first one does not end."""
    lines = list(texts)
    for at, line in enumerate(lines):
        unended = at + 1 < len(lines) and ends_within_name(line)
        whole = committee_of(f"{line} {lines[at + 1]}") if unended else None
        if name := whole or committee_of(line):
            return name
    return None


def ends_within_name(line: str) -> bool:
    """Whether a line breaks off inside a name: "Children, Education and"."""
    return len(line) < _NAME_LONGEST and bool(_UNENDED.search(line))


def cased(name: str) -> str:
    """A name printed in capitals as it is written elsewhere; another name as it is."""
    name = " ".join(name.split())
    if not name.isupper():
        return name
    words = [
        word
        if word.strip("()") in _CAPITALS
        else word.casefold()
        if at and word.casefold() in _SMALL
        else _capitalised(word)
        for at, word in enumerate(name.split())
    ]
    return " ".join(words)


def _capitalised(word: str) -> str:
    lower = word.casefold()
    first = next((at for at, char in enumerate(lower) if char.isalpha()), 0)
    parts = lower[:first] + lower[first:].capitalize()
    return "-".join(p[:1].upper() + p[1:] for p in parts.split("-")) if "-" in parts else parts
