"""What a test with boto3 looks like. Before it: npx fake-healthlake --clock polling"""

import json
import os
import unittest
import urllib.request

import boto3

URL = os.environ.get("HEALTHLAKE_URL", "http://127.0.0.1:4599")


def steer(method, path, body=None):
    """Asks one of the paths under /_fake."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{URL}/_fake/{path}", data=data, headers=headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class Datastores(unittest.TestCase):
    def setUp(self):
        steer("POST", "reset")
        self.client = boto3.client(
            "healthlake",
            endpoint_url=URL,
            region_name="us-east-1",
            aws_access_key_id="anybody",
            aws_secret_access_key="anything",
        )

    def test_a_throttled_create_is_tried_again(self):
        steer("POST", "faults", {"per": "attempt", "outcome": "ThrottlingException"})

        created = self.client.create_fhir_datastore(DatastoreTypeVersion="R4")

        store = self.client.describe_fhir_datastore(DatastoreId=created["DatastoreId"])
        self.assertEqual("ACTIVE", store["DatastoreProperties"]["DatastoreStatus"])
        self.assertEqual([], steer("GET", "faults"))


if __name__ == "__main__":
    unittest.main()
