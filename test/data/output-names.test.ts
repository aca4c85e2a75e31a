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

  it('is named the same whether the input ends with a slash or not', () => {
    for (const from of ['s3://patients/in', 's3://patients/in/']) {
      expect(imported({ 'a/x.ndjson': bad, '/x.ndjson': bad }, { from }).names).toEqual([
        'FAILURE//x.ndjson',
        'FAILURE/a/x.ndjson',
        'Manifest.json',
      ])
    }
  })

  it('has the name of the input for its object and, beside that, before what its folder has', () => {
    const files = { 'x.ndjson': bad, 'x.ndjson/x.ndjson': bad, 'x.ndjson/x.ndjson/y.ndjson': bad }
    const from = 's3://patients/in/x.ndjson'

    expect(imported(files, { from }).names).toEqual([
      'FAILURE/x.ndjson',
      'FAILURE/x.ndjson/x.ndjson',
      'FAILURE/x.ndjson/x.ndjson/y.ndjson',
      'Manifest.json',
    ])
    expect(imported({ 'x.ndjson/x.ndjson': bad }, { from }).names).toEqual([
      'FAILURE/x.ndjson',
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
