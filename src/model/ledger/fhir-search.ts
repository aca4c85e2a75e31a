import { defineRules } from './entry.ts'

const unknown = 'No source tells.'
const guide = 'Developer Guide 2026, search parameters.'
const r4 = 'R4, search'

// Rules of the search of a data store's FHIR endpoint: what a resource is found by.
export const fhirSearch = defineRules({
  'search-parameters': {
    rule: "A type is searched by HL7's R4 parameters, those of every resource and _text, and by createdAt, when its first version was written. Not by _content, _query, Bundle composition, identifier, message, timestamp and type, Consent source-reference, Contract patient and Location near.",
    certainty: 'documented',
    source: guide,
  },
  'search-unknown-parameter': {
    rule: 'A parameter that a type does not have is ignored, and told by verify(); with Prefer: handling=strict it is refused with 400, and with handling=lenient ignored without a word.',
    certainty: 'assumed',
    source:
      'An older guide has the client choose with Prefer; the default is not documented. Both are taken from the words of R4.',
    switch: 'fhirUnknownParameter',
    alternatives: ['lenient', 'strict'],
  },
  'search-nlp': {
    rule: 'The parameters that the service itself infers of a DocumentReference, infer-… and detectEntities-…, are not simulated: 501.',
    certainty: 'assumed',
    source: 'They search what a language model finds; a choice of the fake.',
  },
  'search-and-or': {
    rule: 'All parameters must match, those that are repeated too; of the values between commas one must. A backslash takes the meaning from a comma, a bar, a dollar sign or a backslash.',
    certainty: 'documented',
    source: `${guide} ${r4}, escaping.`,
  },
  'search-empty-value': {
    rule: 'A parameter without a value is ignored, and told by verify(); with Prefer: handling=strict it is refused with 400, and so is an empty one of several values.',
    certainty: 'assumed',
    source: `${r4}, handling errors: it is no error. AWS tells nothing.`,
    switch: 'fhirEmptyParameter',
    alternatives: ['ignored', 'refused'],
  },
  'search-modifiers': {
    rule: 'There are :missing (but not of composites), :exact and :contains of strings, :not and :text of tokens, :below of URIs, :identifier and a type of references. Any other is refused with 400.',
    certainty: 'documented',
    source: `${guide} That a type is one is R4's.`,
  },
  'search-missing': {
    rule: ':missing takes true or false: whether a resource has no value for the parameter.',
    certainty: 'documented',
    source: guide,
  },
  'search-prefixes': {
    rule: 'Numbers, dates and quantities may begin with eq, ne, gt, lt, ge, le, sa or eb; none is eq. ap is refused with 400.',
    certainty: 'documented',
    source: guide,
  },
  'search-number': {
    rule: 'A number stands for what rounds to it by its digits: 100 for 99.5 up to 100.5, 100.00 for 99.995 up to 100.005, and 1e2, as R4 prints it, for 95 up to 105. With gt, lt, ge, le, sa and eb it is exact, as far as 15 digits tell; a number has 100 digits at most, else 400.',
    certainty: 'documented',
    source: `The guide says that significant figures count. ${r4}, number.`,
  },
  'search-date': {
    rule: 'A date stands for all the time that it covers as it is written, and so does that of a resource; a Period is open where it has no end, and a Timing lasts from its first event to its last, or as long as its bounds. eq means that the time searched for contains all of that of the resource.',
    certainty: 'assumed',
    source: `${r4}, date. AWS's own FHIR Works reads it so, too; other servers take an overlap.`,
    switch: 'fhirDateEquality',
    alternatives: ['contains', 'overlaps'],
  },
  'search-date-order': {
    rule: 'gt and lt ask for some time of the resource after or before all that is searched for, ge and le for that or for equality, sa and eb for all of it after or before. A time without a zone is of UTC.',
    certainty: 'documented',
    source: `${r4}, date; the zone is assumed.`,
  },
  'search-string': {
    rule: 'A string matches what begins with it, in the same case; with :contains what has it anywhere, with :exact what is the same.',
    certainty: 'documented',
    source:
      "The guide says that strings are case-sensitive; one of its samples searches address=boston beside address=Boston. That the start is compared is R4's.",
    switch: 'fhirStringCase',
    alternatives: ['sensitive', 'insensitive'],
  },
  'search-string-insensitive': {
    rule: "With fhirStringCase: 'insensitive', case and accents make no difference but for :exact.",
    certainty: 'documented',
    source: `${r4}, string.`,
  },
  'search-names': {
    rule: 'A HumanName or an Address is searched by each of its parts, by its text, and by its parts in the order of R4 joined by spaces (family before given), and with given before family, too.',
    certainty: 'assumed',
    source: 'The guide says that both types are joined, not how.',
  },
  'search-text': {
    rule: '_text, which has no modifier but :missing, matches a narrative that has the text somewhere, without its markup and with single spaces, in the case that strings have.',
    certainty: 'assumed',
    source: `${unknown} R4 leaves it to the server.`,
  },
  'search-token': {
    rule: "A token is code, system|code, |code (no system) or system| (any code), in the same case: of a Coding, of any in a CodeableConcept, of an Identifier its system and value, of a ContactPoint its system and value, of a code its value set's system, of a boolean true or false.",
    certainty: 'documented',
    source: `${guide} ${r4}, token; that a ContactPoint has a system is assumed.`,
  },
  'search-token-not': {
    rule: ':not finds what has none of the values, or no value at all.',
    certainty: 'documented',
    source: `${guide} ${r4}, token.`,
  },
  'search-token-text': {
    rule: ':text of a token is a string search of the text of a CodeableConcept, the display of a Coding and the text of the type of an Identifier.',
    certainty: 'documented',
    source: `${guide} ${r4}, token.`,
  },
  'search-quantity': {
    rule: 'A quantity is a number alone, number|system|code, or number||code, where code may be the unit, too. A comparator of the resource opens its value to that side, < and > without the value itself; a Range lies between its ends; Money has its currency as code of urn:iso:std:iso:4217. Units are not converted.',
    certainty: 'documented',
    source: `${guide} ${r4}, quantity; that a comparator opens the value is assumed.`,
  },
  'search-reference': {
    rule: "A reference is Type/id, id alone, or an absolute URL; a URL of the data store itself is the same as Type/id, and a version that a resource's reference names makes no difference. A canonical matches with its version or without one. Contained resources are not found by their references.",
    certainty: 'documented',
    source: `${guide} ${r4}, reference; ids alone were observed.`,
  },
  'search-reference-identifier': {
    rule: ':identifier compares the identifier of a reference, as a token.',
    certainty: 'documented',
    source: guide,
  },
  'search-uri': {
    rule: 'A URI matches when it is the same; with :below, what is the same or begins with it and a slash.',
    certainty: 'documented',
    source: `${guide} ${r4}, uri.`,
  },
  'search-composite': {
    rule: 'The values of a composite are joined by $, and must be found together in one place. That of relationship of a DocumentReference finds nothing, since HL7 has its parts crossed.',
    certainty: 'documented',
    source: `${guide} ${r4}, composite.`,
  },
  'search-chain': {
    rule: 'subject:Patient.name, or subject.name, which asks every type that subject may lead to and that has a name; up to 10 steps may follow each other. A step that finds more than 100 resources is refused with 400.',
    certainty: 'documented',
    source: `${guide} The status is assumed; chains without a type are in a sample of AWS.`,
  },
  'search-has': {
    rule: '_has:Observation:patient:code finds what an Observation with that code leads to by its patient; it nests, and is followed by chains. More than 100 such resources are refused with 400.',
    certainty: 'documented',
    source: `${guide} The status is assumed.`,
  },
})
