import { defineRules } from './entry.ts'

const guide = 'Developer Guide 2026, search parameters.'

// Rules of the search of a data store's FHIR endpoint: what an answer has, and when.
export const fhirResults = defineRules({
  'search-bundle': {
    rule: 'A search returns 200 and a Bundle of type searchset, whose entries have fullUrl, resource and search.mode; if nothing is found, it has no entry.',
    certainty: 'documented',
    source: `${guide} The modes were observed.`,
  },
  'search-request': {
    rule: 'Parameters are in the URL or, in a POST to _search, in a form; both at once are refused with 400. A form may have the content type of JSON. A name may be encoded twice.',
    certainty: 'documented',
    source:
      "Developer Guide, search with POST; AWS's own MCP server sends forms with the content type of JSON.",
  },
  'search-system': {
    rule: 'A search without a type is not simulated: 501.',
    certainty: 'assumed',
    source:
      'An older guide has such a search by id; the list of interactions of 2026 no longer does.',
  },
  'search-order': {
    rule: 'Without _sort, resources are in the order in which their first versions were written.',
    certainty: 'assumed',
    source: 'The guide promises no order.',
  },
  'search-count': {
    rule: '_count is 1 to 100; anything else is refused with 400. It counts matches, not what is included.',
    certainty: 'documented',
    source: guide,
  },
  'search-page-size': {
    rule: 'Without _count a page has 100 matches.',
    certainty: 'documented',
    source:
      'Developer Guide 2026, conditional delete; that search has the same page size is assumed.',
    switch: 'fhirPageSize',
    alternatives: ['100', '50', '20', '10'],
  },
  'search-pages': {
    rule: 'If more was found, a link next leads to the next page, always by GET, as <base>Type?_count=<n>&page=<token>; the parameters of the search are in the token. All pages show the data store as it was when the first was requested, without what was erased since. That shifts nothing: a page begins after the end of the page before, even if the last resource there was erased.',
    certainty: 'observed',
    source:
      "AWS's MCP server, verified live; that pages show one moment, and what is erased between them, is assumed.",
  },
  'search-total': {
    rule: 'With _total=accurate, total is the number of all matches; otherwise there is no total. Any other value but none is refused with 400.',
    certainty: 'documented',
    source: `${guide} It does not say whether there is a total without _total.`,
    switch: 'fhirSearchTotal',
    alternatives: ['asked', 'always'],
  },
  'search-sort': {
    rule: '_sort takes one to five parameters, with - for descending, of type number, string, date, quantity, token, uri or reference. Other and unknown parameters, and those of nested elements (the name of a Patient), are refused with 400.',
    certainty: 'documented',
    source: guide,
  },
  'search-sort-order': {
    rule: 'Of several values the lowest counts, or the highest when descending; a date is sorted by its start, a token by its code, and text by code units. Resources without a value come last, and equal ones are in the order without _sort.',
    certainty: 'assumed',
    source: 'R4, sorting, for several values; no source has the rest.',
  },
  'search-summary': {
    rule: '_summary=true keeps the elements that R4 marks as summary, text keeps text, id, meta and mandatory top-level elements, data keeps all but text, and false everything. Other values are refused with 400, and so is text with _include or _revinclude.',
    certainty: 'documented',
    source: guide,
  },
  'search-summary-count': {
    rule: '_summary=count is refused with 400.',
    certainty: 'documented',
    source:
      'The search page does not list count; a page on matching has _summary=count in a sample.',
    switch: 'fhirSummaryCount',
    alternatives: ['refused', 'accepted'],
  },
  'search-elements': {
    rule: '_elements keeps the named top-level elements, the mandatory ones, id and meta; unknown names are ignored, and included resources stay whole. With _summary it is refused with 400.',
    certainty: 'documented',
    source: guide,
  },
  'search-subsetted': {
    rule: 'A resource returned under _summary (except false) or _elements has the tag SUBSETTED in its meta, once.',
    certainty: 'documented',
    source: guide,
  },
  'search-include': {
    rule: '_include=Type:parameter, optionally with the :Type of the target, adds what matches refer to; _include=* adds all of it. One value may have several, separated by commas. Each resource is returned once. An include that cannot find anything from the searched type is reported by verify(); a target to which the parameter cannot refer is refused with 400.',
    certainty: 'documented',
    source: `${guide} Commas are what real clients send.`,
  },
  'search-revinclude': {
    rule: '_revinclude=Type:parameter adds what refers to the matches by that parameter, and _revinclude=* all that refers to them.',
    certainty: 'documented',
    source: `${guide} The asterisk is documented for _include only; for _revinclude it is assumed.`,
  },
  'search-include-iterate': {
    rule: ':iterate continues from what was included, over two levels.',
    certainty: 'documented',
    source: guide,
  },
  'search-index': {
    rule: 'A version is not found until lifecycle.searchIndex has passed since it was written, nor is the one before it in that time; reads by id see it at once.',
    certainty: 'documented',
    source:
      'Developer Guide, consistency levels; about 20 seconds were observed, the default is 0.',
  },
  'search-strong-consistency': {
    rule: 'After a write with x-amz-fhir-history-consistency-level: strong, searches find the version before it until they find the new one; any value of a write or a bundle but strong and eventual is refused with 400.',
    certainty: 'documented',
    source:
      'Developer Guide, consistency levels, whose sample has the header on the write; the refusal is assumed.',
  },
  everything: {
    rule: 'GET Patient/<id>/$everything returns a searchset of the patient and all resources of the patient compartment, of 66 types, by type and then id, with a total. It takes start, end, _since (or since), _type and _count. Pages, and other parameters, are as with a search.',
    certainty: 'documented',
    source:
      "Developer Guide 2026, $everything; that its 66 types are those of R4's compartment is our count, and what refers to the patient is R4's definition.",
  },
  'everything-dates': {
    rule: 'start and end keep resources whose date, an element that depends on the type, overlaps the period between them, both included. Types without such an element, resources without a value and the patient are kept. A start after end is refused with 400.',
    certainty: 'documented',
    source:
      'Developer Guide 2026, $everything. How partial dates and periods compare, that resources without a date are kept, and the refusal are assumed.',
  },
  'everything-since': {
    rule: '_since of $everything keeps what was written then or later, the patient too.',
    certainty: 'assumed',
    source: 'The guide only names the parameter; R4 says so.',
  },
  'everything-types': {
    rule: '_type of $everything takes types separated by commas. A type that a data store does not have is refused with 400, and one outside the compartment finds nothing. Without Patient among them, the patient is left out.',
    certainty: 'assumed',
    source: 'The guide only names the parameter.',
  },
})
