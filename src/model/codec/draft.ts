// A structure while its members are copied one by one.
export type Draft<Structure> = {
  -readonly [Member in MemberOf<Structure>]?: ValueOf<Structure, Member>
}

// Distributes over unions, whose members keyof alone would drop.
type MemberOf<Structure> = Structure extends unknown ? keyof Structure : never

type ValueOf<Structure, Member> = Structure extends unknown
  ? Member extends keyof Structure
    ? Structure[Member]
    : never
  : never
