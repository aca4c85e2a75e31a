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


def test_an_import_reads_what_the_program_puts_into_s3(fake, healthlake, s3):
    store = provision("claims")["DatastoreId"]
    s3.put_object(
        Bucket="claims-in", Key="a b.ndjson", Body=b'{"resourceType":"Patient","id":"ada"}\n'
    )

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
    listed = s3.list_objects_v2(Bucket="claims-out")["Contents"]
    manifest = next(each["Key"] for each in listed if each["Key"].endswith("/Manifest.json"))
    body = s3.get_object(Bucket="claims-out", Key=manifest)["Body"].read()
    assert json.loads(body)["inputDataConfig"]["s3Uri"] == "s3://claims-in/"


def test_finds_what_was_arranged_in_s3(fake, s3):
    fake.put_object("s3://claims-in/a b.ndjson", b"one\n")

    s3.copy_object(Bucket="claims-in", Key="b", CopySource="claims-in/a b.ndjson")

    assert fake.objects("s3://claims-in/") == ["s3://claims-in/a b.ndjson", "s3://claims-in/b"]
    assert fake.get_object("s3://claims-in/b") == b"one\n"


def test_a_refusal_says_why(fake):
    with pytest.raises(AssertionError, match="ThrottlingException"):
        fake.fault(operation="CreateFHIRDatastore", outcome="Throttling")
