import { MisuseError } from '../kernel/errors.ts'
import { isOrigin } from '../service/options.ts'
import { isHostName } from './guard.ts'
import type { ServeOptions } from './serve.ts'

// The command's options that say where, to whom and how much it serves.
export const whereOptions = {
  port: { type: 'string', default: '4599' },
  host: { type: 'string', default: '127.0.0.1' },
  'datastore-origin': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'allow-origin': { type: 'string', multiple: true },
  'max-body-bytes': { type: 'string' },
  'max-object-bytes': { type: 'string' },
  'max-history': { type: 'string' },
  'max-history-bytes': { type: 'string' },
} as const

type Given = {
  readonly [Name in keyof typeof whereOptions]?: string | string[] | undefined
}

const limits = {
  'max-body-bytes': 'maxBodyBytes',
  'max-object-bytes': 'maxObjectBytes',
  'max-history': 'maxHistory',
  'max-history-bytes': 'maxHistoryBytes',
} as const

export function toServeOptions(values: Given): ServeOptions {
  const origin = values['datastore-origin']
  const given = Object.entries(limits).flatMap(([option, name]) => {
    const text = values[option as keyof typeof limits]
    return text === undefined ? [] : [[name, toLimit(option, String(text))]]
  })
  return {
    port: toPort(String(values.port)),
    host: String(values.host),
    ...(origin === undefined ? {} : { datastoreOrigin: toDatastoreOrigin(String(origin)) }),
    allowHosts: [values['allow-host'] ?? []].flat().map(toHostName),
    allowOrigins: [values['allow-origin'] ?? []].flat().map(toPageOrigin),
    ...(Object.fromEntries(given) as ServeOptions),
  }
}

function toPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new MisuseError(`--port is ${text}; give a number from 0 to 65535.`)
}

function toLimit(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const unit = option.endsWith('bytes') ? 'a whole number of bytes' : 'a whole number'
  throw new MisuseError(`--${option} is ${text}; give ${unit} in digits, 0 or more.`)
}

function toDatastoreOrigin(text: string): string {
  if (text === 'aws' || isOrigin(text)) return text
  throw new MisuseError(
    `--datastore-origin is ${text}; give aws, or scheme and host, such as http://localhost:4599.`,
  )
}

function toHostName(text: string): string {
  if (isHostName(text)) return text
  throw new MisuseError(
    `--allow-host is ${text}; give a name without scheme or port, such as fake.`,
  )
}

function toPageOrigin(text: string): string {
  if (isOrigin(text)) return text
  throw new MisuseError(
    `--allow-origin is ${text}; give scheme and host, such as http://localhost:3000.`,
  )
}
