"""Sentences that tell what another said: verbs of saying, their subjects, and their tense.

What someone would, may or should find is not said; what is done in answer to findings ("to
address the issues identified by Ofsted") is the council's own doing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extract.speakers import SPEAKER

# Verbs by which a body says what it found.
_SAYING = (
    r"(?:said|says|stat(?:ed?|es)|found|finds|conclud(?:ed?|es)|report(?:ed|s)|noted|notes"
    r"|judged|identif(?:ied|ies)|highlight(?:ed|s)|recogni[sz](?:ed?|es)|critici[sz]ed|praised"
    r"|commented|observed|acknowledged|commended|describe[sd]|alerted|warned|recommended|raised"
    r"|advised|rated|graded|expressed|confirmed|felt|recorded|remarked|wrote|pointed\s+(?:out|to)"
    r"|reveal(?:ed|s)|show(?:ed|s)|indicat(?:ed|es)|uncovered|exposed|underlined|listed|detailed"
    r"|questioned|saw|deemed|assessed|set\s+out|cited|told|emphasi[sz]ed|stressed|welcomed"
    r"|called\s+for|drew\s+attention|made\s+clear|concurred|rejected|upheld|gave|awarded"
    r"|believe[sd]?|thought|suggested|put\s+it|(?:considered|agreed|accepted|understood)(?=\s+that\b)"
    r"|(?:was|were|is|are|been)\s+(?:very\s+|\w+ly\s+)?(?:clear|positive|critical|satisfied"
    r"|concerned|impressed|assured|pleased|complimentary|worried|confident|of\s+the\s+view))"
)
_ADVERBS = (
    r"(?:\s+(?:has|have|had|did|does|do|also|then|further|again|now|both|therefore|however"
    r"|previously|recently|\w+ly)\b,?)*"
)
_DOCUMENT = (
    r"(?:final\s+|draft\s+|inspection\s+|published\s+|feedback\s+|formal\s+)?(?:reports?|letters?"
    r"|inspections?|feedback|judgements?|visits?|findings?|monitoring\s+visits?|summary|outcome"
    r"|guidance|review|audit)"
)
# "Ofsted", "The Ofsted report", "Ofsted's focused visit in 2021", "Ofsted, who inspected in May,",
# "Ofsted undertook a full inspection and": what may stand between a body and its verb.
_HEAD = (
    rf"(?:['’]s?)?(?:\s+(?:[a-z]+\s+){{0,3}}{_DOCUMENT})?(?:\s*\([^()]{{0,40}}\))?"
    r"(?:,?\s+(?:(?:undertaken|carried\s+out|conducted|completed|held|issued)\s+)?"
    r"(?:in|of|on|from|dated|published)\s+[^,.;:]{0,40}?,?)?"
    r"(?:,?\s+(?:who|which|that)\s+[^.;:]{0,60}?,?)?"
    r"(?:\s+(?:undertook|conducted|carried\s+out|completed|inspected|visited|published)\b"
    r"[^.;:]{0,90}?\band)?"
)
_ACTIVE = re.compile(
    rf"\b(?P<speaker>{SPEAKER})\b(?P<gap>{_HEAD})(?:,?\s+(?:which|who|that))?{_ADVERBS}\s+"
    rf"(?P<verb>{_SAYING})\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?P<verb>{_SAYING})(?:\s+(?:\w+ly|as\s+\w+|out|to\s+us|in\s+\w+))?\s+by\s+(?:the\s+)?"
    rf"(?P<speaker>{SPEAKER})\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    rf"\b(?P<verb>according\s+to|in\s+the\s+(?:view|opinion|words)\s+of)\s+(?:the\s+)?"
    rf"(?P<speaker>{SPEAKER})\b",
    re.IGNORECASE,
)
_FEEDBACK_FROM = re.compile(
    rf"\bfeedback\s+(?:received\s+)?(?:from|by)\s+(?:the\s+)?(?P<speaker>{SPEAKER})\b[^.;:]{{0,50}}?"
    r"\b(?P<verb>was|were|is|has\s+been|included|highlighted|contained|stated|said)\b",
    re.IGNORECASE,
)
# "The guidance asks for more:" tells what it says only where words follow.
_ASKING = re.compile(
    rf"\b(?P<speaker>{SPEAKER})\b(?P<gap>{_HEAD})\s+(?P<verb>asks?|requires?|suggests?|adds?)\b"
    r"(?:\s+\w+){0,4}(?=:)",
    re.IGNORECASE,
)
# What a body wants has no day on which it was said, unless the sentence tells one.
_WANTING = re.compile(
    rf"\b(?P<speaker>{SPEAKER})\s+(?:also\s+|now\s+)?(?P<verb>requires?|expects?|wants?"
    r"|(?:is|are)\s+looking\s+for)\b",
    re.IGNORECASE,
)
# What is found where an inspection is told of: "serious concerns", "the grave failings".
_FAULTS = (
    r"(?:serious|significant|widespread|systemic|major|grave|critical|fundamental|severe|poor"
    r"|considerable)\s+(?:\w+\s+)?(?:concerns?|weaknesses|failings|failures|shortfalls|shortcomings"
    r"|deficits|deficiencies|problems)"
)
_OTHERS = r"(?:(?!\b(?:we|our|us|council|authority|members|panel|committee)\b)[^.;:])"
# "after the report by Ofsted in May 2018, the major concerns about ferries", "Ofsted's visit and
# the grave failings it found"
_CONCERNS = re.compile(
    rf"\b(?:visit|inspection|report|letter)\b[^.;:]{{0,60}}\b(?P<speaker>{SPEAKER})\b{_OTHERS}{{0,60}}?"
    rf"(?P<verb>\b{_FAULTS})\b",
    re.IGNORECASE,
)
_CONCERNS_AFTER = re.compile(
    rf"\b(?P<speaker>{SPEAKER})['’]?s?\s+(?:[a-z]+\s+){{0,3}}?{_DOCUMENT}\b{_OTHERS}{{0,60}}?"
    rf"(?P<verb>\b{_FAULTS})\b",
    re.IGNORECASE,
)
# "The weak crews identified at the Ofsted inspection of May 2022", "as noted in the Ofsted report"
_IN_REPORT = re.compile(
    rf"\b(?P<verb>{_SAYING})\s+(?:at|in|during|through|as\s+part\s+of)\s+(?:the\s+)?(?:\w+\s+)?"
    rf"(?P<speaker>{SPEAKER})['’]?s?\s+(?:[a-z]+\s+){{0,2}}?{_DOCUMENT}\b",
    re.IGNORECASE,
)
# "The inspectors' feedback was:", "Ofsted's verdict reads as follows:"
_FEEDBACK_WAS = re.compile(
    rf"\b(?P<speaker>{SPEAKER})['’]?s?\s+(?:[a-z]+\s+){{0,2}}?(?:feedback|findings?|judge?ment"
    r"|conclusions?|verdict|comments?|summary|view|opinion|assessment|letter|report)\s+"
    r"(?P<verb>was|were|is|are|reads?|stat(?:es|ed))(?:\s+as\s+follows)?(?=:|\s+that\b)",
    re.IGNORECASE,
)
# "It was Ofsted's view that …", "in Ofsted's words"; "we do not share Ofsted's view that" is not.
_ITS_VIEW = re.compile(
    rf"\b(?:it\s+(?:was|is)\s+(?:the\s+)?(?P<speaker>{SPEAKER})['’]?s?\s+"
    r"(?P<verb>(?:clear\s+)?(?:view|opinion|conclusion|assessment|judge?ment)\s+that)"
    rf"|in\s+(?:the\s+)?(?P<own>{SPEAKER})['’]?s?\s+(?:own\s+)?(?:words|view|opinion))\b",
    re.IGNORECASE,
)
# "recognition from Ofsted that", "positive comments were made by inspectors about"
_GIVEN = re.compile(
    r"\b(?P<verb>recognition|acknowledge?ment|confirmation|praise|criticism|(?:positive|critical)\s+"
    r"(?:comments?|remarks?|feedback))\s+(?:(?:was|were)\s+(?:made|given)\s+)?(?:from|by)\s+(?:the\s+)?"
    rf"(?P<speaker>{SPEAKER})\b(?=\s+(?:that|about|for|of|on|in)\b)",
    re.IGNORECASE,
)

_MODAL = re.compile(
    r"\b(?:would|will|(?-i:may)|might|could|should|can|cannot|must|to|if|whether|unless|any\s+future|next"
    r"|not\s+yet|hopes?|aims?|expected)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:address(?:es|ing|ed)?|respon(?:d|ds|ding|se)|tackl(?:e|es|ing)|deliver(?:s|ing)?|implement"
    r"(?:ing|s|ed)?|progress(?:ing)?|against|meet(?:ing)?|monitor(?:ing)?|actions?\s+(?:on|from)|plan"
    r"|improvements?\s+to)\b[^.;:]{0,80}$",
    re.IGNORECASE,
)

# "the guidance from Ofsted set out in the annex", "listed below": it is another who sets it out.
_ELSEWHERE = re.compile(
    r"\s+(?:in\s+(?:the|this|an|appendix|annex|section)|below|above|at\s+appendix)\b", re.I
)
_HELD_BY = re.compile(r"\b(?:from|of|by|to|with)\s+(?:the\s+)?$", re.IGNORECASE)
_PLACED = re.compile(r"(?:set\s+out|listed|detailed|described|shown?|cited)$", re.IGNORECASE)
# "Members asked what Ofsted had said": that is not told.
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wondered|quer(?:y|ied)|enquired)\b[^.;:]{0,60}"
    r"\b(?:what|whether|if|how|when|why|which|about)\b[^.;:]*$",
    re.IGNORECASE,
)
# "The weaknesses named by Ofsted were well known here": what they are is not told there.
_REFERRED = re.compile(
    r"\b(?:areas?|issues?|points?|matters?|weaknesses|recommendations|challenges|concerns)"
    r"(?:\s+\w+){0,4}\s+$",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"[^.;:]{0,60}(?::|\b(?:includ\w+|namely|such\s+as|that)\b)", re.IGNORECASE)

# The report itself as subject, in a place that has named whose it is.
_ITS_REPORT = re.compile(
    rf"(?:^|[,;]\s+|\b(?:in\s+conclusion|overall|and|however)\s*,?\s+)(?P<speaker>(?:the|their|its)\s+"
    rf"{_DOCUMENT})\b(?P<gap>[^.;:]{{0,70}}?){_ADVERBS}\s+(?P<verb>{_SAYING}|was(?=:)|were(?=:)"
    r"|contained\s+the\s+following|included\s+the\s+following|with\s+a\s+judgement\s+of"
    r"|resulted\s+in\s+a\s+judgement)(?!\w)",
    re.IGNORECASE,
)
# Accounts that name nobody, inside a section about an inspection: "was seen as", "it was noted".
_NOBODY = re.compile(
    r"\b(?:was|were|is|are|been)\s+(?:also\s+|again\s+|further\s+)?(?P<verb>seen|noted|cited|found"
    r"|recogni[sz]ed|identified|judged|deemed|described|acknowledged|highlighted|praised|reported"
    r"|critici[sz]ed|commended|graded|rated|identified\s+for\s+improvement)\b(?!\s+(?:at|on)\s+\S*:)"
    r"|\b(?P<areas>areas\s+(?:identified\s+)?for\s+improvement)\b"
    r"|^(?:whilst|while|although)\s+(?:recogni[sz]ing|acknowledging|noting)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"\b(?:we|our|us|i|my|this\s+report|the\s+panel|members|the\s+committee)\b|can\s+be\s+found",
    re.IGNORECASE,
)
# "the letter is set out in the report": what is done to it, not what it says.
_PASSIVELY = re.compile(r"\b(?:is|are|was|were|be|been)\s+$", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|us|i|my)\b", re.IGNORECASE)


class Manner(StrEnum):
    """How words are told: by a verb of saying, as a wish, by a report, by nobody named."""

    SAYING = "saying"
    WANTING = "wanting"
    REPORT = "report"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Told:
    """Who speaks in a sentence (as printed; None where it must be known from before), and how.

    `head` is where the words that tell it begin, `at` where they end: a date before it, or just
    after a speaker who comes last, says when; `passive` marks a speaker who comes after the verb.
    """

    speaker: str | None
    manner: Manner
    head: int
    at: int
    passive: bool = False


def told(sentence: str) -> Told | None:
    """Return who is said to say what a sentence holds, None when no named body is."""
    for pattern in (
        _ACTIVE,
        _FEEDBACK_FROM,
        _FEEDBACK_WAS,
        _ITS_VIEW,
        _GIVEN,
        _PASSIVE,
        _ACCORDING,
        _IN_REPORT,
        _CONCERNS,
        _CONCERNS_AFTER,
        _ASKING,
        _WANTING,
    ):
        passive = pattern in (_PASSIVE, _ACCORDING, _IN_REPORT)
        for match in pattern.finditer(sentence):
            if _is_said(sentence, match, passive):
                return Told(
                    speaker=match["speaker"] or match.groupdict().get("own"),
                    manner=Manner.WANTING if pattern is _WANTING else Manner.SAYING,
                    head=match.start(),
                    at=match.end(),
                    passive=passive,
                )
    return None


def _is_said(sentence: str, match: re.Match[str], passive: bool) -> bool:
    """Whether a match is about something said, not hoped for, feared or answered."""
    start = match.start("verb") if not passive and match["verb"] else match.start()
    if _MODAL.search(sentence, max(0, start - 40), start):
        return False
    before = sentence[: match.start()]
    placed = _PLACED.search(match["verb"] or "") and _ELSEWHERE.match(sentence, match.end("verb"))
    if _ASKED.search(before) or (placed and _HELD_BY.search(before)):
        return False
    if re.search(r"\b(?:any\s+future|future|next|forthcoming|a\s+mock)\s+$", before, re.I):
        return False
    if passive and _REFERRED.search(before) and not _SPELT_OUT.match(sentence, match.end()):
        return False
    return not (passive and _ANSWERED.search(before))


# "The OFSTED inspection took place", "a focused visit from Ofsted", "the visit made by Ofsted".
_SUBJECT = re.compile(
    rf"\b(?P<speaker>{SPEAKER})['’]?s?\s+(?:[a-z]+\s+){{0,2}}{_DOCUMENT}\b"
    rf"|\b{_DOCUMENT}\s+(?:[\w’'-]+\s+){{0,6}}?(?:by|from|of)\s+(?:the\s+)?(?P<giver>{SPEAKER})\b"
    rf"|\b(?P<doer>{SPEAKER})\s+(?:\w+\s+)?(?:undertook|conducted|carried\s+out|completed|inspected"
    r"|visited|published|looked\s+(?:again\s+)?at|examined|reviewed|tested|returned)\b",
    re.IGNORECASE,
)
_ONLY_AHEAD = re.compile(
    r"\b(?:future|impending|forthcoming|next|any|prepar\w+|readiness|ahead|mock|would|will)\b", re.I
)
# Sentences that only say that points were raised, which the list below them then tells.
_CONTENTLESS = re.compile(
    r"^\W*there\s+(?:were|was|are|is)\s+(?:[\w-]+\s+){0,4}(?:features?|points?|issues?|areas?|matters?"
    r"|themes?|concerns?|recommendations?)\s+(?:that\s+(?:were|was)\s+)?(?:raised|made|identified"
    r"|highlighted|noted)\b.{0,80}$",
    re.IGNORECASE,
)


_ONLY_WROTE = re.compile(
    r"\bwrote\s+to\b(?!.*(?:[:“‘\"]|\b(?:that|saying|stating|setting|express\w*|rais\w+|confirm\w*|to\s+\w+)\b))",
    re.IGNORECASE,
)


def subject(sentence: str) -> str | None:
    """Return whose inspection, visit or report a sentence or heading is about, None for none."""
    match = _SUBJECT.search(sentence)
    if match is None or _ONLY_AHEAD.search(sentence, max(0, match.start() - 30), match.end()):
        return None
    return match["speaker"] or match["giver"] or match["doer"]


def is_contentless(sentence: str) -> bool:
    """Whether an account says only that something was raised or written, not what."""
    return bool(_CONTENTLESS.match(sentence) or _ONLY_WROTE.search(sentence))


def told_by_report(sentence: str) -> Told | None:
    """Return an account whose subject is a report named before: "The letter set out …"."""
    match = _ITS_REPORT.search(sentence)
    if match is None or _MODAL.search(sentence, 0, match.start("verb")):
        return None
    if _WE.search(match["gap"]) or _PASSIVELY.search(sentence, 0, match.start("verb")):
        return None
    return Told(None, Manner.REPORT, match.start("speaker"), match.end())


def told_by_nobody(sentence: str) -> Told | None:
    """Return an account that names nobody: "was seen as having improved", "It was noted"."""
    match = _NOBODY.search(sentence)
    if match is None or _OWN_VOICE.search(sentence):
        return None
    return Told(None, Manner.NOBODY, match.start(), match.end())
