import type { Plain } from '../../model/healthlake/infer.ts'
import { serviceError, type Scope } from '../context/context.ts'
import type { DatastoreProperties, Statuses } from '../../state/datastores.ts'
import { disabled, enabled, paused } from './defaults.ts'

type AnalyticsStatus = Plain<'AnalyticsStatus'>
type NlpStatus = Plain<'NlpStatus'>

const settled = {
  ENABLING: enabled,
  ENABLED: enabled,
  DISABLING: disabled,
  DISABLED: disabled,
  PAUSING: paused,
  PAUSED: paused,
} as const

const underWay = { ENABLED: 'ENABLING', DISABLED: 'DISABLING', PAUSED: 'PAUSING' } as const

export interface Asked {
  readonly analytics: keyof typeof underWay | undefined
  readonly nlp: Exclude<keyof typeof underWay, 'PAUSED'> | undefined
}

interface Configurations {
  readonly AnalyticsConfiguration?: { Status?: AnalyticsStatus | undefined } | undefined
  readonly NlpConfiguration?: { Status?: NlpStatus | undefined } | undefined
}

// [transitional-status-given]
export function readRequestedStatus(scope: Scope, input: Configurations): Asked {
  const analytics = input.AnalyticsConfiguration?.Status
  const nlp = input.NlpConfiguration?.Status
  const strict = scope.settings.assumptions.transitionalStatusGiven !== 'settled'
  for (const status of strict ? [analytics, nlp] : []) {
    if (status !== undefined && settled[status].Status !== status) {
      throw serviceError(
        scope,
        'transitional-status-given',
        'ValidationException',
        `The status ${status} is set by the service; ask for ${settled[status].Status}.`,
      )
    }
  }
  return {
    analytics: analytics === undefined ? undefined : settled[analytics].Status,
    nlp: nlp === undefined ? undefined : settled[nlp].Status,
  }
}

// [update-takes-time] [update-to-the-same]
export function startChange(
  properties: DatastoreProperties,
  { analytics, nlp }: Asked,
): Partial<Statuses> | undefined {
  const changesAnalytics =
    analytics !== undefined && analytics !== properties.AnalyticsConfiguration.Status
  const changesNlp = nlp !== undefined && nlp !== properties.NlpConfiguration.Status
  if (!changesAnalytics && !changesNlp) return undefined
  return {
    ...(changesAnalytics ? { AnalyticsConfiguration: { Status: underWay[analytics] } } : {}),
    ...(changesNlp ? { NlpConfiguration: { Status: underWay[nlp] } } : {}),
  }
}

export function settleStatuses(properties: DatastoreProperties): DatastoreProperties {
  const { AnalyticsConfiguration: analytics, NlpConfiguration: nlp } = properties
  return {
    ...properties,
    NlpConfiguration: settled[nlp.Status],
    AnalyticsConfiguration: settled[analytics.Status],
  }
}
