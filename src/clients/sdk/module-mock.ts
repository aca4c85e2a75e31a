// Whether it is what `vi.mock` or `jest.mock` puts in the place of the SDK's class, or was made by that. A class that is
// only spied on is none: it still descends from the SDK's class of clients.
export function isModuleMock(target: unknown): boolean {
  if (typeof target === 'function') return isMock(target) && !descendsFromClient(target)
  const { constructor: Class, config } = Object(target) as { constructor: unknown; config?: object }
  return config === undefined && isMock(Class)
}

// Whether such a class made it. One that is only spied on makes commands with their input.
export function isMockedCommand(command: unknown): boolean {
  const { constructor: Class, input } = Object(command) as { constructor: unknown; input?: object }
  return input === undefined && isMock(Class)
}

function isMock(value: unknown): boolean {
  return typeof value === 'function' && Reflect.get(value, '_isMockFunction') === true
}

function descendsFromClient({ prototype }: { readonly prototype?: object | null }): boolean {
  const above: object | null = prototype ? Object.getPrototypeOf(prototype) : null
  return above !== null && 'send' in above
}
