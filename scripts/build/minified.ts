import type { Plugin } from 'rolldown'
import { minifySync } from 'rolldown/utils'

/** Leaves out space, and shortens local names, both of which count in the size of the package; stacks still tell every function by name. */
export const minified: Plugin = {
  name: 'minified',
  // Last of all: what other plugins look for is gone afterwards.
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type === 'chunk') file.code = shorten(name, file.code)
    }
  },
}

function shorten(name: string, code: string): string {
  const { code: short, errors } = minifySync(name, code, {
    module: name.endsWith('.mjs'),
    compress: false,
    mangle: { toplevel: true, keepNames: true },
    codegen: { removeWhitespace: true },
  })
  if (errors.length > 0) throw new Error(`${name}: ${errors.map(String).join('; ')}`)
  return short
}
