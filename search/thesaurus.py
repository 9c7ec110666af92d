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
rubbish tip, tip, dump > household waste recycling, hwrc, recycling centre, waste transfer station
dumping, dump, dumped > fly tipping, fly tip
footpath, bridleway, towpath > public right of way, prow
dilapidated, crumbling > life expired, end of life, poor condition, condition
lamp post, streetlight > street lighting
crash, accident, knocked down > collision, casualty, road safety, seriously injured, ksi
hurt, badly hurt, injured > casualty, injury, seriously injured, ksi
killed, death, die > fatality, ksi
speeding, speed camera > speed limit, road safety
bike, cycling > cycle, active travel
walk, walking > pedestrian, active travel
lorry, truck > hgv
gritting, grit > winter service
green, carbon, climate change > net zero, emission, climate
farmer, farm > agricultural, farming, rural
sold, flog > disposal, capital receipt
youngster, kiddie, teen > child, children, young people
alone, lone > unaccompanied, uasc
foreign, overseas > asylum, unaccompanied, migrant
refugee, migrant, asylum seeker > asylum, uasc, resettlement
violent, violent partner, battered, beaten > domestic abuse, domestic violence
domestic violence, domestic abuse
grooming, groomed > sexual exploitation, exploitation, cse
circumcision, female circumcision, genital cutting > female genital mutilation, fgm
drugs, drink, drinking, alcohol > substance misuse, alcohol, drug
temps, stopgap > agency, interim, temporary, locum
lean, rely, depend, reliant > reliance, rely, dependence
taken care > looked after, care proceedings, accommodated
care > looked after, children in care
skive, play truant > absence, attendance
exam, exam results > attainment, gcse, key stage
statement, special needs plan > ehc plan, ehcp, education health care plan
autism, autistic, adhd > autism, neurodevelopmental, neurodiversity
free dinners, school dinners > free school meals
school bus, school taxi > home to school transport, school transport
nursery, childminder, preschool, toddler > early years, childcare
youth club > youth service, youth work
social services > social care, children services
yearly, every year > annual
jab, jabs, vaccine > immunisation, vaccination
dentist, teeth > dental, oral health
pensioner, old people, elderly > older people, adult social care
rough sleeper > rough sleeping, homeless
veteran, soldier, army, ex servicemen > armed forces, veteran, military
low income, poor > deprivation, hardship, poverty, household support
hungry, hunger, food bank > food poverty, free school meals, household support
rewrite, rewriting, redo, overhaul > revise, review, refresh, redraft
promise > pledge
whitehall, westminster, central government > government, ministry, department, secretary state
education department, department education > dfe
merge, merger, amalgamate, abolish > reorganisation, lgr, unitary
mayor > mayoral, directly elected mayor
cancel > write off, liability
debt, owe, owing > borrowing, liability, debt
bankrupt, bust > section 114, financial sustainability
nest egg, rainy day, savings pot > reserve
sack, sacked, job loss > redundancy, restructure
skip, dodge > fail attend, non attendance, not attend, not complete
compulsory, obligatory > mandatory, required
overrule, overturn, block > call in, refer back, reconsider
vote down, lost vote, defeated > lost, fell, against
row, argue, argument, clash > disagreement, concern, debate
call centre, helpline, switchboard > contact centre, contact point
answer phone, phone answered > answered, call
phone, telephone, ring > call, telephone
website, web, online > digital, online, website
worry, worried > concern, risk
warn, warning > concern, risk, caution
praise, praised > strength, strong, effective, positive
bad, badly, poorly, rubbish > poor, inadequate, weak
forgotten, overlooked > missed, not identified, overlooked
behind, behind schedule, late > delay, not track, overdue
fix, mend, repair > maintenance, repair, maintain
upkeep > maintain, maintenance
lack money, cash strapped > funding, insufficient funding, shortfall
arrive > arrival, arrive
quicker, rush > pace, quickly
slow down > delay, pace
listen, ask people > consultation, engagement, voice
rent, lease > rental, lease, tenancy
inflation, price rise > inflation, inflationary, price
tax rise, council tax > council tax, precept
keep quiet, secret > confidential, exempt
neighbour > neighbouring, other authority
villager, local people, locals > resident, community
shops, shop, trader > business, retail
job, jobs, work > employment, employment training, neet
unemployed > unemployment, neet
college, sixth form > further education, post 16
apprentice > apprenticeship
brother, sister > sibling
grandparent, granny, relative > kinship, family friends, connected person
adopt, adopted > adoption, adopter
new home, moved home, moved around > placement, placement move, stability
judge, courts > court, care proceedings
police > police, constabulary
knife, stabbing, blade > bladed, knife, weapon, serious violence
sat nav, satnav > navigation, route planning
vandalism, yob, hooligan > anti social behaviour, criminal damage
hospital > hospital, nhs trust, acute
therapy, counselling > therapeutic, camhs, emotional wellbeing
old > outdated, not updated
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
