import type { Plugin } from 'rolldown'

const sdk = '@aws-sdk/client-healthlake'
const required = new RegExp(`^let (\\w+) = require\\("${sdk}"\\);$`, 'm')

/** Has a missing SDK told in a sentence, which an import as the sources have it cannot do. */
export const missingSdk: Plugin = {
  name: 'missing-sdk',
  renderChunk: (code) =>
    code.replace(
      required,
      `let $1;
try {
  $1 = require("${sdk}");
} catch (cause) {
  if (!String(cause.message).startsWith("Cannot find module '${sdk}'")) throw cause;
  const message = "fake-healthlake needs AWS's client, and finds none: npm install --save-dev ${sdk}";
  throw Object.assign(new Error(message, { cause }), { code: cause.code });
}`,
    ),
}
