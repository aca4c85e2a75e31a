import { Buffer } from 'node:buffer'

export const PAGE = 1000

// How many items a page has; undefined where what is given is no number of such.
export function readPageSize(given: number): number | undefined {
  const isSize = Number.isInteger(given) && given >= 0 && given < 2 ** 31
  return isSize ? Math.min(PAGE, given) : undefined
}

// A token is the last name of its page.
export function toToken(name: string): string {
  return Buffer.from(name).toString('base64url')
}

// Undefined where it is no token.
export function fromToken(token: string): string | undefined {
  const name = Buffer.from(token, 'base64url').toString()
  return token !== '' && toToken(name) === token ? name : undefined
}
