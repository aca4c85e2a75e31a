import { describe, expect, it } from 'vitest'
import { imported } from './tools.ts'

const bad = 'none'

describe('The output of an import [import-output]', () => {
  it('keeps apart a file and one in a folder without a name', () => {
    const got = imported({ 'x.ndjson': bad, '/x.ndjson': bad, '//x.ndjson': `${bad}\n${bad}` })

    expect(got.names).toEqual([
      'FAILURE///x.ndjson',
      'FAILURE//x.ndjson',
      'FAILURE/x.ndjson',
      'Manifest.json',
    ])
    expect(got.lines('FAILURE///x.ndjson')).toHaveLength(2)
  })

  const files = { 'a/x.ndjson': bad, '/x.ndjson': bad }
  const from = 's3://patients/in'

  it('has the name of a folder that is given without a slash at its end [import-folder-name]', () => {
    expect(imported(files, { from }).names).toEqual([
      'FAILURE/in//x.ndjson',
      'FAILURE/in/a/x.ndjson',
      'Manifest.json',
    ])
  })

  it('has the last part alone of a name of several [import-folder-name]', () => {
    expect(imported({ 'b/c/x.ndjson': bad }, { from: 's3://patients/in/b/c' }).names).toEqual([
      'FAILURE/c/x.ndjson',
      'Manifest.json',
    ])
  })

  it('has no name of a folder with a slash, nor of any if that is assumed [import-folder-name]', () => {
    const options = { assumptions: { importFolderName: 'left-out' } } as const

    for (const plan of [{ from: `${from}/` }, { from: `${from}/`, options }, { from, options }]) {
      expect(imported(files, plan).names).toEqual([
        'FAILURE//x.ndjson',
        'FAILURE/a/x.ndjson',
        'Manifest.json',
      ])
    }
  })

  it('has the name of the input for its object and, beside that, before what its folder has', () => {
    const twins = { 'x.ndjson': bad, 'x.ndjson/x.ndjson': bad, 'x.ndjson/x.ndjson/y.ndjson': bad }
    const object = 's3://patients/in/x.ndjson'

    for (const importFolderName of ['kept', 'left-out'] as const) {
      const options = { assumptions: { importFolderName } }
      expect(imported(twins, { from: object, options }).names).toEqual([
        'FAILURE/x.ndjson',
        'FAILURE/x.ndjson/x.ndjson',
        'FAILURE/x.ndjson/x.ndjson/y.ndjson',
        'Manifest.json',
      ])
    }
    expect(imported({ 'x.ndjson/x.ndjson': bad }, { from: object }).names).toEqual([
      'FAILURE/x.ndjson/x.ndjson',
      'Manifest.json',
    ])
  })

  it('has all files of a whole bucket by their keys', () => {
    expect(imported({ 'a/x.ndjson': bad }, { from: 's3://patients' }).names).toEqual([
      'FAILURE/in/a/x.ndjson',
      'Manifest.json',
    ])
  })
})
