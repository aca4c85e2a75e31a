import { finds } from './rows.ts'

finds('_sort sorts by a parameter of each type [search-sort]', 'guide 2026, _sort', [
  [
    'ChargeItem?_sort=factor-override',
    'ch-minus ch-95 ch-99.5 ch-100 ch-100.004 ch-100.5',
    'number',
  ],
  ['Organization?_sort=name', 'org-bay org-bed org-hq org-group org-ward', 'string'],
  ['Patient?_sort=birthdate', 'p-eve p-ben p-cleo p-ada p-dora p-new p-finn', 'date'],
  [
    'Observation?code=8867-4&_sort=value-quantity',
    'o-hr-4 o-hr-1 o-hr-3 o-hr-5 o-hr-2',
    'quantity',
  ],
  ['Patient?_sort=gender', 'p-ada p-eve p-new p-ben p-cleo p-dora p-finn', 'token'],
  ['ValueSet?_sort=url', 'vs-colours vs-shades vs-red vs-oid', 'uri'],
  ['Observation?code=8867-4&_sort=subject', 'o-hr-1 o-hr-3 o-hr-2 o-hr-5 o-hr-4', 'reference'],
  ['Patient?_sort=_id', 'p-ada p-ben p-cleo p-dora p-eve p-finn p-new', 'id'],
  ['Patient?_sort=_lastUpdated', 'p-ben p-cleo p-dora p-eve p-finn p-ada p-new', 'the last write'],
  ['Patient?_sort=createdAt', 'p-ada p-ben p-cleo p-dora p-eve p-finn p-new', 'the first'],
  ['Patient?family=Love&_sort=-birthdate', 'p-ada p-ben', 'beside another parameter'],
])

finds('A minus sign makes the order descending [search-sort]', 'guide 2026, _sort', [
  [
    'ChargeItem?_sort=-factor-override',
    'ch-100.5 ch-100.004 ch-100 ch-99.5 ch-95 ch-minus',
    'number',
  ],
  ['Patient?_sort=-birthdate', 'p-new p-dora p-ada p-cleo p-ben p-eve p-finn', 'date'],
  [
    'Observation?code=8867-4&_sort=-value-quantity',
    'o-hr-2 o-hr-5 o-hr-3 o-hr-1 o-hr-4',
    'quantity',
  ],
  ['Patient?_sort=-gender', 'p-dora p-cleo p-ben p-ada p-eve p-new p-finn', 'token'],
  ['ValueSet?_sort=-url', 'vs-oid vs-red vs-shades vs-colours', 'uri'],
  ['Observation?code=8867-4&_sort=-subject', 'o-hr-4 o-hr-2 o-hr-5 o-hr-1 o-hr-3', 'reference'],
  ['Patient?_sort=-_id', 'p-new p-finn p-eve p-dora p-cleo p-ben p-ada', 'id'],
  ['Patient?_sort=-_lastUpdated', 'p-new p-ada p-ben p-cleo p-dora p-eve p-finn', 'the last write'],
  ['Patient?_sort=-createdAt', 'p-new p-ada p-ben p-cleo p-dora p-eve p-finn', 'the first'],
])

finds('_sort takes up to five rules [search-sort]', 'guide 2026, _sort', [
  ['Patient?_sort=gender,birthdate', 'p-eve p-ada p-new p-ben p-cleo p-dora p-finn', 'two'],
  [
    'Patient?_sort=gender,-birthdate',
    'p-new p-ada p-eve p-ben p-cleo p-dora p-finn',
    'one descending',
  ],
  ['Patient?_sort=-gender,birthdate', 'p-dora p-cleo p-ben p-eve p-ada p-new p-finn', 'the other'],
  [
    'Patient?_sort=active,-_id',
    'p-ben p-eve p-ada p-new p-finn p-dora p-cleo',
    'after what is missing',
  ],
  [
    'Patient?_sort=gender,active,birthdate,_lastUpdated,-_id',
    'p-eve p-ada p-new p-ben p-cleo p-dora p-finn',
    'five',
  ],
  [
    'Patient?_sort=_lastUpdated,-_id',
    'p-finn p-eve p-dora p-cleo p-ben p-ada p-new',
    'times first',
  ],
])

finds('What counts is the lowest value, or descending the highest [search-sort-order]', 'ledger', [
  ['Organization?_sort=-name', 'org-ward org-group org-hq org-bed org-bay', 'of name and alias'],
  ['Condition?_sort=code', 'c-burn c-asthma c-flu c-pain', 'of two codings'],
  ['Condition?_sort=-code', 'c-burn c-flu c-asthma c-pain', 'of two codings'],
  ['Patient?_sort=-identifier', 'p-dora p-ada p-ben p-cleo p-eve p-finn p-new', 'of identifiers'],
  [
    'Observation?_id=o-glu-1,o-glu-2,o-wt-1,o-wt-2&_sort=date',
    'o-wt-1 o-wt-2 o-glu-1 o-glu-2',
    'starts',
  ],
  [
    'Observation?_id=o-glu-1,o-glu-2,o-wt-1,o-wt-2&_sort=-date',
    'o-glu-2 o-glu-1 o-wt-2 o-wt-1',
    'starts',
  ],
])

finds('The same holds of a few that are picked out [search-sort-order]', 'ledger', [
  ['Condition?_id=c-asthma,c-burn&_sort=code', 'c-burn c-asthma', 'the lowest'],
  ['Condition?_id=c-asthma,c-burn&_sort=-code', 'c-burn c-asthma', 'the highest'],
  ['Patient?_id=p-finn,p-ada&_sort=birthdate', 'p-ada p-finn', 'without a value last'],
  ['Patient?_id=p-finn,p-ada,p-new&_sort=-birthdate', 'p-new p-ada p-finn', 'descending, too'],
  ['Patient?_id=p-new,p-eve,p-ada&_sort=gender', 'p-ada p-eve p-new', 'equals as they came'],
])

finds('What has no value comes last, equals in their usual order [search-sort-order]', 'ledger', [
  ['ValueSet?_sort=name', 'vs-colours vs-red vs-shades vs-oid', 'without a name'],
  ['ValueSet?_sort=-name', 'vs-shades vs-red vs-colours vs-oid', 'descending, too'],
  [
    'Patient?_sort=identifier',
    'p-ada p-ben p-cleo p-dora p-eve p-finn p-new',
    'three have the same',
  ],
  [
    'Observation?code=8867-4&_sort=date',
    'o-hr-3 o-hr-4 o-hr-1 o-hr-2 o-hr-5',
    'two have the same start',
  ],
  [
    'Observation?code=8867-4&_sort=-date',
    'o-hr-5 o-hr-2 o-hr-1 o-hr-3 o-hr-4',
    'which keep their order',
  ],
  [
    'ChargeItem?_sort=price-override',
    'ch-minus ch-95 ch-99.5 ch-100 ch-100.004 ch-100.5',
    '12.5 is 12.50; a currency alone is no value',
  ],
  [
    'ChargeItem?_sort=-price-override',
    'ch-100.004 ch-100 ch-95 ch-99.5 ch-minus ch-100.5',
    'descending, too',
  ],
  [
    'Patient?_sort=death-date',
    'p-cleo p-ada p-ben p-dora p-eve p-finn p-new',
    'nearly none has one',
  ],
])
