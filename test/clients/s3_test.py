"""What programs with boto3 do with files and jobs, at the address in HEALTHLAKE_URL. The clock there is a polling one."""

import io
import json
import os
import unittest
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

URL = os.environ["HEALTHLAKE_URL"]
ROLE = "arn:aws:iam::123456789012:role/healthlake"
MIB = 1024 * 1024


def client(service, **config):
    return boto3.client(
        service,
        endpoint_url=URL,
        region_name="us-east-1",
        config=Config(inject_host_prefix=False, **config),
    )


class FilesOfJobs(unittest.TestCase):
    def setUp(self):
        reset = urllib.request.Request(f"{URL}/_fake/reset", method="POST")
        urllib.request.urlopen(reset).close()
        self.s3 = client("s3")

    def read(self, key):
        return self.s3.get_object(Bucket="clinic", Key=key)["Body"].read().decode()

    def keys(self, prefix):
        pages = self.s3.get_paginator("list_objects_v2").paginate(
            Bucket="clinic", Prefix=prefix, PaginationConfig={"PageSize": 1}
        )
        return [each["Key"] for page in pages for each in page.get("Contents", [])]

    def test_files_of_jobs(self):
        lines = [{"resourceType": "Patient", "id": "p1"}, {"resourceType": "Patient"}]
        self.s3.create_bucket(Bucket="clinic")
        self.s3.put_object(
            Bucket="clinic",
            Key="in/patients.ndjson",
            Body="\n".join(json.dumps(line) for line in lines),
        )
        healthlake = client("healthlake")
        store = healthlake.create_fhir_datastore(DatastoreTypeVersion="R4")["DatastoreId"]
        healthlake.get_waiter("fhir_datastore_active").wait(DatastoreId=store)

        output = {"S3Configuration": {"S3Uri": "s3://clinic/out", "KmsKeyId": "alias/clinic"}}
        job = healthlake.start_fhir_import_job(
            DatastoreId=store,
            DataAccessRoleArn=ROLE,
            InputDataConfig={"S3Uri": "s3://clinic/in/"},
            JobOutputDataConfig=output,
        )["JobId"]
        of_job = {"DatastoreId": store, "JobId": job}
        properties = {"JobStatus": "SUBMITTED"}
        while properties["JobStatus"] in ("SUBMITTED", "QUEUED", "IN_PROGRESS"):
            properties = healthlake.describe_fhir_import_job(**of_job)["ImportJobProperties"]
        self.assertEqual("COMPLETED_WITH_ERRORS", properties["JobStatus"])

        written = properties["JobOutputDataConfig"]["S3Configuration"]["S3Uri"]
        folder = written.removeprefix("s3://clinic/")
        manifest = json.loads(self.read(f"{folder}Manifest.json"))
        self.assertIn("failureOutput", manifest)
        self.assertIn('"statusCode":201', self.read(f"{folder}SUCCESS/patients.ndjson"))
        self.assertIn('"statusCode":400', self.read(f"{folder}FAILURE/patients.ndjson"))

        export = healthlake.start_fhir_export_job(
            DatastoreId=store,
            DataAccessRoleArn=ROLE,
            OutputDataConfig={
                "S3Configuration": {"S3Uri": "s3://clinic/exports", "KmsKeyId": "alias/clinic"}
            },
        )["JobId"]
        healthlake.get_waiter("fhir_export_job_completed").wait(
            DatastoreId=store, JobId=export, WaiterConfig={"Delay": 0}
        )
        files = [key for key in self.keys("exports/") if key.endswith(".ndjson")]
        self.assertEqual(1, len(files))
        self.assertEqual("p1", json.loads(self.read(files[0]))["id"])

    def test_managers_of_transfers(self):
        body = os.urandom(11 * MIB)
        config = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB)
        extra = {"ContentType": "application/fhir+ndjson", "Metadata": {"source": "clinic"}}

        self.s3.upload_fileobj(io.BytesIO(body), "clinic", "big", Config=config, ExtraArgs=extra)
        self.s3.copy({"Bucket": "clinic", "Key": "big"}, "clinic", "copy", Config=config)
        down = io.BytesIO()
        self.s3.download_fileobj("clinic", "copy", down, Config=config)

        self.assertEqual(body, down.getvalue())
        head = self.s3.head_object(Bucket="clinic", Key="big")
        self.assertEqual(("application/fhir+ndjson", {"source": "clinic"}, len(body)),
                         (head["ContentType"], head["Metadata"], head["ContentLength"]))

    def test_resources_of_boto3(self):
        bucket = boto3.resource("s3", endpoint_url=URL, region_name="us-east-1").Bucket("clinic")
        names = ["a b", "ü+&%", "x/y", "x/z", "\u0001"]
        for name in names:
            bucket.put_object(Key=name, Body=name.encode())

        listed = [each.key for each in bucket.objects.all().page_size(2)]
        self.assertEqual(sorted(names), sorted(listed))
        bucket.objects.filter(Prefix="x/").delete()
        self.assertEqual(3, len(list(bucket.objects.all())))

    def test_conditions_and_ranges(self):
        tag = self.s3.put_object(Bucket="clinic", Key="a", Body=b"abcdef")["ETag"]

        part = self.s3.get_object(Bucket="clinic", Key="a", Range="bytes=1-2", IfMatch=tag)
        self.assertEqual((b"bc", 206), (part["Body"].read(), part["ResponseMetadata"]["HTTPStatusCode"]))
        with self.assertRaises(ClientError) as raised:
            self.s3.put_object(Bucket="clinic", Key="a", Body=b"x", IfNoneMatch="*")
        self.assertEqual("PreconditionFailed", raised.exception.response["Error"]["Code"])
        with self.assertRaises(self.s3.exceptions.NoSuchKey):
            self.s3.get_object(Bucket="clinic", Key="b")

    def test_links(self):
        self.s3.put_object(Bucket="clinic", Key="a b", Body=b"abc")
        for version in ("s3", "s3v4"):
            link = client("s3", signature_version=version).generate_presigned_url(
                "get_object", Params={"Bucket": "clinic", "Key": "a b"}
            )
            with urllib.request.urlopen(link) as answer:
                self.assertEqual(b"abc", answer.read())


if __name__ == "__main__":
    unittest.main()
