import { actions, type Action } from './actions.ts'
import { regions, type Command } from './commands.ts'
import { noStore, pick, type Environment } from './world.ts'

/** What came of a command, and the world after it. */
export interface Step {
  readonly world: Environment
  /** As plain data. */
  readonly answer: unknown
  readonly refused: boolean
}

/** Does all commands, one after the other. */
export async function play(
  first: Environment,
  commands: readonly Command[],
): Promise<{ world: Environment; answers: unknown[] }> {
  const answers: unknown[] = []
  let world = first
  for (const command of commands) {
    const step = await perform(world, command)
    answers.push(step.answer)
    world = step.world
  }
  return { world, answers }
}

/** Does a command. */
export async function perform(world: Environment, command: Command): Promise<Step> {
  const act = actions[command.do] as Action
  try {
    const answer = await act(world, command)
    return { world: remember(world, command, answer), answer: plain(answer), refused: false }
  } catch (error) {
    return { world, answer: plain(shown(error)), refused: true }
  }
}

function plain(value: unknown): unknown {
  return value === undefined ? 'nothing' : JSON.parse(JSON.stringify(value))
}

function shown(error: unknown): object {
  if (!(error instanceof Error)) throw error
  const { name, message } = error
  const known = ['rule', 'statusCode', 'code', '$metadata', '$fault']
  const more = Object.entries(error).filter(([member]) => known.includes(member))
  return { name, message, ...Object.fromEntries(more) }
}

function remember(world: Environment, command: Command, answer: unknown): Environment {
  const output = { ...(answer as object) } as Record<string, string | undefined>
  const { NextToken: token, DatastoreId, DatastoreArn: arn, JobId } = output
  if (token !== undefined) return { ...world, tokens: [...world.tokens, token] }
  if (command.do === 'start' && JobId !== undefined) {
    const job = { id: JobId, store: pick(world.stores, command.store, noStore) }
    const { [command.kind]: known } = world.jobs
    return { ...world, jobs: { ...world.jobs, [command.kind]: [...known, job] } }
  }
  if (command.do !== 'create' && command.do !== 'add') return world
  if (DatastoreId === undefined || arn === undefined) return world
  const store = { id: DatastoreId, arn, region: regions[command.region] ?? 'us-east-1' }
  return { ...world, stores: [...world.stores, store] }
}
