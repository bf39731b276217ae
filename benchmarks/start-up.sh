#!/bin/sh
# usage: benchmarks/start-up.sh [ROUNDS]
#
# What starting promfleet costs: the command line generates a fleet of two sources, with plain `java -jar` and through its
# launcher, which brings flags and an archive of loaded classes, each in turn with a JVM that prints one line and has the
# same flags. Prints the medians of wall and CPU milliseconds and the ratios. Needs ./mvnw verify -pl cli -am before.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
rounds=${1:-15}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/promfleet-start.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData'
printf 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n' > "$scratch/Hello.java"
javac -d "$scratch" "$scratch/Hello.java"
(cd "$scratch" && jar cf hello.jar Hello.class)

measure() { # name, then the command
  name=$1
  shift
  rm -rf "$scratch/out"
  start=$(date +%s%N)
  env time -f '%U %S' -o "$scratch/time" "$@" > /dev/null
  end=$(date +%s%N)
  tail -n 1 "$scratch/time" | awk -v name="$name" -v wall=$(((end - start) / 1000000)) \
    '{ print name, wall, ($1 + $2) * 1000 }' >> "$scratch/runs"
}

fleet="--classpath $here/cli/target/test-classes --output $scratch/out --fleet acme.AcmeFleet"
round=0
while [ "$round" -lt "$rounds" ]; do
  # shellcheck disable=SC2086 # several words each
  {
    measure hello java -cp "$scratch/hello.jar" Hello
    measure jar java -jar "$here/cli/target/promfleet.jar" generate $fleet
    measure hello-with-flags java $flags -cp "$scratch/hello.jar" Hello
    measure launcher "$here/cli/target/promfleet" generate $fleet
  }
  round=$((round + 1))
done
for name in hello jar hello-with-flags launcher; do
  for column in 2 3; do
    awk -v name="$name" -v column="$column" '$1 == name { print $column }' "$scratch/runs" | sort -n |
      awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
  done | paste -sd' ' - | sed "s/^/$name /"
done | awk '
  { wall[$1] = $2; cpu[$1] = $3; printf "%-17s wall %4d ms  CPU %4d ms\n", $1, $2, $3 }
  END {
    printf "java -jar         %.1f times hello world by the clock, %.1f by CPU time\n", wall["jar"] / wall["hello"], cpu["jar"] / cpu["hello"]
    printf "launcher          %.1f times, %.1f\n", wall["launcher"] / wall["hello-with-flags"], cpu["launcher"] / cpu["hello-with-flags"]
  }'
