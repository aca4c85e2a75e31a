"""What programs with boto3 do, at the address in HEALTHLAKE_URL. The clock there is a polling one."""

import datetime
import json
import os
import pathlib
import tempfile
import unittest
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

URL = os.environ["HEALTHLAKE_URL"]
KEY = "arn:aws:kms:us-east-1:123456789012:key/2b1b2c3d-0000-4000-8000-000000000000"
ROLE = "arn:aws:iam::123456789012:role/healthlake"
STEP = datetime.timedelta(days=1)

CREATE = {
    "DatastoreName": "FhirTestDatastore",
    "DatastoreTypeVersion": "R4",
    "SseConfiguration": {
        "KmsEncryptionConfig": {"CmkType": "CUSTOMER_MANAGED_KMS_KEY", "KmsKeyId": KEY}
    },
    "PreloadDataConfig": {"PreloadDataType": "SYNTHEA"},
    "ClientToken": "c1f3-once",
    "Tags": [{"Key": "stage", "Value": "test"}, {"Key": "empty", "Value": ""}],
    "IdentityProviderConfiguration": {
        "AuthorizationStrategy": "SMART_ON_FHIR_V1",
        "FineGrainedAuthorizationEnabled": True,
        "Metadata": json.dumps(
            {
                "authorization_endpoint": "https://idp.example/authorize",
                "token_endpoint": "https://idp.example/token",
                "grant_types_supported": ["client_credentials"],
                "capabilities": ["launch-ehr"],
                "code_challenge_methods_supported": ["S256"],
            }
        ),
        "IdpLambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:idp:1",
    },
}

# What a model of June 2026 or later adds.
NEWER = {
    "AnalyticsConfiguration": {"Status": "PAUSED"},
    "NlpConfiguration": {"Status": "ENABLED"},
    "ProfileConfiguration": {"DefaultProfiles": ["us-core-3.1.1"]},
}


def healthlake(region="us-east-1", attempts=3):
    config = Config(
        retries={"total_max_attempts": attempts, "mode": "standard"}, inject_host_prefix=False
    )
    return boto3.client("healthlake", endpoint_url=URL, region_name=region, config=config)


def steer(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{URL}/_fake/{path}", data=data, headers=headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def members(client, operation):
    return set(client.meta.service_model.operation_model(operation).input_shape.members)


class Boto3(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        steer("POST", "reset")
        self.client = healthlake()

    def create(self, **given):
        return self.client.create_fhir_datastore(DatastoreTypeVersion="R4", **given)["DatastoreId"]

    def active(self, **given):
        datastore = self.create(**given)
        self.status(datastore)
        return datastore

    def status(self, datastore):
        answer = self.client.describe_fhir_datastore(DatastoreId=datastore)
        return answer["DatastoreProperties"]["DatastoreStatus"]

    def newer(self):
        """What the model here lets a Create have beyond 2025."""
        known = members(self.client, "CreateFHIRDatastore")
        return {name: value for name, value in NEWER.items() if name in known}

    def test_create_with_every_member(self):
        given = {**CREATE, **self.newer()}
        self.assertLessEqual(
            members(self.client, "CreateFHIRDatastore") - {"BackupConfiguration"}, set(given)
        )

        created = self.client.create_fhir_datastore(**given)
        metadata = created.pop("ResponseMetadata")
        self.assertEqual((200, 0), (metadata["HTTPStatusCode"], metadata["RetryAttempts"]))
        self.assertRegex(metadata["RequestId"], r"^[0-9a-f-]{36}$")
        datastore = created["DatastoreId"]
        self.assertRegex(datastore, r"^[0-9a-f]{32}$")
        self.assertEqual(
            {
                "DatastoreId": datastore,
                "DatastoreArn": f"arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/{datastore}",
                "DatastoreStatus": "CREATING",
                "DatastoreEndpoint": f"{URL}/datastore/{datastore}/r4/",
            },
            created,
        )

        again = self.client.create_fhir_datastore(**given)
        self.assertEqual(datastore, again["DatastoreId"])

        answer = self.client.describe_fhir_datastore(DatastoreId=datastore)
        shown = answer["DatastoreProperties"]
        self.assertEqual("ACTIVE", shown["DatastoreStatus"])
        self.assertEqual(
            datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc), shown["CreatedAt"]
        )
        for name in set(given) - {"ClientToken", "Tags"}:
            self.assertEqual(given[name], shown[name], name)
        tags = self.client.list_tags_for_resource(ResourceARN=created["DatastoreArn"])
        self.assertEqual(CREATE["Tags"], tags["Tags"])

    def test_list_with_every_member(self):
        listing = self.client.meta.service_model.operation_model("ListFHIRDatastores").input_shape
        wanted = self.active(DatastoreName="wanted")
        self.active(DatastoreName="other")
        now = datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc)
        filters = {
            "DatastoreName": "wanted",
            "DatastoreStatus": "ACTIVE",
            "CreatedBefore": now + STEP,
            "CreatedAfter": now - STEP,
        }
        self.assertEqual(set(listing.members["Filter"].members), set(filters))
        self.assertEqual(set(listing.members), {"Filter", "NextToken", "MaxResults"})
        second = self.create(DatastoreName="wanted")
        self.status(second)

        first_page = self.client.list_fhir_datastores(Filter=filters, MaxResults=1)
        second_page = self.client.list_fhir_datastores(
            Filter=filters, MaxResults=1, NextToken=first_page["NextToken"]
        )

        pages = [first_page, second_page]
        listed = [[each["DatastoreId"] for each in page["DatastorePropertiesList"]] for page in pages]
        self.assertEqual([[second], [wanted]], listed)
        self.assertNotIn("NextToken", second_page)

    def test_pages(self):
        created = [self.create(DatastoreName=f"store-{count}") for count in range(5)]

        listed, token = [], {}
        while True:
            page = self.client.list_fhir_datastores(MaxResults=2, **token)
            self.assertLessEqual(len(page["DatastorePropertiesList"]), 2)
            listed += [each["DatastoreId"] for each in page["DatastorePropertiesList"]]
            if "NextToken" not in page:
                break
            token = {"NextToken": page["NextToken"]}

        self.assertEqual(created[::-1], listed)

    def test_waiters(self):
        datastore = self.create()
        self.client.get_waiter("fhir_datastore_active").wait(DatastoreId=datastore)
        self.assertEqual("ACTIVE", self.status(datastore))

        output = {"S3Configuration": {"S3Uri": "s3://a-bucket/out/", "KmsKeyId": KEY}}
        imported = self.client.start_fhir_import_job(
            DatastoreId=datastore,
            DataAccessRoleArn=ROLE,
            InputDataConfig={"S3Uri": "s3://a-bucket/in/"},
            JobOutputDataConfig=output,
        )
        exported = self.client.start_fhir_export_job(
            DatastoreId=datastore, DataAccessRoleArn=ROLE, OutputDataConfig=output
        )
        for kind, job in (("import", imported), ("export", exported)):
            self.client.get_waiter(f"fhir_{kind}_job_completed").wait(
                DatastoreId=datastore, JobId=job["JobId"], WaiterConfig={"Delay": 0}
            )

        self.client.delete_fhir_datastore(DatastoreId=datastore)
        self.client.get_waiter("fhir_datastore_deleted").wait(DatastoreId=datastore)
        self.assertEqual("DELETED", self.status(datastore))

    def test_address_with_a_path(self):
        client = boto3.client("healthlake", endpoint_url=f"{URL}/healthlake", region_name="us-east-1")

        with self.assertRaises(ClientError) as raised:
            client.list_fhir_datastores()

        error = raised.exception.response["Error"]
        self.assertEqual("UnknownOperationException", error["Code"])
        self.assertIn("POST /healthlake is not simulated by fake-healthlake", error["Message"])

    def test_operation_and_member_of_a_newer_model(self):
        client = self.newer_client()

        with self.assertRaises(ClientError) as raised:
            client.burn_fhir_datastore(DatastoreId="x")
        created = client.create_fhir_datastore(DatastoreTypeVersion="R4", Colour="green")

        error = raised.exception.response["Error"]
        self.assertEqual("UnknownOperationException", error["Code"])
        self.assertIn(
            "HealthLake.BurnFHIRDatastore is not simulated by fake-healthlake", error["Message"]
        )
        self.assertEqual("ACTIVE", self.status(created["DatastoreId"]))

    def newer_client(self):
        """A client whose model has an operation and a member that nobody has."""
        session = boto3.Session(region_name="us-east-1")
        loader = session._loader
        model = json.loads(json.dumps(loader.load_service_model("healthlake", "service-2")))
        model["operations"]["BurnFHIRDatastore"] = {
            **model["operations"]["DeleteFHIRDatastore"],
            "name": "BurnFHIRDatastore",
        }
        colour = {"shape": "DatastoreName"}
        model["shapes"]["CreateFHIRDatastoreRequest"]["members"]["Colour"] = colour
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        place = pathlib.Path(folder.name, "healthlake", model["metadata"]["apiVersion"])
        place.mkdir(parents=True)
        (place / "service-2.json").write_text(json.dumps(model))
        newer = boto3.Session(region_name="us-east-1")
        newer._loader.search_paths.insert(0, folder.name)
        return newer.client("healthlake", endpoint_url=URL)

    def refusal(self, error_class, **call):
        (operation, given), = call.items()
        with self.assertRaises(error_class) as raised:
            getattr(self.client, operation)(**given)
        return raised.exception.response

    def test_errors_of_the_service(self):
        exceptions = self.client.exceptions
        datastore = self.create()

        refused = self.refusal(
            exceptions.ResourceNotFoundException,
            describe_fhir_datastore={"DatastoreId": "0" * 32},
        )
        message = f"There is no data store with the id {'0' * 32} in us-east-1."
        self.assertEqual("ResourceNotFoundException", refused["Error"]["Code"])
        self.assertEqual(message, refused["Error"]["Message"])
        self.assertEqual(message, refused["Message"])
        self.assertEqual(400, refused["ResponseMetadata"]["HTTPStatusCode"])
        self.assertRegex(refused["ResponseMetadata"]["RequestId"], r"^[0-9a-f-]{36}$")

        refused = self.refusal(
            exceptions.ConflictException, delete_fhir_datastore={"DatastoreId": datastore}
        )
        self.assertIn("while it is CREATING", refused["Error"]["Message"])

        refused = self.refusal(
            exceptions.ValidationException,
            create_fhir_datastore={"DatastoreTypeVersion": "R5"},
        )
        self.assertIn("enum value set: [R4]", refused["Error"]["Message"])

    def test_errors_that_a_rule_injects(self):
        model = self.client.meta.service_model
        modelled = {
            shape.name
            for name in model.operation_names
            if "FHIR" in name
            for shape in model.operation_model(name).error_shapes
        }
        names = {
            "AccessDeniedException",
            "ConflictException",
            "InternalServerException",
            "ResourceNotFoundException",
            "ThrottlingException",
            "ValidationException",
        }
        self.assertLessEqual(names, modelled)
        for name in sorted(modelled):
            steer("POST", "faults", {"outcome": name, "anyError": True})

            refused = self.refusal(
                getattr(self.client.exceptions, name), list_fhir_datastores={}
            )

            self.assertEqual(name, refused["Error"]["Code"])
            attempts = 3 if name in ("ThrottlingException", "InternalServerException") else 1
            self.assertEqual(attempts - 1, refused["ResponseMetadata"]["RetryAttempts"], name)
            self.assertEqual(attempts, len(steer("GET", "history")[-1]["attempts"]), name)
        self.assertEqual([], steer("GET", "faults"))

    def test_errors_that_no_model_names(self):
        steer("POST", "faults", {"outcome": "UnrecognizedClientException"})

        refused = self.refusal(ClientError, list_fhir_datastores={})

        self.assertEqual("UnrecognizedClientException", refused["Error"]["Code"])
        self.assertEqual(403, refused["ResponseMetadata"]["HTTPStatusCode"])

    def test_retries(self):
        connection = {"kind": "connection", "code": "ECONNRESET", "when": "after"}
        steer("POST", "faults", {"per": "attempt", "outcome": connection})

        answer = self.client.create_fhir_datastore(DatastoreTypeVersion="R4")

        self.assertEqual(1, answer["ResponseMetadata"]["RetryAttempts"])
        listed = self.client.list_fhir_datastores()["DatastorePropertiesList"]
        self.assertEqual([answer["DatastoreId"]], [each["DatastoreId"] for each in listed])
        self.assertEqual(2, len(steer("GET", "history")[0]["attempts"]))

    def test_regions(self):
        datastore = self.create()
        elsewhere = healthlake("eu-west-2")

        created = elsewhere.create_fhir_datastore(DatastoreTypeVersion="R4")

        self.assertIn(":eu-west-2:", created["DatastoreArn"])
        with self.assertRaises(elsewhere.exceptions.ResourceNotFoundException):
            elsewhere.describe_fhir_datastore(DatastoreId=datastore)

    def test_tags(self):
        arn = self.client.create_fhir_datastore(DatastoreTypeVersion="R4")["DatastoreArn"]

        self.client.tag_resource(ResourceARN=arn, Tags=[{"Key": "a", "Value": "é"}])
        self.client.tag_resource(ResourceARN=arn, Tags=[{"Key": "b", "Value": ""}])
        self.client.untag_resource(ResourceARN=arn, TagKeys=["b"])

        self.assertEqual(
            [{"Key": "a", "Value": "é"}], self.client.list_tags_for_resource(ResourceARN=arn)["Tags"]
        )


@unittest.skipUnless(os.environ.get("AWS_DATA_PATH"), "needs a model of September 2026")
class Boto3WithTheModelOfSeptember2026(Boto3):
    def test_update(self):
        datastore = self.active(DatastoreName="before")

        updated = self.client.update_fhir_datastore(
            DatastoreId=datastore, DatastoreName="after", **NEWER
        )["DatastoreProperties"]

        self.assertEqual("UPDATING", updated["DatastoreStatus"])
        self.assertEqual("after", updated["DatastoreName"])
        with self.assertRaises(self.client.exceptions.ConflictException):
            self.client.update_fhir_datastore(
                DatastoreId=datastore, NlpConfiguration={"Status": "DISABLED"}
            )
        answer = self.client.describe_fhir_datastore(DatastoreId=datastore)["DatastoreProperties"]
        self.assertEqual("ACTIVE", answer["DatastoreStatus"])
        for name, value in NEWER.items():
            self.assertEqual(value, answer[name])

    def test_restore(self):
        source = self.active(BackupConfiguration={"Status": "ENABLED", "RetentionPeriodInDays": 3})
        shown = self.client.describe_fhir_datastore(DatastoreId=source)["DatastoreProperties"]
        backup = shown["BackupStatusInfo"]
        self.assertEqual(3, backup["Configuration"]["RetentionPeriodInDays"])
        wanted = {
            "SourceDatastoreId": source,
            "RestoreConfiguration": {
                "ContinuousBackupRestoreConfiguration": {
                    "RestorePointTime": backup["LatestRestorePoint"]
                }
            },
        }

        restored = self.client.restore_fhir_datastore(**wanted, DatastoreName="restored")

        self.assertEqual("CREATING", restored["DatastoreStatus"])
        with self.assertRaises(self.client.exceptions.ConflictException):
            self.client.restore_fhir_datastore(**wanted)
        answer = self.client.describe_fhir_datastore(DatastoreId=restored["DatastoreId"])
        self.assertEqual("ACTIVE", answer["DatastoreProperties"]["DatastoreStatus"])
        self.assertEqual("restored", answer["DatastoreProperties"]["DatastoreName"])

    def test_what_is_not_simulated(self):
        operations = set(self.client.meta.service_model.operation_names)
        transformations = sorted(name for name in operations if "Transformation" in name)
        self.assertNotEqual([], transformations)

        request = urllib.request.Request(
            URL,
            data=b"{}",
            method="POST",
            headers={
                "Content-Type": "application/x-amz-json-1.0",
                "X-Amz-Target": f"HealthLake.{transformations[0]}",
            },
        )
        with self.assertRaises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(request)
        with raised.exception as answer:
            self.assertEqual(400, answer.code)
            self.assertIn("UnknownOperationException", json.load(answer)["__type"])


if __name__ == "__main__":
    unittest.main()
