import { bundleRows } from './bundle-rows.ts'
import { clientRows } from './client-rows.ts'
import { dataRows } from './data-rows.ts'
import { faultRows } from './fault-rows.ts'
import { fhirRows } from './fhir-rows.ts'
import { jobRows } from './job-rows.ts'
import { loadRows } from './load-rows.ts'
import { objectRows } from './object-rows.ts'
import { pageRows } from './page-rows.ts'
import type { Row } from './row.ts'
import { scaleRows } from './scale-rows.ts'
import { searchRows } from './search-rows.ts'
import { stateRows } from './state-rows.ts'
import { transferRows } from './transfer-rows.ts'
import { validationRows } from './validation-rows.ts'
import { wireRows } from './wire-rows.ts'

const all = [
  ...clientRows,
  ...scaleRows,
  ...jobRows,
  ...objectRows,
  ...faultRows,
  ...stateRows,
  ...loadRows,
  ...wireRows,
  ...transferRows,
  ...dataRows,
  ...validationRows,
  ...fhirRows,
  ...searchRows,
  ...bundleRows,
  ...pageRows,
]

// Those rows alone whose names have what is asked for, or all.
const [wanted = ''] = process.argv.slice(2)
let broken = false
for (const row of all.filter(({ name }) => name.includes(wanted))) {
  const measured = await row.measure()
  const kept = measured <= row.limit
  broken ||= !kept
  console.log(lineOf(row, measured, kept))
}
if (broken) process.exitCode = 1

function lineOf({ name, limit, unit }: Row, measured: number, kept: boolean): string {
  const shown = unit === undefined ? `${measured.toFixed(2)} x` : `${Math.round(measured)} ${unit}`
  const allowed = unit === undefined ? `${limit} x` : `${limit} ${unit}`
  return `${kept ? 'pass' : 'FAIL'}  ${name.padEnd(72)} ${shown.padStart(11)}  limit ${allowed}`
}
