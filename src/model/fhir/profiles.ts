// The implementation guides whose profiles HealthLake knows, by what the canonicals of these begin with, and the versions
// that it has; none are told where profiles have versions of their own [unknown-profile].
const guides: readonly (readonly [start: string, ...versions: string[]])[] = [
  ['http://hl7.org/fhir/StructureDefinition/', '4.0', '4.0.1'],
  ['http://hl7.org/fhir/us/core/', '3.1.1', '4.0.0', '5.0.1', '6.1.0', '7.0.0'],
  ['http://hl7.org/fhir/us/carin-bb/', '1.0.0', '1.1.0', '2.0.0', '2.1.0'],
  ['http://hl7.org/fhir/us/davinci-pdex/', '1.0.0', '2.0.0', '2.1.0'],
  ['http://hl7.org/fhir/us/davinci-hrex/', '0.2.0'],
  ['http://hl7.org/fhir/us/davinci-pdex-plan-net/', '1.0.0', '1.1.0'],
  ['http://hl7.org/fhir/us/davinci-drug-formulary/', '1.0.1', '1.1.0', '2.0.1', '2.1.0'],
  ['http://hl7.org/fhir/us/davinci-cdex/', '2.1.0'],
  ['http://hl7.org/fhir/us/davinci-pas/', '2.1.0'],
  ['http://hl7.org/fhir/us/cqfmeasures/', '5.0.0'],
  ['http://hl7.org/fhir/uv/ips/', '2.0.0-ballot'],
  ['http://hl7.org/fhir/uv/genomics-reporting/', '3.0.0'],
  ['http://hl7.org.au/fhir/core/', '1.0.0'],
  ['https://ncqa.org/fhir/', '0.3.1'],
  ['https://nrces.in/ndhm/fhir/r4/', '2.0', '2.0.0'],
  ['https://fhir.hl7.org.uk/'],
  ['http://fhir.infoway-inforoute.ca/'],
  ['http://ehealthontario.ca/fhir/'],
]

export function isKnownProfile(canonical: string): boolean {
  const bar = canonical.indexOf('|')
  const url = bar === -1 ? canonical : canonical.slice(0, bar)
  return guides.some(([start, ...versions]) => {
    if (!url.startsWith(start)) return false
    return bar === -1 || versions.length === 0 || versions.includes(canonical.slice(bar + 1))
  })
}
