"""Ratings told in sentences: "Overall RAG remains amber", "moved from red to amber".

A colour's name counts only where the words around it rate something. "38 of 46 are green" is a
count and "Green = no concerns" a key; neither rates anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cite import cite
from extract.findings import Evidence, RagRating, Rating, Trend
from extract.language import sentences
from extract.rag_colours import COLOUR, named, of_fill, of_word, trend
from ingest.document import Block, BlockKind, Document

_QUOTED = rf"[‘'“\"]?(?P<colour>{COLOUR})\b[’'”\"]?"
# What may follow a rating: nothing that would make the colour an adjective ("green spaces").
_AFTER = r"(?=\s*(?:$|[.,;:()\]–—-]|(?:and|but|with|due|because|as|for|in|at|by|overall|rag|rated|rating|status|this|on|since|despite|following|although|while|whilst|so|the|however|again|to|from|until|rather|where|which|pending|across|throughout|against)\b|[A-Z]))"
_HELD = r"(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|continue(?:s|d)? (?:to be|as|at)|(?:is|are|was|were) (?:still|unchanged at|maintained at)|unchanged at|maintained at)"
_IS = r"(?:is|are|was|were|has been|have been|being)"
_RATED = r"(?:rag[- ]?rated|rated|assessed|reported|scored|judged|graded|flagged|shown|marked|classed|given|set|now|currently|also|overall|again|at|as|an?)"
_STATE = re.compile(
    rf"\b(?P<verb>{_HELD}|{_IS})(?: {_RATED})* (?:at |as |an? )?{_QUOTED}(?: (?:rag|rating|status)\b)?{_AFTER}",
    re.I,
)
_MOVE = re.compile(
    rf"\b(?:(?:has|have|had|was|were|is|are) (?:been )?(?:also |now |since )?)?(?P<verb>mov(?:ed|es|ing)|chang(?:ed|es)|gone|went|improv(?:ed|es)|"
    rf"deteriorat(?:ed|es)|worsen(?:ed|s)|declin(?:ed|es)|slipp(?:ed|s)|f(?:allen|ell)|dropp(?:ed|s)|rais(?:ed)|risen|rose|upgraded|downgraded|"
    rf"turned|shifted|re-?rated|increased|reduced|lowered|progressed)(?: \w+){{0,2}}? (?:from (?:an? )?[‘'“\"]?(?P<before>{COLOUR})[’'”\"]? )?(?:in)?to (?:an? )?{_QUOTED}",
    re.I,
)
_LABELLED = re.compile(
    rf"\b(?:(?:overall|current) )?(?:b?rag|rating|status|b?rag (?:rating|status))\s*(?:rating|status)?\s*[:–—-]\s*{_QUOTED}",
    re.I,
)
_RATED_AS = re.compile(
    rf"\b(?:b?rag[- ]?rated|rated|rating of|rated as|status of|rag of)(?: as)? {_QUOTED}{_AFTER}",
    re.I,
)
_AREA_OF = re.compile(
    rf"\b(?:one|a single|an?|only one)(?: \w+)? (?:area|action|indicator|measure|item|priority|workstream|objective|theme)s?(?: (?:of|is|was|at|as|rated|which is|that is|in))* {_QUOTED}",
    re.I,
)
_NAMELY = re.compile(
    r"^(?:That|This|It|The area) (?:is|was)(?: for| about)?:?\s+(?P<subject>.+?)[.;]?$|^(?:namely|i\.e\.),?\s+(?P<other>.+?)[.;]?$",
    re.I | re.S,
)
_EXPECTED = re.compile(
    rf"\b(?:expect(?:ed|s|ation)?|anticipat(?:ed|es)|forecast|predicted|likely|projected|should|will|due|planned|aim(?:s|ed|ing)?|hoped|on course|target(?:ed)?|intend\w*)\b"
    rf"[^.;]{{0,120}}?\b(?:be|to|as|at|become|turn|reach|for|for this to be) (?:an? )?{_QUOTED}",
    re.I,
)
_IF = re.compile(
    r"\b(?:if|would|could|can|may|might|whether|unless|when|should|to be|must|must be|aim(?:s|ed)? to|in order to)\b[^,;]*$",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|previously|had been)\b", re.I)
_BEFORE_NOW = re.compile(
    rf"\b(?:previously|formerly|was|were|up from|down from|from)(?: rated| at)? [‘'“\"]?(?P<colour>{COLOUR})\b",
    re.I,
)
_SAYS_RAG = re.compile(rf"\bb?rag\b|\b{COLOUR}\b", re.I)
_COUNT = re.compile(
    r"\b(?:\d+(?:\.\d+)?%?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|some|several|many|none|few|majority|number)\b(?! ?\.\d)"
    r"(?: (?:of|out of|in) (?:the )?(?:\d+|\w+))?(?: [\w-]+){0,3}$|^\W*\d+ (?:of|out of|/) \d+",
    re.I,
)
_OVERALL = re.compile(
    r"^\W*(?:the |our |its )?(?:overall |current |latest |progress )*(?:b?rag|rating|status|service|position|assessment|it|this|this area|progress|performance)?(?: (?:b?rag|rating|status|score))*\W*$",
    re.I,
)
_FOR = re.compile(
    r"\b(?:b?rag )?(?:rating|status|rag|score)s? (?:for|of) (?:the )?(?P<subject>.+)$", re.I
)
_LEADING = re.compile(
    r"^\W*(?:(?:however|currently|overall|in addition|additionally|also|at present|as a result|this (?:month|quarter|period))\b,?\s*|(?:and|but|while|whilst|although|with)\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"(?:,)?\s*\b(?:which|that|and|has|have|had|also|now|currently|been|was|were|is|are)\b\W*$",
    re.I,
)
_KEY_LINE = re.compile(
    rf"^\W*{COLOUR}\b\s*(?:=|[–—:-]|means|is (?:used|where|when)|indicates|denotes|\()", re.I
)
_NEVER = re.compile(
    r"\b(?:green (?:space|city|party|paper|belt|book|energy|spaces)|blue badge|red (?:tape|line|route|book)|amber alert|key|legend)\b",
    re.I,
)


def find(document: Document, as_of: dict[int | None, str | None]) -> Iterator[RagRating]:
    """Yield the ratings told in running text; `as_of` gives each paper's date."""
    before: Block | None = None
    for block in document.body():
        if block.kind in (
            BlockKind.PARAGRAPH,
            BlockKind.LIST_ITEM,
            BlockKind.CAPTION,
        ) and not _is_key(block):
            yield from _Reader(document, block, before, as_of.get(block.paper)).ratings()
        before = block


def _is_key(block: Block) -> bool:
    return bool(
        _KEY_LINE.match(block.text)
        or re.search(r"\b(?:key|legend)\b", " ".join(block.section[-1:]), re.I)
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """One block and the one before it, which may be the heading it stands under."""

    document: Document
    block: Block
    before: Block | None
    as_of: str | None

    def ratings(self) -> Iterator[RagRating]:
        """The block's ratings, each with the sentence that tells it."""
        text = self.block.text
        if not _SAYS_RAG.search(text):
            return
        lone = named(text)
        if lone is not None and len(text.strip()) > 1:
            yield from self._lone(lone)
            return
        spans = [text[start:end] for start, end in sentences(text)]
        for index, span in enumerate(spans):
            if re.search(rf"\b{COLOUR}\b", span, re.I):
                yield from self._in_sentence(span, spans[index + 1 : index + 3])

    def _lone(self, rating: Rating) -> Iterator[RagRating]:
        """A colour's name alone on its line: the rating of the heading right above it."""
        heading = self._heading(fresh=True)
        if heading:
            yield self._rating(self.block.text, heading, rating, self.block.text.strip())

    def _in_sentence(self, quote: str, following: Sequence[str]) -> Iterator[RagRating]:
        words = " ".join(quote.split())
        if _COUNT.search(words[: _first_colour(words)]) and not _AREA_OF.search(words):
            return
        area = _AREA_OF.search(words)
        if area:
            yield from self._named_next(quote, area, following)
            return
        for finder in (_MOVE, _STATE, _LABELLED, _RATED_AS):
            for match in finder.finditer(words):
                found = self._told(quote, words, match, following)
                if found is not None:
                    yield found
                    return

    def _told(
        self, quote: str, words: str, match: re.Match[str], following: Sequence[str]
    ) -> RagRating | None:
        head = words[: match.start()]
        if _IF.search(head) or _NEVER.search(words[match.start() :][:60]):
            return None
        rating = of_word(match["colour"])
        subject = self._subject(head, words[match.end() :])
        if subject is None:
            return None
        groups = match.groupdict()
        earlier = groups.get("before") or (
            m["colour"] if (m := _BEFORE_NOW.search(head + words[match.end() :])) else None
        )
        previous = of_word(earlier) if earlier else None
        expected = _expected(words[match.end() :], following)
        return replace(
            self._rating(quote, subject, rating, match["colour"]),
            trend=Trend.EXPECTED if expected else _moved(groups.get("verb"), previous, rating),
            previous=previous,
            expected=expected,
        )

    def _named_next(
        self, quote: str, area: re.Match[str], following: Sequence[str]
    ) -> Iterator[RagRating]:
        """ "There is one area of red. That is 4.10 …": the next sentence names it."""
        match = _NAMELY.match(following[0]) if following else None
        if match is None:
            return
        subject = " ".join((match["subject"] or match["other"]).split())
        expected = _expected("", following[1:])
        yield replace(
            self._rating(
                quote,
                re.sub(r"[.’'”\"]+$", "", subject).replace("‘", "", 1),
                of_word(area["colour"]),
                area["colour"],
            ),
            subject=_unquoted(subject),
            trend=Trend.EXPECTED if expected else None,
            expected=expected,
        )

    def _subject(self, head: str, tail: str) -> str | None:
        """What is rated: named in the sentence, or by the heading it stands under."""
        words = _LEADING.sub("", head).strip(" ,;:")
        named_for = _FOR.search(words)
        if named_for:
            return _unquoted(_TAIL.sub("", named_for["subject"]))
        if _OVERALL.match(words):
            after = re.match(r"\s*(?:for|in|on) (?:the )?([A-Z][^.,;]{2,60})", tail)
            return (
                _unquoted(after[1])
                if after and not self._heading(fresh=False)
                else self._heading(fresh=False)
            )
        words = re.split(r"[,;]\s+(?=\S+\s)", words)[-1] if len(words.split()) > 14 else words
        words = re.sub(
            r"\b(?:overall )?(?:b?rag )?(?:rating|status|rag)$",
            "",
            _TAIL.sub("", words),
            flags=re.I,
        )
        return _unquoted(words) or self._heading(fresh=False)

    def _heading(self, fresh: bool) -> str | None:
        """The heading above: a short line right before the block, set as a heading or not.

        `fresh` asks for one that stands directly above.
        """
        above = self.before
        if above is not None and above.paper == self.block.paper:
            line = above.text.strip()
            titled = above.kind is BlockKind.HEADING or (
                above.kind is BlockKind.PARAGRAPH
                and len(line.split()) <= 8
                and line[-1:] not in ".:;,?!"
                and line[:1].isupper()
            )
            if titled and not named(line):
                return " ".join(line.split())
        if fresh or not self.block.section:
            return None
        return self.block.section[-1]

    def _rating(self, quote: str, subject: str, rating: Rating, words: str) -> RagRating:
        filled = of_fill(self.block.fill) is rating
        return RagRating(
            at=cite(self.document, self.block, quote),
            subject=subject,
            rating=rating,
            rating_text=words,
            as_of=self.as_of,
            evidence=Evidence.BOTH if filled else Evidence.TEXT,
        )


def _first_colour(words: str) -> int:
    match = re.search(rf"\b{COLOUR}\b", words, re.I)
    return match.start() if match else 0


def _moved(verb: str | None, previous: Rating | None, rating: Rating) -> Trend | None:
    if previous is not None:
        return trend(previous, rating)
    if verb is None:
        return None
    if re.match(rf"^{_HELD}$", verb, re.I):
        return Trend.UNCHANGED
    if re.match(r"^(?:improv|upgraded|rais|ris|rose|progressed)", verb, re.I):
        return Trend.IMPROVED
    return (
        Trend.WORSENED
        if re.match(r"^(?:deterior|worsen|declin|slipp|f[ae]ll|dropp|downgraded)", verb, re.I)
        else None
    )


def _expected(rest: str, following: Sequence[str]) -> Rating | None:
    """The rating that is expected next, in the rest of the sentence or in the one after it."""
    match = _EXPECTED.search(rest)
    if (
        match is None
        and following
        and re.match(r"^(?:It|This|The service|We|These|They|That)\b", following[0])
    ):
        match = _EXPECTED.search(" ".join(following[0].split()))
    return of_word(match["colour"]) if match else None


def _unquoted(text: str) -> str:
    words = " ".join(text.split()).strip(" ,;:–—")
    for opened, closed in (("‘", "’"), ("'", "'"), ("“", "”"), ('"', '"')):
        if words.startswith(opened) and words.endswith(closed):
            return words[1:-1].strip(" .")
    return words.removesuffix(".")
