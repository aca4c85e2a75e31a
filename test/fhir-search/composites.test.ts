import { loinc, snomed, ucum } from './data/systems.ts'
import { finds } from './rows.ts'

finds('The values of a composite are joined by a dollar sign [search-composite]', 'R4, composite', [
  ['Observation?code-value-quantity=8867-4$120', 'o-hr-2', 'code and quantity'],
  [`Observation?code-value-quantity=${loinc}|8867-4$gt100`, 'o-hr-2', 'with system and prefix'],
  ['Observation?code-value-quantity=8867-4$80', 'o-hr-1 o-hr-3 o-hr-4', 'by its digits'],
  ['Observation?code-value-quantity=8867-4$70', '', 'both must match'],
  [
    `Observation?code-value-quantity=${loinc}|29463-7$70|${ucum}|kg`,
    'o-wt-1',
    'with systems on both sides',
  ],
  ['Observation?code-value-quantity=29463-7$70||kg', 'o-wt-1 o-wt-3', 'with a unit'],
  ['Observation?code-value-quantity=8867-4%24120', 'o-hr-2', 'encoded'],
  ['Observation?code-value-quantity=8867-4$120,29463-7$70||lb', 'o-hr-2 o-wt-2', 'one of two'],
  ['Observation?code-value-concept=94500-6$260385009', 'o-virus-1', 'code and concept'],
  [`Observation?code-value-concept=94500-6$${snomed}|10828004`, 'o-virus-2', 'with a system'],
  ['Observation?code-value-string=look$Clear', 'o-look', 'code and string'],
  ['Observation?code-value-string=look$clear', '', 'in the case of strings'],
  ['ValueSet?context-type-quantity=age$8', 'vs-colours', 'of another type'],
  ['ValueSet?context-type-quantity=age$gt10', 'vs-red', 'of a range'],
  ['ValueSet?context-type-value=focus$195967001', 'vs-colours', 'two tokens'],
  ['Group?characteristic-value=sex$mixed', 'g-1', 'a concept'],
  ['Group?characteristic-value=minor$true', 'g-1', 'a boolean'],
])

finds('The relationship of a document finds nothing [search-composite]', 'ledger', [
  ['DocumentReference?relationship=replaces$DocumentReference/d-2', '', 'code and document'],
  ['DocumentReference?relationship=DocumentReference/d-2$replaces', '', 'document and code'],
])

finds('They must be found together in one place [search-composite]', 'R4, composite', [
  ['Observation?component-code-value-quantity=8480-6$140', 'o-bp-1', 'in one component'],
  ['Observation?component-code-value-quantity=8480-6$90', 'o-bp-2', 'in that of another'],
  ['Observation?component-code-value-quantity=8462-4$140', '', 'not in two'],
  ['Observation?component-code-value-quantity=8480-6$gt100', 'o-bp-1', 'with a prefix'],
  ['Observation?combo-code-value-quantity=8480-6$lt100', 'o-bp-2', 'in a component'],
  ['Observation?combo-code-value-quantity=8867-4$120', 'o-hr-2', 'or in the whole'],
  ['Observation?combo-code-value-quantity=85354-9$140', '', 'not in both'],
  ['Observation?code-value-quantity=8480-6$140', '', 'in the whole alone'],
  [
    'Observation?component-code-value-quantity=8480-6$140&component-code-value-quantity=8462-4$90',
    'o-bp-1',
    'two components',
  ],
  ['ValueSet?context-type-value=age$195967001', '', 'not in two contexts'],
  ['Group?characteristic-value=sex$true', '', 'not in two characteristics'],
  [
    'MolecularSequence?chromosome-variant-coordinate=1$lt200$gt125',
    'ms-1',
    'three parts, one of the whole resource',
  ],
  ['MolecularSequence?chromosome-variant-coordinate=1$300$350', 'ms-1', 'another variant'],
  ['MolecularSequence?chromosome-variant-coordinate=1$120$350', '', 'not of two variants'],
  ['MolecularSequence?chromosome-variant-coordinate=2$lt200$gt125', '', 'another chromosome'],
  [
    'MolecularSequence?chromosome-window-coordinate=http://chromosomes.example|1$100$400',
    'ms-1',
    'with a system',
  ],
])
