import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pagePaths } from '../../src/server/control/page.ts'
import { paths } from '../../src/server/control/paths.ts'
import { serverAt } from '../http/command.ts'
import { pages } from './markdown.ts'

const guide = pages().find(({ path }) => path === 'guides/http.md')

/** The lines of curl in the guide, as one script. */
const script = (guide?.blocks ?? [])
  .filter(({ language, code }) => language === 'sh' && code.includes('curl'))
  .map(({ code }) => code)
  .join('\n')

it('The lines of curl in guides/http.md run, in order', async (context) => {
  const { url } = await serverAt(context, ['--port', '0', '--clock', 'manual'])
  const folder = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  context.onTestFinished(() => rmSync(folder, { recursive: true }))

  const lines = script.replace('http://127.0.0.1:4599', url)
  const { status, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-xc', lines], {
    cwd: folder,
    encoding: 'utf8',
  })

  expect(status === 0 ? '' : stderr).toBe('')
})

// The stream has no end, and the page is for a browser.
const others = ['/_fake/stream', ...Object.keys(pagePaths)]

it.each(Object.keys(paths).filter((path) => !others.includes(path)))(
  'guides/http.md has a line of curl for %s',
  (path) => {
    const pattern = path.replaceAll(/<\w+…>/g, String.raw`\S+`).replaceAll(/<\w+>/g, '[^/\\s"?]+')

    expect(script).toMatch(new RegExp(`\\$URL${pattern}(?=[?"\\s]|$)`, 'm'))
  },
)
