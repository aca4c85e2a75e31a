import { toSettings } from './options.ts'
import type { Settings } from '../state/settings.ts'

// The options by which a fake gets these settings; what is as usual is left out.
export function changedOptions({ durations: lifecycle, ...settings }: Settings): object {
  const { durations, ...usual } = toSettings({})
  const aws = toSettings({ quotas: 'aws' }).quotas
  const quotas = isSame(settings.quotas, aws) ? 'aws' : changed(settings.quotas, usual.quotas)
  const assumptions = changed(settings.assumptions, usual.assumptions)
  return changed(
    { ...settings, lifecycle: changed(lifecycle, durations), assumptions, quotas },
    { ...usual, lifecycle: {}, assumptions: {}, quotas: {} },
  )
}

function changed<All extends object>(all: All, usual: object): Partial<All> {
  const others = Object.entries(all).filter(
    ([name, value]) => !isSame(value, Reflect.get(usual, name)),
  )
  return Object.fromEntries(others) as Partial<All>
}

// JSON has no Infinity.
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, asText) === JSON.stringify(other, asText)
}

function asText(_name: string, value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}
