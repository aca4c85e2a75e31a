// What an error says that a fault rule brings, where the rule itself says nothing.
export function usualMessage(name: string): string {
  return name === 'ThrottlingException' ? 'Rate exceeded' : `${name}, by a fault rule`
}
