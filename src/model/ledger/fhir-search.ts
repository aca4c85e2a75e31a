import { defineRules } from './entry.ts'

const unknown = 'No source says.'
const guide = 'Developer Guide 2026, search parameters.'
const r4 = 'R4, search'

// Rules of the search of a data store's FHIR endpoint: what a resource is found by.
export const fhirSearch = defineRules({
  'search-parameters': {
    rule: "A type has HL7's R4 parameters, those of every resource, _text, and createdAt, which is when the first version was written. There is no _content, no _query, no composition, identifier, message, timestamp and type of Bundle, no source-reference of Consent, no patient of Contract and no near of Location.",
    certainty: 'documented',
    source: guide,
  },
  'search-unknown-parameter': {
    rule: 'A parameter that a type does not have is ignored and reported by verify(). With Prefer: handling=strict it is refused with 400; with handling=lenient it is ignored and not reported.',
    certainty: 'assumed',
    source:
      'An older guide lets the client choose with Prefer; the default is not documented. Both follow R4.',
    switch: 'fhirUnknownParameter',
    alternatives: ['lenient', 'strict'],
  },
  'search-nlp': {
    rule: 'The parameters that the service infers from a DocumentReference, infer-… and detectEntities-…, are not simulated: 501.',
    certainty: 'assumed',
    source: 'A choice of the fake: they search what a language model finds.',
  },
  'search-and-or': {
    rule: 'All parameters must match, repeated ones each; of values separated by commas one must match. A backslash escapes a comma, a bar, a dollar sign or a backslash.',
    certainty: 'documented',
    source: `${guide} ${r4}, escaping.`,
  },
  'search-empty-value': {
    rule: 'A parameter without a value is ignored and reported by verify(), in a search and in the query of a history or an operation alike. With Prefer: handling=strict it is refused with 400, and so is an empty value among several.',
    certainty: 'assumed',
    source: `${r4}, handling errors: it is not an error. AWS says nothing.`,
    switch: 'fhirEmptyParameter',
    alternatives: ['ignored', 'refused'],
  },
  'search-modifiers': {
    rule: 'There are :missing (except for composites), :exact and :contains for strings, :not and :text for tokens, :below for URIs, and :identifier or a type for references. Any other modifier is refused with 400.',
    certainty: 'documented',
    source: `${guide} The modifier that is a type is R4's.`,
  },
  'search-missing': {
    rule: ':missing=true finds resources without a value for the parameter, :missing=false those with one. A date, a number or a quantity is missing, too, where there is nothing to compare: an occurrenceString, or a Timing without events and bounds.',
    certainty: 'documented',
    source: `${guide} That what cannot be compared is missing is assumed.`,
  },
  'search-prefixes': {
    rule: 'Numbers, dates and quantities may begin with eq, ne, gt, lt, ge, le, sa or eb; without a prefix it is eq. ap is refused with 400.',
    certainty: 'documented',
    source: guide,
  },
  'search-number': {
    rule: 'A number matches what rounds to it at its precision: 100 matches 99.5 up to 100.5, 100.00 matches 99.995 up to 100.005, 1.00e2 matches 99.5 up to 100.5, and one digit before a power of ten is as R4 prints it: 1e2 matches 95 up to 105. With gt, lt, ge, le, sa and eb it is exact, to 15 digits. A number with more than 100 digits is refused with 400.',
    certainty: 'documented',
    source: `The guide says that significant figures count. ${r4}, number.`,
  },
  'search-date': {
    rule: 'A date means the whole period that it covers as written, in a query and in a resource: 10:00:00.5Z a tenth of a second, and every further digit counts. A leap second, :60, is read as the second before it. A Period without a start or end is open there; a Timing lasts from its first event to its last, or as long as its bounds. eq means that the period searched for contains the whole period of the resource.',
    certainty: 'assumed',
    source: `${r4}, date: the precision is that which is stated. AWS's own FHIR Works does so, too; other servers accept an overlap. R4 permits leap seconds, and says nothing of their search.`,
    switch: 'fhirDateEquality',
    alternatives: ['contains', 'overlaps'],
  },
  'search-date-order': {
    rule: 'gt and lt require that some time of the resource is after or before the period searched for, ge and le that or equality, sa and eb that all of it is after or before. A time without a zone is in UTC.',
    certainty: 'documented',
    source: `${r4}, date; the zone is assumed.`,
  },
  'search-string': {
    rule: 'A string matches what begins with it, in the same case; with :contains it matches anywhere, with :exact only what is the same.',
    certainty: 'documented',
    source:
      "The guide says that strings are case-sensitive; one of its samples searches address=boston beside address=Boston. That the beginning is compared is R4's rule.",
    switch: 'fhirStringCase',
    alternatives: ['sensitive', 'insensitive'],
  },
  'search-string-insensitive': {
    rule: "With fhirStringCase: 'insensitive', case and accents make no difference, except with :exact.",
    certainty: 'documented',
    source: `${r4}, string.`,
  },
  'search-names': {
    rule: 'A HumanName or an Address is searched by each of its parts, by its text, and by its parts in the order of R4 joined by spaces (family before given), and with given before family, too.',
    certainty: 'assumed',
    source: 'The guide says that parts of both types are joined, but not how.',
  },
  'search-text': {
    rule: '_text, whose only modifier is :missing, matches a narrative that contains the text, without markup and with single spaces. It treats case as strings do.',
    certainty: 'assumed',
    source: `${unknown} R4 leaves it to the server.`,
  },
  'search-token': {
    rule: 'A token is code, system|code, |code (no system) or system| (any code), in the same case. It matches a Coding, any Coding of a CodeableConcept, the system and value of an Identifier or a ContactPoint, a code with the system of its value set, or a boolean as true or false.',
    certainty: 'documented',
    source: `${guide} ${r4}, token; that a ContactPoint has a system is assumed.`,
  },
  'search-token-not': {
    rule: ':not finds resources that have none of the values, or no value at all.',
    certainty: 'documented',
    source: `${guide} ${r4}, token.`,
  },
  'search-token-text': {
    rule: ':text of a token is a string search of the text of a CodeableConcept, the display of a Coding and the text of the type of an Identifier.',
    certainty: 'documented',
    source: `${guide} ${r4}, token.`,
  },
  'search-quantity': {
    rule: 'A quantity is a number alone, number|system|code, or number||code, where code may be the unit, too. A comparator in the resource opens its value to that side, with < and > excluding the value itself. A Range covers what is between its ends; the currency of Money is a code of urn:iso:std:iso:4217. Units are not converted.',
    certainty: 'documented',
    source: `${guide} ${r4}, quantity; that a comparator opens the value is assumed.`,
  },
  'search-reference': {
    rule: "A reference is Type/id, id alone, or an absolute URL; a URL of the data store itself is the same as Type/id, and a version in a resource's reference makes no difference. A canonical matches with or without its version. References of contained resources are not searched.",
    certainty: 'documented',
    source: `${guide} ${r4}, reference; ids alone were observed.`,
  },
  'search-reference-identifier': {
    rule: ':identifier compares the identifier of a reference, as a token.',
    certainty: 'documented',
    source: guide,
  },
  'search-uri': {
    rule: 'A URI matches the same URI; with :below, also one that begins with it and a slash.',
    certainty: 'documented',
    source: `${guide} ${r4}, uri.`,
  },
  'search-composite': {
    rule: 'The values of a composite are joined by $, and must be found together in one place. relationship of DocumentReference finds nothing, since the definition of HL7 has its parts crossed.',
    certainty: 'documented',
    source: `${guide} ${r4}, composite.`,
  },
  'search-chain': {
    rule: 'A chain is subject:Patient.name, or subject.name, which searches every type that subject may refer to and that has a name; it has up to 10 steps. A step that finds more than 100 resources is refused with 400.',
    certainty: 'documented',
    source: `${guide} The status is assumed; chains without a type are in a sample of AWS.`,
  },
  'search-has': {
    rule: '_has:Observation:patient:code finds what an Observation with that code refers to as its patient. It can be nested, and chains may follow it. More than 100 such Observations are refused with 400.',
    certainty: 'documented',
    source: `${guide} The status is assumed.`,
  },
})
