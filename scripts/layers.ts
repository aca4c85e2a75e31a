// Fails where a room of the house imports from a room above it, or rooms import each other in a circle.
import { order } from './layers/order.ts'
import { readArrows } from './layers/imports.ts'

const [folder = 'src'] = process.argv.slice(2)
const { rooms, arrows } = readArrows(folder)
const levels = new Map(order.flatMap((line, level) => line.map((room) => [room, level] as const)))

const problems = [
  ...Array.from(rooms)
    .filter((room) => !levels.has(room))
    .map((room) => `${room} has no place in scripts/layers/order.ts`),
  ...arrows
    .filter(({ from, to }) => (levels.get(from) ?? 0) <= (levels.get(to) ?? 0))
    .map(({ file, target }) => `${file} imports ${target}, which is not below it`),
  ...findCircle(),
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${rooms.size} rooms, ${arrows.length} imports between them, all downward`)

// What is left when rooms that import nothing of the rest are taken away, again and again.
function findCircle(): string[] {
  let left = [...rooms]
  for (;;) {
    const rest = left.filter((room) =>
      arrows.some(({ from, to }) => from === room && left.includes(to)),
    )
    if (rest.length === left.length) break
    left = rest
  }
  return left.length === 0 ? [] : [`a circle lies among ${left.join(', ')}`]
}
