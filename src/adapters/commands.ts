import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { uuid, draw } from '../core/chance.ts'
import { demandMeant, demandSimulated } from '../core/requests/misuse.ts'
import type { Service } from '../core/service.ts'
import { operations } from '../spec/operations.ts'
import { shapes } from '../spec/shapes.ts'

const NAME = 'fakeHealthLakeInput'

/**
 * Adds a step to a client that looks at each command's input before the SDK does: members that the model does not have
 * are refused, and a ClientToken is filled in from the seed.
 *
 * @param service The service
 * @param client The client
 * @returns How to take the step away again
 */
export function lookAtInputs(service: Service, client: HealthLakeClient): () => void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context['commandName']).replace(/Command$/, '')
      const operation = demandSimulated(service, command)
      demandMeant(service, operation, args.input)
      const shape = shapes[operations[operation].input]
      if (!('idempotencyToken' in shape)) return next(args)
      const input = args.input as Record<string, unknown>
      if (input[shape.idempotencyToken] !== undefined) return next(args)
      const filled = { ...input, [shape.idempotencyToken]: nextToken(service) }
      return next({ ...args, input: filled as typeof args.input })
    },
    { name: NAME, step: 'initialize', override: true },
  )
  return () => client.middlewareStack.remove(NAME)
}

function nextToken({ state }: Service): string {
  state.history.tokens += 1
  return uuid(draw(state.seed, 'clientToken', state.history.tokens))
}
