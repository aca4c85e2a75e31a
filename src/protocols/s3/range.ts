/**
 * Reads which part of an object is asked for.
 *
 * @param range `bytes=0-499`, `bytes=500-` or `bytes=-500`
 * @param size The object's size in bytes
 * @returns Where the part begins, and where it has ended; undefined if there is no such part
 */
export function rangeOf(range: string, size: number): readonly [number, number] | undefined {
  const [whole, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  if (whole === undefined || (first === '' && last === '')) return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  return start < end ? [start, end] : undefined
}
