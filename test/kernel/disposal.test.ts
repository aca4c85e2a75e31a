import { expect, it } from 'vitest'
import { symbolOf } from '../../src/kernel/disposal.ts'

it('Where there is a symbol for `using`, it is that', () => {
  expect(symbolOf('dispose', Symbol.dispose)).toBe(Symbol.dispose)
  expect(symbolOf('asyncDispose', Symbol.asyncDispose)).toBe(Symbol.asyncDispose)
})

it('Where there is none it is what compilers make of `using` in its place', () => {
  expect(symbolOf('dispose', undefined)).toBe(Symbol.for('Symbol.dispose'))
  expect(symbolOf('asyncDispose', undefined)).toBe(Symbol.for('Symbol.asyncDispose'))
})
