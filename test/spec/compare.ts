/** The fewest lines to take out, with `-`, and to put in, with `+`, that make one text of another. */
export function compare(before: readonly string[], after: readonly string[]): string[] {
  const common = longestCommon(before, after)
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i += 1
      j += 1
    } else if (i < before.length && common(i + 1, j) >= common(i, j + 1)) {
      lines.push(`- ${before[i]?.trim()}`)
      i += 1
    } else {
      lines.push(`+ ${after[j]?.trim()}`)
      j += 1
    }
  }
  return lines
}

/** How many lines, at most, the rests of two texts from given lines on have in common, in order. */
function longestCommon(before: readonly string[], after: readonly string[]) {
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  const common = (i: number, j: number): number =>
    i > before.length || j > after.length ? -1 : (lengths[i * width + j] ?? 0)
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? common(i + 1, j + 1) + 1
          : Math.max(common(i + 1, j), common(i, j + 1))
    }
  }
  return common
}
