"""The preload that keeps the Playground on this machine."""

from __future__ import annotations

import json
import subprocess

import pytest

from deploy.playground.client import HERE

pytestmark = pytest.mark.browser

PROGRAM = """
const net = require("node:net"), http = require("node:http"), https = require("node:https"), tls = require("node:tls");
const result = { listening: [], refused: [], reached: [] };
const bound = (server) => { result.listening.push(server.address().address); return server; };
const out = (name) => (error) => result.refused.push([name, error.cause?.code ?? error.code]);
const first = http.createServer((_, answer) => answer.end()).listen(0, () => {
  bound(first);
  const second = net.createServer().listen({ port: 0, host: "0.0.0.0" }, () => {
    bound(second);
    http.get({ port: first.address().port }, (answer) => { result.reached.push(answer.statusCode); answer.resume(); });
    net.connect({ host: "10.1.1.1", port: 80 }).on("error", out("net options"));
    net.connect(80, "10.1.1.1").on("error", out("net arguments"));
    new net.Socket().connect(80, "10.1.1.1").on("error", out("socket"));
    tls.connect(443, "10.1.1.1").on("error", out("tls"));
    https.get("https://telemetry.example.invalid/").on("error", out("https"));
    fetch("http://telemetry.example.invalid/").catch(out("fetch"));
  });
});
process.on("exit", () => console.log(JSON.stringify(result)));
const done = () => result.refused.length === 6 && result.reached.length === 1 ? process.exit() : setImmediate(done);
done();
"""


@pytest.mark.usefixtures("requirements")
def test_it_listens_on_loopback_and_has_no_way_out():
    command = ["node", "--require", str(HERE / "loopback.cjs"), "--eval", PROGRAM]
    output = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout
    result = json.loads(output)
    assert result["listening"] == ["127.0.0.1", "127.0.0.1"]
    assert result["reached"] == [200]
    assert {name for name, _ in result["refused"]} == {
        "net options",
        "net arguments",
        "socket",
        "tls",
        "https",
        "fetch",
    }
    assert {code for _, code in result["refused"]} == {"ECONNREFUSED"}
