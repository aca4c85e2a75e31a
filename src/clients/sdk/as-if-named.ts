// The SDK reads a variable at once, turns to files and sockets only for what none sets, and keeps what it found. So what is
// asked while a variable is set is not looked for outside; what code brings keeps nothing of this.
export function asIfNamed<T>(variables: Readonly<Record<string, string>>, ask: () => T): T {
  const unset = Object.keys(variables).filter((name) => process.env[name] === undefined)
  for (const name of unset) process.env[name] = variables[name]
  try {
    return ask()
  } finally {
    for (const name of unset) Reflect.deleteProperty(process.env, name)
  }
}
