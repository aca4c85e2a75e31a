export const version = '0.1.0'

export const help = `fake-healthlake: a fake of AWS HealthLake on a TCP port, in memory

Usage: fake-healthlake [options]

  --port N             the port; 0 takes a free one (default 4599)
  --host ADDRESS       the address to listen at (default 127.0.0.1)
  --region NAME        the region of requests that name none (default us-east-1)
  --account ID         the AWS account, 12 digits (default 123456789012)
  --seed N             the seed of all random choices (default 1)
  --clock KIND         manual, system or polling (default system)
  --start INSTANT      where a manual or polling clock starts, or now
                       (default 2025-01-01T00:00:00Z on manual, now on polling)
  --lifecycle LIST     how long things take: createDatastore=5s,importJob=1m,
                       exportJob=never; units are ms, s, m, h and d
  --instant            nothing takes time, except what --lifecycle names
  --quotas none|aws    which limits the service has (default none)
  --unknown-members reject|ignore
                       whether verify() tells of input members that the
                       service's model does not have (default reject)
  --faults FILE        fault rules as JSON, one or a list
  --snapshot FILE      the state to begin with, as JSON
  --data DIR           files to put into the in-memory S3, DIR/BUCKET/KEY
  --datastore-origin ORIGIN
                       the origin of DatastoreEndpoint in responses, or aws
                       (default that of this server)
  --allow-host NAME    a host name beside those of this machine; control paths
                       are refused under any other. May be repeated
  --allow-origin URL   an origin whose web pages may send requests to the
                       service (default none). May be repeated
  --max-body-bytes N   the largest body of a request, but for FHIR endpoints,
                       which take 5000000 (default 1048576)
  --max-object-bytes N the largest object, or part, that S3 takes (default
                       268435456)
  --max-history N      how many calls the history keeps (default 10000)
  --max-history-bytes N
                       how many bytes it keeps, roughly (default 134217728)
  -q, --quiet          prints no line for each request
  --version            prints the version
  -h, --help           prints this text

Point a client at it with any credentials:

  aws healthlake list-fhir-datastores --endpoint-url http://127.0.0.1:4599

The FHIR endpoint of a data store is at /datastore/ID/r4/ of the same address,
S3 at /BUCKET/KEY, or /KEY of BUCKET.localhost.

Control paths; guides/http.md has a curl command for each but the page:

  GET /_fake/                  a page, for a browser
  GET /_fake/health            whether it is ready
  GET /_fake/state             an overview
  GET /_fake/stream            what happens, as server-sent events
  GET /_fake/history           the calls so far; DELETE forgets them
  GET /_fake/events            the events sent to EventBridge
  GET /_fake/timeline          what happened and what is due, as text
  GET /_fake/verify            what verify() reports; POST fails if it does
  POST /_fake/assertReceived   fails if a request did not come
  POST /_fake/assertToldEvent  fails if an event was not sent
  POST /_fake/assertDatastore  fails if a data store is not there
  GET /_fake/clock             the time
  POST /_fake/clock            moves the clock:
    {"advance": {"minutes": 20}}
    {"set": "2040-01-01T00:00:00Z"}
  GET /_fake/nextTransition    the next transition
  POST /_fake/step             moves the clock to it
  POST /_fake/settle           moves the clock until nothing is in progress
  GET /_fake/datastores        the data stores; POST adds one
  GET /_fake/jobs              the jobs, and importJobs and exportJobs/ID
  GET /_fake/resources/ID      the resources of a store; POST adds some
  GET /_fake/objects           the in-memory S3; GET, PUT and DELETE BUCKET/KEY
  GET /_fake/faults            the pending fault rules; DELETE removes them
  POST /_fake/faults           adds a rule, or a list of rules:
    {"operation": "CreateFHIRDatastore", "outcome": "ThrottlingException"}
    {"times": 2, "outcome": {"kind": "connection", "code": "ECONNRESET"}}
  GET /_fake/faults/N          one rule; DELETE removes it
  GET /_fake/snapshot          the whole state
  PUT /_fake/snapshot          restores what GET returned
  POST /_fake/reset            starts again, with --faults, --data, --snapshot
  GET /_fake/schema            what these paths take, as JSON Schema
`
