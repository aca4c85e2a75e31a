import { createFakeHealthLake, MisuseError, type FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('quotas are refused', () => {
  it.each([
    ['AWS', "quotas is 'AWS'; give 'none', 'aws' or a table."],
    [7, 'quotas is 7'],
    [null, "quotas is null; give 'none', 'aws' or a table."],
    [{ rates: null }, 'quotas.rates: null is not an object with'],
    [{ datastore: 1 }, 'quotas: there is no member datastore. Did you mean datastores?'],
    [{ rates: { CreateDatastore: 1 } }, 'quotas.rates: there is no member CreateDatastore.'],
    [{ rates: { createFHIRDatastore: 1 } }, 'Did you mean CreateFHIRDatastore?'],
    [{ datastores: 0 }, 'quotas: datastores is 0; give a number above 0.'],
    [{ datastores: -1 }, 'quotas: datastores is -1'],
    [{ datastores: Number.NaN }, 'quotas: datastores is NaN'],
    [{ datastores: '3' }, "quotas: datastores is '3'"],
    [{ queuedImportJobs: 0 }, 'quotas: queuedImportJobs is 0'],
    [{ queuedExportJobs: Number.NaN }, 'quotas: queuedExportJobs is NaN'],
    [{ importFiles: -5 }, 'quotas: importFiles is -5'],
    [{ rates: { TagResource: 0 } }, 'quotas: TagResource is 0; give a number above 0.'],
    [{ rates: { TagResource: Number.NaN } }, 'quotas: TagResource is NaN'],
    [{ rates: { TagResource: '10' } }, "quotas: TagResource is '10'"],
    [{ rates: 10 }, 'quotas.rates'],
  ])('%j', (quotas, said) => {
    const make = () => createFakeHealthLake({ quotas } as FakeHealthLakeOptions)

    expect(make).toThrow(MisuseError)
    expect(make).toThrow(said)
  })
})
