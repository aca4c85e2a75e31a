import { assertOneOf, assertThat } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, show } from '../../kernel/suggest.ts'
import type { FaultOutcome, OutcomeOf } from '../../state/fault-rules.ts'
import type { About } from './read-error.ts'

// Of Node, its resolver of names, and its `fetch`.
const codes: readonly string[] = [
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENETRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]

// Any code will do but what looks like a slip of a known one.
export function readConnection(
  outcome: OutcomeOf<'connection'>,
  where: string,
  { anyError }: About,
): FaultOutcome {
  const { code, when = 'before' } = outcome
  const isCode = typeof code === 'string' && code !== ''
  assertThat(isCode, `${where}: code`, code, 'a code such as ECONNRESET')
  const suggestion = codes.includes(code) || anyError === true ? '' : didYouMean(code, codes)
  if (suggestion !== '') {
    throw new MisuseError(
      `${where}: code ${show(code)} is not a known code.${suggestion} If it is right, set anyError: true.`,
    )
  }
  assertOneOf(when, `${where}: when`, ['before', 'after'])
  return { kind: 'connection', code, when }
}
