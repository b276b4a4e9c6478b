"""What the fuzzer needs to get past the door: tokens, streams and ids that exist.

Two of three generated requests are steered at something real, the third stays as generated. Which operations ever
answered 2xx, and how often each said that a part is away, is written to OVATION_FUZZ_REACHED when the run ends.
"""

import atexit
import base64
import itertools
import json
import os
import random
import re
import time
import uuid
from collections import Counter
from datetime import datetime, timedelta, timezone

import requests
import schemathesis

BASE = os.environ["OVATION_FUZZ_URL"]
REACHED = os.environ["OVATION_FUZZ_REACHED"]

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
STEERED = 2 / 3
AWAY = {503: re.compile("/problems/[a-z-]+-unavailable"), 504: re.compile("/problems/outcome-unknown")}

reached, asked, away = set(), set(), Counter()
numbers = itertools.count()
http = requests.Session()


def call(method, path, token=None, **more):
    """What must succeed; repeated with its key where a part seems away, as the contract has it."""
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    for _ in range(20):
        answer = http.request(method, BASE + path, headers=headers, timeout=15, **more)
        if answer.status_code not in AWAY and "idempotency-in-progress" not in answer.text:
            break
        time.sleep(0.25)
    answer.raise_for_status()
    return answer.json() if answer.content else None


def person(*roles):
    name = f"fuzz-{next(numbers)}-{uuid.uuid4().hex[:6]}"
    wanted = {"username": name, "roles": list(roles) or ["viewer", "creator"]}
    return call("POST", "/api/identity/token", json=wanted)


def stream(creator, **more):
    body = {"title": "Fuzzed"} | more
    return call("POST", "/api/streams/create", creator["accessToken"], json=body)["id"]


LATER = (datetime.now(timezone.utc) + timedelta(days=1)).isoformat()
creator, fan, admin = person(), person(), person("admin", "viewer")
live = stream(creator)
gift = call("GET", "/api/gifts")["items"][0]["id"]
thumbnail = call(
    "POST", "/api/thumbnails", creator["accessToken"], files={"image": ("a.png", PICTURE, "image/png")}
)["thumbnailId"]


givers = [person(), person(), person()]


def message():
    body = {"message": f"to be deleted {uuid.uuid4()}"}
    return call("POST", f"/api/streams/{live}/message", fan["accessToken"], json=body)["id"]


def sent_gift():
    return call("POST", f"/api/streams/{live}/gift", fan["accessToken"], json={"giftId": gift})["id"]


def hype():
    """Three people give at once: a train starts with the next round."""
    for giver in givers:
        call("POST", f"/api/streams/{live}/gift", giver["accessToken"], json={"giftId": gift})
    for _ in range(20):
        if http.get(f"{BASE}/api/streams/{live}/hype", timeout=15).status_code == 200:
            return
        time.sleep(0.25)


def goal():
    body = {"title": "A song", "targetCoins": 100}
    call("PUT", f"/api/streams/{live}/goal", creator["accessToken"], json=body)


def scheduled():
    owner = person()
    return {"id": stream(owner, scheduledFor=LATER)}, owner


def aim(label):
    """Path parameters and the person for one operation."""
    if label in ("POST /api/streams/{id}/end", "POST /api/streams/{id}/start"):
        return scheduled()
    if label == "POST /api/streams/create":
        return {}, person()
    if label == "DELETE /api/streams/{id}/messages/{messageId}":
        return {"id": live, "messageId": message()}, fan
    if label in ("PATCH /api/streams/{id}", "GET /api/streams/{id}/broadcast-token",
                 "POST /api/streams/{id}/broadcast-token", "PUT /api/streams/{id}/heartbeat"):
        return {"id": live}, creator
    if label == "POST /api/wallet/top-ups" or "/api/admin/" in label:
        return {}, admin
    if label.endswith("/reversal"):
        return {"id": live, "giftSentId": sent_gift()}, creator
    if label.endswith("/hype"):
        hype()
        return {"id": live}, fan
    if label.endswith("/goal"):
        goal()
        return {"id": live}, creator
    if "/creators/me/" in label:
        return {}, creator
    if "/thumbnails/" in label:
        return {"id": thumbnail}, None
    return {"id": live, "creatorId": creator["userId"]}, fan


@schemathesis.hook
def before_call(context, case, kwargs):
    label = case.operation.label
    asked.add(label)
    if random.random() > STEERED:
        return
    parameters, who = aim(label)
    known = case.path_parameters or {}
    case.path_parameters = known | {k: v for k, v in parameters.items() if k in known}
    headers = dict(case.headers or {})
    if who:
        headers["Authorization"] = f"Bearer {who['accessToken']}"
    headers.pop("Ovation-Device", None)
    headers["Idempotency-Key"] = uuid.uuid4().hex
    case.headers = headers
    if label.endswith("/gift") and isinstance(case.body, dict):
        case.body = {"giftId": gift, "quantity": random.randint(1, 3)}
    if label == "POST /api/streams/{id}/message" and isinstance(case.body, dict):
        case.body = {"message": f"hello {next(numbers)}"}
    if label.endswith("/reversal") and isinstance(case.body, dict):
        case.body = {"reason": f"by mistake {next(numbers)}"}
    if label == "PUT /api/streams/{id}/goal" and isinstance(case.body, dict):
        case.body = {"title": f"Song {next(numbers)}", "targetCoins": random.randint(1, 1000)}
    if label.endswith("/statement") or label == "GET /api/creators/{id}/leaderboard":
        case.query = {}
    if label == "POST /api/streams/create" and isinstance(case.body, dict):
        case.body = {"title": f"Fuzzed {next(numbers)}"}
    if label == "PATCH /api/streams/{id}" and isinstance(case.body, dict):
        case.body = {"title": f"Fuzzed {next(numbers)}"}
    if label == "POST /api/identity/token":
        case.body = {"username": f"fuzz-{next(numbers)}"}
    if label == "POST /api/wallet/top-ups" and isinstance(case.body, dict):
        case.body = {"userId": fan["userId"], "coins": random.randint(1, 1000)}
    if label == "POST /api/thumbnails":
        case.body = {"image": PICTURE}


def says_away(response):
    """The contract's answer for a part that is away or late, which a stalled machine makes too; verdict.py counts."""
    first = lambda name: response.headers.get(name, [""])[0]
    if response.status_code not in AWAY or not first("content-type").startswith("application/problem+json"):
        return False
    if response.status_code == 503 and not re.fullmatch("[1-9][0-9]*", first("retry-after")):
        return False
    try:
        problem = json.loads(response.content)
    except ValueError:
        return False
    return isinstance(problem, dict) and bool(AWAY[response.status_code].fullmatch(str(problem.get("type"))))


@schemathesis.check
def breaks_nothing(ctx, response, case):
    """No 5xx but that one answer."""
    assert response.status_code < 500 or says_away(response), f"{response.status_code} {response.text_lossy()[:200]}"


@schemathesis.hook
def after_call(context, case, response):
    if 200 <= response.status_code < 300:
        reached.add(case.operation.label)
    if says_away(response):
        away[case.operation.label] += 1


@atexit.register
def report():
    with open(REACHED, "w", encoding="utf-8") as out:
        json.dump({"asked": sorted(asked), "reached": sorted(reached), "away": away}, out, indent=1)
