import { finds } from './rows.ts'

finds('A string matches what begins with it, in the same case [search-string]', 'R4, string', [
  ['Patient?family=Love', 'p-ada p-ben', 'both begin with it'],
  ['Patient?family=Lovelace', 'p-ada', 'it may be the whole'],
  ['Patient?family=lovelace', 'p-finn', 'small letters are others'],
  ['Patient?family=LOVE', '', 'capitals are, too'],
  ['Patient?family=ovelace', '', 'it must be at the start'],
  ['Patient?family=Lovelaces', '', 'it must not be longer'],
  ['Patient?family=Byron', 'p-ada', 'any of several names'],
  ['Patient?given=Augusta', 'p-ada', 'any of several given names'],
  ['Patient?given=Be', 'p-ben', 'a part of one'],
  ['Patient?family=M%C3%BCller', 'p-eve', 'letters beyond ASCII'],
  ['Patient?family=Muller', '', 'an accent makes another letter'],
  ['Patient?address-city=Boston', 'p-ada p-eve', 'of an element within another'],
  ['Patient?address-city=boston', 'p-ben', "as in a sample of AWS's guide"],
  ['Patient?address-postalcode=0', 'p-ada', 'digits are text'],
  ['Location?name=ER', 'loc-er', 'a parameter may look at several elements'],
  ['Organization?name=Mercy', 'org-group org-hq', 'the name of one, the alias of another'],
  ['Condition?onset-info=after', 'c-pain', 'one type of a choice'],
  ['Condition?abatement-string=gone%20by', 'c-flu', 'with a space in it'],
  ['Observation?value-string=Clear+and', 'o-look', 'with a space as forms write it'],
  ['Observation?value-string=Nothing', 'o-virus-1', 'the text of a concept'],
  ['DocumentReference?description=Discharge', 'd-1', 'a description'],
  ['ValueSet?title=Colours%20of%20things', 'vs-colours', 'a title'],
  ['Practitioner?phonetic=Hop', 'pr-grace', 'phonetic looks at names, too'],
  ['Patient?family=geLove', '', 'strings have no prefixes'],
])

finds('With :exact a string is the same [search-string]', 'R4, string', [
  ['Patient?family:exact=Love', 'p-ben', 'not what begins with it'],
  ['Patient?family:exact=Lovelace', 'p-ada', 'the whole'],
  ['Patient?family:exact=lovelace', 'p-finn', 'case counts'],
  ['Patient?given:exact=Ben', 'p-ben', 'any of several'],
  ['Patient?given:exact=Benj', '', 'no part'],
  ['Patient?address-country:exact=US', 'p-ada p-ben', 'of an element within another'],
  ['Patient?family:exact=M%C3%BCller', 'p-eve', 'with its accent'],
])

finds('With :contains a string is anywhere [search-string]', 'R4, string', [
  ['Patient?family:contains=lace', 'p-ada p-finn', 'at the end'],
  ['Patient?family:contains=ove', 'p-ada p-ben p-finn', 'in the middle'],
  ['Patient?family:contains=Love', 'p-ada p-ben', 'at the start'],
  ['Patient?family:contains=Lace', '', 'case counts'],
  ['Patient?address-city:contains=ton', 'p-ada p-ben p-eve', 'of an element within another'],
  ['Patient?family:contains=.', '', 'a dot is a dot'],
  ['Patient?family:contains=%25', '', 'a percent sign is one'],
  ['Patient?family:contains=_', '', 'an underscore is one'],
  ['Patient?given:contains=ju.*n', '', 'it is no pattern'],
])

finds(
  'With fhirStringCase insensitive, case and accents make no difference [search-string-insensitive]',
  'R4, string',
  [
    ['Patient?family=love', 'p-ada p-ben p-finn', 'in capitals and without'],
    ['Patient?family=LOVELACE', 'p-ada p-finn', 'asked for in capitals'],
    ['Patient?family=muller', 'p-eve', 'without the accent'],
    ['Patient?family=M%C3%9CLLER', 'p-eve', 'a capital with an accent'],
    ['Patient?family=Mu%CC%88ller', 'p-eve', 'an accent as a sign of its own'],
    ['Patient?given=eve', 'p-eve', 'at the start of a name'],
    ['Patient?family=OVE', '', 'yet at the start'],
    ['Patient?family:contains=LACE', 'p-ada p-finn', ':contains, too'],
    ['Patient?family:exact=lovelace', 'p-finn', ':exact keeps to case'],
    ['Patient?family:exact=Muller', '', ':exact keeps to accents'],
    ['Patient?address=BOSTON', 'p-ada p-ben p-eve', 'addresses'],
    ['Patient?name=ADA%20augusta', 'p-ada', 'names that are joined'],
    ['Patient?_text=WALKS', 'p-ada p-ben', 'narratives'],
    ['Condition?code:text=asthma', 'c-asthma', 'the text of a concept'],
    ['Patient?gender=Female', '', 'tokens keep to case'],
    ['ValueSet?url=http://sets.example/Colours', '', 'URIs keep to case'],
  ],
  { assumptions: { fhirStringCase: 'insensitive' } },
)
