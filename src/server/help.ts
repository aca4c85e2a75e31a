export const version = '0.1.0'

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
  --instant            nothing takes time, but for what --lifecycle names
  --quotas none|aws    which limits the service has (default none)
  --faults FILE        fault rules as JSON, one or a list
  --snapshot FILE      the state to begin with, as JSON
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
S3 at /BUCKET/KEY:

  aws s3 cp patients.ndjson s3://clinic/in/ --endpoint-url http://127.0.0.1:4599

Paths that steer it. Three take a JSON body, with content-type: application/json:

  GET /_fake/health            that it is there
  GET /_fake/history           the calls so far; DELETE forgets them
  GET /_fake/timeline          what happened and what is due, in lines
  GET /_fake/clock             its time
  POST /_fake/clock            moves it on:
    {"advance": {"minutes": 20}}
    {"set": "2040-01-01T00:00:00Z"}
  POST /_fake/settle           moves it on until nothing is in progress
  GET /_fake/faults            the rules that may still strike; DELETE clears
  POST /_fake/faults           adds a rule, or a list of rules:
    {"operation": "CreateFHIRDatastore", "outcome": "ThrottlingException"}
    {"times": 2, "outcome": {"kind": "connection", "code": "ECONNRESET"}}
  GET /_fake/snapshot          the whole state
  PUT /_fake/snapshot          puts a state back: what GET gave
  POST /_fake/reset            begins anew, with --faults and --snapshot
`
