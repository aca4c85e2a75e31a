import type { Plugin } from 'rolldown'

/** Leaves out the comments that name each module, which count in the size of the package. */
export const moduleNames: Plugin = {
  name: 'module-names',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replaceAll(/^\/\/ (?:build\/|\\0).*\n/gm, '')
    }
  },
}
