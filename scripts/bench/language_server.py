"""Measures a language server over standard input and output."""

import json
import os
import re
import statistics
import subprocess
import time
from pathlib import Path


class Client:
    """A client with the messages that the measurements need. It answers the server's requests with the settings or null."""

    def __init__(self, command, settings):
        self.settings, self.id = settings, 0
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            if not line:
                raise EOFError("the language server has ended")
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def until(self, wanted):
        while True:
            message = self.receive()
            if "method" in message and "id" in message:
                self.send(id=message["id"], result=self.answer(message))
            if wanted(message):
                return message

    def answer(self, message):
        if message["method"] != "workspace/configuration":
            return None
        return [self.settings.get(item.get("section")) for item in message["params"]["items"]]

    def request(self, method, params):
        self.id += 1
        self.send(id=self.id, method=method, params=params)
        return self.until(lambda m: m.get("id") == self.id and "method" not in m).get("result")

    def memory(self):
        """Returns the resident memory in MB, and its maximum so far."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return tuple(int(re.search(name + r":\s+(\d+)", status)[1]) / 1024 for name in ("VmRSS", "VmHWM"))

    def stop(self):
        self.request("shutdown", None)
        self.send(method="exit")
        self.process.wait(10)


def milliseconds(action):
    begin = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - begin)


def measure(command, settings, path, debounce, rounds=15):
    """Returns the medians in milliseconds for a file, without the time that the server waits after a change, and the memory in MB."""
    client = Client(command, settings)
    uri, text = path.as_uri(), path.read_text()
    lines = text.split("\n")
    capabilities = {
        "workspace": {"configuration": True},
        "textDocument": {
            "publishDiagnostics": {},
            "completion": {"completionItem": {"snippetSupport": True, "resolveSupport": {"properties": ["documentation"]}}},  # as editors do
            "hover": {"contentFormat": ["markdown"]},
        },
    }
    result = {"start": milliseconds(lambda: client.request("initialize", {"processId": os.getpid(), "rootUri": path.parent.as_uri(), "capabilities": capabilities}))}
    client.send(method="initialized", params={})
    client.send(method="workspace/didChangeConfiguration", params={"settings": settings})
    client.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})  # the settings have arrived
    result["idle"] = client.memory()[0]

    def diagnostics():
        return client.until(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri)

    def opened():
        client.send(method="textDocument/didOpen", params={"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        diagnostics()

    result["open"] = milliseconds(opened) - debounce
    line = next(i for i in range(len(lines) // 2, len(lines)) if lines[i].strip() == "enable_artifact_metadata: false")
    end = {"line": line, "character": len(lines[line])}
    after = {"line": line, "character": len(lines[line]) + 1}
    edits = []
    for version in range(2, 2 + 2 * rounds):
        change = {"range": {"start": end, "end": end}, "text": "x"} if version % 2 == 0 else {"range": {"start": end, "end": after}, "text": ""}

        def edited():
            client.send(method="textDocument/didChange", params={"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
            diagnostics()

        edits.append(milliseconds(edited) - debounce)
    result["edit"] = statistics.median(edits)
    for feature, method in (("hover", "textDocument/hover"), ("completion", "textDocument/completion")):
        places = [{"line": i * (len(lines) - 2) // rounds, "character": 4} for i in range(rounds)]
        result[feature] = statistics.median(milliseconds(lambda: client.request(method, {"textDocument": {"uri": uri}, "position": place})) for place in places)
    result["memory"] = client.memory()[1]
    client.stop()
    return result
