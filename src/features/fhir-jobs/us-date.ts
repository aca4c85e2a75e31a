import { instantText } from '../../kernel/instant.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

const INSTANT = /^(.+)-(\d\d)-(\d\d)T(\d\d)(:\d\d:\d\d)/

// As the service writes the times of exports: Aug 26, 2023 1:46:56 PM, in UTC [export-status].
export function usDate(at: number): string {
  const [, year, month, day, hour, rest] = INSTANT.exec(instantText(at)) as RegExpExecArray
  const half = Number(hour) < 12 ? 'AM' : 'PM'
  return `${months[Number(month) - 1]} ${Number(day)}, ${year} ${Number(hour) % 12 || 12}${rest} ${half}`
}
