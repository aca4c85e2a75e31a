import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve as toPath } from 'node:path'
import { inject } from 'vitest'

/** How a program ended. */
export interface Ended {
  readonly code: number
  /** What it wrote, to either stream. */
  readonly output: string
}

/**
 * Runs a program of Node in one of the small projects.
 *
 * @param folder The project, or the full path of another
 * @param args What Node is called with; names of packages' programs are relative to the project's folder
 * @returns How it ended
 */
export function node(folder: string, ...args: readonly string[]): Promise<Ended> {
  return runWith(process.execPath, folder, ...args)
}

/** Another Node of npm, where it has one for this machine. */
export function otherNode(name: 'node-22' | 'node-24'): string | undefined {
  const path = toPath(inject('project'), 'node_modules', name, 'bin/node')
  return existsSync(path) ? path : undefined
}

/**
 * Runs a program of any Node in one of the small projects.
 *
 * @param program The Node
 * @param folder The project, or the full path of another
 * @param args What it is called with
 * @returns How it ended
 */
export function runWith(
  program: string,
  folder: string,
  ...args: readonly string[]
): Promise<Ended> {
  const cwd = toPath(inject('project'), folder)
  const options = {
    cwd,
    maxBuffer: 2 ** 24,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NODE_OPTIONS: '' },
  }
  return new Promise((resolve) => {
    execFile(program, ['--no-warnings', ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: out + err })
    })
  })
}
