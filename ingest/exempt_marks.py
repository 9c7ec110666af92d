"""What a line says of publication: the words of a mark, and words that only look like one.

A mark names its paper (or the paper it stands over) as exempt, confidential in law or private.
Its legal ground tells it best: Schedule 12A to the Local Government Act 1972 (England, and its
Part 4 in Wales), Schedule 7A to the Scottish Act of 1973, Schedule 6 to the Northern Irish Act of
2014, the Act of 1960 for parishes, a council's own access to information rules.
"""

from __future__ import annotations

import re

_LONGEST = 400  # characters: a longer paragraph tells, it does not mark
_SHORT = 120

_LAW = re.compile(
    r"\bschedule\s*(?:12\s*\(?a\)?|7\s*\(?a\)?|6)(?!\w)|"
    r"\b(?:paragraph|para|category|categories|regulation|rule|section)s?(?:\(s\))?\.?\s*"
    r"(?:\d|(?:i|ii|iii|iv|v|vi|vii)\b)|\baccess to information (?:procedure )?rules|"
    r"\bpublic bodies \(admission to meetings\) act",
    re.IGNORECASE,
)
# A line that begins so, and goes on to the ground in law, marks what it stands over.
_GROUND = re.compile(
    r"^(?:by virtue of|exempt\b(?! information means| from call-?in)|not for publication|"
    r"confidential|restricted|private|"
    r"(?:likely |recommended )?to be (?:considered|taken) in private|"
    r"likely to be considered in private|nid i.w gyhoeddi|eithriedig)",
    re.IGNORECASE,
)
# What may follow "exempt" where it is said of a paper, not of a tax or a house.
_THING = (
    r"(?:report|paper|item|minutes?|agenda|information|appendix|annex|supplement|session|section|"
    r"document|business|matter|schedule|enclosure)s?"
)
_MARKED = (
    r"(?:strictly |fully |wholly |in )?"
    r"(?:private|confidential|exempt|restricted|not for publication)"
)
_PART_TWO = r"part (?:ii|2|two|b)"
_JOINED = r"\s*(?:[-–—,:;/&(]|\band\b|\bor\b)?\s*"
# Nothing but such words: "PRIVATE AND CONFIDENTIAL", "Part 2 – exempt report", "Pink paper".
_BARE = re.compile(
    rf"^\W*(?:(?:(?:{_PART_TWO}|cabinet|council|executive){_JOINED})?{_MARKED}(?:{_JOINED}{_MARKED})*(?:{_JOINED}{_THING})?"
    rf"(?:{_JOINED}{_MARKED})*(?:{_JOINED}not for (?:the )?(?:press|public|publication).{{0,60}})?|"
    rf"{_PART_TWO}{_JOINED}{_THING}|"
    r"(?:pink|yellow|green|blue|buff) papers?(?:\W+(?:exempt|private|confidential)\b.{0,40})?|"
    r"document is restricted|official\W{0,3}sensitive\b.{0,40}|nid i.w gyhoeddi\b.{0,40}|"
    r"(?:for )?(?:members|councillors)(?: of the \w+)? only\W+not for .{0,40})\W*$",
    re.IGNORECASE,
)
# Too weak where it stands on every page, or over a letter: firms and senders write it too.
_WEAK = re.compile(r"^\W*(?:strictly )?(?:private|confidential|private and confidential)\W*$", re.I)
_SAYS = re.compile(
    r"^(?:this |the )?(?:\w+ )?(?:report|paper|document|appendix|item|annex|minute|matter)s? "
    r"(?:is|are|contains?|includes?|has been|must|should|discloses?)\b.{0,60}?\b"
    r"(?:exempt(?! from (?!(?:general )?publication|disclosure))|not for publication|"
    r"not be (?:made public|published|disclosed)|confidential (?:under|by|in)|in private)",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(
    rf"^(?:{_MARKED}{_JOINED})?(?:is )?(?:not for publication\b|exempt from (?:disclosure|"
    r"publication)\b|(?:contains|containing) (?:confidential or )?exempt information\b)",
    re.IGNORECASE,
)

# The notice over a report that is to be taken in private.
_EXCLUDES = re.compile(
    r"^(?:note\W+)?(?:the )?(?:press and )?public (?:are|is) likely to be excluded\b.{0,80}\bthis "
    r"(?:report|paper|item|appendix)\b",
    re.IGNORECASE,
)

# Words beside which a weak sign is no mark, or none of the paper itself.
_NO_TITLE = (
    r"\b(?:no longer|non\W?exempt|formerly|previously|(?:does|do|is|are) not (?:exempt|contain\w*|"
    r"include|disclose|confidential)|contains? (?:no|neither)\b|no part|no exempt|none|"
    r"not applicable|n/a|delete (?:as|if|where|one)|do not include|omit|if applicable|resolved|"
    r"resolve|be excluded|exclusion of|means|redacted|call-?in|"
    r"may be exempt|could be exempt|only if)\b|[:?]\W*(?:no|nil)\b"
)
_NOT = re.compile(rf"{_NO_TITLE}|\b(?:guidance|released|review of)\b|\[", re.IGNORECASE)
# What denies a mark that gives its ground in law, too; ordinary words beside it do not. Of a
# summary or redacted version it may well be said that it is published.
_OPENED = (
    r"(?:released|lifted|lapsed|expired|made public|published|redacted|removed|omitted|"
    r"blacked out)"
)
_EXEMPT = r"(?:exempt|confidential|restricted|private|not for publication)"
_DENIED = re.compile(
    rf"\b(?:no longer|non\W?exempt|(?:formerly|previously) {_EXEMPT}|no (?:exempt|confidential)|"
    r"(?:is|are) not (?:considered |deemed )?(?:to be )?(?:exempt|confidential)|"
    r"(?:does|do) not (?:contain|include|disclose) (?:any )?(?:exempt|confidential)|"
    r"information is not (?:contained|included)|contains? (?:no|neither)|"
    r"delete (?:as|if|where|one)|do not include (?:any )?(?:exempt|information|anything)|"
    r"if applicable|only if|may be exempt|could be exempt|means (?:information|any|the following)|"
    r"(?<!of )(?<!of this )(?<!of the )(?:report|paper|item|document|exemption|"
    rf"{_EXEMPT} (?:information|details|words|parts)(?: \([^)]*\))?(?: which| that)?)"
    rf" (?:is|are|has|have) (?:now |since )?(?:been )?{_OPENED})\b|"
    rf"[-–—:,;.(]\s*(?:now |since )?(?:been )?{_OPENED}\b|"
    r"^(?:this|the) (?:\w+ )?(?:is|has been) (?:a |the )?redacted\b|"
    # A form that asks, answered with no, or not filled in.
    r"[:?–—-]\W*(?:no|nil)\W*(?:$|[,;(]|\.(?!\s*\d))|\b(?:none|nil|n/?a|not applicable)\W*$|"
    r"\[\s*(?:\]|insert|delete|state|give|enter|please|number|x+\]|[._…])|"
    # What tells of such papers in general, or of the motion to take them in private.
    r"^(?:exempt|confidential) information\b.{0,80}\bguidance (?:for|to)\b|"
    r"^(?:exempt|private|confidential|restricted) (?:items|business|session|matters|information)\b"
    r".*?\b(?:resolved?|exclusion of|(?<!likely to )be excluded)\b",
    re.IGNORECASE,
)
_NOT_OF_TITLE = re.compile(_NO_TITLE, re.IGNORECASE)
# The mark is of an appendix: the paper that names it is public.
_LIMITED = re.compile(
    r"\b(?:appendix|appendices|annex(?:es)?|enclosures?)\b(?: (?:[a-z]|\d{1,2})\b)?"
    r".{0,80}?(?:\bonly\b|\b(?:is|are|has|have|circulated|attached|separate\w*)\b|$|\bby virtue\b|"
    r"\bunder\b|\(|,)",
    re.IGNORECASE | re.DOTALL,
)
_OWN_APPENDIX = re.compile(r"^(?:this|the) appendix\b", re.IGNORECASE)

_LABEL = re.compile(
    r"^(?P<label>(?:[a-z’' -]+\s)?(?:classification|status|publication|confidentiality|"
    r"confidential(?: information)?|exempt(?: information)?|exemption|private|public|open|closed|"
    r"restricted|access|part i(?:\s*/\s*ii)?)(?:\s*(?:[/&]|\bor\b|\band\b)\s*(?:confidential|"
    r"exempt|private|public|open|closed|part ii)(?: (?:information|report|paper|item))?)*"
    r"(?: (?:information|report|paper|item|status))?)\s*(?:[:?|]|[-–—]\s)\s*(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = re.compile(
    rf"^\W*(?:(?:fully |wholly )?exempt\b|{_PART_TWO}\b|not for publication|restricted\b|"
    r"private\b|closed\b|confidential(?:\W*$|\W+(?:by|under)\b)|official\W{0,3}sensitive|"
    r"(?:by virtue of |under )?(?:paragraph|para|category)s?(?:\(s\))? \d|schedule \d)",
    re.IGNORECASE,
)
# "Yes" counts where the label asks for it.
_ASKS = re.compile(r"\b(?:exempt|exemption|confidential|private|closed|restricted)\b", re.I)
_ASKS_OPEN = re.compile(r"\b(?:public|open|publication)\b", re.I)
_YES = re.compile(r"^\W*yes\b", re.I)
# Where both answers are printed, the ticked one counts.
_BOTH = re.compile(r"\byes\b.*\bno\b|\bno\b.*\byes\b", re.I)
_TICKED = re.compile(r"[☒☑✓✔✗✘]\s*yes\b|\byes\s*[☒☑✓✔✗✘](?!\s*no\b)", re.I)
_VALUE_PUBLIC = re.compile(
    r"\b(?:from call-?in|only|part(?:ly|ial(?:ly)?)?)\b(?! (?:ii|2|two|b)\b)|"
    r"^\W*(?:un|non-)restricted",
    re.IGNORECASE,
)

_ADJECTIVES = r"(?:exempt|confidential|private|restricted|part ii|part 2)"
_NAMES = rf"(?:{_ADJECTIVES}|not for publication)"
_TITLE_ENDS = re.compile(
    rf"(?:[-–—:(\[]\s*){_NAMES}(?: (?:report|paper|item|appendix|annex|information|minutes))?"
    r"(?:\W+(?:paragraph|para|schedule)\b.{0,60})?\W*$",
    re.IGNORECASE,
)
_TITLE_BEGINS = re.compile(
    rf"^\W*(?:{_ADJECTIVES}|pink){_JOINED}(?:{_ADJECTIVES})?{_JOINED}(?:appendix|annex|report|minutes?|"
    r"papers?|agenda|supplement|supplementary|addendum|schedule)\b(?!\W+(?:is|are|circulated|"
    r"attached|template|policy)\b|\s+(?:guidance|procedures?)\b)",
    re.IGNORECASE,
)


def mark_of(text: str, *, running: bool = False) -> str | None:
    """Return the words by which a line marks the paper it stands over; None for none.

    `running` is a header or footer, where the sender's "Confidential" alone is no mark.
    """
    line = _one_line(text).lstrip("([*–—- ")
    if _EXCLUDES.match(line) and _LAW.search(line):
        return line
    if not line or len(line) > _LONGEST or _DENIED.search(line) or _limited(line):
        return None
    if _is_strong(line):
        return line
    if _NOT.search(line) or (running and _WEAK.match(line)):
        return None
    found = (len(line) <= _SHORT and _BARE.match(line)) or _SAYS.match(line)
    return line if found else None


def _is_strong(line: str) -> bool:
    """Whether a line begins as a mark and gives its ground, or can be nothing else.

    It must not be denied; any other words may stand beside it.
    """
    if _BEGINS.match(line) or (_GROUND.match(line) and _LAW.search(line)):
        return True
    says = _SAYS.match(line)
    return bool(says and _LAW.search(line) and not _NOT.search(says.group()))


def is_weak(text: str) -> bool:
    """Whether it is only "Private and confidential", as over a letter."""
    return bool(_WEAK.match(_one_line(text)))


def value_mark(label: str, value: str) -> str | None:
    """Return the words where a form's field says that its paper is not for publication."""
    line, told = _one_line(label).rstrip(" :?"), _one_line(value)
    match = _LABEL.match(f"{line}: {told}")
    if match is None or not told or _VALUE_PUBLIC.search(told) or _limited(told):
        return None
    if _is_strong(told) and not _DENIED.search(told):
        return f"{line}: {told}"
    if _NOT.search(f"{line}: {told}"):
        return None
    asks = _ASKS.search(line) and not _ASKS_OPEN.search(line)
    yes = _TICKED.search(told) if _BOTH.search(told) else _YES.match(told)
    marked = _VALUE.match(told) or (asks and yes) or _SAYS.match(told)
    return f"{line}: {told}" if marked else None


def field_mark(text: str) -> str | None:
    """Return the words of a field in one line ("Classification: Exempt"); None for none."""
    line = _one_line(text)
    question = re.match(r"^(?:does|is) (?:this|the) .{0,80}\?", line, re.IGNORECASE)
    if question:
        asked = question.group()
        told = line[question.end() :]
        yes = _TICKED.search(told) if _BOTH.search(told) else _YES.match(told)
        return line if yes and _ASKS.search(asked) and not _VALUE_PUBLIC.search(told) else None
    match = _LABEL.match(line) if len(line) <= _LONGEST else None
    return value_mark(match["label"], match["value"]) if match else None


def is_label(text: str) -> bool:
    """Whether a line is a field's name, its value to follow: "STATEMENT OF CONFIDENTIALITY"."""
    line = _one_line(text).rstrip(" :?")
    return len(line) < _SHORT // 2 and bool(_LABEL.match(f"{line}: x"))


def title_mark(title: str) -> str | None:
    """Return the title where it says that its paper is exempt: "Appendix 4 – Exempt"."""
    line = _one_line(title)
    if len(line) > 2 * _SHORT or _NOT_OF_TITLE.search(line) or _DENIED.search(line):
        return None
    if re.search(r"\bwith\b.*\bappendi", line, re.I):
        return None
    return line if _TITLE_ENDS.search(line) or _TITLE_BEGINS.match(line) else None


def _limited(line: str) -> bool:
    return bool(_LIMITED.search(line)) and not _OWN_APPENDIX.match(line) and not _names(line)


def _names(line: str) -> bool:
    """Whether a line is the name of an exempt appendix itself: "EXEMPT APPENDIX B"."""
    return len(line) < _SHORT and bool(_TITLE_BEGINS.match(line)) and not line.endswith(".")


def _one_line(text: str) -> str:
    return " ".join(text.split())
