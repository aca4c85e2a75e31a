/** What `--help` prints. */
export const help = `fake-healthlake: a fake of AWS HealthLake on a TCP port, in memory

Usage: fake-healthlake [options]

  --port N             the port; 0 takes a free one (default 4599)
  --host ADDRESS       the address to listen at (default 127.0.0.1)
  --region NAME        the region of requests that name none (default us-east-1)
  --account ID         the AWS account, 12 digits (default 123456789012)
  --seed N             where all chance comes from (default 1)
  --clock KIND         manual, system or polling (default system)
  --lifecycle LIST     how long things take: createDatastore=5s,importJob=1m,
                       exportJob=never; units are ms, s, m, h and d
  --instant            nothing takes time
  --quotas none|aws    which limits the service has (default none)
  --faults FILE        fault rules as JSON, one or a list
  --snapshot FILE      the state to begin with, as JSON
  -q, --quiet          no line for each request
  -h, --help           this text

Point a client at it with any credentials:

  aws healthlake list-fhir-datastores --endpoint-url http://127.0.0.1:4599

Steering it: GET /_fake/health, /_fake/history, /_fake/timeline, /_fake/clock,
/_fake/faults, /_fake/snapshot; POST /_fake/clock, /_fake/settle, /_fake/faults,
/_fake/reset; PUT /_fake/snapshot; DELETE /_fake/history, /_fake/faults.
`
