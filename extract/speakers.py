"""Who speaks in council papers beside their authors: inspectorates, departments, reviewers.

Names are given in the form the body is known by: "HMI" and "inspectors" speak for Ofsted,
unless the paper names another inspectorate nearer.
"""

from __future__ import annotations

import re

OFSTED = "Ofsted"
# Bodies whose words in a paper are those of the inspection it speaks of, unless it says when.
JOINT = "Ofsted and CQC"  # who inspect areas' arrangements for SEND together
INSPECTORATES = frozenset({OFSTED, JOINT, "CQC", "HMICFRS", "HM Inspectorate of Probation"})
_INSPECTORS = "inspectors"  # whose, the words before must tell

# Each body by its names; a name stands alone or before its report ("the Ofsted report").
_BODIES: tuple[tuple[str, str], ...] = (
    (
        JOINT,
        r"ofsted\s*(?:and|&|/)\s*(?:the\s+)?(?:cqc|care\s+quality\s+commission)"
        r"|(?:cqc|care\s+quality\s+commission)\s*(?:and|&|/)\s*ofsted",
    ),
    (OFSTED, r"ofsted|hmi|h(?:er|is)\s+majesty['’]?s\s+(?:chief\s+)?inspect(?:or|orate|ors)"),
    (_INSPECTORS, r"(?:the\s+)?(?:lead\s+)?inspectors?|(?:the\s+)?inspectorate"),
    ("CQC", r"cqc|care\s+quality\s+commission"),
    ("DfE adviser", r"(?:the\s+)?dfe(?:[- ]appointed)?\s+(?:improvement\s+)?advis[eo]r"),
    ("DfE commissioner", r"(?:the\s+)?dfe(?:[- ]appointed)?\s+commissioner"),
    ("DfE", r"dfe|department\s+(?:for|of)\s+education"),
    ("HMICFRS", r"hmicfrs|hmic"),
    ("HM Inspectorate of Probation", r"hm\s+inspectorate\s+of\s+probation|hmip"),
    ("Local Government and Social Care Ombudsman", r"(?:[\w ]{0,40}\s)?ombudsman|lgsco"),
    ("external auditor", r"(?:the\s+)?external\s+auditors?"),
    ("internal audit", r"(?:the\s+)?internal\s+audit(?:ors?)?"),
    ("peer review", r"(?:the\s+)?(?:lga\s+)?peer\s+(?:review(?:ers)?|challenge)(?:\s+team)?"),
    ("independent reviewer", r"(?:the\s+)?independent\s+(?:reviewer|investigator|chair)"),
    ("Secretary of State", r"(?:the\s+)?secretary\s+of\s+state"),
    ("coroner", r"(?:the\s+)?coroner"),
    ("Children's Commissioner", r"children['’]s\s+commissioner"),
)
SPEAKER = "|".join(pattern for _, pattern in _BODIES)
_CANONICAL = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _BODIES)
_INSPECTING = re.compile(r"\b(?:ofsted|cqc|hmicfrs|care quality commission)\b", re.IGNORECASE)


def canonical(words: str, before: str = "") -> str:
    """Return the name of the body that `words` name; `before` tells whose inspectors they are."""
    bare = re.sub(r"^the\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    for name, pattern in _CANONICAL:
        if pattern.fullmatch(words.strip()) or pattern.fullmatch(bare):
            return _whose(before) if name == _INSPECTORS else name
    return bare


def _whose(before: str) -> str:
    """The inspectorate named last before bare "inspectors": Ofsted where none is."""
    named = _INSPECTING.findall(before)
    if not named:
        return OFSTED
    last = named[-1].lower()
    return {"ofsted": OFSTED, "hmicfrs": "HMICFRS"}.get(last, "CQC")
