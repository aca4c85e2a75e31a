// Fails where what users can reach lacks a doc comment, or something else has one.
import { docComments } from './check-docs/comments.ts'
import { entries, ofAws } from './check-docs/entries.ts'
import { readModules, type Module } from './check-docs/modules.ts'
import { reachedFrom, type Reached } from './check-docs/reach.ts'
import { membersOf, surfaceOf, within } from './check-docs/surface.ts'

const [folder = 'src'] = process.argv.slice(2)
const modules = readModules(folder)
const reached = reachedFrom(modules, entries).filter(({ file }) => file !== ofAws)

const problems = [
  ...reached.flatMap(findMissing),
  ...Array.from(modules).flatMap(([file, module]) => findNeedless(file, module)),
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${reached.length} declarations that users can reach, all documented`)

function findMissing({ file, name, declaration }: Reached): readonly string[] {
  const module = modules.get(file) as Module
  const documented = new Set(docComments(module).map(({ subject }) => subject))
  return [{ start: declaration.start, name }, ...membersOf(declaration)]
    .filter(({ start }) => !documented.has(start))
    .map((lacking) => {
      const what = lacking.name === name ? name : `${name}.${lacking.name}`
      return `${placeOf(file, lacking.start)}: ${what} can be reached from outside and has no doc comment`
    })
}

function findNeedless(file: string, module: Module): readonly string[] {
  const subjects = reached
    .filter((one) => one.file === file)
    .flatMap(({ declaration }) => [
      declaration,
      ...membersOf(declaration),
      ...surfaceOf(declaration).flatMap(within),
    ])
  const seen = new Set(subjects.map(({ start }) => start))
  return docComments(module)
    .filter(({ subject }) => !seen.has(subject))
    .map(
      ({ start }) =>
        `${placeOf(file, start)}: a doc comment on what no user can reach; write // where the code cannot say it`,
    )
}

function placeOf(file: string, offset: number): string {
  const { text } = modules.get(file) as Module
  return `${file}:${text.slice(0, offset).split('\n').length}`
}
