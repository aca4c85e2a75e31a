import type { tags as entries } from '../../src/model/ledger/tags.ts'
import type { Negation } from './negation.ts'

const tagging = 'src/core/tags/tags.ts'
const find = 'src/core/tags/find.ts'

/** Rules for tags, made false. */
export const tags: Record<keyof typeof entries, Negation> = {
  'tags-at-once': {
    file: 'src/core/operations/tag-resource.ts',
    from: 'scope.region.datastores.put({ ...datastore, tags })',
    to: "if (datastore.properties.DatastoreStatus !== 'CREATING') scope.region.datastores.put({ ...datastore, tags })",
  },
  'tags-of-deleted': {
    file: find,
    from: "tagsOfDeleted !== 'kept'",
    to: "tagsOfDeleted === 'kept'",
  },
  'tag-overwrites': {
    file: tagging,
    from: 'new Map([...before, ...added].map(',
    to: 'new Map([...added, ...before].map(',
  },
  'duplicate-tag-keys': {
    file: tagging,
    from: "duplicateTagKeys !== 'last-wins'",
    to: "duplicateTagKeys === 'last-wins'",
  },
  'tag-limit': {
    file: tagging,
    from: 'if (merged.size > Number(tagLimit)) {',
    to: 'if (merged.size >= Number(tagLimit)) {',
  },
  'tag-reserved': {
    file: tagging,
    from: "Key.toLowerCase().startsWith('aws:')",
    to: "Key.startsWith('aws:')",
  },
  'untag-unknown': {
    file: 'src/core/operations/untag-resource.ts',
    from: 'const tags = datastore.tags.filter(',
    to: "if (TagKeys.some((key) => datastore.tags.every(({ Key }) => Key !== key))) throw new Error('There is no such tag.')\n  const tags = datastore.tags.filter(",
  },
  'tag-order': {
    file: tagging,
    from: 'return Array.from(merged, ([Key, Value]) => ({ Key, Value }))',
    to: 'return Array.from(merged, ([Key, Value]) => ({ Key, Value })).toSorted((a, b) => a.Key.localeCompare(b.Key))',
  },
  'tag-unknown-resource': {
    file: find,
    from: '|| datastore.properties.DatastoreArn !== arn) {',
    to: ') {',
  },
}
