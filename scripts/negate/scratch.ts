import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Negation } from '../../test/negations/negation.ts'

/** A copy of the repository in which rules may be made false. */
export interface Scratch extends Disposable {
  readonly root: string
  /**
   * Makes a rule false while something is done.
   *
   * @param negation How
   * @param work What to do
   * @returns What that gives
   */
  with<T>(negation: Negation, work: () => T): T
}

const copied = ['src', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']

/**
 * Copies what tests need to a folder of its own. The modules are those of the repository.
 *
 * @param repository The repository's root
 * @returns The copy, which goes away when it is disposed of
 */
export function scratchOf(repository: string): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'negations-'))
  for (const name of copied) {
    cpSync(join(repository, name), join(root, name), { recursive: true })
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'dir')
  return {
    root,
    with(negation, work) {
      const file = join(root, negation.file)
      const text = readFileSync(file, 'utf8')
      writeFileSync(
        file,
        text.replace(negation.from, () => negation.to),
      )
      try {
        return work()
      } finally {
        writeFileSync(file, text)
      }
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}
