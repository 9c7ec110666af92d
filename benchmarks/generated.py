"""A corpus of any size from a seed: packs of invented councils, with papers, passages and findings.

Its words are spread as in committee papers: a few ("children", "council", "report") stand in a
large share of all passages, most in few. Each pack has some 300 passages in four papers (minutes,
report, performance report, action plan) and a finding for every ten passages; what one asks for is
reported on in packs made after it, in other words. Vectors are mixtures of those that a model gives
to such sentences. The same seed gives the same corpus.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from benchmarks.generated_words import COMMITTEES, COMMON, COUNCILS, FUNCTION, NAMES, TOPICS
from corpus.records import Passage
from extract.findings import (
    Acronym,
    Action,
    ActionSource,
    Attribution,
    Basis,
    Citation,
    DateMention,
    DateRole,
    Finding,
    Findings,
    Judgement,
    RagRating,
    Rating,
    Recommendation,
    RecommendationKind,
    Status,
    Update,
)
from ingest.document import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Page,
    Paper,
    PaperKind,
    Place,
)
from search.embed import Encoder, Vectors, windows
from search.passages import cut

YEARS = range(2005, 2025)
_PAPERS = (
    ("Minutes of the last meeting", PaperKind.MINUTES, 45),
    ("Report on {}", PaperKind.REPORT, 120),
    ("Performance in {}", PaperKind.REPORT, 75),
    ("Action plan for {}", PaperKind.APPENDIX, 60),
)
_ON_PAGE = 12  # passages
# Rarely used words: so many are made up, the n-th used in proportion to 1/n.
_RARE = 60_000
_SYLLABLES = "ba ber bro cal chel dor el far gar ham ing kel lan mar ner os pen ra sel tor ul wen"
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
# What of a year's recommendations is remembered to be reported on.
_PENDING = 12
_ANCHORS = 24  # sentences a topic whose vectors all others are mixed from


@dataclass(frozen=True, slots=True)
class Pack:
    """A file as it would have been read; `topics` are its papers', by number."""

    document: Document
    findings: Findings
    passages: tuple[Passage, ...]
    content: bytes
    topics: tuple[int, ...]


class Generator:
    """Makes packs one after the other."""

    def __init__(self, seed: int = 1) -> None:
        """Begin at the first pack of a seed."""
        self._seed = seed
        self._random = np.random.default_rng(seed)
        self._number = 0
        self._rare = _rare_words()
        self._pending: dict[tuple[str, str], deque[tuple[str, str]]] = {}

    def packs(self, number: int) -> Iterator[Pack]:
        """Yield so many further packs."""
        for _ in range(number):
            yield self._pack()

    def sentence(self, topic: int, words: int | None = None) -> str:
        """Return a sentence on a topic, named by its number."""
        return self._sentences(topic, [words or int(self._random.integers(8, 24))])[0]

    def _pack(self) -> Pack:
        number, draw = self._number, self._random
        self._number += 1
        council = COUNCILS[int(draw.integers(len(COUNCILS)))]
        committee = COMMITTEES[int(draw.integers(len(COMMITTEES)))]
        year = int(draw.integers(YEARS.start, YEARS.stop))
        day = f"{year}-{int(draw.integers(1, 13)):02}-{int(draw.integers(1, 29)):02}"
        topics = tuple(int(each) for each in draw.integers(0, len(TOPICS), len(_PAPERS)))
        content = f"pack {number} of seed {self._seed}".encode()
        sha256 = hashlib.sha256(content).hexdigest()
        source = f"{council.split()[0].lower()}-{day}-{number}.pdf"
        making = _Making(self, Citation(
            document=sha256, source=source, quote="", page=1, council=council,
            committee=committee, meeting_date=day,
        ))  # fmt: skip
        for position, topic in enumerate(topics):
            making.paper(position, topic, self._pending.setdefault((council, committee), deque()))
        document = Document(
            source=source, sha256=sha256, kind=DocumentKind.AGENDA_PACK,
            pages=tuple(Page(each) for each in range(1, making.page + 1)),
            papers=tuple(making.papers), blocks=tuple(making.blocks),
            council=council, committee=committee, meeting_date=day,
        )  # fmt: skip
        findings = making.found()
        return Pack(document, findings, cut(document, findings), content, topics)

    def _sentences(self, topic: int, lengths: Sequence[int]) -> list[str]:
        """Sentences of so many words each."""
        draw, total = self._random, int(sum(lengths))
        pools = (FUNCTION, COMMON, TOPICS[topic], self._rare, NAMES)
        chosen = draw.choice(len(pools), total, p=(0.42, 0.3, 0.2, 0.06, 0.02))
        depth = draw.random(total)
        words = [_zipf(pools[pool], at) for pool, at in zip(chosen, depth, strict=True)]
        found, start = [], 0
        for length in lengths:
            part = " ".join(words[start : start + length])
            found.append(part[:1].upper() + part[1:] + ".")
            start += length
        return found

    def paragraphs(self, topic: int, number: int) -> list[str]:
        """So many paragraphs, short ones more often than long ones."""
        sizes = np.clip(self._random.lognormal(3.1, 0.85, number), 4, 200).astype(int)
        sentences: list[int] = []
        counts = []
        for size in sizes:
            parts = max(1, round(int(size) / 17))
            counts.append(parts)
            sentences += [max(3, int(size) // parts)] * parts
        made = iter(self._sentences(topic, sentences))
        return [" ".join(next(made) for _ in range(count)) for count in counts]

    def pick(self, items: Sequence[str]) -> str:
        """One of some words."""
        return items[int(self._random.integers(len(items)))]

    def below(self, number: int) -> int:
        """A number from 0 on, below that."""
        return int(self._random.integers(number))


class _Making:
    """A pack in the making."""

    def __init__(self, generator: Generator, at: Citation) -> None:
        self._generator = generator
        self._at = at
        self.page = 0
        self.papers: list[Paper] = []
        self.blocks: list[Block] = []
        self._found: list[Finding] = []

    def paper(self, position: int, topic: int, pending: deque[tuple[str, str]]) -> None:
        """Add a paper with its findings."""
        title, kind, number = _PAPERS[position]
        title = title.format(" ".join(TOPICS[topic][:2]))
        first = self.page + 1
        told = self._told(position, topic, pending)
        texts: list[str | Finding] = list(self._generator.paragraphs(topic, number - len(told)))
        for each in told:
            texts.insert(self._generator.below(len(texts)), each)
        section: tuple[str, ...] = ()
        for order, text in enumerate(texts):
            if order % _ON_PAGE == 0:
                self.page += 1
                section = (title, self._generator.sentence(topic, 4).rstrip("."))
                heading = Block(BlockKind.HEADING, section[1], (Place(self.page),), paper=position)
                self.blocks.append(replace(heading, section=(title,)))
            self._add(text, position, title, section, str(order + 1))
        self.papers.append(
            Paper(
                title,
                kind,
                (first, self.page),
                dated=self._at.meeting_date,
                author=f"Director of {TOPICS[topic][0].title()}" if position else None,
                committee=self._at.committee,
                exempt=self._generator.below(50) == 0,
            )
        )

    def _add(
        self, told: str | Finding, paper: int, title: str, section: tuple[str, ...], label: str
    ) -> None:
        """A paragraph, with the finding that it holds."""
        text = told.at.quote if isinstance(told, Finding) else told
        place = Place(self.page, str(self.page), (72.0, 100.0, 520.0, 130.0))
        if isinstance(told, Finding):
            at = replace(
                told.at, page=self.page, page_label=str(self.page), paragraph=label,
                paper=title, section=section,
            )  # fmt: skip
            identity = f"{type(told).__name__[:3].lower()}-{at.document[:16]}-{len(self._found)}"
            self._found.append(replace(told, at=at, id=identity))
        self.blocks.append(
            Block(
                BlockKind.PARAGRAPH,
                text,
                (place,),
                label=label,
                paragraph=label,
                paper=paper,
                section=section,
            )
        )

    def found(self) -> Findings:
        """All findings, by kind."""

        def of(kind: type[Finding]) -> tuple[Finding, ...]:
            return tuple(each for each in self._found if type(each) is kind)

        return Findings(
            recommendations=of(Recommendation), actions=of(Action), dates=of(DateMention),
            rag=of(RagRating), judgements=of(Judgement), updates=of(Update),
            attributions=of(Attribution), acronyms=of(Acronym),
        )  # type: ignore[arg-type]  # fmt: skip

    def _told(self, position: int, topic: int, pending: deque[tuple[str, str]]) -> list[Finding]:
        """The findings of a paper."""
        if position == 0:
            made = [self._asked(topic, RecommendationKind.RESOLUTION, pending) for _ in range(4)]
            return [*made, *(self._date(topic) for _ in range(3)), self._spoken(topic)]
        if position == 1:
            kind = RecommendationKind.RECOMMENDATION
            made = [self._asked(topic, kind, pending) for _ in range(3)]
            dates = [self._date(topic) for _ in range(7)]
            return [*made, *dates, self._short(topic), self._judged(topic), self._spoken(topic)]
        if position == 2:
            updates = [self._update(pending) for _ in range(2) if pending]
            return [*(self._rated(topic) for _ in range(3)), *updates, self._date(topic)]
        return [self._action(topic, pending) for _ in range(4)]

    def _citation(self, quote: str) -> Citation:
        return replace(self._at, quote=quote)

    def _asked(
        self, topic: int, kind: RecommendationKind, pending: deque[tuple[str, str]]
    ) -> Recommendation:
        text = "That " + self._generator.sentence(topic, 12)[:-1].lower()
        pending.append((text, self._at.meeting_date or ""))
        if len(pending) > _PENDING:
            pending.popleft()
        return Recommendation(
            at=self._citation(f"RESOLVED: {text}."), text=text, kind=kind,
            made_by=self._at.committee, made_on=self._at.meeting_date,
        )  # fmt: skip

    def _action(self, topic: int, pending: deque[tuple[str, str]]) -> Action:
        """Something to do, often what was asked for."""
        asked = pending[self._generator.below(len(pending))][0] if pending else ""
        text = _told_again(asked, self._generator) or self._generator.sentence(topic, 10)[:-1]
        owner = f"{self._generator.pick(NAMES)} {self._generator.pick(NAMES)}".title()
        year = int((self._at.meeting_date or "2010")[:4]) + self._generator.below(3)
        month = self._generator.below(12)
        due = f"{_MONTHS[month]} {year}"
        return Action(
            at=self._citation(f"{text} | {owner} | {due}"), text=text, due_text=due,
            due=f"{year}-{month + 1:02}", owners=(owner,), source_kind=ActionSource.ACTION_PLAN,
            status=(None, Status.COMPLETE, Status.IN_PROGRESS)[self._generator.below(3)],
        )  # fmt: skip

    def _update(self, pending: deque[tuple[str, str]]) -> Update:
        text, made_on = pending[self._generator.below(len(pending))]
        again = _told_again(text, self._generator) or text
        return Update(
            at=self._citation(f"{again} | The work is in progress"), recommendation=again,
            made_on=made_on, status=Status.IN_PROGRESS, as_of=self._at.meeting_date,
            response="The work is in progress",
        )  # fmt: skip

    def _date(self, topic: int) -> DateMention:
        year = int((self._at.meeting_date or "2010")[:4]) + self._generator.below(2)
        day, month = 1 + self._generator.below(28), self._generator.below(12)
        text = f"{day} {_MONTHS[month]} {year}"
        quote = f"{self._generator.sentence(topic, 9)[:-1]} by {text}."
        edtf = f"{year}-{month + 1:02}-{day:02}"
        return DateMention(at=self._citation(quote), text=text, edtf=edtf, role=DateRole.DEADLINE)

    def _rated(self, topic: int) -> RagRating:
        subject = self._generator.sentence(topic, 4)[:-1]
        rating = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.GREEN)[self._generator.below(4)]
        quote = f"{subject}. Overall RAG remains {rating}."
        return RagRating(at=self._citation(quote), subject=subject, rating=rating)

    def _judged(self, topic: int) -> Judgement:
        grade = ("good", "requires_improvement", "inadequate")[self._generator.below(3)]
        printed = grade.replace("_", " ")
        area = self._generator.sentence(topic, 4)[:-1]
        return Judgement(
            at=self._citation(f"{area} was judged {printed} by Ofsted."), area=area, grade=grade,
            grade_text=printed, basis=Basis.INSPECTION, body="Ofsted",
        )  # fmt: skip

    def _spoken(self, topic: int) -> Attribution:
        name = self._generator.pick(NAMES).title()
        speaker = ("Ofsted", f"Councillor {name}", f"Councillor {name}")[self._generator.below(3)]
        text = self._generator.sentence(topic, 14)
        return Attribution(
            at=self._citation(f"{speaker} said: ‘{text}’"), speaker=speaker, text=text,
            quoted=True, said_on=self._at.meeting_date,
        )  # fmt: skip

    def _short(self, topic: int) -> Acronym:
        words = [*TOPICS[topic][:2], self._generator.pick(("board", "plan", "service", "panel"))]
        short = "".join(word[0] for word in words).upper()
        long = " ".join(words)
        quote = f"{self._generator.sentence(topic, 7)[:-1]} the {long} ({short})."
        return Acronym(at=self._citation(quote), short=short, long=long)


def _told_again(text: str, generator: Generator) -> str:
    """The same in other words: some left out, one put in."""
    words = [word for word in text.split() if generator.below(8)]
    if words:
        words.insert(generator.below(len(words)), generator.pick(COMMON))
    return " ".join(words)


def _zipf(words: Sequence[str], at: float) -> str:
    """A word, the n-th in proportion to 1/n nearly: `at` from 0 to 1 is spread evenly."""
    return words[min(int(len(words) ** at) - 1 + (at > 0.999), len(words) - 1)]


@cache
def _rare_words() -> tuple[str, ...]:
    """Made-up words, as names and jargon are to most papers."""
    syllables, draw = _SYLLABLES.split(), np.random.default_rng(7)
    made: dict[str, None] = {}
    while len(made) < _RARE:
        parts = draw.integers(0, len(syllables), int(draw.integers(2, 5)))
        made["".join(syllables[each] for each in parts)] = None
    return tuple(made)


class Vectorer:
    """Vectors for generated passages, mixed from those that a model gives to such sentences."""

    def __init__(self, encoder: Encoder, seed: int = 1) -> None:
        """Encode the sentences that all vectors are mixed from."""
        generator = Generator(seed)
        texts = [generator.sentence(topic) for topic in range(len(TOPICS)) for _ in range(_ANCHORS)]
        self._anchors = encoder.encode(texts)
        self._random = np.random.default_rng(seed)
        self._width = encoder.dimension

    def vectors(self, texts: Sequence[str], topics: Sequence[int]) -> list[bytes]:
        """Return the vectors of texts as they are kept, one a window; `topics` say of what."""
        counts = [len(windows(text)) for text in texts]
        rows = self._rows(np.repeat(np.asarray(topics), counts))
        return [part.astype("<f4").tobytes() for part in np.split(rows, np.cumsum(counts)[:-1])]

    def _rows(self, topics: np.ndarray) -> Vectors:
        draw, number = self._random, len(topics)
        rows = 0.3 * draw.standard_normal((number, self._width), dtype=np.float32)
        rows /= np.sqrt(self._width)
        for weight in (0.6, 0.45):
            own = topics * _ANCHORS + draw.integers(0, _ANCHORS, number)
            rows += np.float32(weight) * self._anchors[own]
        for weight in (0.4, 0.3, -0.3):
            rows += np.float32(weight) * self._anchors[draw.integers(0, len(self._anchors), number)]
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit
