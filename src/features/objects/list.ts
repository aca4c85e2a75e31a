import { bisect } from '../../kernel/bisect.ts'
import { compareUtf8 } from '../../kernel/utf8.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import type { ObjectBuckets } from '../../state/buckets.ts'
import { endOfPrefix, findKeys, type KeyRange } from './objects.ts'

export interface ListQuery {
  // The bucket, and what keys shall begin with.
  readonly place: ObjectPlace
  readonly delimiter: string | undefined
  // What comes in order up to that is left out.
  readonly after: string
  readonly most: number
}

export interface ListPage {
  readonly items: readonly ListItem[]
  readonly isTruncated: boolean
}

export interface ListItem {
  // The key; of a folder, what its keys have in common.
  readonly name: string
  readonly isFolder: boolean
}

export function listPage(buckets: ObjectBuckets, query: ListQuery): ListPage {
  const { most } = query
  const found = take(itemsAfter(findKeys(buckets, query.place), query), most + 1)
  return { items: found.slice(0, most), isTruncated: most > 0 && found.length > most }
}

// A folder is one item, however many keys it has.
function* itemsAfter({ keys, start, end }: KeyRange, query: ListQuery): Iterable<ListItem> {
  const { after } = query
  const behind = bisect(keys, (key) => compareUtf8(key, after) <= 0)
  let index = Math.max(start, behind)
  while (index < end) {
    const item = toItem(keys[index] as string, query)
    index = item.isFolder ? endOfPrefix(keys, item.name) : index + 1
    // The folder that a page ends with has keys behind its name.
    if (compareUtf8(item.name, after) > 0) yield item
  }
}

function take<T>(items: Iterable<T>, most: number): T[] {
  const taken: T[] = []
  for (const item of items) {
    taken.push(item)
    if (taken.length === most) break
  }
  return taken
}

function toItem(key: string, { place, delimiter }: ListQuery): ListItem {
  if (delimiter === undefined || delimiter === '') return { name: key, isFolder: false }
  const at = key.indexOf(delimiter, place.key.length)
  return at < 0
    ? { name: key, isFolder: false }
    : { name: key.slice(0, at + delimiter.length), isFolder: true }
}
