export type Certainty = 'model' | 'documented' | 'observed' | 'assumed'

export interface LedgerEntry {
  // What the fake does, in a sentence.
  readonly rule: string
  // How sure it is: from AWS's model, AWS's documentation, an observation of the service, or our assumption.
  readonly certainty: Certainty
  // Where it comes from; for an assumption, why this and not something else.
  readonly source: string
  // The member of `assumptions` that chooses otherwise, where there is a plausible alternative.
  readonly switch?: string
  // The values of the switch; the first is the default and is what `rule` says.
  readonly alternatives?: readonly string[]
}

// Rules by their ids. Their texts are no part of the types, which would be as long as all of them.
export function defineRules<Id extends string>(
  rules: Readonly<Record<Id, LedgerEntry>>,
): Readonly<Record<Id, LedgerEntry>> {
  return rules
}
