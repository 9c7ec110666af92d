"""What else might be asked of a council: a question nearer to that than to any paper has no answer.

The nearest passage in a corpus is always somewhat near. It tells little by itself, but much beside
how near the question comes to the everyday business of councils at large: "how much do parking
permits cost" is nearer to parking than to anything in papers on children's services. What the
corpus itself speaks of counts less, so that in papers on parking the same question has an answer.
"""

from __future__ import annotations

from search.dense import Dense

# A topic of which the corpus holds a passage this near counts in full no longer.
SPOKEN_OF = 0.2
# The services of councils from A to Z and what people ask of them, each in a few everyday words,
# and matters that are no council's.
_TOPICS = """
parking permits and car park charges
parking fines and penalty notices
bus services and bus passes
taxi and private hire licences
road repairs and potholes
street lighting
speed limits and road safety cameras
cycle lanes and footpaths
public rights of way
roadworks and traffic congestion
bridges and highway structures
railways, stations and trams
airports and flights
ferries, harbours and piers
electric vehicle charging
rubbish and bin collection
recycling centres and tips
garden waste and bulky waste collection
fly-tipping and litter
street cleaning and dog fouling
dogs, stray animals and pest control
rats, seagulls and other pests
parks, playgrounds and open spaces
trees, hedges and Japanese knotweed
allotments and community gardens
cemeteries, crematoria and burials
births, deaths and marriages registration
weddings and civil ceremonies
swimming pools and leisure centres
sports pitches, stadiums and golf courses
libraries and their opening hours
museums, galleries and archives
theatres, cinemas and concerts
festivals, carnivals and events
Christmas markets and lights
tourism, hotels and visitor attractions
beaches, beach huts and bathing water
coastal erosion and sea defences
flooding and drainage
rivers, reservoirs and water supply
sewers and drains
air quality and pollution
noise complaints and nightclubs
climate change and carbon emissions
energy efficiency, insulation and heating
solar panels and wind farms
planning applications and planning permission
conservation areas and listed buildings
quarries, minerals and landfill sites
archaeology and ancient monuments
war memorials and monuments
town centre redevelopment and shopping centres
high street shops and market stalls
business rates and rateable values
council tax bands, discounts and reductions
housing benefit and universal credit
council housing, rents and tenants
housing waiting lists and homelessness
private landlords and rented homes
affordable homes and new housing developments
building regulations and unsafe buildings
asbestos and fire safety in buildings
gypsy and traveller sites
alcohol licences, pubs and clubs
restaurants, food hygiene and takeaways
gambling and betting shops
street trading and market traders
trading standards and scams
weights and measures
health and safety at work
blue badges for disabled drivers
care homes for older people
home care and meals on wheels
day centres and carers
hospitals, operations and ambulances
doctors, dentists and pharmacies
vaccinations and screening
smoking, alcohol and drug treatment
obesity, diet and exercise
mental health of adults
school meals and uniforms
school admissions and term dates
school buses and transport
nurseries and childcare costs
universities and colleges
apprenticeships and jobs in industry
adult education classes
elections, voting and polling stations
the mayor, civic ceremonies and coats of arms
twinning with foreign towns
councillors' allowances
public toilets
CCTV and crime in the town centre
police, burglary and anti-social behaviour
fire brigade and rescue
prisons and courts
coroners and inquests
emergency planning and sirens
military bases and veterans
farming, animals and fisheries
forests, wildlife and nature reserves
zoos and circuses
computers, broadband and mobile phone masts
satellites, space and science
football, cricket and rugby clubs
music, films and television
cooking, recipes and restaurants
holidays and travel abroad
weather, snow and gritting
history, kings and battles
banks, pensions and savings
cars, motorcycles and scooters
factories, mines and shipbuilding
churches, mosques and religion
newspapers and advertising
school crossing patrols and zebra crossings
skips, scaffolding and street permits
fireworks and bonfires
pet shops and riding stables
tattoo parlours, nail bars and hairdressers
drones and model aircraft
skate parks and playing fields
badgers, foxes and hedgehogs
farm shops and local food
clocks, statues and fountains
dropped kerbs and driveways
hot weather and drinking fountains
wills, probate and lottery
village halls, community centres and room hire
copies of certificates and archives fees
canals, locks and moorings
street musicians and entertainers
horses, bridleways and riding
drought and hosepipe bans
barbecues and camping
canteens, cafes and vending machines
music lessons and school orchestras
street names and house numbers
land searches and property deeds
council garages and sheds
right to buy and mortgages
caravans and holiday homes
passports and identity cards
post offices and banks
opticians, hearing aids and podiatry
funerals, bodies and graves
scrap metal and abandoned vehicles
car washes and petrol stations
street furniture, benches and bus shelters
Wi-Fi, websites and apps of the council
flags, medals and royal visits
public art and sculpture
lost property
sandbags and storm damage
tennis, bowls and gyms
cheese, wine and markets for food
hospital car parks and visiting times
town twinning and delegations
lotteries and raffles
boats, marinas and slipways
aircraft noise and helicopters
pavement cafes and outdoor seating
graffiti and chewing gum
hedgerows, meadows and ponds
"""
TOPICS = tuple(_TOPICS.strip().splitlines())


def otherwise(dense: Dense, question: str) -> float:
    """Return how near (cosine) a question comes to a topic that the corpus does not speak of.

    `question` is the text to be compared by meaning.
    """
    near, topic = max(zip(dense.compared(question, TOPICS), TOPICS, strict=True))
    return near * min(1.0, 1.0 + SPOKEN_OF - dense.best(topic, TOPICS))
