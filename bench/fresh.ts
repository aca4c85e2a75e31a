import { execFileSync } from 'node:child_process'

/**
 * Runs a program in a process of its own.
 *
 * @param program CommonJS that writes JSON to its standard output; it has `gc`
 * @param rounds How often
 * @returns What it wrote each time
 */
export function inFreshProcesses<Result>(program: string, rounds: number): Result[] {
  return Array.from({ length: rounds }, () => {
    const text = execFileSync(process.execPath, ['--no-warnings', '--expose-gc', '-e', program], {
      encoding: 'utf8',
    })
    return JSON.parse(text) as Result
  })
}
