import { finds } from './rows.ts'

const heartRates = 'o-hr-1 o-hr-2 o-hr-3 o-hr-4 o-hr-5'

finds(':missing asks whether there is no value [search-missing]', 'R4, modifiers; guide 2026', [
  ['Patient?gender:missing=true', 'p-finn', 'a token'],
  ['Patient?gender:missing=false', 'p-ada p-ben p-cleo p-dora p-eve p-new', 'or that there is one'],
  ['Patient?active:missing=true', 'p-cleo p-dora p-finn p-new', 'false is a value'],
  ['Patient?birthdate:missing=true', 'p-finn', 'a date'],
  ['Patient?family:missing=true', 'p-cleo', 'a string, of all names'],
  ['Patient?given:missing=false', 'p-ada p-ben p-dora p-eve p-finn p-new', 'of one name'],
  ['Patient?general-practitioner:missing=false', 'p-ada p-ben p-cleo', 'a reference'],
  ['Patient?organization:missing=false', 'p-ada p-dora', 'by an identifier alone is a value'],
  ['RiskAssessment?probability:missing=true', 'r-none', 'a number'],
  [
    'RiskAssessment?probability:missing=false',
    'r-half r-half-0 r-cent r-two r-range',
    'or one of several',
  ],
  [
    'Observation?value-quantity:missing=false',
    `${heartRates} o-wt-1 o-wt-2 o-wt-3 o-glu-1 o-glu-2`,
    'a quantity; values of other types are none',
  ],
  [
    'Observation?date:missing=true',
    'o-virus-1 o-virus-2 o-look o-none o-inside o-room o-lost',
    'a date of any type',
  ],
  ['Condition?onset-age:missing=false', 'c-asthma c-flu', 'an age or a range'],
  ['ValueSet?reference:missing=true', 'vs-red vs-shades vs-oid', 'a URI'],
  ['ValueSet?url:missing=true', '', 'which all have'],
  [
    'Questionnaire?effective:missing=true',
    'form-old form-young form-above',
    'an extension alone is no value',
  ],
  ['Patient?_text:missing=false', 'p-ada p-ben p-eve', 'a narrative'],
  ['Patient?_text:missing=true', 'p-cleo p-dora p-finn p-new', 'or none'],
  ['Patient?_id:missing=true', '', 'an id, which all have'],
  ['Patient?createdAt:missing=true', '', 'and all have been created'],
  ['Patient?_tag:missing=false', 'p-ada p-ben', 'a tag'],
  ['Patient?_source:missing=false', 'p-ada', 'a source'],
  ['Patient?gender:missing=true&birthdate:missing=true', 'p-finn', 'both'],
  ['Patient?gender:missing=false&family:missing=true', 'p-cleo', 'one, and not the other'],
  ['Patient?gender:missing=false&gender:not=female', 'p-ben p-cleo p-dora', 'with :not'],
])
