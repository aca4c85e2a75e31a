"""What tests with the fixtures of conftest.py look like."""

import json
import time

import boto3
import pytest

ROLE = "arn:aws:iam::123456789012:role/healthlake"
OUTPUT = {"S3Configuration": {"S3Uri": "s3://claims-out/", "KmsKeyId": "alias/claims"}}


def provision(name):
    """The program under test: it makes a client by itself, and waits."""
    client = boto3.client("healthlake")
    created = client.create_fhir_datastore(DatastoreName=name, DatastoreTypeVersion="R4")
    while True:
        found = client.describe_fhir_datastore(DatastoreId=created["DatastoreId"])
        if found["DatastoreProperties"]["DatastoreStatus"] != "CREATING":
            return found["DatastoreProperties"]
        time.sleep(0)


def test_waits_until_the_store_is_there(fake):
    assert provision("claims")["DatastoreStatus"] == "ACTIVE"


def test_sees_that_it_fails(fake):
    outcome = {"kind": "transition", "to": "CREATE_FAILED"}
    fake.fault(operation="CreateFHIRDatastore", outcome=outcome)

    assert provision("claims")["DatastoreStatus"] == "CREATE_FAILED"


def test_an_import_reads_what_is_in_s3(fake, healthlake):
    store = provision("claims")["DatastoreId"]
    fake.put_object("s3://claims-in/a b.ndjson", b'{"resourceType":"Patient","id":"ada"}\n')

    job = healthlake.start_fhir_import_job(
        DatastoreId=store,
        DataAccessRoleArn=ROLE,
        InputDataConfig={"S3Uri": "s3://claims-in/"},
        JobOutputDataConfig=OUTPUT,
    )["JobId"]
    fake.settle()

    found = healthlake.describe_fhir_import_job(DatastoreId=store, JobId=job)
    assert found["ImportJobProperties"]["JobStatus"] == "COMPLETED"
    assert fake.get(f"resources/{store}/Patient/ada")["id"] == "ada"
    manifest = next(uri for uri in fake.objects("s3://claims-out/") if uri.endswith("/Manifest.json"))
    assert "claims-in" in json.loads(fake.get_object(manifest))["inputDataConfig"]["s3Uri"]


def test_a_refusal_says_why(fake):
    with pytest.raises(AssertionError, match="ThrottlingException"):
        fake.fault(operation="CreateFHIRDatastore", outcome="Throttling")
