#!/bin/sh
# usage: cli/classes-ahead.sh
#
# Writes the list of the classes that `promfleet generate` loads, in the order in which a run wants them, for a thread that
# loads them ahead. Run it when much of what a run does has moved, after ./mvnw verify -DskipTests -pl cli -am, and build again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
list=io/promfleet/cli/classes-ahead.txt
scratch=$(mktemp -d "${TMPDIR:-/tmp}/promfleet-ahead.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
# Without a list, nothing is loaded but what is needed.
cp "$here/target/promfleet.jar" "$scratch/promfleet.jar"
mkdir -p "$scratch/${list%/*}"
: > "$scratch/$list"
(cd "$scratch" && jar --update --file promfleet.jar "$list")
java -Xshare:auto -Xlog:class+load:file="$scratch/loaded" -jar "$scratch/promfleet.jar" generate --fleet acme.AcmeFleet \
  --classpath "$here/target/test-classes" --output "$scratch/out" > "$scratch/log" 2>&1 || { cat "$scratch/log" >&2; exit 1; }
sed -n 's/.*\] \([^ ]*\) source: file:.*/\1/p' "$scratch/loaded" | grep -E '^(io\.promfleet|picocli)\.' \
  > "$here/src/main/resources/$list"
