// Fails where a part of src imports from a part above it, or parts import each other in a circle.
import { order } from './layers/order.ts'
import { readArrows } from './layers/imports.ts'

const [folder = 'src'] = process.argv.slice(2)
const { parts, arrows } = readArrows(folder)
const levels = new Map(order.flatMap((line, level) => line.map((part) => [part, level] as const)))

const problems = [
  ...Array.from(parts)
    .filter((part) => !levels.has(part))
    .map((part) => `${part} has no place in scripts/layers/order.ts`),
  ...arrows
    .filter(({ from, to }) => (levels.get(from) ?? 0) <= (levels.get(to) ?? 0))
    .map(({ file, target }) => `${file} imports ${target}, which is not below it`),
  ...findCircle(),
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${parts.size} parts, ${arrows.length} imports between them, all downward`)

// What is left when parts that import nothing of the rest are taken away, again and again.
function findCircle(): string[] {
  let left = [...parts]
  for (;;) {
    const rest = left.filter((part) =>
      arrows.some(({ from, to }) => from === part && left.includes(to)),
    )
    if (rest.length === left.length) break
    left = rest
  }
  return left.length === 0 ? [] : [`a circle lies among ${left.join(', ')}`]
}
