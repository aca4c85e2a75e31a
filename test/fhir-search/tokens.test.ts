import { icd10, loinc, mrn, npi, snomed, ssn } from './data/systems.ts'
import { finds } from './rows.ts'

const heartRates = 'o-hr-1 o-hr-2 o-hr-3 o-hr-4 o-hr-5'
const weights = 'o-wt-1 o-wt-2 o-wt-3'
const sexes = 'http://hl7.org/fhir/administrative-gender'

finds('A token of an identifier is system and value [search-token]', 'R4, token', [
  ['Patient?identifier=1001', 'p-ada p-ben p-cleo', 'of any system, or none'],
  [`Patient?identifier=${mrn}|1001`, 'p-ada', 'of that system'],
  [`Patient?identifier=${ssn}|1001`, 'p-cleo', 'of another'],
  ['Patient?identifier=|1001', 'p-ben', 'of no system'],
  [`Patient?identifier=${mrn}|`, 'p-ada p-ben p-dora', 'anything of that system'],
  [`Patient?identifier=${ssn}|111-11`, 'p-ada', 'any of several'],
  ['Patient?identifier=100', '', 'it is the whole value'],
  ['Patient?identifier=http://nobody.example|1001', '', 'of a system that is not there'],
  ['Patient?identifier=http://hospital.example/mr|1001', '', 'it is the whole system'],
  [`Patient?identifier=${mrn}|111-11`, '', 'both of one identifier'],
  [`Patient?identifier=${mrn}|1001,${ssn}|1001`, 'p-ada p-cleo', 'one of two'],
  ['Patient?identifier=http%3A%2F%2Fhospital.example%2Fmrn%7C1001', 'p-ada', 'encoded'],
  [`Practitioner?identifier=${npi}|700`, 'pr-grace', 'of another type'],
  ['Specimen?accession=ACC-7', 's-1', 'by another parameter'],
])

finds('A token of a code has the system of its value set [search-token]', 'R4, token', [
  ['Patient?gender=female', 'p-ada p-eve p-new', 'the code alone'],
  ['Patient?gender=Female', '', 'in the same case'],
  [`Patient?gender=${sexes}|female`, 'p-ada p-eve p-new', 'with its system'],
  [`Patient?gender=${sexes}|`, 'p-ada p-ben p-cleo p-dora p-eve p-new', 'all of the system'],
  ['Patient?gender=http://other.example|female', '', 'with another system'],
  ['Patient?gender=|female', '', 'it has a system'],
  ['Observation?status=preliminary', 'o-virus-1', 'a status'],
  ['Observation?status=preliminary,amended', 'o-virus-1 o-virus-2', 'one of two'],
  ['MedicationRequest?intent=plan', 'm-2', 'an intent'],
  ['DocumentReference?contenttype=text/plain', 'd-2', 'a code whose set has no list'],
  ['DocumentReference?relation=replaces', 'd-1', 'within an element'],
  ['ValueSet?code=red', 'vs-colours', 'deeper within'],
])

finds('A token of a boolean is true or false [search-token]', 'R4, token', [
  ['Patient?active=true', 'p-ada p-eve', 'true'],
  ['Patient?active=false', 'p-ben', 'false is not missing'],
  ['Patient?deceased=true', 'p-cleo p-eve', 'by a date, or by true'],
  ['Patient?deceased=false', 'p-ada p-ben p-dora p-finn p-new', 'false, or nothing is said'],
  ['Group?exclude=true', 'g-1', 'any of several'],
  ['Group?value=true', 'g-1', 'of a choice'],
])

finds('A token of a Coding is system and code [search-token]', 'R4, token', [
  ['Observation?code=8867-4', heartRates, 'the code alone'],
  [`Observation?code=${loinc}|8867-4`, heartRates, 'with its system'],
  ['Observation?code=|8867-4', '', 'it has a system'],
  ['Observation?code=|look', 'o-look', 'this one has none'],
  [`Condition?code=${snomed}|`, 'c-asthma c-flu c-burn', 'all of a system'],
  ['Condition?code=T30', 'c-burn', 'any in a concept'],
  [`Condition?code=${icd10}|T30`, 'c-burn', 'with its system'],
  [`Condition?code=${snomed}|T30`, '', 'both of one coding'],
  ['Observation?code=Heart%20rate', '', 'the display is no code'],
  ['Observation?code=8867', '', 'it is the whole code'],
  ['Encounter?class=AMB', 'e-1', 'a Coding alone'],
  ['Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP', 'e-2', 'the same'],
  [`Observation?value-concept=${snomed}|260385009`, 'o-virus-1', 'one type of a choice'],
  ['Observation?combo-code=8480-6', 'o-bp-1 o-bp-2', 'of components, too'],
  ['Observation?combo-code=85354-9', 'o-bp-1 o-bp-2', 'or of the whole'],
  ['Observation?code=8480-6', '', 'not of components'],
  ['Observation?data-absent-reason=unknown', 'o-none', 'why there is none'],
  ['Patient?language=urn:ietf:bcp:47|en', 'p-ada', 'a language'],
  ['ValueSet?version=1.0', 'vs-colours', 'text is a code without system'],
  ['ValueSet?version=1', '', 'it is the whole text'],
])

finds('A token of a ContactPoint is system and value [search-token]', 'R4, token; ledger', [
  ['Patient?telecom=555-1001', 'p-ada', 'the value'],
  ['Patient?telecom=phone|555-1002', 'p-ben', 'with its system'],
  ['Patient?telecom=email|', 'p-ada p-eve', 'all of a system'],
  ['Patient?telecom=|555-1001', '', 'it has a system'],
  ['Patient?phone=555-1001', 'p-ada', 'phones alone'],
  ['Patient?email=555-1001', '', 'which are no e-mail'],
  ['Patient?email=ada@mail.example', 'p-ada', 'an address with its sign'],
  ['Patient?phone=home', '', 'the use is neither'],
])

finds(':not finds what has none of the values [search-token-not]', 'R4, token; guide 2026', [
  ['Patient?gender:not=female', 'p-ben p-cleo p-dora p-finn', 'or no value at all'],
  ['Patient?gender:not=female,male', 'p-cleo p-dora p-finn', 'none of two'],
  ['Patient?gender:not=female&gender:not=male', 'p-cleo p-dora p-finn', 'the same'],
  ['Patient?active:not=true', 'p-ben p-cleo p-dora p-finn p-new', 'a boolean'],
  [`Patient?identifier:not=${mrn}|1001`, 'p-ben p-cleo p-dora p-eve p-finn p-new', 'with system'],
  ['Patient?identifier:not=1001', 'p-dora p-eve p-finn p-new', 'none may match'],
  ['Condition?code:not=T30', 'c-asthma c-flu c-pain', 'not by its other coding'],
  [`Condition?code:not=${snomed}|`, 'c-pain', 'nothing of a system'],
  ['Encounter?class:not=AMB', 'e-2', 'a Coding'],
  ['Patient?gender:not=female&birthdate=1980', 'p-ben p-cleo', 'beside another parameter'],
  ['Patient?_id:not=p-ada,p-ben,p-cleo,p-dora', 'p-eve p-finn p-new', 'ids'],
])

finds(':text searches the words of a token [search-token-text]', 'R4, token; guide 2026', [
  ['Observation?code:text=Heart', heartRates, 'the display of a coding'],
  ['Observation?code:text=heart', '', 'in the same case'],
  ['Observation?code:text=rate', '', 'from the start'],
  ['Observation?code:text=How%20it', 'o-look', 'the text of a concept'],
  ['Observation?code:text=8867-4', '', 'a code is no text'],
  ['Observation?code:text=Body,Gluc', `${weights} o-glu-1 o-glu-2`, 'one of two'],
  ['Condition?code:text=Asthma%5C%2C%20since', 'c-asthma', 'text beside a coding'],
  ['Patient?identifier:text=Medical', 'p-ada', 'the type of an identifier'],
  ['Observation?value-concept:text=Positive', 'o-virus-2', 'of a value'],
  ['Patient?language:text=English', 'p-ada', 'within an element'],
  ['Patient?_tag:text=Study', 'p-ada', 'of a tag'],
])
