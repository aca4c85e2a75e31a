import type { Plain } from '../../model/healthlake/infer.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import { serviceError, type Service } from '../../service/service.ts'

type Tag = Plain<'Tag'>

// [tag-overwrites] [tag-order]
export function mergeTags(
  service: Service,
  before: readonly Tag[],
  added: readonly Tag[],
): readonly Tag[] {
  const { duplicateTagKeys, tagLimit } = service.settings.assumptions
  const reserved = added.find(({ Key }) => Key.toLowerCase().startsWith('aws:'))
  if (reserved !== undefined) {
    throw refuse('tag-reserved', `The tag key ${reserved.Key} begins with aws:, which is reserved.`)
  }
  const keys = new Set(added.map(({ Key }) => Key))
  if (keys.size < added.length && duplicateTagKeys !== 'last-wins') {
    throw refuse('duplicate-tag-keys', 'A tag key stands more than once in the request.')
  }
  const merged = new Map([...before, ...added].map(({ Key, Value }) => [Key, Value]))
  if (merged.size > Number(tagLimit)) {
    throw refuse('tag-limit', `A resource can have at most ${tagLimit} tags.`)
  }
  return Array.from(merged, ([Key, Value]) => ({ Key, Value }))

  function refuse(rule: RuleId, message: string) {
    return serviceError(service, rule, 'ValidationException', message)
  }
}
