import { ucum } from './data/systems.ts'
import { finds } from './rows.ts'

finds('A quantity is a number, of any unit or of one [search-quantity]', 'R4, quantity', [
  ['Observation?value-quantity=80', 'o-hr-1 o-hr-3 o-hr-4', '79.5 up to 80.5, which is out'],
  ['Observation?value-quantity=81', 'o-hr-5', '80.5, which is in, up to 81.5'],
  ['Observation?value-quantity=80.0', 'o-hr-1', '79.95 up to 80.05'],
  ['Observation?value-quantity=80.4', 'o-hr-3', '80.35 up to 80.45'],
  ['Observation?value-quantity=70', 'o-wt-1 o-wt-2 o-wt-3', 'of any unit'],
  [`Observation?value-quantity=70|${ucum}|kg`, 'o-wt-1', 'of a system and a code'],
  ['Observation?value-quantity=70||kg', 'o-wt-1 o-wt-3', 'of a code, or of that unit'],
  ['Observation?value-quantity=70||[lb_av]', 'o-wt-2', 'by its code'],
  ['Observation?value-quantity=70||lb', 'o-wt-2', 'by its unit'],
  ['Observation?value-quantity=70|http://other.example|kg', '', 'of another system'],
  ['Observation?value-quantity=70||KG', '', 'case counts'],
  ['Observation?value-quantity=70000||g', '', 'units are not converted'],
  ['Observation?value-quantity=70||kg,120', 'o-hr-2 o-wt-1 o-wt-3', 'one of two'],
  ['Encounter?length=60||min', 'e-1', 'a Duration'],
  ['Encounter?length=1||h', '', 'which is not converted'],
  ['Observation?component-value-quantity=140', 'o-bp-1', 'of a component'],
  ['Observation?value-quantity=140', '', 'which is no value of the whole'],
  ['Observation?combo-value-quantity=90||mm[Hg]', 'o-bp-1 o-bp-2', 'of either'],
  ['ValueSet?context-quantity=8||a', 'vs-colours', 'of a choice'],
])

finds('Prefixes compare the number of a quantity [search-quantity]', 'R4, quantity', [
  [`Observation?value-quantity=gt80|${ucum}|/min`, 'o-hr-2 o-hr-3 o-hr-5', 'above'],
  ['Observation?value-quantity=gt80||beats', 'o-hr-2 o-hr-3 o-hr-5', 'of a unit'],
  [`Observation?value-quantity=ge80.4|${ucum}|/min`, 'o-hr-2 o-hr-3 o-hr-5', 'or the same'],
  [`Observation?value-quantity=lt80|${ucum}|/min`, 'o-hr-4', 'below'],
  [`Observation?value-quantity=le80|${ucum}|/min`, 'o-hr-1 o-hr-4', 'exactly, not by rounding'],
  [`Observation?value-quantity=sa80.4|${ucum}|/min`, 'o-hr-2 o-hr-5', 'after'],
  [`Observation?value-quantity=eb80|${ucum}|/min`, 'o-hr-4', 'before'],
  [`Observation?value-quantity=ne80|${ucum}|/min`, 'o-hr-2 o-hr-5', 'what eq is not'],
  ['Observation?component-value-quantity=gt100', 'o-bp-1', 'one of several'],
  ['Observation?component-value-quantity=lt70', 'o-bp-2', 'one of several'],
  ['Observation?value-quantity=gt69||kg&value-quantity=lt71||kg', 'o-wt-1 o-wt-3', 'between'],
])

finds('A comparator opens the value to its side [search-quantity]', 'R4, quantity; ledger', [
  ['Observation?value-quantity=gt4||mmol/L', 'o-glu-1 o-glu-2', 'below 5 may be above 4'],
  ['Observation?value-quantity=gt5||mmol/L', 'o-glu-2', 'yet not above 5'],
  ['Observation?value-quantity=ge5||mmol/L', 'o-glu-2', 'nor 5 itself'],
  ['Observation?value-quantity=gt1000||mmol/L', 'o-glu-2', '20 or more may be anything above'],
  ['Observation?value-quantity=lt1||mmol/L', 'o-glu-1', 'below 5 may be anything below'],
  ['Observation?value-quantity=lt20||mmol/L', 'o-glu-1', '20 or more is not below 20'],
  ['Observation?value-quantity=le21||mmol/L', 'o-glu-1 o-glu-2', 'yet it may be below 21'],
  ['Observation?value-quantity=5||mmol/L', '', 'what is open is no number'],
  ['Observation?value-quantity=20||mmol/L', '', 'neither is this'],
  ['Observation?value-quantity=ne5||mmol/L', 'o-glu-1 o-glu-2', 'so both are ne'],
  ['Observation?value-quantity=sa6||mmol/L', 'o-glu-2', 'all above'],
  ['Observation?value-quantity=eb6||mmol/L', 'o-glu-1', 'all below'],
  ['Observation?value-quantity=eb5||mmol/L', 'o-glu-1', 'below 5 is all below 5'],
  ['Observation?value-quantity=sa20||mmol/L', '', '20 or more is not all above 20'],
  ['Observation?value-quantity=sa19||mmol/L', 'o-glu-2', 'yet above 19'],
])

finds('A Range lies between its ends [search-quantity]', 'R4, quantity; ledger', [
  ['Condition?onset-age=30', 'c-asthma', 'a range is not in a number'],
  ['Condition?onset-age=33', '', 'nor is it here'],
  ['Condition?onset-age=gt33', 'c-flu', 'some of it is above'],
  ['Condition?onset-age=lt33', 'c-asthma c-flu', 'some of it is below'],
  ['Condition?onset-age=gt36', '', 'nothing of it is'],
  ['Condition?onset-age=sa33', '', 'not all of it'],
  ['Condition?onset-age=sa29', 'c-asthma c-flu', 'all of it'],
  ['Condition?onset-age=eb37', 'c-asthma c-flu', 'all of it'],
  ['Condition?onset-age=sa30', '', 'its start is not after itself'],
  ['Condition?onset-age=eb36', 'c-asthma', 'its end is not before itself'],
  ['Condition?onset-age=eb33', 'c-asthma', 'not all of it'],
  ['Condition?onset-age=gt33||a', 'c-flu', 'with its unit'],
  ['Condition?onset-age=lt33||years', 'c-asthma', 'of an age, by its unit'],
  ['ValueSet?context-quantity=gt10', 'vs-red', 'of a choice'],
])

finds('Money has its currency as code [search-quantity]', 'R4, quantity; ledger', [
  ['ChargeItem?price-override=12.5', 'ch-95 ch-99.5 ch-100', 'of any currency'],
  ['ChargeItem?price-override=12.50', 'ch-95 ch-99.5', 'by its digits'],
  ['ChargeItem?price-override=12.50|urn:iso:std:iso:4217|EUR', 'ch-95', 'with the system'],
  ['ChargeItem?price-override=12.5||USD', 'ch-99.5', 'the currency alone'],
  ['ChargeItem?price-override=12.5|http://other.example|EUR', '', 'of another system'],
  ['ChargeItem?price-override=gt12.53||EUR', 'ch-100 ch-100.004', 'above'],
  ['ChargeItem?price-override=-1.1', 'ch-minus', 'below zero'],
  ['ChargeItem?price-override=lt0', 'ch-minus', 'without a value there is nothing to compare'],
  ['Invoice?totalnet=100||EUR', 'i-1', 'of a bill'],
  ['Invoice?totalgross=ge100|urn:iso:std:iso:4217|EUR', 'i-1', 'and with taxes'],
])
