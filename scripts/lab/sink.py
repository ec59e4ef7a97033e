#!/usr/bin/env python3
"""sink.py smtp|http PORT FILE: a server that takes what it is told, and appends it to the file.

Mail is taken from those who log in; the login stands in the file, too, as does a web hook's.
"""
import base64
import http.server
import socketserver
import sys


class Mail(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def hear(self):
        return self.rfile.readline().decode().rstrip("\r\n")

    def handle(self):
        login = ""
        self.say("220 sink")
        while line := self.hear():
            verb = line.upper()
            if verb.startswith("EHLO"):
                self.say("250-sink")
                self.say("250 AUTH LOGIN")
            elif verb.startswith("AUTH LOGIN"):
                said = []
                for question in b"Username:", b"Password:":
                    self.say("334 " + base64.b64encode(question).decode())
                    said.append(base64.b64decode(self.hear()).decode())
                login = ":".join(said)
                self.say("235 welcome")
            elif verb.startswith("DATA"):
                self.say("354 go on")
                mail = [f"Login: {login}"]
                while (part := self.hear()) != ".":
                    mail.append(part)
                keep("\n".join(mail))
                self.say("250 taken")
            elif verb.startswith("QUIT"):
                self.say("221 bye")
                return
            elif verb.startswith("MAIL") and not login:
                self.say("530 who are you?")
            else:
                self.say("250 fine")


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        keep(f"{self.path} {self.headers['Authorization']} {body}")
        self.send_response(200)
        self.end_headers()


def keep(text):
    with open(sys.argv[3], "a", encoding="utf-8") as file:
        print(text, file=file)


if __name__ == "__main__":
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    handler = {"smtp": Mail, "http": Hook}[sys.argv[1]]
    with socketserver.ThreadingTCPServer(("", int(sys.argv[2])), handler) as server:
        server.serve_forever()
