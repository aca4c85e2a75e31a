import { defineRules } from './entry.ts'

const dynamo = 'So does DynamoDB, which speaks the same protocol in the same framework.'

// Rules for what comes over the wire, before any operation.
export const protocol = defineRules({
  'request-form': {
    rule: 'A request that is not a POST to `/` of content type application/x-amz-json-1.0 is answered with status 404 and `<UnknownOperationException/>`.',
    certainty: 'assumed',
    source: dynamo,
  },
  'unknown-operation': {
    rule: 'A request whose X-Amz-Target names no operation is refused with an UnknownOperationException, status 400.',
    certainty: 'assumed',
    source: `${dynamo} The general page of common errors says 404.`,
  },
  unsigned: {
    rule: 'A request without Authorization is refused with a MissingAuthenticationTokenException.',
    certainty: 'assumed',
    source: dynamo,
  },
  'signature-form': {
    rule: 'A signature that lacks a part of its form is refused with an IncompleteSignatureException; whether it is right is not checked.',
    certainty: 'assumed',
    source: dynamo,
  },
  'body-not-json': {
    rule: 'A body that is not JSON is refused with a SerializationException.',
    certainty: 'assumed',
    source: dynamo,
  },
})
