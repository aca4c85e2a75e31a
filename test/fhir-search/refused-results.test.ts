import { refuses } from './refused.ts'

refuses('_count is 1 to 100 [search-count]', /1 to 100/, [
  ['Patient?_count=0', '_count', 'none'],
  ['Patient?_count=101', '_count', 'too many'],
  ['Patient?_count=-1', '_count', 'below zero'],
  ['Patient?_count=1.5', '_count', 'a fraction'],
  ['Patient?_count=ten', '_count', 'text'],
  ['Patient?_count=1e1', '_count', 'a power'],
  ['Patient?_count=%201', '_count', 'with a space'],
  ['Patient?_count=99999999999999999999', '_count', 'far too many'],
])

refuses('_total is accurate or none [search-total]', /accurate.*none/, [
  ['Patient?_total=estimate', '_total', 'which R4 has'],
  ['Patient?_total=yes', '_total', 'another word'],
  ['Patient?_total=Accurate', '_total', 'a capital'],
  ['Patient?_total=accurate,none', '_total', 'both'],
])

refuses('_sort takes parameters that a type has [search-sort]', /no search parameter/, [
  ['Patient?_sort=shoe-size', '_sort', 'an unknown one'],
  ['Patient?_sort=birthdate,shoe-size', '_sort', 'one of two'],
  ['Patient?_sort=--birthdate', '_sort', 'two signs'],
  ['Patient?_sort=birthdate%20desc', '_sort', 'another language'],
])

refuses('_sort takes parameters that can be sorted by [search-sort]', /nothing is sorted by/, [
  ['Observation?_sort=code-value-quantity', '_sort', 'a composite'],
  ['Patient?_sort=name', '_sort', "an element within elements, as in the guide's sample"],
  ['Patient?_sort=family', '_sort', 'another'],
  ['Patient?_sort=-given', '_sort', 'descending'],
  ['Patient?_sort=address-city', '_sort', 'of an address'],
  ['RiskAssessment?_sort=probability', '_sort', 'of a prediction'],
  ['Patient?_sort=_text', '_sort', 'a narrative'],
])

refuses('_sort takes names of parameters [search-sort]', /name of a parameter is missing/, [
  ['Patient?_sort=birthdate,,gender', '_sort', 'nothing between commas'],
  ['Patient?_sort=-', '_sort', 'a sign alone'],
])

refuses('_sort takes five parameters at most [search-sort]', /5/, [
  ['Patient?_sort=_id,gender,birthdate,active,_lastUpdated,deceased', '_sort', 'six'],
])

refuses('Parameters of results have no modifiers [search-modifiers]', /modifier/, [
  ['Patient?_sort:desc=birthdate', '_sort', 'as DSTU2 had it'],
  ['Patient?_count:exact=5', '_count', 'a number'],
  ['Patient?_total:missing=true', '_total', 'a word'],
  ['Patient?_summary:not=true', '_summary', 'another'],
  ['Patient?_elements:exclude=name', '_elements', 'a list'],
])

refuses('What may be there once is refused twice [search-count]', /once/, [
  ['Patient?_count=1&_count=2', '_count', 'which of both?'],
  ['Patient?_total=accurate&_total=none', '_total', 'which of both?'],
  ['Patient?_summary=true&_summary=text', '_summary', 'which of both?'],
])

refuses(
  '_summary is true, text, data or false [search-summary]',
  /true.*text.*data.*false|_include/,
  [
    ['Patient?_summary=yes', '_summary', 'another word'],
    ['Patient?_summary=TRUE', '_summary', 'capitals'],
    ['Observation?_summary=text&_include=Observation:subject', '_summary', 'text with _include'],
    ['Patient?_summary=text&_revinclude=Observation:subject', '_summary', 'text with _revinclude'],
  ],
)

refuses('An include leads to what its parameter does [search-include]', /leads to .*, not to/, [
  ['Patient?_include=Patient:organization:Practitioner', '_include', 'another type'],
  ['Patient?_revinclude=Observation:encounter:Patient', '_revinclude', 'another type'],
])

refuses('_summary=count is refused [search-summary-count]', /true.*text.*data.*false/, [
  ['Patient?_summary=count', '_summary', 'which R4 has'],
])

refuses('_elements and _summary are not together [search-elements]', /_summary/, [
  ['Patient?_elements=name&_summary=true', '_elements', 'a summary'],
  ['Patient?_elements=name&_summary=false', '_elements', 'or everything'],
  ['Patient?_summary=data&_elements=name', '_elements', 'in any order'],
])

refuses('_include is a type and a reference of it [search-include]', /Type:parameter/, [
  ['Observation?_include=Observation', '_include', 'a type alone'],
  ['Observation?_include=Martian:subject', '_include', 'a type that FHIR does not have'],
  ['Observation?_include=Observation:nothing', '_include', 'a parameter that it does not have'],
  ['Observation?_include=Observation:code', '_include', 'a token'],
  ['Observation?_include=Observation:subject:Martian', '_include', 'no such type to lead to'],
  ['Observation?_include=Observation:subject,', '_include', 'nothing after a comma'],
  ['Observation?_include=Observation:subject:Patient:x', '_include', 'a part too many'],
  ['Observation?_include=subject', '_include', 'a parameter alone'],
])

refuses('_revinclude is a type and a reference of it [search-revinclude]', /Type:parameter/, [
  ['Patient?_revinclude=Observation', '_revinclude', 'a type alone'],
  ['Patient?_revinclude=Observation:nothing', '_revinclude', 'a parameter that it does not have'],
  ['Patient?_revinclude=Observation:status', '_revinclude', 'a token'],
  ['Patient?_revinclude=Martian:subject', '_revinclude', 'a type that FHIR does not have'],
])

refuses('Of the modifiers of includes there is :iterate [search-include-iterate]', /iterate/, [
  ['Observation?_include:recurse=Observation:subject', '_include', 'as STU3 had it'],
  ['Observation?_include:all=Observation:subject', '_include', 'no such thing'],
])
