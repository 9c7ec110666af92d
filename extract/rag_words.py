"""The words around a colour's name that make it a rating, and those that do not."""

from __future__ import annotations

import re

from extract.rag_colours import COLOUR

_QUOTED = rf"[‘'“\"]?(?P<colour>{COLOUR})\b[’'”\"]?"
# What may follow a rating: nothing that would make the colour an adjective ("green spaces") or a
# name ("Green Lane"); a sentence may begin there whose full stop was lost.
_AFTER = (
    r"(?=\s*(?:$|[.,;:()\]/–—-]|(?-i:(?<=[a-z])(?<!\bRed)(?<!\bGreen)(?<!\bAmber)(?<!\bBlue)\s[A-Z])"
    r"|(?-i:The|This|We|It|There|All|Work|Progress|Our|In|A|An)\b|\w+ly\b"
    r"|(?:and|but|with|due|because|as|for|in|at|by|overall|rag|rated|rating|status|this|on|since"
    r"|despite|following|although|though|while|whilst|so|the|however|again|to|from|until|rather"
    r"|where|when|which|pending|across|throughout|against|after|before|given|owing|under|within"
    r"|without|now|still|then|if|or|per|like|until|next|last|only|also|not)\b))"
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
_NAMED = r"(?:b?rag (?:rating|status)|b?rag|rating|status|overall)"
_ONE = r"(?:one|a single|only one|the only)"
_THING = (
    r"(?:area|action|indicator|measure|item|priority|workstream|objective|theme|project|milestone)"
)

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
# "RAG: Amber", "Status – Green", "Status: on track (green)"
LABELLED = re.compile(rf"\b{_NAMED}\s*[:–—-]\s*(?:[\w ]{{2,25}}\(\s*)?{_QUOTED}", re.I)
# "RAG: A", "BRAG status – A/G"
LETTERED = re.compile(
    r"\bB?RAG(?: (?i:rating|status))?\s*[:–—-]\s*(?P<colour>[RAGB])(?:\s?/\s?[RAG])?(?![\w’'/])"
)
# "has turned red", "became green"
TURNED = re.compile(
    rf"\b(?P<verb>turned|became|become|gone|went)(?: back)?(?: to)? {_QUOTED}{_AFTER}", re.I
)
# "is currently amber-rated", "is a red-rated action"
HYPHENED = re.compile(rf"\b(?P<verb>{HELD}|{_IS})(?: {_RATED})* {_QUOTED}[- ]rated\b", re.I)
# "officers rated crew training as amber"
ACTIVELY = re.compile(
    r"\b(?:we|officers|leads?|team|board|service|has|have)(?: have| has)? (?:rag[- ])?"
    rf"(?:rated|assessed) (?:the )?(?P<subject>(?!as\b|at\b|{COLOUR}\b)[^,.;:]{{3,60}}?)"
    rf" (?:as |at )?{_QUOTED}{_AFTER}",
    re.I,
)
# "Crew training: Amber", "Crew training (RED)": a whole line of a paper that rates by colour.
LINE = re.compile(
    r"^(?P<subject>[^.;:?!()]{3,90}?)\s*(?:[:–—]\s*|\s-\s|\()\s*"
    r"(?P<colour>Red|Amber|Green|RED|AMBER|GREEN)\)?[\s.]*$"
)
# "rated amber", "a rating of red"
RATED_AS = re.compile(
    rf"\b(?:b?rag[- ]?rated|rated|rating of|status of|rag of)(?: as)? {_QUOTED}{_AFTER}", re.I
)
# "one area of red …", which a following sentence names
AREA_OF = re.compile(
    rf"\b(?:{_ONE}|an?)(?: \w+)? {_THING}"
    rf"(?: (?:of|is|was|at|as|rated|which is|that is|in))* {_QUOTED}",
    re.I,
)
# "only one red action: crew training", "one red-rated action, which is …"
ONE_RED = re.compile(
    rf"\b{_ONE}(?: \w+)? {_QUOTED}(?:[- ]rated)? {_THING}\s*(?:[:(–—-]"
    r"|,? (?:which|that) is|,? namely|is)\s*(?:the )?(?P<subject>[^.;()]{3,120})",
    re.I,
)
# "One action, crew training, is rated red"
ONE_NAMED = re.compile(
    rf"\b{_ONE} {_THING}, (?P<subject>[^,;]{{3,100}}), (?:{HELD}|{_IS})(?: {_RATED})* {_QUOTED}",
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
    r"\b(?:previous(?:ly)?|formerly|last (?:month|quarter|time|period|year)|was|were|up from"
    r"|down from|from)(?: (?:b?rag|rating|status|rated|at|as|was))*"
    rf"\s*[:–-]?\s*[‘'“\"]?(?P<colour>{COLOUR})\b",
    re.I,
)
# "Previous RAG: Red" beside the present one
EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|former(?:ly)?|original"
    r"|last (?:month|quarter|time|period|year)(?:’s|'s)?)\W*$",
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
    r"|light)s?|red (?:tape|line|route|book|cross|card|list)s?|amber (?:alert|list|warning)s?"
    r"|green (?:lane|lung|bin|roof|waste|deal|corridor|field|agenda|recovery|jobs?))\b",
    re.I,
)
# What has a colour without being rated: "the bins are blue", "the weather warning was amber".
COLOURED = re.compile(
    r"\b(?:lights?|bins?|paint\w*|warnings?|flags?|land|energy|lists?|cards?|zones?|teams?|sites?"
    r"|badges?|doors?|walls?|signs?|papers?|colou?rs?|vehicles?|buses|fleet|economy|party|lanes?)"
    r"(?: (?:is|are|was|were|now|still|will|be))*\W*$",
    re.I,
)
# Words of rating beside a colour; a paper that has them somewhere rates by colour.
RATING_WORDS = re.compile(
    r"\bb?rag\b|\brat(?:ed|ings?)\b|\bstatus\b|\bamber\b|\bpriority \d|^\W*\d+\.\d+\s|\bscored?\b"
    r"|\boverall\b|\b(?:indicator|measure|kpi|milestone|workstream|target|objective)s?\b",
    re.I,
)
RATES = re.compile(
    r"(?-i:\bB?RAG\b)|\bb?rag[- ]rat|\btraffic[- ]light (?:system|rating|status)"
    r"|\bred\W+(?:and |or )?amber\b"
    r"|\bamber\W+(?:and |or )?green\b|\brated (?:as )?(?:red|amber|green)\b",
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
LISTED = re.compile(
    r"^\s*(?:\([^()]{0,60}\))?\W*(?:and|or|/)?\s*(?:red|amber|green|blue|white|black|yellow)\b",
    re.I,
)
# "Amber/Green", between two ratings: the first counts; three make a scale.
BETWEEN = re.compile(rf"^\s?[/-]\s?(?:red|amber|green)\b(?!\W+(?:and |or )?{COLOUR}\b)", re.I)
# "Actions rated red are …", "are rated red where …" say what the colours mean.
EXPLAINED = re.compile(r"^\s+(?:where|when|if|are|have|need|require|will|means?)\b", re.I)
# What stood before, inside a sentence that goes on to the present: "was red and is now amber"
STOOD = re.compile(rf"\s*\b(?:was|were|had been|previously)\b.{{0,40}}\b{COLOUR}\b.*$", re.I)
NOW = re.compile(rf"\b(?:is|are)(?: now)? {COLOUR}\b", re.I)
CONDITION = re.compile(
    r"\b(?:if|would|could|can|may|might|whether|unless|when|should|to be|must|must be"
    r"|aims? to|aimed to|in order to|asked (?:why|how))\b[^,;]*$"
    r"|^\W*(?:where|wherever|once|any|each|every)\b[^,;]*$",
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
    r"^\W*(?:the |our |its )?(?:(?:overall|current|latest|progress|present)\b ?)*"
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
    r"(?:,?\s*\b(?:which|that|and|has|have|had|also|now|currently|been|was|were|is|are))+\b\W*$",
    re.I,
)
CLOSING_RATING = re.compile(r"(?:’s|'s)?\s*\b(?:overall )?(?:b?rag )?(?:rating|status|rag)$", re.I)
