// Fails before anything is built, where npm would refuse the package only after all else is done. It runs without tsx,
// since nothing is installed yet.
import { readFileSync } from 'node:fs'
import { findObstacles, type Manifest } from './publish/obstacles.ts'

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const { GITHUB_REF_NAME: tag = '', GITHUB_REPOSITORY: repository = '' } = process.env

for (const obstacle of findObstacles(manifest, { tag, repository })) {
  console.error(`::error file=package.json::${obstacle}`)
  process.exitCode = 1
}
