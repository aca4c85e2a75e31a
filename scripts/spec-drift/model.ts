import { isBotocoreModel } from './botocore.ts'
import { fromBotocore } from './from-botocore.ts'
import { fromSmithy } from './from-smithy.ts'
import { parseJson } from './json.ts'
import type { Service } from './service.ts'
import { isSmithyModel } from './smithy.ts'

/**
 * Reads a service model in botocore's form or in Smithy's; which one it is, its content tells.
 *
 * @param text The model's JSON
 * @returns The service it describes, or undefined when the text is no such model
 */
export function parseModel(text: string): Service | undefined {
  const model = parseJson(text)
  if (isBotocoreModel(model)) return fromBotocore(model)
  return isSmithyModel(model) ? fromSmithy(model) : undefined
}
