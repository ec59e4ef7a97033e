#!/usr/bin/env python3
"""Opens a page in headless Chromium and waits until its chart has drawn a number of series.

Speaks WebDriver by hand: five calls don't need a library.
"""
import argparse
import base64
import json
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

DRIVER = "http://127.0.0.1:9515"

CHART = """
const chart = document.querySelector('[data-testid=chart]');
const error = [...document.querySelectorAll('[data-testid=error]')].find(e => e.checkVisibility());
return {
  series: chart?.dataset.series ?? null,
  painted: Number(chart?.dataset.painted ?? 0),
  error: error?.textContent.trim() ?? null,
  text: document.body?.innerText.slice(0, 500) ?? '',
};
"""


def call(method, path, body=None):
    request = urllib.request.Request(
        DRIVER + path,
        method=method,
        data=json.dumps(body).encode() if body is not None else None,
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["value"]


def until(deadline, ready):
    """Calls ready until it returns something, and returns that; None past the deadline."""
    while time.monotonic() < deadline:
        if found := ready():
            return found
        time.sleep(0.2)
    return None


def driver_ready():
    try:
        return call("GET", "/status")["ready"]
    except OSError:
        return False


def with_login(url, login):
    parts = urllib.parse.urlsplit(url)
    return parts._replace(netloc=f"{login}@{parts.netloc}").geturl()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("url")
    options.add_argument("--series", default="2")
    options.add_argument("--login", help="name:password")
    options.add_argument("--screenshot")
    options.add_argument("--seconds", type=float, default=30)
    options = options.parse_args()

    with tempfile.TemporaryDirectory() as profile, subprocess.Popen(
        ["chromedriver", "--port=9515", "--silent"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as driver:
        try:
            until(time.monotonic() + 20, driver_ready)
            arguments = [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1200,800", f"--user-data-dir={profile}",
            ]
            capabilities = {
                "browserName": "chrome",
                "acceptInsecureCerts": True,
                "goog:chromeOptions": {"args": arguments},
            }
            session = "/session/" + call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]

            if options.login:
                # The browser remembers the login.
                call("POST", session + "/url", {"url": with_login(options.url, options.login)})
            call("POST", session + "/url", {"url": options.url})

            seen = {}

            def drawn():
                nonlocal seen
                seen = call("POST", session + "/execute/sync", {"script": CHART, "args": []})
                return seen["series"] == options.series and seen["painted"] >= 1 and not seen["error"]

            good = until(time.monotonic() + options.seconds, drawn)
            if options.screenshot:
                with open(options.screenshot, "wb") as file:
                    file.write(base64.b64decode(call("GET", session + "/screenshot")))
            call("DELETE", session)
            print(json.dumps(seen, indent=2))
            return 0 if good else 1
        finally:
            driver.terminate()


if __name__ == "__main__":
    sys.exit(main())
