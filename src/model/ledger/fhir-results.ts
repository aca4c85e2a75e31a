import { defineRules } from './entry.ts'

const guide = 'Developer Guide 2026, search parameters.'

// Rules of the search of a data store's FHIR endpoint: what an answer has, and when.
export const fhirResults = defineRules({
  'search-bundle': {
    rule: 'A search answers 200 and a Bundle of type searchset, its entries with fullUrl, resource and search.mode; without entries where nothing is found.',
    certainty: 'documented',
    source: `${guide} The modes were observed.`,
  },
  'search-request': {
    rule: 'Parameters stand in the URL, or, of a POST to _search, in a form; both at once are refused with 400. A form may say that it is JSON. A name may be encoded twice.',
    certainty: 'documented',
    source:
      "Developer Guide, search with POST; that a form may be labelled so is how AWS's own MCP server sends it.",
  },
  'search-system': {
    rule: 'A search without a type is not simulated: 501.',
    certainty: 'assumed',
    source:
      'An older guide lets ids be searched so; the list of interactions of 2026 has it no more.',
  },
  'search-order': {
    rule: 'Without _sort, resources come in the order in which their first versions were written.',
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
    source: 'Developer Guide 2026, conditional delete; that search has the same is assumed.',
    switch: 'fhirPageSize',
    alternatives: ['100', '50', '20', '10'],
  },
  'search-pages': {
    rule: 'Where more was found, a link next leads to the next page, always by GET, as <base>Type?_count=<n>&page=<token>; the parameters of the search are in the token. All pages show the data store as it was when the first was asked for, less what was erased since, which shifts nothing: a page begins after the last of the page before, wherever that went.',
    certainty: 'observed',
    source:
      "AWS's MCP server, verified live; that pages keep to one moment, and what is erased between them, is assumed.",
  },
  'search-total': {
    rule: 'total counts all matches where _total=accurate asks for it, and is not there otherwise; any other value but none is refused with 400.',
    certainty: 'documented',
    source: `${guide} Whether there is a total that nobody asked for is not told.`,
    switch: 'fhirSearchTotal',
    alternatives: ['asked', 'always'],
  },
  'search-sort': {
    rule: '_sort takes one to five parameters, with - for descending, of type number, string, date, quantity, token, uri or reference; others, unknown ones, and those of elements within elements (the name of a Patient) are refused with 400.',
    certainty: 'documented',
    source: guide,
  },
  'search-sort-order': {
    rule: 'Of several values the lowest counts, or when descending the highest; of a date its start; of a token its code; text is compared by code units. What has no value comes last, and what is equal in the order without _sort.',
    certainty: 'assumed',
    source: 'R4, sorting, for several values; nothing is told of the rest.',
  },
  'search-summary': {
    rule: '_summary=true leaves the elements that R4 marks as summary, text leaves text, id, meta and mandatory elements of the top, data all but text, and false everything. Other values are refused with 400, and so is text with _include or _revinclude.',
    certainty: 'documented',
    source: guide,
  },
  'search-summary-count': {
    rule: '_summary=count is refused with 400.',
    certainty: 'documented',
    source: 'The search page lists no count; a page on matching shows _summary=count in a sample.',
    switch: 'fhirSummaryCount',
    alternatives: ['refused', 'accepted'],
  },
  'search-elements': {
    rule: '_elements leaves the named elements of the top, the mandatory ones, id and meta; unknown names are ignored, and included resources stay whole. With _summary it is refused with 400.',
    certainty: 'documented',
    source: guide,
  },
  'search-subsetted': {
    rule: 'What is answered under _summary (but false) or to _elements bears the tag SUBSETTED in its meta, once.',
    certainty: 'documented',
    source: guide,
  },
  'search-include': {
    rule: '_include=Type:parameter, or with :Type of the target, adds what matches lead to; _include=* adds all of it. Several may stand in one value, with commas between. Each resource comes once. One that can find nothing of the type that is searched is told by verify(); a target that the parameter does not lead to is refused with 400.',
    certainty: 'documented',
    source: `${guide} Commas are what real clients send.`,
  },
  'search-revinclude': {
    rule: '_revinclude=Type:parameter adds what leads to the matches, and _revinclude=* all that does.',
    certainty: 'documented',
    source: `${guide} Of the asterisk only _include is documented; the other is assumed.`,
  },
  'search-include-iterate': {
    rule: ':iterate goes on from what was included, over two levels.',
    certainty: 'documented',
    source: guide,
  },
  'search-index': {
    rule: 'A version that was written less than the time of lifecycle.searchIndex ago is not found, nor is the one before it; reads by id see it at once.',
    certainty: 'documented',
    source:
      'Developer Guide, consistency levels; about 20 seconds were observed, the default is 0.',
  },
  'search-strong-consistency': {
    rule: 'A write with x-amz-fhir-history-consistency-level: strong leaves the version before it to be found until the new one is; any value but strong and eventual is refused with 400.',
    certainty: 'documented',
    source:
      'Developer Guide, consistency levels, whose sample has the header on the write; the refusal is assumed.',
  },
  everything: {
    rule: 'GET Patient/<id>/$everything answers a searchset of the patient and of all that is of its compartment, of 66 types, by type and then id, with a total. It takes start, end, _since (or since), _type and _count, with pages as a search has, and does with other parameters what a search does.',
    certainty: 'documented',
    source:
      "Developer Guide 2026, $everything; that the types are those of R4's compartment is our count, and what leads to the patient is R4's.",
  },
  'everything-dates': {
    rule: 'start and end keep resources whose date, an element of each type, has some of its time between them, both ends included; types without one, and resources without a value, are kept, and so is the patient. A start after end is refused with 400.',
    certainty: 'documented',
    source:
      'Developer Guide 2026, $everything; how dates of a month or a year and periods compare, what becomes of those without a date, and the refusal, is assumed.',
  },
  'everything-since': {
    rule: '_since of $everything keeps what was written then or later, the patient too.',
    certainty: 'assumed',
    source: 'The guide names the parameter and no more; R4 says so.',
  },
  'everything-types': {
    rule: '_type of $everything takes types with commas between; one that a data store does not have is refused with 400, and one that is not of the compartment finds nothing. Without Patient among them, the patient is left out.',
    certainty: 'assumed',
    source: 'The guide names the parameter and no more.',
  },
})
