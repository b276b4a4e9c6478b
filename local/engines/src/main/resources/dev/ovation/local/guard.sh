#!/usr/bin/env bash
# Runs one process so that it never outlives whoever started it.
#   guard.sh SIGNAL GRACE_SECONDS PIDFILE command [argument ...]
# The starter holds this script's standard input. When it ends, however it ends, the process gets SIGNAL and,
# after the grace, SIGKILL. Job control gives the process a group of its own, so that a Ctrl-C in the terminal
# reaches the starter alone, who then stops everything in order.
set -m
signal=$1 grace=$2 pidfile=$3
shift 3
trap : INT TERM HUP
exec 3<&0

"$@" 3<&- </dev/null &
child=$!
printf '%s\n' "$child" >"$pidfile"

(
  exec >/dev/null 2>&1
  while read -r -u 3 _; do :; done
  kill -s "$signal" "$child"
  for ((i = 0; i < grace * 10; i++)); do
    kill -0 "$child" || exit 0
    sleep 0.1
  done
  kill -KILL -- "-$child"
) &
watch=$!
exec 3<&-

# wait also returns for a signal to this script and for a child that was merely suspended
while :; do
  wait "$child"
  result=$?
  kill -0 "$child" 2>/dev/null || break
  sleep 0.2
done
exec 2>/dev/null # the shell would report the watcher's end
kill -KILL -- "-$watch"
rm -f "$pidfile"
exit "$result"
