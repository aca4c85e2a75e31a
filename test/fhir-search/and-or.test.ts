import { finds } from './rows.ts'

const everybody = 'p-ada p-ben p-cleo p-dora p-eve p-finn p-new'

finds('All parameters must match [search-and-or]', 'R4, AND; guide 2026', [
  ['Patient', everybody, 'none are asked for'],
  ['Patient?', everybody, 'nor are here'],
  ['Patient?family=Love&gender=male', 'p-ben', 'two'],
  ['Patient?family=Love&gender=female', 'p-ada', 'two others'],
  ['Patient?gender=male&family=Love', 'p-ben', 'in any order'],
  ['Patient?given=Ada&given=Augusta', 'p-ada', 'one that is repeated'],
  ['Patient?given=Ada&given=Ben', '', 'of which each must match'],
  ['Patient?family=Love&family:exact=Love', 'p-ben', 'once with a modifier'],
  ['Patient?_id=p-ada&_id=p-ben', '', 'no resource has two ids'],
  ['Patient?birthdate=ge1980-01-01&birthdate=le1980-12-31', 'p-ada p-ben p-cleo', 'a range'],
  ['Patient?gender=female&active=true&birthdate=1979', 'p-eve', 'three'],
])

finds('One of the values between commas must match [search-and-or]', 'R4, OR; guide 2026', [
  ['Patient?given=Ada,Ben', 'p-ada p-ben', 'strings'],
  ['Patient?gender=male,other', 'p-ben p-cleo', 'tokens'],
  ['Patient?gender=other,male', 'p-ben p-cleo', 'in any order'],
  ['Patient?gender=male,male', 'p-ben', 'each is found once'],
  ['Patient?birthdate=1979,1981', 'p-dora p-eve', 'dates'],
  ['Patient?birthdate=lt1980,gt2000', 'p-eve p-new', 'with prefixes'],
  ['Patient?_id=p-eve,p-ada,p-nobody', 'p-ada p-eve', 'ids'],
  ['Patient?family:exact=Love,Byron', 'p-ada p-ben', 'with a modifier'],
  ['Patient?gender=male,other&birthdate=1980-12', 'p-cleo', 'and another parameter'],
  ['Patient?gender=male,female&gender=other,female', 'p-ada p-eve p-new', 'each one of its own'],
  ['Patient?gender=male%2Cother', 'p-ben p-cleo', 'a comma that the URL encodes is one'],
])

finds('A backslash takes the meaning from what follows [search-and-or]', 'R4, escaping', [
  ['Patient?family:exact=Fitz%5C%2CGerald', 'p-dora', 'a comma'],
  ['Patient?family:exact=Fitz\\,Gerald', 'p-dora', 'neither encoded'],
  ['Patient?family:exact=Fitz,Gerald', '', 'without it there are two values'],
  ['Patient?family:exact=Love,Fitz%5C%2CGerald', 'p-ben p-dora', 'beside one that separates'],
  ['Patient?given:exact=Do%5C%24ra', 'p-dora', 'a dollar sign'],
  ['Patient?given:exact=Do$ra', 'p-dora', 'which means nothing in a string'],
  ['Patient?given:exact=Pi%5C%7Cpe', 'p-dora', 'a bar'],
  ['Patient?given:exact=Pi|pe', 'p-dora', 'which means nothing in a string'],
  ['Patient?given:exact=Back%5C%5Cslash', 'p-dora', 'a backslash'],
  ['Patient?identifier=A%5C%7CB%5C%2CC', 'p-dora', 'in a token'],
  ['Patient?identifier=http://hospital.example/mrn|A%5C%7CB%5C%2CC', 'p-dora', 'after a system'],
  ['Patient?identifier=A%5C%7CB,C', '', 'a comma without it separates'],
])
