import { rows } from './rows.ts'
const want = (process.argv[2] ?? '0,1').split(',').map(Number)
for (const i of want) {
  const r = rows[i]
  if (r) console.log(r.name, (await r.measure()).toFixed(4), r.limit)
}
