import { dataRows } from './data-rows.ts'
import { faultRows } from './fault-rows.ts'
import { fhirRows } from './fhir-rows.ts'
import { loadRows } from './load-rows.ts'
import { rows, type Row } from './rows.ts'
import { stateRows } from './state-rows.ts'
import { validationRows } from './validation-rows.ts'
import { wireRows } from './wire-rows.ts'

let broken = false
const all = [
  ...rows,
  ...stateRows,
  ...loadRows,
  ...wireRows,
  ...faultRows,
  ...dataRows,
  ...validationRows,
  ...fhirRows,
]
for (const row of all) {
  const measured = await row.measure()
  const kept = measured <= row.limit
  broken ||= !kept
  console.log(lineOf(row, measured, kept))
}
if (broken) process.exitCode = 1

function lineOf({ name, limit, unit }: Row, measured: number, kept: boolean): string {
  const shown = unit === undefined ? `${measured.toFixed(2)} x` : `${Math.round(measured)} ${unit}`
  const allowed = unit === undefined ? `${limit} x` : `${limit} ${unit}`
  return `${kept ? 'pass' : 'FAIL'}  ${name.padEnd(66)} ${shown.padStart(11)}  limit ${allowed}`
}
