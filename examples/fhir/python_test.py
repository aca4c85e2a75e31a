"""The FHIR endpoint from Python, signed by botocore. Before it: npx fake-healthlake --clock polling"""

import json
import os
import unittest
import urllib.error
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

try:
    import requests
except ImportError:
    requests = None
try:
    import httpx
except ImportError:
    httpx = None

URL = os.environ.get("HEALTHLAKE_URL", "http://127.0.0.1:4599")
CREDENTIALS = Credentials("anybody", "anything")


def sign(method, url, resource=None, **headers):
    """Gives the headers and the body of a signed request."""
    body = None if resource is None else json.dumps(resource).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = AWSRequest(method, url, {"content-type": "application/fhir+json", **named}, body)
    SigV4Auth(CREDENTIALS, "healthlake", "us-east-1").add_auth(request)
    return dict(request.headers), body


def by_requests(method, url, resource=None, **headers):
    signed, body = sign(method, url, resource, **headers)
    answer = requests.request(method, url, headers=signed, data=body, timeout=10)
    return answer.status_code, answer.text


def by_httpx(method, url, resource=None, **headers):
    signed, body = sign(method, url, resource, **headers)
    answer = httpx.request(method, url, headers=signed, content=body)
    return answer.status_code, answer.text


def by_urllib(method, url, resource=None, **headers):
    signed, body = sign(method, url, resource, **headers)
    request = urllib.request.Request(url, data=body, headers=signed, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class FhirEndpoint(unittest.TestCase):
    def setUp(self):
        client = boto3.client(
            "healthlake",
            endpoint_url=URL,
            region_name="us-east-1",
            aws_access_key_id="anybody",
            aws_secret_access_key="anything",
        )
        created = client.create_fhir_datastore(DatastoreTypeVersion="R4")
        described = client.describe_fhir_datastore(DatastoreId=created["DatastoreId"])
        self.endpoint = described["DatastoreProperties"]["DatastoreEndpoint"]  # at the server

    def write_and_read(self, send):
        status, text = send("POST", f"{self.endpoint}Patient", {"resourceType": "Patient"})
        self.assertEqual(201, status)
        patient = json.loads(text)
        url = f"{self.endpoint}Patient/{patient['id']}"

        status, _ = send("PUT", url, {**patient, "active": True}, if_match='W/"1"')
        self.assertEqual(200, status)
        status, _ = send("PUT", url, {**patient, "active": False}, if_match='W/"1"')
        self.assertEqual(412, status)

        status, text = send("GET", url)
        self.assertEqual((200, True), (status, json.loads(text)["active"]))
        self.assertEqual(204, send("DELETE", url)[0])
        self.assertEqual(410, send("GET", url)[0])

    @unittest.skipIf(requests is None, "requests is not installed")
    def test_requests(self):
        self.write_and_read(by_requests)

    @unittest.skipIf(httpx is None, "httpx is not installed")
    def test_httpx(self):
        self.write_and_read(by_httpx)

    def test_urllib(self):
        self.write_and_read(by_urllib)


if __name__ == "__main__":
    unittest.main()
