"""The guide's page on newsletters: its commands work as they are written."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from mkdocs_gazette.cli.digest import digest_command
from tests.build.written_site import build_as_configured
from tests.cli.digests import NOW, WEEK, read_mail, write_publication

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/guide/newsletter.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
YAML = dict(re.findall(r'^```yaml title="(.*?)"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL))
BUTTONDOWN = "https://api.buttondown.com"

pytestmark = pytest.mark.skipif(
    not (shutil.which("curl") and shutil.which("jq")), reason="the guide's readers have curl and jq"
)


class Received(NamedTuple):
    """What a sender was asked."""

    method: str
    path: str
    authorization: str
    body: dict[str, Any]


class Sender(HTTPServer):
    """Stands for the services; `received` holds what came."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[Received] = []
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert isinstance(self.server, Sender)
        assert self.headers["Content-Type"] == "application/json"
        authorization = self.headers["Authorization"]
        self.server.received.append(Received(self.command, self.path, authorization, body))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"data": {"id": 17}}')

    do_PUT = do_POST  # noqa: N815 - the name of the method

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def sender() -> Iterator[Sender]:
    with Sender() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


class Reader:
    """Somebody who types what the guide says, in a publication of theirs."""

    def __init__(self, root: Path, sender: Sender) -> None:
        self.root = root
        self.sender = sender
        tools = root / "tools"
        tools.mkdir()
        sendmail = tools / "sendmail"
        sendmail.write_text('#!/bin/sh\necho "$@" > sent-to\ncat > sent\n', encoding="utf-8")
        sendmail.chmod(0o755)
        path = os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]])
        self.environment = {
            **os.environ,
            "PATH": path,
            "SOURCE_DATE_EPOCH": NOW,
            "NO_MKDOCS_2_WARNING": "1",
            "LISTMONK_URL": sender.url,
            "LISTMONK_USER": "gazette",
            "LISTMONK_TOKEN": "a token",
            "BUTTONDOWN_API_KEY": "a key",
            "no_proxy": "*",
        }

    def types(self, commands: str) -> int:
        """Run `commands`, and return how they ended."""
        here = commands.replace(BUTTONDOWN, self.sender.url)
        done = subprocess.run(
            ["/bin/sh", "-c", here],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            check=False,
        )
        return done.returncode


@pytest.fixture
def reader(tmp_path: Path, sender: Sender) -> Reader:
    write_publication(tmp_path)
    return Reader(tmp_path, sender)


def block(part: str) -> str:
    """Return the one block of commands in the guide in which `part` stands."""
    [found] = [commands for commands in SHELL if part in commands]
    return str(found)


def test_every_block_is_tried_here() -> None:
    parts = ("sendmail", "--template 2", "--request PUT", "api.buttondown", "docs/digests")
    tried = {"gazette digest\n", *map(block, parts)}
    assert tried == set(SHELL)


def test_the_first_command(reader: Reader) -> None:
    assert reader.types(SHELL[0]) == 0
    endings = re.findall(r"^\| `(\.\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(file.suffix for file in (reader.root / "digests").iterdir()) == sorted(endings)


def test_a_mailing_list(reader: Reader) -> None:
    assert reader.types(block("sendmail")) == 0
    assert (reader.root / "sent-to").read_text(encoding="utf-8") == "readers@example.org\n"
    mail = read_mail((reader.root / "sent").read_bytes())
    assert mail["From"] == "The Daily <daily@example.org>"
    assert mail["Subject"] == "The Daily: 23–29 Jun 2026"


def test_listmonk(reader: Reader, sender: Sender) -> None:
    assert reader.types(block("--template 2")) == 0
    assert reader.types(block("--request PUT")) == 0
    campaign, start = sender.received
    user = base64.b64encode(b"gazette:a token").decode()
    assert campaign[:3] == ("POST", "/api/campaigns", f"Basic {user}")
    assert campaign.body["lists"] == [3]
    assert campaign.body["template_id"] == 2
    assert "{{ UnsubscribeURL }}" in campaign.body["body"]
    assert start == ("PUT", "/api/campaigns/17/status", f"Basic {user}", {"status": "running"})


def test_buttondown(reader: Reader, sender: Sender) -> None:
    assert reader.types(block("api.buttondown")) == 0
    [draft] = sender.received
    assert draft[:3] == ("POST", "/v1/emails", "Token a key")
    assert draft.body["status"] == "draft"
    assert "Dusk" in draft.body["body"]


@pytest.mark.parametrize("part", ["sendmail", "--template 2", "api.buttondown"])
def test_nothing_is_sent_where_nothing_has_appeared(
    reader: Reader, sender: Sender, part: str
) -> None:
    later = block(part).replace("yesterday", "2020-01-01")
    assert reader.types(later) == 1
    assert sender.received == []
    assert not (reader.root / "sent").exists()


def test_the_workflow(reader: Reader, sender: Sender) -> None:
    workflow = yaml.safe_load(YAML[".github/workflows/newsletter.yml"])
    [job] = workflow["jobs"].values()
    steps = [step["run"] for step in job["steps"] if "run" in step]
    assert steps[0] == "pip install mkdocs-gazette"
    assert [reader.types(step) for step in steps[1:]] == [0, 0]
    [draft] = sender.received
    assert draft[:3] == ("POST", "/v1/emails", "Token a key")


def test_digests_on_the_site(reader: Reader) -> None:
    assert reader.types(block("docs/digests")) == 0
    config = reader.root / "mkdocs.yml"
    added = YAML["mkdocs.yml"]
    config.write_text(f"{config.read_text(encoding='utf-8')}{added}", encoding="utf-8")
    built = build_as_configured(config, strict=True)
    paths = [path for path, _ in built.files() if path.startswith("digests/")]
    assert paths == [f"digests/{WEEK}/index.html"]


def test_the_table_tells_every_option() -> None:
    table = PAGE.partition("\n## Options\n")[2]
    told = set(re.findall(r"^\| `(-[-\w]+)", table, re.MULTILINE))
    known = {option for one in digest_command.params for option in one.opts}
    assert told == known - {"--config-file", "--help", "-h"}
