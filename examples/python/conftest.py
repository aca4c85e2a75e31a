"""pytest fixtures for a program that uses AWS HealthLake: copy this file beside your tests.

It needs Node and the npm package fake-healthlake, and boto3. FAKE_HEALTHLAKE may name a command other than
node_modules/.bin/fake-healthlake, HEALTHLAKE_URL the address of a fake that already runs.
"""

import json
import os
import shlex
import subprocess
import urllib.error
import urllib.request
from urllib.parse import quote, urlsplit

import boto3
import pytest

COMMAND = os.environ.get("FAKE_HEALTHLAKE", "node_modules/.bin/fake-healthlake")
OPTIONS = ["--port", "0", "--clock", "polling", "--quiet"]
SAYS = "fake-healthlake listens at "
WITHOUT_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Fake:
    """Controls the fake by its control paths, which guides/http.md of fake-healthlake describes."""

    def __init__(self, url):
        self.url = url

    def ask(self, method, path, body=None):
        """Calls a path under /_fake; an AssertionError says why it refuses."""
        data = None if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"content-type": "application/json"}
        return json.loads(self._send(method, path, data, headers))

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, body=None):
        return self.ask("POST", path, body)

    def fault(self, **rule):
        """Adds a fault rule, such as fault(operation="CreateFHIRDatastore", outcome="ThrottlingException")."""
        return self.post("faults", rule)["ids"][0]

    def put_object(self, uri, body):
        """Puts a file where an import finds it: put_object("s3://claims-in/a.ndjson", b"…")."""
        self._send("PUT", self._object(uri), body, {"content-type": "application/octet-stream"})

    def get_object(self, uri):
        return self._send("GET", self._object(uri))

    def objects(self, prefix):
        return [each["uri"] for each in self.get(f"objects?prefix={quote(prefix, safe='')}")]

    def settle(self):
        """Lets time pass until nothing is in progress."""
        return self.post("settle")

    def _object(self, uri):
        return "objects/" + quote(uri.removeprefix("s3://"))

    def _send(self, method, path, data=None, headers=None):
        url = f"{self.url}/_fake/{path}"
        request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
        try:
            with WITHOUT_PROXY.open(request) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            with error:
                raise AssertionError(json.load(error)["error"]) from None


@pytest.fixture(scope="session")
def fake_healthlake_url():
    """The address of a fake that is started once for all tests."""
    given = os.environ.get("HEALTHLAKE_URL", "")
    if given:
        yield given.rstrip("/")
        return
    # npx would be another process between, and the one that is ended.
    server = subprocess.Popen([*shlex.split(COMMAND), *OPTIONS], stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline()
        assert line.startswith(SAYS), f"{COMMAND} did not start"
        yield line.removeprefix(SAYS).strip()
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


@pytest.fixture
def fake(fake_healthlake_url, monkeypatch):
    """A fake in its initial state. Clients of HealthLake and of S3 that the program makes itself use it, whatever their
    region.

    After the test, a fault rule that was not used up fails it.
    """
    monkeypatch.setenv("AWS_ENDPOINT_URL_HEALTHLAKE", fake_healthlake_url)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", fake_healthlake_url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "anybody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "anything")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    host = urlsplit(fake_healthlake_url).hostname
    monkeypatch.setenv("no_proxy", f"{host},{os.environ.get('no_proxy', '')}")
    monkeypatch.setenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false")
    monkeypatch.delenv("AWS_SESSION_TOKEN", raising=False)
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    # A session of an earlier test would keep what it read then.
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    fake = Fake(fake_healthlake_url)
    fake.post("reset")
    yield fake
    fake.post("verify")


@pytest.fixture
def healthlake(fake):
    """boto3's client of HealthLake."""
    return boto3.client("healthlake")


@pytest.fixture
def s3(fake):
    """boto3's client of S3, which puts and gets the files of jobs."""
    return boto3.client("s3")
