import { assertToldEvent, createFakeHealthLake, matchers, MisuseError } from 'fake-healthlake'
import { beforeAll, describe, expect, it } from 'vitest'
import { create, lost } from '../events/tools.ts'
import { fakeWithStore, imports } from '../jobs/tools.ts'
import { messageOf } from './tools.ts'

beforeAll(() => expect.extend(matchers))

describe('toHaveToldEvent', () => {
  it('holds for an event that was told, whatever became of it', () => {
    const fake = createFakeHealthLake()
    fake.faults.add(lost('Data Store Creating'))
    create(fake)

    expect(fake).toHaveToldEvent('Data Store Creating')
    expect(fake).not.toHaveToldEvent('Data Store Active')
    fake.clock.advance({ minutes: 15 })
    expect(fake).toHaveToldEvent('Data Store Active')
  })

  it('looks at the members that are wanted only, and counts', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = imports.start(fake, store)
    imports.start(fake, store)
    const type = 'Import Job Submitted'

    expect(fake).toHaveToldEvent(type, { jobId: JobId, datastoreId: store }, { times: 1 })
    expect(fake).toHaveToldEvent(type, {}, { times: 2 })
    expect(fake).toHaveToldEvent(type, { inputDataConfig: { s3Uri: 's3://patients/in/' } })
    const some: unknown = expect.stringMatching(/^s3:/)
    expect(fake).toHaveToldEvent(type, { inputDataConfig: { s3Uri: some as string } })
    expect(fake).toHaveToldEvent(type, expect.objectContaining({ jobId: JobId }) as object)
    const anyId: unknown = expect.stringMatching(/^[0-9a-f]{32}$/)
    expect(fake).toHaveToldEvent(type, { jobId: anyId as string }, { times: 2 })
    expect(fake).not.toHaveToldEvent(type, { jobId: 'x' })
    expect(fake).not.toHaveToldEvent(type, {}, { times: 1 })
  })
})

describe('assertToldEvent says', () => {
  it('that nothing was told, or what was instead', () => {
    const fake = createFakeHealthLake()
    const failing = () => assertToldEvent(fake, 'Import Job Completed')
    fake.execute('ListFHIRDatastores', {})
    expect(messageOf(failing)).toMatch(
      /^The fake has not sent Import Job Completed[.] It has sent nothing[.]\n\nnow 2025/,
    )
    create(fake)

    expect(messageOf(failing)).toContain('. It has sent Data Store Creating.\n')
    expect(() => assertToldEvent(fake, 'Data Store Creating')).not.toThrow()
  })

  it('how those of that type differ, the last five of many', () => {
    const fake = createFakeHealthLake()
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) create(fake, name)
    const failing = () => assertToldEvent(fake, 'Data Store Creating', { datastoreName: 'g' })

    expect(messageOf(failing)).toContain(
      [
        'The fake has not sent Data Store Creating with {"datastoreName":"g"}. It has sent that 6 times, the last 5 of which were:',
        '  2025-01-01T00:00:00Z: datastoreName is "b", not "g"',
      ].join('\n'),
    )
  })

  it('how often it was, where that was to be another number', () => {
    const fake = createFakeHealthLake()
    create(fake, 'a')

    expect(
      messageOf(() => assertToldEvent(fake, 'Data Store Creating', {}, { times: 2 })),
    ).toContain(
      'The fake has sent Data Store Creating with {}, once, not 2 times. It has sent that once:\n  2025-01-01T00:00:00Z\n',
    )
    expect(messageOf(() => expect(fake).not.toHaveToldEvent('Data Store Creating'))).toMatch(
      /^The fake has sent Data Store Creating, once[.]\n\n/,
    )
  })
})

describe('assertToldEvent is a misuse', () => {
  it.each([
    ['of what is no fake', () => assertToldEvent({} as never, 'Data Store Active')],
    [
      'with an event that there is not',
      () => assertToldEvent(createFakeHealthLake(), 'Data Store Ready' as never),
    ],
    [
      'with a member that it has not',
      () => assertToldEvent(createFakeHealthLake(), 'Data Store Active', { jobId: 'x' } as never),
    ],
    [
      'with a number that is none',
      () => assertToldEvent(createFakeHealthLake(), 'Data Store Active', {}, { times: -1 }),
    ],
  ])('%s', (_what, assertion) => {
    expect(assertion).toThrow(MisuseError)
  })
})
