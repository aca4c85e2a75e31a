import { refuses } from './refused.ts'

refuses('What is no number is refused [search-number]', /such as 100/, [
  ['RiskAssessment?probability=abc', 'probability', 'text'],
  ['RiskAssessment?probability=0.5.1', 'probability', 'two points'],
  ['RiskAssessment?probability=1e', 'probability', 'half a power'],
  ['RiskAssessment?probability=--1', 'probability', 'two signs'],
  ['RiskAssessment?probability=NaN', 'probability', 'none of JSON'],
  ['RiskAssessment?probability=Infinity', 'probability', 'none of JSON'],
  ['RiskAssessment?probability=0x10', 'probability', 'hexadecimal digits'],
  ['RiskAssessment?probability=0.5,half', 'probability', 'one of two values'],
  ['RiskAssessment?probability=gt', 'probability', 'a prefix alone'],
  ['RiskAssessment?probability=gtlt5', 'probability', 'two prefixes'],
  ['RiskAssessment?probability=>5', 'probability', 'a sign in place of a prefix'],
  ['RiskAssessment?probability=0,5x', 'probability', 'text after digits'],
  ['Patient?_has:RiskAssessment:patient:probability=abc', 'probability', 'at the end of a _has'],
])

refuses('What is no date is refused [search-date]', /such as 2025/, [
  ['Patient?birthdate=today', 'birthdate', 'text'],
  ['Patient?birthdate=80', 'birthdate', 'half a year'],
  ['Patient?birthdate=1980-13', 'birthdate', 'no such month'],
  ['Patient?birthdate=1980-00', 'birthdate', 'no such month'],
  ['Patient?birthdate=1980-02-30', 'birthdate', 'no such day'],
  ['Patient?birthdate=1981-02-29', 'birthdate', 'no leap year'],
  ['Patient?birthdate=1980-01-01T00:00:00%2B15:00', 'birthdate', 'no such zone'],
  ['Patient?birthdate=1980-01-01T00:00:00%2B14:30', 'birthdate', 'no such zone'],
  ['Patient?birthdate=1980-01-01T00:00:00-13:60', 'birthdate', 'no such minute'],
  ['Patient?birthdate=1980-1-1', 'birthdate', 'too few digits'],
  ['Patient?birthdate=10/12/1980', 'birthdate', 'another order'],
  ['Patient?birthdate=1980-12-10T', 'birthdate', 'no time after T'],
  ['Patient?birthdate=1980-12-10T25:00Z', 'birthdate', 'no such hour'],
  ['Patient?birthdate=1980-12-10T24:00Z', 'birthdate', 'no such hour in FHIR'],
  ['Patient?birthdate=1980-12-10T10:61Z', 'birthdate', 'no such minute'],
  ['Patient?birthdate=1980-12-10T10:00:00ZZ', 'birthdate', 'two zones'],
  ['Patient?birthdate=gt', 'birthdate', 'a prefix alone'],
  ['Patient?birthdate=1980,x', 'birthdate', 'one of two values'],
  ['Observation?subject:Patient.birthdate=today', 'birthdate', 'at the end of a chain'],
])

refuses('What is no quantity is refused [search-quantity]', /such as 100|number\|system\|code/, [
  ['Observation?value-quantity=heavy', 'value-quantity', 'text'],
  ['Observation?value-quantity=70kg', 'value-quantity', 'a unit without a bar'],
  ['Observation?value-quantity=||kg', 'value-quantity', 'no number'],
  ['Observation?value-quantity=70|a|b|c', 'value-quantity', 'a bar too many'],
  ['Observation?value-quantity=gt||kg', 'value-quantity', 'a prefix alone'],
  ['Observation?value-quantity=70|kg', 'value-quantity', 'a bar too few'],
  ['Observation?code-value-quantity=29463-7$heavy', 'code-value-quantity', 'in a composite'],
])

refuses('What is no token is refused [search-token]', /system\|code/, [
  ['Patient?identifier=|', 'identifier', 'a bar alone'],
  ['Patient?identifier=||', 'identifier', 'two bars'],
  ['Patient?identifier=a|b|c', 'identifier', 'a bar too many'],
  ['Observation?code-value-concept=94500-6$a|b|c', 'code-value-concept', 'in a composite'],
])

refuses('What is no reference is refused [search-reference]', /Type\/id, id or a URL/, [
  ['Observation?subject=%23p-inside', 'subject', 'a fragment'],
  ['Observation?subject=Patient/', 'subject', 'a type alone'],
  ['Observation?subject=/p-ada', 'subject', 'without a type'],
  ['Observation?subject=Martian/p-ada', 'subject', 'a type that FHIR does not have'],
  ['Observation?subject=Patient/p-ada/name', 'subject', 'a part too many'],
  ['Observation?subject=Ada%20Lovelace', 'subject', 'a name'],
  ['Observation?subject=p-ada,Patient/', 'subject', 'one of two values'],
])

refuses('The prefix ap is refused [search-prefixes]', /eq, ne, gt, lt, ge, le, sa or eb/, [
  ['RiskAssessment?probability=ap0.5', 'probability', 'of a number'],
  ['Patient?birthdate=ap1980', 'birthdate', 'of a date'],
  ['Observation?value-quantity=ap70', 'value-quantity', 'of a quantity'],
  ['Observation?code-value-quantity=29463-7$ap70', 'code-value-quantity', 'in a composite'],
  ['Observation?subject:Patient.birthdate=ap1980', 'birthdate', 'at the end of a chain'],
])

refuses('A composite has as many values as parts [search-composite]', /[23] values joined by \$/, [
  ['Observation?code-value-quantity=29463-7', 'code-value-quantity', 'one too few'],
  ['Observation?code-value-quantity=29463-7$70$80', 'code-value-quantity', 'one too many'],
  [
    'MolecularSequence?chromosome-variant-coordinate=1$2',
    'chromosome-variant-coordinate',
    'two of three',
  ],
  ['Observation?code-value-quantity=29463-7%5C%2470', 'code-value-quantity', 'an escaped sign'],
])
