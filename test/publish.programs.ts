import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findObstacles } from '../scripts/publish/obstacles.ts'

const origin = { tag: 'v1.2.3', repository: 'owner/fake-healthlake' }
const version = '1.2.3'

describe('A publication', () => {
  it.each([
    { type: 'git', url: 'git+https://github.com/owner/fake-healthlake.git' },
    { url: 'git@github.com:Owner/fake-healthlake.git' },
    'github:owner/fake-healthlake',
    'owner/fake-healthlake',
  ])('has no obstacle where package.json names the repository %j', (repository) => {
    expect(findObstacles({ version, repository }, origin)).toEqual([])
  })

  it.each([undefined, {}])('is refused where the repository is %j', (repository) => {
    expect(findObstacles({ version, ...(repository && { repository }) }, origin)).toEqual([
      'package.json names no repository, and npm publishes with provenance only where it is the one that was built; add "repository": { "type": "git", "url": "git+https://github.com/owner/fake-healthlake.git" }.',
    ])
  })

  it.each(['https://github.com/other/fake-healthlake', 'gitlab:owner/fake-healthlake'])(
    'is refused from another repository than %s',
    (repository) => {
      expect(findObstacles({ version, repository }, origin)).toEqual([
        expect.stringContaining(
          `package.json names the repository ${repository}, and this is owner/`,
        ),
      ])
    },
  )

  it('is refused by a tag of another version', () => {
    const manifest = { version: '1.2.4', repository: 'owner/fake-healthlake' }

    expect(findObstacles(manifest, origin)).toEqual([
      'The tag is v1.2.3, and package.json has the version 1.2.4; tag v1.2.4, or change the version.',
    ])
  })

  it('is asked about by the workflow before it installs anything', () => {
    const workflow = readFileSync('.github/workflows/publish.yml', 'utf8')
    const commands = Array.from(workflow.matchAll(/- run: (.+)/g), ([, command]) => command)

    expect(commands).toEqual([
      'node scripts/publishable.ts',
      '.ci/run',
      'npm publish --provenance --access public',
    ])
  })

  it('fails with a line of GitHub for each obstacle', () => {
    const env = { ...process.env, GITHUB_REF_NAME: 'v0', GITHUB_REPOSITORY: 'nobody/nothing' }
    const args = ['--no-warnings', '--import', 'tsx', 'scripts/publishable.ts']

    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })

    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^::error file=package\.json::The tag is v0, and /),
      expect.stringMatching(/^::error file=package\.json::package\.json names /),
    ])
  })
})
