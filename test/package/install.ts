import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the small projects, with all that they need installed. */
    project: string
  }
}

/**
 * Packs the package and installs it, with every runner and compiler, beside the small projects. They share one
 * installation: each finds the same packages as if it had its own.
 *
 * @param context Where to put the folder
 * @returns What removes it
 */
export function setup({ provide }: TestProject): () => void {
  const project = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  cpSync(fileURLToPath(new URL('project', import.meta.url)), project, { recursive: true })
  const [tarball = ''] = npm(['pack', '--silent', '--pack-destination', project])
    .trim()
    .split('\n')
    .slice(-1)
  renameSync(join(project, tarball), join(project, 'fake-healthlake.tgz'))
  npm(['install', '--prefix', project, '--no-audit', '--no-fund', '--no-package-lock'])
  provide('project', project)
  return () => rmSync(project, { recursive: true })
}

function npm(args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
