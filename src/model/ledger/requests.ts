import { defineRules } from './entry.ts'

// Rules for every request: how inputs are read and refused.
export const requests = defineRules({
  constraints: {
    rule: 'An input that breaks constraints of the service model is refused with a ValidationException.',
    certainty: 'model',
    source: 'Service model, September 2026.',
  },
  'message-form': {
    rule: "A validation message counts the errors, then gives `Value 'x' at 'lowerCamel.path' failed to satisfy constraint: …` for each, joined by `; `; patterns are quoted from the model.",
    certainty: 'observed',
    source:
      'Developer Guide, import troubleshooting (texts of HealthLake), and a live-run test of the sister service HealthImaging in aws-doc-sdk-examples.',
  },
  'message-values': {
    rule: 'The message prints the value: a list as `[a, b]`, a structure as `Tag(key=a, value=b)` with all of its members; the value of a member that the model marks as sensitive is not printed.',
    certainty: 'assumed',
    source:
      'Captures of CloudWatch Logs, EventBridge, Step Functions and Lambda; no capture of a union is known. HealthLake left the value out in one text, of an import.',
  },
  'message-items': {
    rule: 'An invalid item of a list of strings is reported once, at the list, with all constraints of its items; an invalid item of a list of structures is reported at the item, as `tags.1.member.key`.',
    certainty: 'assumed',
    source:
      'Captures of Lambda, Certificate Manager and Config; Lambda also says that an item must not be null.',
  },
  'message-order': {
    rule: 'Violations are in the order of the members in the model, depth first; for one value the pattern comes before the length.',
    certainty: 'assumed',
    source: "HealthLake's one known text with two errors for a value has this order.",
  },
  'message-limit': {
    rule: 'The message counts all violations and shows the first ten.',
    certainty: 'assumed',
    source: 'Services of the same framework show ten; whether they count further is not known.',
  },
  'wrong-type': {
    rule: 'A value of the wrong JSON type is refused with a SerializationException, before any constraint is checked.',
    certainty: 'assumed',
    source:
      'As DynamoDB does, which has the same protocol and framework; the text is its own, with class names of HealthLake formed by the same pattern.',
  },
  'numbers-floored': {
    rule: 'A number with a fraction is floored where the model has an integer.',
    certainty: 'assumed',
    source: 'As DynamoDB does, which has the same protocol and framework.',
  },
  'booleans-as-text': {
    rule: 'The strings true, yes, 1, false, no and 0, in upper or lower case, are converted where the model has a Boolean.',
    certainty: 'assumed',
    source: 'As DynamoDB does, which has the same protocol and framework.',
  },
  'null-is-absent': {
    rule: 'A member that is null counts as left out.',
    certainty: 'assumed',
    source: 'As DynamoDB does, which has the same protocol and framework.',
  },
  'string-length': {
    rule: 'Lengths and patterns of strings count Unicode code points.',
    certainty: 'model',
    source: 'Smithy specification, length trait.',
  },
  'union-member': {
    rule: 'A union that does not have exactly one member set is refused with a ValidationException.',
    certainty: 'assumed',
    source: 'Smithy demands exactly one member; how HealthLake says so is not known.',
  },
  'http-status': {
    rule: 'Errors of the client have status 400 and errors of the service 500, whatever the model says.',
    certainty: 'assumed',
    source:
      "API reference (400 and 500 throughout); the model's httpError trait says 403, 404, 409, 424 and 429. No captured response is known.",
    switch: 'httpStatus',
    alternatives: ['rpc', 'modelled'],
  },
  'every-region': {
    rule: 'Every region exists and has its own state; its name decides the partition.',
    certainty: 'assumed',
    source: 'The list of regions grows; a fixed list would become outdated.',
  },
  'client-token-same-answer': {
    rule: 'A request that repeats a ClientToken with the same input gets the first response again and creates nothing.',
    certainty: 'documented',
    source: 'API reference: the token makes the request idempotent.',
  },
  'client-token-mismatch': {
    rule: 'A ClientToken repeated with another input is refused with a ValidationException. Each operation has tokens of its own: a restore may have one that a create had.',
    certainty: 'assumed',
    source:
      'ValidationException is the only modelled error for this; the real response is not known.',
    switch: 'clientTokenMismatch',
    alternatives: ['ValidationException', 'first-wins'],
  },
  'client-token-lifetime': {
    rule: 'A ClientToken is remembered for as long as what it created is known, including the seven days of a deleted data store.',
    certainty: 'assumed',
    source: 'No lifetime is documented.',
  },
  'fault-errors': {
    rule: 'An operation raises the errors that the model has for it, and those that any operation may raise: ThrottlingException, AccessDeniedException, InternalServerException and the common errors of AWS. A fault rule may raise another only with anyError.',
    certainty: 'documented',
    source:
      'Service model, August 2026; API reference, common errors. Where the model does not name them, that page lists throttling, refused access and server failures as common errors under other names. So it does for the protocol errors, which are those that DynamoDB sends.',
  },
})
