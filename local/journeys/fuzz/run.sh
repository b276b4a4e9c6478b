#!/usr/bin/env bash
# Fuzzes the served OpenAPI document of a suite it starts: nothing breaks, no undocumented status, nearly all reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
state=$work/state
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

cleanup() {
  "$home/ovation" down --state "$state" > /dev/null 2>&1 || true
  rm -rf "$work"
}
trap cleanup EXIT

# kept between runs; a changed list of requirements makes a new one
venv=${XDG_CACHE_HOME:-$HOME/.cache}/ovation/fuzz-$(cksum < "$here/requirements.txt" | cut -d' ' -f1)
if [ ! -x "$venv/bin/st" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi

# the fuzzer is one caller with hundreds of requests: limits have tests of their own
limits=(MESSAGES HOST_MESSAGES STREAM_MESSAGES GIFTS STREAM_CREATION THUMBNAILS MEDIA_TOKENS JOINS)
for limit in "${limits[@]}"; do export "OVATION_LIMITS_${limit}_PERMITS=0"; done
"$home/ovation" up --state "$state" --port "$port" --detach --build auto

export OVATION_FUZZ_URL=http://127.0.0.1:$port OVATION_FUZZ_REACHED=$work/reached.json
export SCHEMATHESIS_HOOKS=hooks PYTHONPATH=$here
result=0
"$venv/bin/st" run "$OVATION_FUZZ_URL/api/openapi" \
  --url "$OVATION_FUZZ_URL" \
  --checks breaks_nothing,status_code_conformance,content_type_conformance \
  --phases coverage,fuzzing --max-examples 15 --max-time 150 --request-timeout 15 --continue-on-failure \
  --exclude-path '/api/streams/{id}/events' --exclude-path /api/media/webhook \
  --suppress-health-check all --warnings off --report junit --report-dir "${OVATION_FUZZ_REPORTS:-$work}" || result=$?
"$venv/bin/python" "$here/verdict.py" "$OVATION_FUZZ_REACHED" || result=1
exit "$result"
