// Where a value is, from the resource on; written out only for an issue.
export interface Place {
  readonly parent: Place | undefined
  readonly name: string
  // In a list, from 0.
  readonly index: number | undefined
}

export function rootPlace(name: string): Place {
  return { parent: undefined, name, index: undefined }
}

export function placeIn(parent: Place, name: string, index?: number): Place {
  return { parent, name, index }
}

// As a FHIRPath: Patient.name[0].given[1].
export function pathOf({ parent, name, index }: Place): string {
  const own = index === undefined ? name : `${name}[${index}]`
  return parent === undefined ? own : `${pathOf(parent)}.${own}`
}

// As an XPath without indices: /Patient/name/given.
export function locationOf({ parent, name }: Place): string {
  return `${parent === undefined ? '' : locationOf(parent)}/${name}`
}
