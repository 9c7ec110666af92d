"""Ratings told in sentences: "Overall RAG remains amber", "moved from red to amber".

A colour's name counts only where the words around it rate something. "38 of 46 are green" is a
count and "Green = no concerns" a key; neither rates anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract import rag_words as words_of
from extract.cite import cite
from extract.findings import Evidence, RagRating, Rating, Trend
from extract.language import sentences
from extract.rag_colours import COLOUR, named, of_fill, of_word, trend
from ingest.document import Block, BlockKind, Document

_COLOUR = re.compile(rf"\b{COLOUR}\b", re.I)
_POINTS_BACK = re.compile(r"^(?:It|This|The service|We|These|They|That)\b")
_UP = re.compile(r"^(?:improv|upgraded|rais|ris|rose|progressed)", re.I)
_DOWN = re.compile(r"^(?:deterior|worsen|declin|slipp|f[ae]ll|dropp|downgraded)", re.I)
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION)
_PATTERNS = (
    words_of.MOVE,
    words_of.TURNED,
    words_of.HYPHENED,
    words_of.STATE,
    words_of.LABELLED,
    words_of.LETTERED,
    words_of.RATED_AS,
)
_LONG_SUBJECT = 14  # words; of more, only the last clause names what is rated
_TITLE_WORDS = 8


def find(
    document: Document, as_of: dict[int | None, str | None], rates: dict[int | None, bool]
) -> Iterator[RagRating]:
    """Yield the ratings told in running text.

    `as_of` gives each paper's date, `rates` whether it speaks of red-amber-green ratings at all.
    """
    before: Block | None = None
    for block in document.body():
        told = block.kind in _TEXT and (
            _COLOUR.search(block.text) or words_of.LETTERED.search(block.text)
        )
        if told and not _is_key(block):
            paper = block.paper
            reader = _Reader(document, block, before, as_of.get(paper), rates.get(paper, False))
            yield from reader.ratings()
        before = block


def _is_key(block: Block) -> bool:
    heading = block.section[-1] if block.section else ""
    return bool(words_of.KEY_LINE.match(block.text) or words_of.KEY_HEADING.search(heading))


@dataclass(frozen=True, slots=True)
class _Reader:
    """One block and the one before it, which may be the heading it stands under."""

    document: Document
    block: Block
    before: Block | None
    as_of: str | None
    rates: bool

    def ratings(self) -> Iterator[RagRating]:
        """The block's ratings, each with the sentence that tells it."""
        text = self.block.text
        alone = named(text)
        if alone is not None:
            heading = self._title_above()
            if heading:
                yield self._rating(text, heading, alone, text.strip())
            return
        line = words_of.LINE.match(" ".join(text.split())) if self.rates else None
        if line and not words_of.OVERALL.match(line["subject"]):
            subject = _unquoted(words_of.CLOSING_RATING.sub("", line["subject"]))
            yield self._rating(text, subject, of_word(line["colour"]), line["colour"])
            return
        spans = [text[start:end] for start, end in sentences(text)]
        for index, span in enumerate(spans):
            if _COLOUR.search(span) or words_of.LETTERED.search(span):
                found = self._in_sentence(span, spans[index + 1 : index + 3])
                if found is not None:
                    yield found

    def _in_sentence(self, quote: str, following: Sequence[str]) -> RagRating | None:
        words = " ".join(quote.split())
        for pattern in (words_of.ONE_RED, words_of.ONE_NAMED, words_of.ACTIVELY):
            one = pattern.search(words)
            if one and not words_of.CONDITION.search(words[: one.start()]):
                return self._rating(
                    quote, _unquoted(one["subject"]), of_word(one["colour"]), one["colour"]
                )
        area = words_of.AREA_OF.search(words)
        if area:
            return self._named_next(quote, area, [words[area.end() :], *following])
        for pattern in _PATTERNS:
            for match in pattern.finditer(words):
                found = self._told(quote, words, match, following)
                if found is not None:
                    return found
        return None

    def _told(
        self, quote: str, words: str, match: re.Match[str], following: Sequence[str]
    ) -> RagRating | None:
        head, tail = words[: match.start()], words[match.end() :]
        if not self._rates_here(words, match) or words_of.CONDITION.search(head):
            return None
        verb = match.groupdict().get("verb")
        gone_by = words_of.GONE_BY.match(tail) or words_of.NOW.search(tail)
        if (verb in ("was", "were") and gone_by) or words_of.EARLIER.search(head):
            return None
        if words_of.LISTED.match(tail) and not words_of.BETWEEN.match(tail):
            return None
        subject = self._subject(head, tail)
        if subject is None:
            return None
        rating = of_word(match["colour"])
        previous = _previous(match, head, tail, following)
        expected = _expected(tail, following)
        return replace(
            self._rating(quote, subject, rating, match["colour"]),
            trend=Trend.EXPECTED if expected else _moved(verb, previous, rating),
            previous=previous,
            expected=expected,
        )

    def _rates_here(self, words: str, match: re.Match[str]) -> bool:
        """Whether a colour rates: where ratings are spoken of, no count, no colour of a thing."""
        head = words[: match.start()]
        before = words_of.NUMBERED.sub("", words[: match.start("colour")]).rstrip()
        if not (self.rates or words_of.RATING_WORDS.search(words)):
            return False
        if words_of.COUNT.search(before) or words_of.COLOURED.search(head):
            return False
        tail = words[match.end() :]
        rated = match.re in (words_of.RATED_AS, words_of.STATE)
        return not (
            (rated and words_of.EXPLAINED.match(tail))
            or words_of.ADJECTIVE.search(match[0] + tail[:20])
        )

    def _named_next(
        self, quote: str, area: re.Match[str], following: Sequence[str]
    ) -> RagRating | None:
        """ "There is one area of red. That is 4.10 …": the next sentence names it, or a colon."""
        rest, *after = following
        match = re.match(r"\s*[:–—]\s*(?P<subject>.+?)[.;]?$", rest)
        if match is None and after:
            match = words_of.NAMELY.match(after[0])
        if match is None:
            return None
        expected = _expected("", after[1:])
        return replace(
            self._rating(
                quote, _unquoted(match["subject"]), of_word(area["colour"]), area["colour"]
            ),
            trend=Trend.EXPECTED if expected else None,
            expected=expected,
        )

    def _subject(self, head: str, tail: str) -> str | None:
        """What is rated: named in the sentence, or by the heading it stands under."""
        words = words_of.STOOD.sub("", words_of.OPENING.sub("", head)).strip(" ,;:")
        words = words_of.CLOSING.sub("", words)
        rating_for = words_of.RATING_FOR.search(words)
        if rating_for:
            return _unquoted(rating_for["subject"])
        if words_of.OVERALL.match(words):
            after = re.match(r"\s*(?:for|in|on) (?:the )?([A-Z][^.,;]{2,60})", tail)
            return self._heading() or (_unquoted(after[1]) if after else None)
        if len(words.split()) > _LONG_SUBJECT:
            words = re.split(r"[,;]\s+(?=\S+\s)", words)[-1]
        words = words_of.CLOSING_RATING.sub("", words)
        return _unquoted(words) or self._heading()

    def _heading(self) -> str | None:
        return self._title_above() or (self.block.section[-1] if self.block.section else None)

    def _title_above(self) -> str | None:
        """The line right above, where it is a heading or set like one."""
        above = self.before
        if above is None or above.paper != self.block.paper:
            return None
        line = " ".join(above.text.split())
        short = len(line.split()) <= _TITLE_WORDS and line[-1:] not in ".:;,?!"
        titled = above.kind is BlockKind.HEADING or (
            above.kind is BlockKind.PARAGRAPH and short and line[:1].isupper()
        )
        return line if titled and not named(line) else None

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


def _previous(
    match: re.Match[str], head: str, tail: str, following: Sequence[str]
) -> Rating | None:
    """The rating before, told in the move itself, elsewhere in the sentence, or after it."""
    told = match.groupdict().get("before")
    if told is None:
        after = following[0] if following and re.match(r"\W*previous", following[0], re.I) else ""
        elsewhere = words_of.BEFORE_NOW.search(f"{head}{tail} {after}")
        told = elsewhere["colour"] if elsewhere else None
    return of_word(told) if told else None


def _moved(verb: str | None, previous: Rating | None, rating: Rating) -> Trend | None:
    if previous is not None:
        return trend(previous, rating)
    if verb is None:
        return None
    if re.match(rf"^{words_of.HELD}$", verb, re.I):
        return Trend.UNCHANGED
    if _UP.match(verb):
        return Trend.IMPROVED
    return Trend.WORSENED if _DOWN.match(verb) else None


def _expected(rest: str, following: Sequence[str]) -> Rating | None:
    """The rating expected next, in the rest of the sentence or in the one after it."""
    match = words_of.EXPECTED.search(rest)
    if match is None and following and _POINTS_BACK.match(following[0]):
        match = words_of.EXPECTED.search(" ".join(following[0].split()))
    return of_word(match["colour"]) if match else None


def _unquoted(text: str) -> str:
    words = " ".join(text.split()).strip(" ,;:–—").removesuffix(" -")
    for opened, closed in (("‘", "’"), ("'", "'"), ("“", "”"), ('"', '"')):
        if words.startswith(opened) and words.endswith(closed):
            return words[1:-1].strip(" .")
    return words.removesuffix(".")
