import { defineConfig } from 'vitest/config'
import ordinary from '../../vitest.config.ts'

const ATTACK_SEED = process.env['ATTACK_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31))
const ATTACK_SHARE = process.env['ATTACK_SHARE'] ?? '0.1'
console.log(`ATTACK_SEED=${ATTACK_SEED} ATTACK_SHARE=${ATTACK_SHARE}`)

/** Bad input in large numbers: 300,000 requests through fetch and 60,000 through sockets, or a share of that. */
export default defineConfig({
  ...ordinary,
  test: {
    ...ordinary.test,
    include: ['test/attack/*.attack.ts'],
    env: { ATTACK_SEED, ATTACK_SHARE },
    testTimeout: 3_600_000,
  },
})
