"""A tiny mail server on loopback that accepts, refuses or hangs."""

from email import message_from_bytes
from email.policy import default
from socketserver import StreamRequestHandler
from socketserver import ThreadingTCPServer
from threading import Event
from threading import Lock
from threading import Thread


class SmtpServer(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.received = []
        self.lock = Lock()
        self.refusals = {}
        self.hangs = False
        self.stop_hanging = Event()
        Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()

    @property
    def port(self):
        return self.server_address[1]

    @property
    def messages(self):
        return [message_from_bytes(raw, policy=default) for raw in self.received]

    def close(self):
        self.stop_hanging.set()
        self.shutdown()
        self.server_close()


class Session(StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        if self.server.hangs:
            self.server.stop_hanging.wait(30)
            return
        self.say("220 test")
        while line := self.rfile.readline():
            word = line.split()[0].upper().decode()
            if word in self.server.refusals:
                self.say(self.server.refusals[word])
            elif word == "EHLO":
                self.say("250 test")
            elif word == "DATA":
                self.take()
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def take(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        with self.server.lock:
            self.server.received.append(b"".join(lines))
        self.say("250 taken")
