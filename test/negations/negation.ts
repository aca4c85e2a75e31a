/** How a rule of the ledger is made false, where the code keeps it. */
export interface Negation {
  /** The file, from the root of the repository. */
  readonly file: string
  /** What stands there exactly once. */
  readonly from: string
  /** What makes the rule false in its place. */
  readonly to: string
}
