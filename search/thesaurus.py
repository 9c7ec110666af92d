"""Everyday words and the words of committee papers: "hiring" is recruitment, "expelled" excluded.

People ask in everyday words, papers speak their own language. Each line holds words and phrases
that stand for one another in papers on councils' services. Those before a ">" are only asked
with, never searched for: papers that say "home to school" speak of buses. Kept to words with
one meaning in such papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from search.vocabulary import stem

_GROUPS = """
hire, recruit, recruitment, vacancy, vacant post, appoint
leave, leaver, turnover, retention, retain, resign
agency, interim, locum, temporary, temp
staff, workforce, employee, practitioner, worker
front line, frontline, practitioner, social worker
boss, manager, leader, leadership, senior manager
workload, caseload, capacity, demand, number of cases, under resourced, overloaded
pandemic, covid, coronavirus, lockdown
jump, rise, rose, increase, surge, growth, spike
fall, drop, decrease, decline, reduction
explain, account, justify, reason, plausible
front door, referral, contact, mash, first response, threshold
afraid, fear, scared, frightened, intimidated, bullied, blame culture
speak out, speak up, whistleblowing, raise concerns, challenge
complaint, grievance, allegation, alleged
rejected, dismissed, not upheld, not uphold, no evidence, unfounded
rejected, substantive evidence, anecdotal evidence
rejected, unsubstantiated, did not find
upheld, substantiated, proven
lie, lied, mislead, misled, deceive, dishonest
hidden, buried, suppressed, withheld, concealed
money, funding, fund, budget, grant, finance, resource
cost, expense, expenditure, spend, spent
cut, saving, reduction, efficiency
overspend, deficit, shortfall, pressure
promise, commit, commitment, undertake, undertook, pledge, assure
lighten, reduce, lower, ease, relieve, relief
rework, revise, update, refresh, amend, redraft
set up, establish, create, introduce, form
set up, launch, implement, roll out
improve, improvement, better, progress, strengthen
worse, worsen, deteriorate, decline
thrown out, expelled, exclude, exclusion, suspended
truancy, absence, attendance, missing education
home school, school home, taught home, home taught > home education, ehe
list, register, database
come into use, go live, went live, launch, start, begin, began
contest, dispute, disagree, not agree, not accept, challenge, reject, contend
ask, question, enquire
spoken, interview, talk
run away, ran away, soon, prompt, timely, timeliness, quick
disadvantaged, deprived, poverty, inequality, vulnerable, pupil premium
software, system, database, ict, case management system
supervision, oversight, supervise
critical friend, peer review, peer challenge, external review, independent review
outside, external, independent
find, found, finding, conclude
investigator, investigation, inquiry, reviewer, independent review, independent consultant
touch, contact, keep in touch
homeless, homelessness, housing, accommodation
fast, quick, swift, prompt, timely, timeliness, within 24 hours
slow, delay, drift, late, backlog, waiting
close, closure, shut, cease
kid, child, children, young people, pupil
parent, carer, family, guardian
foster, fostering, foster carer, placement
special needs, send, sen, additional needs, disability
elderly, older people, adult social care
disabled, disability, sen
bin, waste, refuse, recycling, rubbish
road, pothole, highway, carriageway
bus, public transport, transport
inspector, ofsted, inspectorate, hmi
grade, rating, judgement
trouble, problem, difficulty, issue, challenge
hard, difficult, challenging
target, aim, goal, ambition
danger, risk, hazard, unsafe
abuse, neglect, harm, safeguarding
runaway, missing, abscond
gang, exploitation, county lines, criminal exploitation
teenager, adolescent, young people
baby, infant, early years
doctor, gp, health, nhs
mental health, camhs, wellbeing, emotional health
court, legal, judge, proceedings
lawsuit, judicial review, litigation, legal challenge
pay, salary, remuneration, wage
vote, ballot, division
check, audit, monitor, quality assurance
training, learning, development, induction
plan, strategy, programme
boss, director, chief executive, head of service
meeting, session, panel
member, councillor, panel
afraid, blame culture, culture of fear, reprisal, intimidation
critical friend, external view, outside view
next, future meeting, later meeting
apologise, apology, regret, sorry
complain, complaint, grievance
bullying, harassment, intimidation
computer, ict, digital, technology
data, figures, statistics, performance
outcome, result, attainment, achievement
"""
# Phrases of a question may hold so many words.
_LONGEST = 4


@cache
def _by_stems() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The other members of its groups, for each member's stems."""
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in _GROUPS.strip().splitlines():
        asked_only, _, alike = line.rpartition(" > ")
        members = [tuple(member.split()) for member in alike.split(", ")]
        asked = [tuple(member.split()) for member in asked_only.split(", ") if member]
        for member in (*asked, *members):
            key = tuple(map(stem, member))
            others = tuple(other for other in members if tuple(map(stem, other)) != key)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *others)))
    return found


def related(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the words and phrases that stand for these words in committee papers."""
    return _by_stems().get(tuple(map(stem, words)), ())


def phrases(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return a question's words, those that make a known phrase kept together."""
    found: list[tuple[str, ...]] = []
    rest = list(words)
    while rest:
        length = next(
            (size for size in range(_LONGEST, 1, -1) if len(rest) >= size and related(rest[:size])),
            1,
        )
        found.append(tuple(rest[:length]))
        del rest[:length]
    return found
