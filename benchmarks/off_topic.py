"""Questions that people put to councils and that papers on other matters do not answer.

A corpus on what one of them asks about is measured without that one.
"""

from __future__ import annotations

_QUESTIONS = """
How much do parking permits cost?
When will the swimming pool reopen?
What was decided about the crematorium?
Which roads are being resurfaced this year?
What is the charge for garden waste bins?
Has the library in the town centre been closed?
Who won the contract for street lighting?
What did the planning inspector say about the quarry?
Are there plans for a new tram line?
What happened to the museum's paintings?
How is the council dealing with Japanese knotweed?
What is the policy on taxi licences?
How many allotments are on the waiting list?
What is the speed limit outside the hospital?
Which beaches failed the water quality test?
What did the coroner conclude about the bridge collapse?
How are dog wardens funded?
What is the opening time of the cemetery?
When does the Christmas market open?
What was the verdict on the shopping centre redevelopment?
How many electric scooters were seized?
Which pubs lost their licence?
Is there a plan for beach huts?
What grants are there for loft insulation?
How is coastal erosion being tackled?
What do residents pay for bulky waste collection?
When will the football stadium be finished?
What did the archaeologists find?
Which restaurants failed hygiene inspections?
How are noise complaints from the nightclub handled?
What is the rateable value of the market hall?
Was the bypass approved by the planning committee?
How many homes will be built on the golf course?
Is the park closing at dusk?
What was said about rats in the sewers?
How much rent do market stalls pay?
When is the carnival?
What are the swimming pool charges?
Is there a dress code at the registry office?
How do I appeal a parking ticket?
Who designed the new town hall clock?
What is the cost of a skip permit?
Which films were shown at the open-air cinema?
What time do the street lights go off?
How many foxes live in the borough?
Has the skate park been repaired?
Did the brass band receive funding?
What is the penalty for dropping chewing gum?
When were the Victorian baths demolished?
Are drones allowed in the parks?
How much did the fireworks display cost?
Who runs the donkey sanctuary?
What is the height of the church spire?
How often are gutters cleaned?
Which streets get fibre broadband?
Are there vacancies for lollipop people?
What was said about the zebra crossing?
How are hedgehogs protected?
What did the tattoo parlour inspection find?
Which farm shops were visited?
What is the fine for not picking up after my dog?
How do I close my road for a street party?
What does it cost to be cremated on a Saturday?
My neighbour plays loud music every night, how do I report the noise?
Is my house in a conservation area?
How do I get a blue plaque put up on a building?
Who checks food hygiene in takeaways?
Can I swap my council flat with another tenant by mutual exchange?
Do I need a permit to put a skip on the pavement?
market stall pitch fees
How much has the council put aside for equal pay claims?
Are pupils banned from having smartphones in lessons?
Was the council fined by the Information Commissioner for losing adoption files?
When will the tram line be extended?
How long do patients wait for a new hip?
Do young people leaving care get their driving lessons paid for?
How much overtime did care home staff work last winter?
Which chemists hand out free emergency contraception to teenagers?
How much compensation was paid to drivers whose tyres were burst by potholes?
How many pupils dropped out of sixth form before finishing their A levels?
"""
QUESTIONS = tuple(_QUESTIONS.strip().splitlines())
