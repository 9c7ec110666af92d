"""The words around a colour's name that make it a rating, and those that do not."""

from __future__ import annotations

import re

from extract.rag_colours import COLOUR

_QUOTED = rf"[‘'“\"]?(?P<colour>{COLOUR})\b[’'”\"]?"
# What may follow a rating: nothing that would make the colour an adjective ("green spaces").
_AFTER = (
    r"(?=\s*(?:$|[.,;:()\]–—-]|[A-Z]|(?:and|but|with|due|because|as|for|in|at|by|overall|rag|rated"
    r"|rating|status|this|on|since|despite|following|although|while|whilst|so|the|however|again"
    r"|to|from|until|rather|where|which|pending|across|throughout|against)\b))"
)
HELD = (
    r"(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|continue(?:s|d)? (?:to be|as|at)"
    r"|(?:is|are|was|were) (?:still|unchanged at|maintained at)|unchanged at|maintained at)"
)
_IS = r"(?:is|are|was|were|has been|have been|being)"
_RATED = (
    r"(?:rag[- ]?rated|rated|assessed|reported|scored|judged|graded|flagged|shown|marked|classed"
    r"|given|set|now|currently|also|overall|again|at|as|an?)"
)
_MOVED = (
    r"(?:mov(?:ed|es|ing)|chang(?:ed|es)|gone|went|improv(?:ed|es)|deteriorat(?:ed|es)"
    r"|worsen(?:ed|s)|declin(?:ed|es)|slipp(?:ed|s)|f(?:allen|ell)|dropp(?:ed|s)|rais(?:ed)|risen"
    r"|rose|upgraded|downgraded|turned|shifted|re-?rated|increased|reduced|lowered|progressed)"
)
_NAMED = r"(?:b?rag (?:rating|status)|b?rag|rating|status)"

# "Overall RAG remains amber", "is currently rated as green"
STATE = re.compile(
    rf"\b(?P<verb>{HELD}|{_IS})(?: {_RATED})* (?:at |as |an? )?{_QUOTED}"
    rf"(?: (?:rag|rating|status)\b)*{_AFTER}",
    re.I,
)
# "has moved from red to amber", "improved to green"
MOVE = re.compile(
    rf"\b(?P<verb>{_MOVED})(?: \w+){{0,2}}?"
    rf" (?:from (?:an? )?[‘'“\"]?(?P<before>{COLOUR})[’'”\"]? )?(?:in)?to (?:an? )?{_QUOTED}",
    re.I,
)
# "RAG: Amber", "Status – Green"
LABELLED = re.compile(rf"\b{_NAMED}\s*[:–—-]\s*{_QUOTED}", re.I)
# "rated amber", "a rating of red"
RATED_AS = re.compile(
    rf"\b(?:b?rag[- ]?rated|rated|rating of|status of|rag of)(?: as)? {_QUOTED}{_AFTER}", re.I
)
# "one area of red …", which a following sentence names
AREA_OF = re.compile(
    r"\b(?:one|a single|an?|only one)(?: \w+)? "
    r"(?:area|action|indicator|measure|item|priority|workstream|objective|theme)"
    rf"(?: (?:of|is|was|at|as|rated|which is|that is|in))* {_QUOTED}",
    re.I,
)
NAMELY = re.compile(
    r"^(?:(?:That|This|It|The area) (?:is|was)(?: for| about)?:?|namely,?|i\.e\.,?)\s+"
    r"(?P<subject>.+?)[.;]?$",
    re.I | re.S,
)
EXPECTED = re.compile(
    r"\b(?:expect(?:ed|s|ation)?|anticipat(?:ed|es)|forecast|predicted|likely|projected|should"
    r"|will|due|planned|aim(?:s|ed|ing)?|hoped|on course|target(?:ed)?|intend\w*)\b"
    rf"[^.;]{{0,120}}?\b(?:be|to|as|at|become|turn|reach) (?:an? )?{_QUOTED}",
    re.I,
)
BEFORE_NOW = re.compile(
    r"\b(?:previously|formerly|was|were|up from|down from|from)(?: rated| at)?"
    rf" [‘'“\"]?(?P<colour>{COLOUR})\b",
    re.I,
)

# --- what is no rating ---
KEY_LINE = re.compile(
    rf"^\W*{COLOUR}\b\s*(?:=|[–—:-]|means|is (?:used|where|when)|indicates|denotes|\()", re.I
)
KEY_HEADING = re.compile(
    r"\bkey (?:to|for)\b|^\W*(?:rag )?key\W*$|\blegend\b|\bwhat (?:the|do) (?:colours|ratings)"
    r"|\b(?:rag|rating)s? (?:definition|criteria|guide|key)|\bguide to\b|^\W*definitions?\W*$",
    re.I,
)
ADJECTIVE = re.compile(
    r"\b(?:green (?:space|city|party|paper|belt|book|energy|infrastructure|flag)s?|blue (?:badge"
    r"|light)s?|red (?:tape|line|route|book)s?|amber alert)\b",
    re.I,
)
# "38 of 46 indicators are", "three areas rated" before the colour; but "Priority 2 is" is no count
COUNT = re.compile(
    r"(?<![\w.])(?:\d{1,3}%?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|some"
    r"|several|many|none|few|number)(?![.\d])(?: (?:of|out of|in) (?:the )?\w+)?"
    r"(?! (?:is|was|remains|continues)\b)(?: [\w-]+)?(?: [\w-]+s)?(?: (?:are|were|have|remain))?"
    r"(?: (?:rated|at|as))?$|^\W*\d+ (?:of|out of|/) \d+",
    re.I,
)
# A number that names something rather than counts: "Priority 2"
NUMBERED = re.compile(
    r"\b(?:priority|objective|theme|action|area|indicator|kpi|recommendation|work ?stream|project"
    r"|phase|step|goal|aim|outcome|strand|item)\s+\d+(?:\.\d+)*\b",
    re.I,
)
# A colour in a list of colours: "red, green and white"
LISTED = re.compile(r"^\W*(?:and|or|/)?\s*(?:red|amber|green|blue|white|black|yellow)\b", re.I)
# What stood before, inside a sentence that goes on to the present: "was red and is now amber"
STOOD = re.compile(rf"\s*\b(?:was|were|had been|previously)\b.{{0,40}}\b{COLOUR}\b.*$", re.I)
NOW = re.compile(rf"\b(?:is|are)(?: now)? {COLOUR}\b", re.I)
CONDITION = re.compile(
    r"\b(?:if|would|could|can|may|might|whether|unless|when|should|to be|must|must be"
    r"|aims? to|aimed to|in order to)\b[^,;]*$",
    re.I,
)
# A rating of months or quarters gone by, told beside the present one.
GONE_BY = re.compile(
    r"^\s*(?:rag )?(?:rating |status )?(?:for|in|during) (?:both )?(?:the )?(?:q[1-4]|quarter"
    r"|previous|last|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|20\d\d)",
    re.I,
)

# --- what is rated ---
OVERALL = re.compile(
    r"^\W*(?:the |our |its )?(?:overall |current |latest |progress )*"
    r"(?:b?rag|rating|status|service|position|assessment|it|this|this area|progress|performance)?"
    r"(?: (?:b?rag|rating|status|score))*\W*$",
    re.I,
)
RATING_FOR = re.compile(
    r"\b(?:b?rag )?(?:rating|status|rag|score)s? (?:for|of) (?:the )?(?P<subject>.+)$", re.I
)
OPENING = re.compile(
    r"^\W*(?:(?:however|currently|overall|in addition|additionally|also|at present|as a result"
    r"|this (?:month|quarter|period))\b,?\s*|(?:and|but|while|whilst|although|with)\s+)+",
    re.I,
)
CLOSING = re.compile(
    r",?\s*\b(?:which|that|and|has|have|had|also|now|currently|been|was|were|is|are)\b\W*$", re.I
)
CLOSING_RATING = re.compile(r"(?:’s|'s)?\s*\b(?:overall )?(?:b?rag )?(?:rating|status|rag)$", re.I)
