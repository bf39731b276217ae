# shellcheck shell=bash
# Where the programs and JDKs are that the tests need. install and run read it; to run the tests by hand with every
# program: `. .ci/programs.bash && ./mvnw verify`.

# Without HOME, which a bare CI environment may lack, bash still knows whose the home is.
export HOME="${HOME-"$(cd ~ && pwd)"}"

promfleet_ci="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"

# The Go module v0.3MM.P is the release 3.MM.P.
promfleet_prometheus_3_version="$(
    sed -nE 's|.*[[:space:]]github\.com/prometheus/prometheus v0\.([0-9])0?([0-9]+)\.([0-9]+).*|\1.\2.\3|p' \
        "$promfleet_ci/tools/go.mod"
)"
# Prints a short name for the content of files.
promfleet_key() {
    cat "$@" | sha256sum | cut -c 1-12
}

promfleet_cache="${XDG_CACHE_HOME:-$HOME/.cache}/promfleet"
promfleet_prometheus_3="$promfleet_cache/prometheus-$promfleet_prometheus_3_version"
promfleet_prometheus_3+="/$(promfleet_key "$promfleet_ci"/tools/go.{mod,sum})"
promfleet_collector_version="$(
    sed -nE 's|.*[[:space:]]go\.opentelemetry\.io/collector/otelcol v([^ ]+).*|\1|p' \
        "$promfleet_ci/tools/collector/go.mod"
)"
promfleet_collector="$promfleet_cache/collector/$(promfleet_key "$promfleet_ci"/tools/collector/{go.mod,go.sum,main.go})"
promfleet_flux="$promfleet_cache/flux/$(promfleet_key "$promfleet_ci"/tools/flux/{go.mod,go.sum,flux-build/main.go})"

promfleet_grafana="$promfleet_cache/grafana/$(promfleet_key "$promfleet_ci"/tools/grafana/{go.mod,go.sum,main.go})"
promfleet_victoria_metrics_version="$(
    sed -nE 's|.*[[:space:]]github\.com/VictoriaMetrics/VictoriaMetrics v([^ ]+).*|\1|p' \
        "$promfleet_ci/tools/victoriametrics/go.mod"
)"
promfleet_victoria_metrics="$promfleet_cache/victoriametrics/$(promfleet_key "$promfleet_ci"/tools/victoriametrics/go.{mod,sum})"
promfleet_thanos_version="$(
    sed -nE 's|.*[[:space:]]github\.com/thanos-io/thanos v([^ ]+).*|\1|p' "$promfleet_ci/tools/thanos/go.mod"
)"
promfleet_thanos="$promfleet_cache/thanos/$(promfleet_key "$promfleet_ci"/tools/thanos/go.{mod,sum})"
promfleet_mimir="$promfleet_cache/mimir/$(promfleet_key "$promfleet_ci"/tools/mimir/go.{mod,sum})"

promfleet_mermaid="$promfleet_cache/mermaid/$(promfleet_key "$promfleet_ci"/tools/mermaid/{package.json,package-lock.json,parse.mjs})"

export PROMFLEET_PROGRAM_PROMETHEUS_2=/usr/bin/prometheus
export PROMFLEET_PROGRAM_PROMTOOL_2=/usr/bin/promtool
export PROMFLEET_PROGRAM_PROMETHEUS_3="$promfleet_prometheus_3/prometheus"
export PROMFLEET_PROGRAM_PROMTOOL_3="$promfleet_prometheus_3/promtool"
export PROMFLEET_PROGRAM_NGINX=/usr/sbin/nginx
export PROMFLEET_PROGRAM_HELM="$promfleet_flux/helm"
export PROMFLEET_PROGRAM_FLUX_BUILD="$promfleet_flux/flux-build"
export PROMFLEET_PROGRAM_OTELCOL="$promfleet_collector/collector"
export PROMFLEET_PROGRAM_GRAFANA_DASHBOARD="$promfleet_grafana/grafana"
export PROMFLEET_PROGRAM_MERMAID="$promfleet_mermaid/parse.mjs"
export PROMFLEET_PROGRAM_VICTORIA_METRICS="$promfleet_victoria_metrics/victoria-metrics"
export PROMFLEET_PROGRAM_THANOS="$promfleet_thanos/thanos"
export PROMFLEET_PROGRAM_MIMIR="$promfleet_mimir/mimir"

# Prints "MAJOR HOME" for every JDK of this machine, the newest last.
promfleet_jdks() {
    local home major
    for home in ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/*; do
        # A JRE has no javac; a link is a second name of a JDK that is listed anyway.
        if [[ -x $home/bin/javac && -f $home/release && (! -L $home || $home == "${JAVA_HOME:-}") ]]; then
            major="$(sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$home/release")"
            if [[ -n $major ]]; then
                echo "$major $home"
            fi
        fi
    done | sort -s -n -k 1,1
}

# Prints the home of a JDK of the given major version, or nothing.
promfleet_jdk() {
    promfleet_jdks | sed -nE "s/^$1 //p" | head -n 1
}
