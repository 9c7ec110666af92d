"""The words that generated papers are made of; councils, committees and names are invented."""

from __future__ import annotations

FUNCTION = tuple(
    "the and of to in for a is that on with be are this by as at have not from it or an has their "
    "will about been out there which was were its all can more also into these other".split()
)
_COMMON = """
children council report service committee services support families local need work plan
authority young people care members review board improvement inspection area improve
social team staff school information action progress number year meeting development
partners risk education quality performance budget outcomes strategy health provision
assessment process council's impact officers data key recommendations agreed
arrangements training months ensure increase response director cabinet scrutiny issues
continue current community needs early help management demand monitoring practice
targets timely capacity funding statutory framework resources approach effective
priorities concerns feedback guidance visits referrals cases plans
"""
COMMON = tuple(_COMMON.split())
TOPICS = tuple(
    tuple(line.split())
    for line in """
elective home education educated withdrawn register parents curriculum tutors visits notices
exclusions permanent suspended exclusion behaviour pupils headteachers reintegration alternative
fostering carers placements recruitment allowances kinship matching respite approved households
adoption adopters matching placement orders disruption regional agency prospective birth
safeguarding threshold strategy abuse neglect disclosure conference designated protection
attendance absence truancy penalty persistent registers welfare punctual fixed absent
workforce vacancies agency turnover caseload retention agencies interim supervision recruitment
placements sufficiency residential commissioning bed market providers frameworks unregulated
exploitation criminal gangs county lines grooming missing trafficking disruption mapping
homelessness housing accommodation temporary tenancies eviction rough sleeping hostel
transport taxis routes passenger assistants eligibility travel mileage contracts buses
speech language therapy therapists communication waiting assessments hearing autism pathway
emotional wellbeing camhs counselling anxiety crisis therapies resilience suicide self-harm
nursery childcare early years childminders funded places ratios settings readiness
libraries library lending branches volunteers opening loans reading mobile digital
waste recycling refuse collections bins contamination landfill depot tonnage garden
highways potholes carriageway resurfacing gritting drainage junction lighting defects
planning applications appeals enforcement developers conservation permitted dwellings consent
licensing premises alcohol taxi drivers hearings hackney conditions objections revocation
flooding drainage culverts watercourse surface gullies defences warnings resilience embankment
parking permits enforcement bays controlled zones charges tickets residents meters
climate carbon emissions solar insulation biodiversity retrofit heat pumps renewable
leisure swimming pools gyms sports facilities memberships concessions pitches coaching
parks playgrounds trees allotments greenspace benches mowing orchards rangers
museums heritage archives exhibitions galleries monuments collections conservation curators
procurement tenders contracts suppliers frameworks lots waivers thresholds evaluation award
audit auditors assurance controls fraud irregularity opinions accounts governance qualified
pensions fund actuarial investments contributions employers valuation equities trustees
revenue budget overspend savings reserves virement forecast pressures contingency treasury
capital programme slippage schemes borrowing construction phases contingency milestones
complaints ombudsman maladministration remedies apology stages complainants upheld compensation
elections polling registration ballots candidates wards boundaries turnout canvass
crime disorder policing burglary patrols wardens cohesion probation reoffending victims
domestic violence refuge perpetrators survivors advocates helpline coercive injunctions
substance misuse drugs alcohol treatment recovery needles naloxone detox prescribing
immunisation vaccination screening measles clinics uptake cohorts boosters nurses
obesity nutrition breakfast meals weight physical activity cookery sugar allotment
dementia elderly domiciliary carers falls reablement discharge frailty daycare
disability aids adaptations equipment lifts wheelchairs ramps occupational blindness
unaccompanied asylum refugees interpreters dispersal resettlement visas sponsorship hosting
apprenticeships skills colleges employers vocational traineeships numeracy careers placements
looked after pathway leaving care advisers independence corporate parenting tenancy
permanence court proceedings judges solicitors orders guardian legal hearings delay
ofsted inspectors monitoring judgement inadequate visit leadership improvement grades
governors academies trusts sponsors conversion headteacher maintained multi federations
admissions oversubscribed catchment appeals places siblings faith preferences offers
youth clubs volunteers detached outreach participation parliament mentoring awards
music instruments orchestras tuition choirs concerts hubs ensembles lessons
broadband digital devices connectivity cyber software laptops migration servers portal
customer contact telephone calls abandoned answering reception webchat enquiries
equality diversity inclusion protected discrimination characteristics impact consultation
consultation respondents questionnaire engagement events themes petition objections views
devolution parishes combined mayor neighbourhood clustering bylaws charters localism
emergency resilience siren evacuation exercises rest centres generators rehearsal
cemeteries burials crematorium graves memorials bereavement chapels plots ashes
markets traders stalls pitches footfall regeneration shopfronts vacant retail
tourism visitors hotels attractions beaches cruise campaigns itineraries seasons
harbour moorings ferries pilots dredging quay berths lifeboats navigation
coroners inquests registrars births deaths marriages certificates ceremonies notices
allotments beekeeping composting tenants waiting sheds fencing seedlings orchards
""".strip().splitlines()
)
COUNCILS = tuple(
    f"{name} {style}"
    for name, style in (
        ("Wexcombe", "Borough Council"), ("Netherfold", "County Council"),
        ("Ashmere", "City Council"), ("Upper Marl", "District Council"),
        ("Withyham Vale", "Council"), ("Colderbridge", "Metropolitan Borough Council"),
        ("Saltmarsh", "Council"), ("Thornley Bay", "City Council"),
        ("Eastmoor", "County Council"), ("Fernhithe", "Borough Council"),
        ("Harrowick", "Council"), ("Oxenford Green", "Borough Council"),
    )
)  # fmt: skip
COMMITTEES = (
    "Children and Families Scrutiny Panel",
    "Overview and Scrutiny Management Committee",
    "Cabinet",
    "Health and Wellbeing Board",
    "Audit and Governance Committee",
    "Environment Scrutiny Panel",
    "Corporate Parenting Board",
    "Education and Skills Committee",
    "Planning Committee",
    "Licensing Committee",
)
NAMES = tuple(
    "ardley bexcomb calloway denmere elsworth fenwright gorsley hathern inkpen jessop kettleby "
    "larkham mostyn norbury ollerton penrice quarley rushmere stanwick tolworth uffley vennor "
    "wansford yarnley abberton birchley croxley dunmow easby farnell garvey hexley islip jarrow "
    "kinver lydden marden nunley orby paxton".split()
)
