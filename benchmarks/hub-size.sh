#!/usr/bin/env bash
# What a received sample costs: a Prometheus in agent mode scrapes SERIES series every second and sends them to one receiver after the
# other, on this machine over loopback. Prints processor time a million samples and memory a series, read from /proc while it runs, so that
# other work on the machine changes it little. Then what a Prometheus needs to start again with what it received.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
# shellcheck source=../.ci/programs.bash
. .ci/programs.bash

series="${SERIES:-20000}"
seconds="${SECONDS_EACH:-60}"
folder="$(mktemp -d)"
pids=()
stop() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait "${pids[@]}" 2>/dev/null || true
    pids=()
}
trap 'stop; rm -rf "$folder"' EXIT

cat >"$folder/exporter.py" <<'PYTHON'
import http.server, random, sys
number = int(sys.argv[1])
values = [0.0] * number
names = ['load_total{namespace="shop-%d",pod="cart-%06d",container="app",path="/items/%d"} ' % (i % 40, i // 10, i % 10) for i in range(number)]
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        for i in range(0, number, 2): values[i] += random.randrange(100)
        body = "\n".join(n + repr(v) for n, v in zip(names, values)) + "\n"
        self.send_response(200); self.send_header("Content-Type", "text/plain; version=0.0.4"); self.end_headers()
        self.wfile.write(body.encode())
    def log_message(self, *args): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Page).serve_forever()
PYTHON
python3 "$folder/exporter.py" "$series" 29100 &
pids+=($!)
exporter=$!

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
resident() { awk '/VmRSS/ {print $2}' "/proc/$1/status"; }
sent() { curl -s http://127.0.0.1:29091/metrics | awk '/^prometheus_remote_storage_samples_total/ {print int($2)}'; }

# NAME URL READY COMMAND ...
measure() {
    local name="$1" url="$2" ready="$3"
    shift 3
    mkdir -p "$folder/$name"
    (cd "$folder/$name" && exec "$@" >"$folder/$name.log" 2>&1) &
    local receiver=$!
    pids+=("$receiver")
    for _ in $(seq 120); do
        if curl -sf -o /dev/null "$ready"; then break; fi
        sleep 0.5
    done
    printf 'global: {scrape_interval: 1s, external_labels: {cluster: c, origin_prometheus: m/c}}\nscrape_configs: [{job_name: a, static_configs: [{targets: ["127.0.0.1:29100"]}]}]\nremote_write: [{url: "%s", headers: {X-Scope-OrgID: a}, queue_config: {max_shards: 4}}]\n' "$url" >"$folder/agent.yml"
    "$PROMFLEET_PROGRAM_PROMETHEUS_3" --agent --config.file="$folder/agent.yml" --storage.agent.path="$folder/agent-$name" \
        --web.listen-address=127.0.0.1:29091 >"$folder/agent.log" 2>&1 &
    local agent=$!
    pids+=("$agent")
    sleep 15
    local before after samples
    before=$(ticks "$receiver")
    samples=$(sent)
    sleep "$seconds"
    after=$(ticks "$receiver")
    samples=$(($(sent) - samples))
    awk -v n="$name" -v t="$((after - before))" -v hz="$(getconf CLK_TCK)" -v s="$samples" -v r="$(resident "$receiver")" -v k="$series" -v sec="$seconds" \
        'BEGIN {printf "%-18s %8d samples/s %6.2f CPU s a million %6.1f KiB a series\n", n, s / sec, t / hz / s * 1e6, r / k}'
    kill "$agent"
    wait "$agent" 2>/dev/null || true
    kill "$receiver"
    wait "$receiver" 2>/dev/null || true
    pids=("$exporter")
}

echo "scrape_configs: []" >"$folder/hub.yml"
measure prometheus http://127.0.0.1:29092/api/v1/write http://127.0.0.1:29092/-/ready \
    "$PROMFLEET_PROGRAM_PROMETHEUS_3" --config.file="$folder/hub.yml" --web.enable-remote-write-receiver \
    --web.listen-address=127.0.0.1:29092 --storage.tsdb.path="$folder/hub"
measure victoria-metrics http://127.0.0.1:29093/api/v1/write http://127.0.0.1:29093/health \
    "$PROMFLEET_PROGRAM_VICTORIA_METRICS" -httpListenAddr=127.0.0.1:29093 -storageDataPath="$folder/vm"
measure thanos-receive http://127.0.0.1:29094/api/v1/receive http://127.0.0.1:29095/-/ready \
    "$PROMFLEET_PROGRAM_THANOS" receive --remote-write.address=127.0.0.1:29094 --http-address=127.0.0.1:29095 \
    --grpc-address=127.0.0.1:29096 --tsdb.path="$folder/thanos" '--label=receive="0"'
cat >"$folder/mimir.yml" <<YAML
target: all
server: {http_listen_address: 127.0.0.1, http_listen_port: 29097, grpc_listen_address: 127.0.0.1, grpc_listen_port: 29098, log_level: warn}
common: {storage: {backend: filesystem, filesystem: {dir: $folder/objects}}}
blocks_storage: {storage_prefix: blocks, tsdb: {dir: $folder/tsdb}, bucket_store: {sync_dir: $folder/sync}}
distributor: {ring: {kvstore: {store: inmemory}, instance_addr: 127.0.0.1}}
ingester: {ring: {kvstore: {store: inmemory}, replication_factor: 1, instance_addr: 127.0.0.1}}
compactor: {data_dir: $folder/compactor, sharding_ring: {kvstore: {store: inmemory}, instance_addr: 127.0.0.1}}
store_gateway: {sharding_ring: {kvstore: {store: inmemory}, replication_factor: 1, instance_addr: 127.0.0.1}}
ruler: {rule_path: $folder/ruler, ring: {kvstore: {store: inmemory}, instance_addr: 127.0.0.1}}
ruler_storage: {backend: filesystem, filesystem: {dir: $folder/rules}}
alertmanager_storage: {backend: filesystem, filesystem: {dir: $folder/alertmanager}}
limits: {ingestion_rate: 10000000, ingestion_burst_size: 10000000, max_global_series_per_user: 0}
usage_stats: {enabled: false}
memberlist: {bind_addr: [127.0.0.1], bind_port: 0}
activity_tracker: {filepath: $folder/activity}
YAML
measure mimir http://127.0.0.1:29097/api/v1/push http://127.0.0.1:29097/ready \
    "$PROMFLEET_PROGRAM_MIMIR" -config.file="$folder/mimir.yml"

# Starting again: the write-ahead log is read before anything is answered.
"$PROMFLEET_PROGRAM_PROMETHEUS_3" --config.file="$folder/hub.yml" --web.listen-address=127.0.0.1:29092 \
    --storage.tsdb.path="$folder/hub" >"$folder/again.log" 2>&1 &
again=$!
pids+=("$again")
for _ in $(seq 240); do
    if curl -sf -o /dev/null http://127.0.0.1:29092/-/ready; then break; fi
    sleep 0.5
done
grep -o 'total_replay_duration=[^ ]*' "$folder/again.log" | tail -1
awk -v t="$(ticks "$again")" -v hz="$(getconf CLK_TCK)" 'BEGIN {printf "start again: %.1f CPU s\n", t / hz}'
du -sk "$folder/hub/wal" | awk '{print "write-ahead log: " $1 " KiB"}'
