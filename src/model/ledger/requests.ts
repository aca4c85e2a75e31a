import { defineRules } from './entry.ts'

// Rules for every request: how inputs are read and refused.
export const requests = defineRules({
  constraints: {
    rule: 'An input that breaks constraints of the service model is refused with a ValidationException.',
    certainty: 'model',
    source: 'Service model, September 2026.',
  },
  'message-form': {
    rule: "A validation message counts the errors, then gives `Value 'x' at 'lowerCamel.path' failed to satisfy constraint: …` for each, joined by `; `; patterns stand as in the model.",
    certainty: 'observed',
    source:
      'Developer Guide, import troubleshooting (texts of HealthLake), and a live-run test of the sister service HealthImaging in aws-doc-sdk-examples.',
  },
  'message-values': {
    rule: 'The message prints the value: a list as `[a, b]`, a structure as `Tag(key=a, value=b)` with all of its members; of a member that the model marks as sensitive none is printed.',
    certainty: 'assumed',
    source:
      'Captures of CloudWatch Logs, EventBridge, Step Functions and Lambda; for unions no capture is known. HealthLake left the value out in one text, of an import.',
  },
  'message-items': {
    rule: 'A broken item of a list of texts is told of once, at the list, with all that its items must be; of a list of structures at the item, as `tags.1.member.key`.',
    certainty: 'assumed',
    source:
      'Captures of Lambda, Certificate Manager and Config, of which Lambda also says that an item must not be null.',
  },
  'message-order': {
    rule: 'Violations stand in the order of the members in the model, depth first; for one value the pattern comes before the length.',
    certainty: 'assumed',
    source: 'The one text of HealthLake with two errors for a value has them so.',
  },
  'message-limit': {
    rule: 'The message counts all violations and shows the first ten.',
    certainty: 'assumed',
    source: 'Services of the same framework show ten; whether they count further is not known.',
  },
  'wrong-type': {
    rule: 'A value of the wrong JSON type is refused with a SerializationException, before any constraint is looked at.',
    certainty: 'assumed',
    source:
      'So does DynamoDB, which speaks the same protocol in the same framework; the words are its own, and the names of classes those of HealthLake by their pattern.',
  },
  'numbers-floored': {
    rule: 'Where the model has an integer, a number with a fraction is floored.',
    certainty: 'assumed',
    source: 'So does DynamoDB, which speaks the same protocol in the same framework.',
  },
  'booleans-as-text': {
    rule: 'Where the model has a Boolean, the texts true, yes, 1, false, no and 0 are converted, in either case.',
    certainty: 'assumed',
    source: 'So does DynamoDB, which speaks the same protocol in the same framework.',
  },
  'null-is-absent': {
    rule: 'A member that is null counts as left out.',
    certainty: 'assumed',
    source: 'So does DynamoDB, which speaks the same protocol in the same framework.',
  },
  'string-length': {
    rule: 'Lengths and patterns of strings count Unicode code points.',
    certainty: 'model',
    source: 'Smithy specification, length trait.',
  },
  'union-member': {
    rule: 'A union in which not exactly one member is set is refused with a ValidationException.',
    certainty: 'assumed',
    source: 'Smithy demands exactly one member; how HealthLake says so is not known.',
  },
  'http-status': {
    rule: 'Errors of the client have status 400 and errors of the service 500, whatever the model says.',
    certainty: 'assumed',
    source:
      "API reference (400 and 500 throughout); the model's httpError trait says 403, 404, 409, 424 and 429. No capture of the wire is known.",
    switch: 'httpStatus',
    alternatives: ['rpc', 'modelled'],
  },
  'every-region': {
    rule: 'Every region exists and has a state of its own; its name decides the partition.',
    certainty: 'assumed',
    source: 'The list of regions grows; a refusal would only date the fake.',
  },
  'client-token-same-answer': {
    rule: 'A request that repeats a ClientToken with the same input gets the first answer again and creates nothing.',
    certainty: 'documented',
    source: 'API reference: the token makes the request idempotent.',
  },
  'client-token-mismatch': {
    rule: 'A ClientToken repeated with another input is refused with a ValidationException.',
    certainty: 'assumed',
    source: 'No error for this is modelled but ValidationException; the real answer is not known.',
    switch: 'clientTokenMismatch',
    alternatives: ['ValidationException', 'first-wins'],
  },
  'client-token-lifetime': {
    rule: 'A ClientToken is remembered for as long as what it created is known, a deleted data store for its seven days included.',
    certainty: 'assumed',
    source: 'No life time is documented.',
  },
  'fault-errors': {
    rule: 'An operation raises the errors that the model has for it, and those that any operation may raise: ThrottlingException, AccessDeniedException, InternalServerException and the common errors of AWS. A fault rule brings no other unless it says that any error will do.',
    certainty: 'documented',
    source:
      'Service model, August 2026; API reference, common errors. That throttling, refused access and a failure of the server are common, where the model does not name them, is told by that page under other names, and so are the errors of the protocol, which DynamoDB sends.',
  },
})
