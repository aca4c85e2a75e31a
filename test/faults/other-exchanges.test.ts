import { manualClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/service/dispatch.ts'
import type { Exchange } from '../../src/service/exchange.ts'
import { createFaults } from '../../src/service/faults/faults.ts'
import { operations } from '../../src/service/operations.ts'
import { toSettings } from '../../src/service/options.ts'
import { createService, type Service } from '../../src/service/service.ts'
import type { FaultRule } from '../../src/state/fault-rules.ts'
import { code } from './tools.ts'

const greet: Exchange = {
  read: (_context, given) => ({ input: given as object }),
  run: () => ({ said: 'Hello' }),
  errors: [],
}

function serviceThatGreets(): Service {
  return createService(toSettings({}), manualClock(), { ...operations, Greet: greet })
}

function add(service: Service, rule: object): void {
  createFaults(service).add(rule as FaultRule)
}

function ask(service: Service, input: object): string | undefined {
  const request = { operation: 'Greet', input, form: 'sdk', region: 'eu-west-1', door: 'execute' }
  return dispatch(service, request as Parameters<typeof dispatch>[1]).error?.name
}

describe('A rule for an exchange that is no operation of the model', () => {
  it('wants whatever it likes of the input', () => {
    const service = serviceThatGreets()

    add(service, {
      operation: 'Greet',
      input: { to: { name: 'Ann' } },
      outcome: 'ThrottlingException',
    })

    expect(ask(service, { to: { name: 'Bob' } })).toBeUndefined()
    expect(ask(service, { to: { name: 'Ann', age: 9 } })).toBe('ThrottlingException')
  })

  it('is refused where there is no such exchange', () => {
    expect(() => add(serviceThatGreets(), { operation: 'Greed', outcome: code('Busy') })).toThrow(
      "faults.add: operation 'Greed' is not simulated. Did you mean Greet?",
    )
  })
})
