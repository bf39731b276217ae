#!/bin/sh
# usage: benchmarks/compare-with-peer.sh [-r ROUNDS] [-c COMPARE] N J PEER
#
# Runs promfleet's version of the comparison workload and another program in turn, each as a whole process into a fresh
# directory, and prints one line a run: who, wall seconds, CPU seconds, peak memory in KiB; then the medians and ratios.
# PEER is a shell command, such as 'exec ./peer "$N" "$J" "$OUT"', which finds the sizes and its output directory, empty, in
# these variables. COMPARE is a command that is given both directories and fails when their documents differ. Needs the module packaged: ./mvnw package -pl benchmarks -am
#
# JAVA picks the java command, JAVA_OPTS promfleet's flags, SCRATCH the folder for output (a RAM disk measures promfleet
# and not the disk).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rounds=5
compare=
while getopts r:c: option; do
  case $option in
    r) rounds=$OPTARG ;;
    c) compare=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -eq 3 ] || { sed -n 's/^# usage/usage/p' "$0" >&2; exit 2; }
n=$1 j=$2 peer=$3
scratch=$(mktemp -d "${SCRATCH:-${TMPDIR:-/tmp}}/promfleet-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
# A plain class path without wildcards, so that it suits class data archives too.
libraries=$(find "$here/target/lib" -name '*.jar' | sort | paste -sd: -)
own=$(find "$here/target" -maxdepth 1 -name 'promfleet-benchmarks-*.jar' | head -n 1)

measure() { # name, then the command
  name=$1
  shift
  env time -f "$name %e %U %S %M" -o "$scratch/time" "$@" > "$scratch/log" 2>&1 || { cat "$scratch/log" >&2; exit 1; }
  tail -n 1 "$scratch/time" | awk '{ printf "%s %.2f %.2f %d\n", $1, $2, $3 + $4, $5 }' | tee -a "$scratch/runs"
}

export N="$n" J="$j" OUT="$scratch/peer"
round=0
while [ "$round" -lt "$rounds" ]; do
  rm -rf "$OUT" "$scratch/promfleet"
  mkdir "$OUT"
  # shellcheck disable=SC2086 # JAVA_OPTS holds several flags
  measure promfleet "${JAVA:-java}" ${JAVA_OPTS:-} -cp "$own:$libraries" \
    io.promfleet.benchmarks.PeerWorkload "$n" "$j" "$scratch/promfleet"
  measure peer sh -c "$peer"
  round=$((round + 1))
done
if [ -n "$compare" ]; then
  rm -rf "$scratch/promfleet/.promfleet"
  # shellcheck disable=SC2086 # the command may have arguments
  $compare "$scratch/peer" "$scratch/promfleet"
fi
for column in 2 3 4; do
  for name in promfleet peer; do
    awk -v name="$name" -v column="$column" '$1 == name { print $column }' "$scratch/runs" | sort -n |
      awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
  done | paste -sd' ' - | awk -v column="$column" '
    BEGIN { title[2] = "wall s"; title[3] = "CPU s"; title[4] = "peak KiB" }
    { printf "%-8s  promfleet %s  peer %s  ratio %.2f\n", title[column], $1, $2, $1 / $2 }'
done
