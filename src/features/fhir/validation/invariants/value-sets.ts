import { has, type Invariant } from './invariant.ts'

export const valueSetInvariants: readonly Invariant[] = [
  {
    id: 'vsd-1',
    of: 'ValueSet.compose.include',
    text: 'there is a valueSet or a system',
    holds: (include) => has(include, 'valueSet') || has(include, 'system'),
  },
  {
    id: 'vsd-2',
    of: 'ValueSet.compose.include',
    text: 'concepts and filters have a system',
    holds: (include) =>
      !(has(include, 'concept') || has(include, 'filter')) || has(include, 'system'),
  },
  {
    id: 'vsd-3',
    of: 'ValueSet.compose.include',
    text: 'there is no filter beside a concept',
    holds: (include) => !has(include, 'concept') || !has(include, 'filter'),
  },
  {
    id: 'vsd-6',
    of: 'ValueSet.expansion.contains',
    text: 'there is a code or a display',
    holds: (contains) => has(contains, 'code') || has(contains, 'display'),
  },
  {
    id: 'vsd-9',
    of: 'ValueSet.expansion.contains',
    text: 'there is a code unless it is abstract',
    holds: (contains) => has(contains, 'code') || contains['abstract'] === true,
  },
  {
    id: 'vsd-10',
    of: 'ValueSet.expansion.contains',
    text: 'a code has a system',
    holds: (contains) => !has(contains, 'code') || has(contains, 'system'),
  },
]
