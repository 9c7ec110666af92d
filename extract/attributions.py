"""Words of one body inside another's paper: who said them, when, and whether they are quoted.

An inspectorate's own report or letter needs none of this: it is the author there. In a council's
paper its words stand as quotations after "the feedback was:", as accounts ("inspectors concluded
that"), and in sections about an inspection as sentences that name nobody ("was also noted").
The council's own answers to them, guidance quoted beside them and hopes are not its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.attribution_context import NAMED, Context, Lead, Said
from extract.cite import cite
from extract.dates import anchor_of
from extract.findings import Attribution
from extract.quotations import is_quotation, quotations, spoken_sentences, unmarked
from extract.speakers import INSPECTORATES, canonical
from extract.speech import (
    Manner,
    Told,
    is_contentless,
    subject,
    told,
    told_by_nobody,
    told_by_report,
)
from ingest.document import Block, BlockKind, Cell, Document, DocumentKind, Paper, PaperKind

_INSPECTORATES_OWN = (
    DocumentKind.OFSTED_REPORT,
    DocumentKind.OFSTED_LETTER,
    DocumentKind.SEND_REPORT,
)
# A heading that makes the section below it an account of an inspection; an answer does not.
_ABOUT = re.compile(r"\b(?:inspection|visit|report|letter|feedback|findings|judgement)s?\b", re.I)
_ANSWER = re.compile(
    r"\b(?:response|respond|our|progress|plan|action|actions|improvement|since|complaint"
    r"|misleading|preparation|preparing|next\s+steps|framework)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 100
_WHOLE = 0.6  # share of what follows the verb that makes a quotation all that was said
_LEAST_WORDS = 8  # words of a quotation inside an account that make it a record of its own
# "Following this, we undertook a review": the paper's own words again.
_OWN_ANSWER = re.compile(r"^(?:[\w’']+\s+){0,3}[\w’']*,?\s*\b(?:we|our|us|i)\b", re.IGNORECASE)
_INSPECTORATE_GIVES = re.compile(r"\b(?:feedback|inspection|visit|judgement)\b", re.IGNORECASE)
_GUIDANCE = re.compile(r"\bguidance\b", re.IGNORECASE)
_COLON = re.compile(r"[^.;:‘“\"]{0,40}:(?:\s+|$)")
_THESE = re.compile(
    r"\W*(?:these|they|those|which|the\s+following)\s+(?:were|are|was)\s*:\s*", re.I
)
_OWN_TURN = re.compile(
    r"^(?:this|these|that|those|i|we|our|my|however|based|in\s+response|since\s+then|as\s+a\s+result"
    r"|therefore|the\s+(?:council|service|department|directorate|authority))\b",
    re.IGNORECASE,
)


def find(document: Document) -> tuple[Attribution, ...]:
    """Return who is quoted or reported in a document's papers, in reading order."""
    if document.kind in _INSPECTORATES_OWN:
        return ()
    context = Context()
    found: list[Attribution] = []
    for block in document.body():
        if block.paper != context.paper:
            context = Context(paper=block.paper)
        if _speaks_for_itself(document.paper_of(block)):
            continue
        anchor = anchor_of(document, block)
        for cell, part in _parts(block):
            for said in _in_block(part, context, anchor):
                at = cite(document, block, said.quote, cell)
                found.append(
                    Attribution(
                        at=at,
                        speaker=said.speaker,
                        text=said.text,
                        said_on=said.said_on,
                        quoted=said.quoted,
                    )
                )
    return tuple(found)


def _speaks_for_itself(paper: Paper | None) -> bool:
    """Whether a paper is the inspectorate's own report or letter."""
    if paper is None:
        return False
    by_inspectorate = bool(paper.author and NAMED.search(paper.author))
    if paper.kind is PaperKind.INSPECTION_REPORT:
        return paper.author is None or by_inspectorate
    return paper.kind is PaperKind.LETTER and by_inspectorate


def _parts(block: Block) -> Iterator[tuple[Cell | None, Block]]:
    """A block itself, or the blocks inside a table's cells, each with its cell."""
    if block.kind is not BlockKind.TABLE:
        yield None, block
        return
    for row in block.rows:
        for cell in row:
            if cell.inherited or not cell.text.strip():
                continue
            inner = cell.blocks or (replace(block, kind=BlockKind.PARAGRAPH, text=cell.text),)
            for part in inner:
                yield cell, replace(part, section=block.section, paragraph=block.paragraph)


def _in_block(block: Block, context: Context, anchor: str | None) -> Iterator[Said]:
    """What is said by others in one block; the context learns from it."""
    if _is_heading(block):
        _enter_section(block, context, anchor)
        return
    if context.paragraph != (block.section, block.paragraph):
        if block.section != context.paragraph[0]:
            context.heading = _subject(" ".join(block.section[-1:]), context)
            context.named = None
        context.paragraph, context.speaker = (block.section, block.paragraph), context.heading
        context.section = context.section if block.label is None else None
    led = list(_led(block, context))
    if led:
        yield from led
        return
    context.lead = None
    led_on = context.named and block.text.rstrip().endswith(":")
    known = context.section or context.speaker or led_on
    if known or NAMED.search(block.text) or _dates(block.text):
        yield from _in_sentences(block, context, anchor)
    context.text = (context.text + " " + block.text)[-2000:]


def _dates(text: str) -> bool:
    """Whether a text may tell when an inspection was, though it does not name who came."""
    return bool(re.search(r"\binspect|\bvisit", text, re.IGNORECASE))


def _is_heading(block: Block) -> bool:
    """Whether a block heads a section: a heading, or a short numbered line set as one."""
    if block.kind is BlockKind.HEADING:
        return True
    short = len(block.text) <= _LONGEST_HEADING and not block.text.rstrip().endswith(
        (".", ":", ";")
    )
    return bool(short and block.label and block.kind is BlockKind.PARAGRAPH)


def _enter_section(block: Block, context: Context, anchor: str | None) -> None:
    """Note whose account a section is, and the dates its heading tells."""
    named = NAMED.search(block.text)
    about = named and _ABOUT.search(block.text) and not _ANSWER.search(block.text)
    context.section = canonical(named.group(), context.text) if named and about else None
    context.speaker = context.heading = _subject(block.text, context)
    context.lead = None
    context.learn(block.text, anchor)
    context.text = (context.text + " " + block.text)[-2000:]


def _subject(text: str, context: Context) -> str | None:
    """The body whose inspection, report or feedback a text is about."""
    named = subject(text)
    return canonical(named, context.text) if named else None


def _led(block: Block, context: Context) -> Iterator[Said]:
    """The blocks that a sentence ending in a colon leads to: a quotation, or a list's items."""
    lead = context.lead
    if lead is None or block.section != lead.section or _OWN_ANSWER.match(block.text):
        return
    if _follows(block.label, lead.paragraph):
        return
    quoted = lead.open_quote or is_quotation(block.text, block.italics)
    if quoted:
        yield Said(lead.speaker, block.text, unmarked(block.text), lead.said_on, quoted=True)
        context.lead = replace(lead, open_quote=True) if _stays_open(block) else None
    elif lead.items and (block.kind is BlockKind.LIST_ITEM or block.label):
        yield Said(lead.speaker, block.text, block.text, lead.said_on, quoted=False)
        for quotation in quotations(block.text):
            words = block.text[quotation.start : quotation.end]
            if len(words.split()) >= _LEAST_WORDS:
                yield Said(lead.speaker, words, unmarked(words), lead.said_on, quoted=True)


def _follows(label: str | None, paragraph: str | None) -> bool:
    """Whether a label is the number of the paper's next paragraph: no item of a list."""
    digits = (label or "").strip("().")
    return bool(paragraph and digits.isdigit() and paragraph.isdigit()) and (
        int(digits) == int(paragraph or 0) + 1 and int(digits) > 2
    )


def _stays_open(block: Block) -> bool:
    """Whether a quotation begun in a block is not closed at its end."""
    marks = quotations(block.text)
    return bool(marks) and not marks[-1].closed and not re.search(r"[’'”\"][\s.]*$", block.text)


def _in_sentences(block: Block, context: Context, anchor: str | None) -> Iterator[Said]:
    """What the sentences of a block say that others said."""
    text = block.text
    spans = spoken_sentences(text)
    passed = 0
    for number, (start, end) in enumerate(spans):
        if start < passed:
            continue
        sentence = text[start:end]
        before = f"{context.text} {text[:start]}"
        one = _told(sentence, context)
        if one is None:
            context.learn(sentence, anchor)
            context.speaker = _subject(sentence, context) or context.speaker
            _remember(context)
            _listed(sentence, block, context)
            continue
        only_named = not (one.speaker or context.speaker or context.section)
        context.speaker = _speaker(sentence, one, context, before)
        _remember(context)
        said_on = context.said_on(sentence, one, anchor)
        context.learn(sentence, anchor)
        colon = _COLON.match(sentence, one.at)
        if is_contentless(sentence):
            continue
        if colon is None:
            yield _of_sentence(context.speaker, sentence, one, said_on)
            continue
        following = _until_own_turn(text, (start + colon.end(), end), spans[number + 1 :])
        if following is None:
            items = one.manner is not Manner.WANTING and not only_named
            context.lead = Lead(
                context.speaker, said_on, block.section, block.paragraph, items=items
            )
            return
        passed = following[1]
        yield _of_span(context.speaker, block, following, said_on)


def _remember(context: Context) -> None:
    """Keep the inspectorate that a section is about: feedback is given by no other body."""
    if context.speaker in INSPECTORATES:
        context.named = context.speaker


def _listed(sentence: str, block: Block, context: Context) -> None:
    """Let "These were:" after an account lead to the items of a list."""
    if context.speaker and _THESE.fullmatch(sentence):
        latest = context.latest
        context.lead = Lead(context.speaker, latest, block.section, block.paragraph, items=True)


def _of_span(speaker: str, block: Block, span: tuple[int, int], said_on: str | None) -> Said:
    """The record of the words after a colon."""
    words = block.text[slice(*span)]
    quoted = is_quotation(words, _within(block.italics, span))
    return Said(speaker, words, unmarked(words), said_on, quoted)


def _told(sentence: str, context: Context) -> Told | None:
    """Who tells a sentence: a named body, its report, or the section's speaker unnamed."""
    one = told(sentence) if NAMED.search(sentence) else None
    if one is not None:
        return one
    if context.section or context.speaker or (context.named and sentence.rstrip().endswith(":")):
        by_report = told_by_report(sentence)
        guidance = by_report and _GUIDANCE.search(sentence, by_report.head, by_report.at)
        if guidance and context.speaker in (None, *INSPECTORATES):
            return None  # inspectors give none: it is another's
        if by_report:
            return by_report
    return told_by_nobody(sentence) if context.section else None


def _speaker(sentence: str, one: Told, context: Context, before: str) -> str:
    """The name of the body that speaks, from the sentence or from what was read before."""
    if one.speaker:
        return canonical(one.speaker, before)
    if context.named and _INSPECTORATE_GIVES.search(sentence, one.head, one.at):
        return context.named
    return context.speaker or context.section or context.named or ""


def _until_own_turn(
    text: str, first: tuple[int, int], spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The words after a colon, and sentences on, up to the paper's own; None when none follow."""
    taken = [first] if text[slice(*first)].strip() else []
    for start, end in spans:
        if taken and (_OWN_TURN.match(text[start:end]) or is_quotation(text[slice(*taken[-1])])):
            break
        taken.append((start, end))
    return (taken[0][0], taken[-1][1]) if taken else None


def _within(
    ranges: tuple[tuple[int, int], ...], span: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    """The part of character ranges that lies in a span, counted from its start."""
    cut = ((max(a, span[0]) - span[0], min(b, span[1]) - span[0]) for a, b in ranges)
    return tuple((a, b) for a, b in cut if a < b)


def _of_sentence(speaker: str, sentence: str, one: Told, said_on: str | None) -> Said:
    """The record of one sentence: the quotation when that is all it tells, else the whole."""
    marks = quotations(sentence)
    for mark in marks:
        words = sentence[mark.start : mark.end]
        all_told = not one.passive and len(words) >= _WHOLE * len(sentence[one.at :].strip())
        if all_told and len(words.split()) >= _LEAST_WORDS:
            return Said(speaker, words, unmarked(words), said_on, quoted=True)
    return Said(speaker, sentence, sentence, said_on, quoted=bool(marks))
