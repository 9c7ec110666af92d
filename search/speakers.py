"""Whose words a question asks for: "what did Ofsted say", "the Panel's view of"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.vocabulary import FUNCTION_WORDS, tokens
from search.voices import INSPECTORATE, OFSTED

# Words by which a question asks for what somebody said.
_SAY = (
    r"(?:sa(?:y|ys|id|ying)|stat(?:e|es|ed)|comment(?:s|ed)?|think(?:s)?|thought|find(?:s)?|found"
    r"|conclud(?:e|es|ed)|report(?:s|ed)?|criticis(?:e|es|ed)|prais(?:e|es|ed)|tell|told|writ(?:e|es)"
    r"|wrote|written|spoken?|speak|mention(?:s|ed)?|observ(?:e|es|ed)|raise[ds]?|highlight(?:s|ed)?"
    r"|recommend(?:s|ed)?|resolv(?:e|es|ed)|decid(?:e|es|ed)|agree[ds]?|approve[ds]?|judg(?:e|es|ed)"
    r"|ask(?:s|ed)?\s+for|call(?:s|ed)?\s+for|identif(?:y|ies|ied)|note[ds]?|ma[dk]e\s+of)"
)
_VIEW = (
    r"(?:views?|opinions?|comments?|feedback|verdict|findings?|remarks?|position|stance|words"
    r"|criticisms?|concerns?|recommendations?|conclusions?|judge?ments?)"
)
# A name: words up to the verb; kept short so that it does not swallow the question.
_NAME = r"(?P<name>[^?,;]{2,60}?)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:what|how|where|when|which\s+\w+|why)?\s*\b(?:did|does|do|has|have|had|was|were)\s+{_NAME}"
        rf"\s+(?:ever\s+|also\s+|actually\s+|been\s+)?{_SAY}\b(?:\s+(?:about|on|of|regarding|to))?",
        rf"\baccording\s+to\s+{_NAME}(?=[,?]|\s+(?:what|how|is|are|was|were|has|have|did)\b|$)",
        rf"\b{_VIEW}\s+(?:of|by|from)\s+(?P<name>(?:the\s+)?[\w'’ ]{{2,60}}?)"
        r"(?=\s+(?:on|about|regarding)\b|[?]|$)",
        rf"\b(?P<name>[\w'’]+(?:\s+[\w'’]+){{0,3}}?)(?:['’]s?)?\s+{_VIEW}\b"
        r"(?:\s+(?:on|about|of|regarding))?",
        rf"\b(?P<name>[\w'’]+(?:\s+[\w'’]+){{0,3}}?)\s+{_SAY}\s+(?:about|on|of|that)\b",
        r"^\s*(?P<name>[\w'’]+(?:\s+[\w'’]+){0,3}?)\s+(?:on|about)\b",
    )
)
_INSPECTORS = re.compile(
    rf"{INSPECTORATE.pattern}|\b(?:the\s+)?inspect(?:orate|orates|ors?)\b", re.IGNORECASE
)
_EMBEDDED = re.compile(r"(?<=\w\s)(?:what|how|whether|why|that|which)\b", re.IGNORECASE)
_WHICH = re.compile(r"\s*(?:which|what|how\s+many)\b", re.IGNORECASE)
# A body named only by what it is: "the Panel", "Cabinet", "the committee".
_BODY = re.compile(
    r"^(?:the\s+)?(?P<body>[\w'’& ]*?"
    r"\b(?:panel|committee|cabinet|council|board|forum|commission|executive))$",
    re.IGNORECASE,
)
# Words that name no one by themselves: "what did the review say" may be any review.
_GENERIC_WORDS = """
anyone anybody somebody someone everyone
review report inquiry investigation letter paper papers plan document documents minutes
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


@dataclass(frozen=True, slots=True)
class Known:
    """Who speaks in a corpus, which committees met, and whose papers they are."""

    speakers: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaking:
    """Whose words are asked for; `strict` that only theirs are an answer."""

    speaker: str | None
    committee: str | None = None
    strict: bool = True
    inspectorate: bool = False


def speaking_of(text: str, known: Known) -> tuple[Speaking | None, str]:
    """Return whose words a question asks for, and the question without that part.

    A name that nobody in the corpus bears is left among the words searched for. The
    inspectorate is known by all its names, whether the corpus holds words of it or not.
    """
    for form in _FORMS:
        for match in form.finditer(text):
            # "Does the service dispute what inspectors said" asks for the service's words.
            # "Which scrutiny recommendations" asks for these, not for what scrutiny said of them.
            if _EMBEDDED.search(match["name"]) or _WHICH.match(match["name"]):
                continue
            found = _known_as(match["name"], known)
            if found:
                # Keyword questions put the subject before the name: "home education Ofsted view".
                subject = _INSPECTORS.split(match["name"])[0] if found.inspectorate else ""
                return found, f"{text[: match.start()]} {subject} {text[match.end() :]}"
    return None, text


def is_voice(speaker: str | None, asked: str) -> bool:
    """Whether a passage's speaker is the one asked for, by whatever name."""
    if speaker is None:
        return False
    if asked == OFSTED:
        return bool(_INSPECTORS.search(speaker))
    names, wanted = set(tokens(speaker)), _telling(asked)
    return bool(wanted) and wanted <= names


def _known_as(name: str, known: Known) -> Speaking | None:
    """The speaker that a name in a question means, None for nobody known."""
    name = re.sub(r"['’]s?$", "", name.strip())
    if _INSPECTORS.search(name) and len(tokens(name)) <= 6:
        return Speaking(OFSTED, inspectorate=True)
    body = _BODY.match(name)
    if body:
        return _committee(body["body"], known)
    wanted = _telling(name)
    if wanted:
        for speaker in known.speakers:
            if wanted <= set(tokens(speaker)):
                return Speaking(" ".join(name.removeprefix("the ").split()))
    return None


def _committee(name: str, known: Known) -> Speaking | None:
    """A body by its full name or by what it is; strict only where the corpus has its words."""
    wanted = _telling(name) or set(tokens(name))
    met = [each for each in known.committees if wanted <= set(tokens(each))]
    spoke = any(wanted <= set(tokens(each)) for each in known.speakers)
    if not met and not spoke:
        return None
    return Speaking(name.strip(), committee=met[0] if len(met) == 1 else None, strict=spoke)


def _telling(name: str) -> set[str]:
    """The words of a name that tell it."""
    return {word for word in tokens(name) if word not in FUNCTION_WORDS and word not in _GENERIC}
