import { describe, expect, it } from 'vitest'
import { node } from './tools.ts'

const versions = ['5.4', '5.9', '6.0', '7.0']
const resolutions = ['node16', 'bundler']
const cases = versions.flatMap((version) => resolutions.map((resolution) => [version, resolution]))

describe.concurrent('The types of the packed package, libraries checked too', () => {
  it.for(cases)('hold in TypeScript %s with moduleResolution %s', async ([version, resolution]) => {
    const compiler = `../node_modules/typescript-${version}/bin/tsc`

    const ended = await node('types', compiler, '-p', `tsconfig.${resolution}.json`)

    expect(ended).toEqual({ code: 0, output: '' })
  })
})
