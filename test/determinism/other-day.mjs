// Moves the date of the whole process, the SDK's included, by the number of days in DAYS.
const days = Number(process.env['DAYS'])
const SystemDate = Date
const now = () => SystemDate.now() + days * 86_400_000

globalThis.Date = class extends SystemDate {
  constructor(...args) {
    if (args.length === 0) super(now())
    else super(...args)
  }
  static now = now
}
