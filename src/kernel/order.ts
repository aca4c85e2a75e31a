/**
 * Compares two keys as S3 orders them: by their bytes in UTF-8, which is by code points. JavaScript compares UTF-16
 * units, and puts what needs two of them before U+E000 [object-order].
 *
 * @param a A key
 * @param b Another
 * @returns Less than 0 if `a` comes first, more if `b` does
 */
export function compareUtf8(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let index = 0; index < shorter; index += 1) {
    const difference = rankOf(a.charCodeAt(index)) - rankOf(b.charCodeAt(index))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
