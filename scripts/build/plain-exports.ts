import type { Plugin } from 'rolldown'

const getter =
  /Object\.defineProperty\(exports, "(\w+)", \{\s*enumerable: true,\s*get: function ?\(\) \{\s*return ([\w$]+);\s*\}\s*\}\);/g

/**
 * Has chunks hand out plain properties. Rolldown defines a getter for each, for what may be assigned anew later on; here
 * nothing is, and getters cost when they are defined and whenever another chunk calls what they give.
 */
export const plainExports: Plugin = {
  name: 'plain-exports',
  renderChunk: (code) => code.replaceAll(getter, 'exports.$1 = $2;'),
}
