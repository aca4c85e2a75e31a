export const version = '0.1.0'

export const help = `fake-healthlake: a fake of AWS HealthLake on a TCP port, in memory

Usage: fake-healthlake [options]

  --port N             the port; 0 takes a free one (default 4599)
  --host ADDRESS       the address to listen at (default 127.0.0.1)
  --region NAME        the region of requests that name none (default us-east-1)
  --account ID         the AWS account, 12 digits (default 123456789012)
  --seed N             where all chance comes from (default 1)
  --clock KIND         manual, system or polling (default system)
  --start INSTANT      where a manual or polling clock starts, or now
                       (default 2025-01-01T00:00:00Z on manual, now on polling)
  --lifecycle LIST     how long things take: createDatastore=5s,importJob=1m,
                       exportJob=never; units are ms, s, m, h and d
  --instant            nothing takes time, but for what --lifecycle names
  --quotas none|aws    which limits the service has (default none)
  --faults FILE        fault rules as JSON, one or a list
  --snapshot FILE      the state to begin with, as JSON
  --data DIR           files to put into the in-memory S3, DIR/BUCKET/KEY
  --datastore-origin ORIGIN
                       what DatastoreEndpoint begins with in answers, or aws
                       (default this server, so that programs stay here)
  --allow-host NAME    a name by which it is reached, beside localhost; paths
                       that steer it are closed to others. May come twice
  --allow-origin URL   the origin of pages in a browser that may ask the service
                       (default none). May come twice
  --max-body-bytes N   the largest body of a request (default 1048576)
  --max-object-bytes N the largest object, or part, that S3 takes (default
                       268435456)
  --max-history N      how many calls the history keeps (default 10000)
  --max-history-bytes N
                       how many bytes it keeps, roughly (default 134217728)
  -q, --quiet          no line for each request
  --version            which version this is
  -h, --help           this text

Point a client at it with any credentials:

  aws healthlake list-fhir-datastores --endpoint-url http://127.0.0.1:4599

The FHIR endpoint of a data store is at /datastore/ID/r4/ of the same address,
S3 at /BUCKET/KEY, or /KEY of BUCKET.localhost.

Paths that steer it; guides/http.md has a line of curl for each but the page:

  GET /_fake/                  a page, for a browser
  GET /_fake/health            that it is there
  GET /_fake/state             all of it at a glance
  GET /_fake/stream            what happens, as server-sent events
  GET /_fake/history           the calls so far; DELETE forgets them
  GET /_fake/events            what HealthLake has told EventBridge
  GET /_fake/timeline          what happened and what is due, in lines
  GET /_fake/verify            what went wrong unseen; POST fails if so
  POST /_fake/assertReceived   fails if a request did not come
  POST /_fake/assertToldEvent  fails if an event was not told
  POST /_fake/assertDatastore  fails if a data store is not there
  GET /_fake/clock             its time
  POST /_fake/clock            moves it on:
    {"advance": {"minutes": 20}}
    {"set": "2040-01-01T00:00:00Z"}
  GET /_fake/nextTransition    what comes next
  POST /_fake/step             moves it on to that
  POST /_fake/settle           moves it on until nothing is in progress
  GET /_fake/datastores        the data stores; POST adds one
  GET /_fake/jobs              the jobs, and importJobs and exportJobs/ID
  GET /_fake/resources/ID      the resources of a store; POST adds some
  GET /_fake/objects           the in-memory S3; GET, PUT and DELETE BUCKET/KEY
  GET /_fake/faults            the rules that may still strike; DELETE clears
  POST /_fake/faults           adds a rule, or a list of rules:
    {"operation": "CreateFHIRDatastore", "outcome": "ThrottlingException"}
    {"times": 2, "outcome": {"kind": "connection", "code": "ECONNRESET"}}
  GET /_fake/faults/N          one rule; DELETE takes it away
  GET /_fake/snapshot          the whole state
  PUT /_fake/snapshot          puts a state back: what GET gave
  POST /_fake/reset            begins anew, with --faults, --data and --snapshot
  GET /_fake/schema            what these paths take, as JSON Schema
`
