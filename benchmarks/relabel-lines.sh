#!/bin/sh
# usage: benchmarks/relabel-lines.sh [LINES]
#
# What `promfleet relabel` needs for that many lines of labels (1,000,000 unless said) and six rules: wall and CPU seconds
# and peak memory in KiB. Needs ./mvnw verify -pl cli -am before.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/promfleet-lines.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cat > "$scratch/rules.yml" <<'RULES'
relabel_configs:
  - {source_labels: [__meta_kubernetes_pod_label_app], regex: 'shop|cart|pay-.*', action: keep}
  - {source_labels: [__meta_kubernetes_pod_phase], regex: 'Failed|Succeeded', action: drop}
  - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
  - {source_labels: [__meta_kubernetes_pod_ip, __meta_kubernetes_pod_annotation_port], regex: '(.+);(\d+)',
     target_label: __address__, replacement: '${1}:${2}'}
  - {regex: '__meta_kubernetes_pod_label_(.+)', action: labelmap}
  - {regex: 'pod_template_hash', action: labeldrop}
RULES
awk -v n="${1:-1000000}" 'BEGIN {
  for (i = 0; i < n; i++) {
    printf "{\"__address__\":\"10.0.0.%d:80\",\"__meta_kubernetes_namespace\":\"shop-%d\",", i % 250, i % 50
    printf "\"__meta_kubernetes_pod_annotation_port\":\"9100\",\"__meta_kubernetes_pod_ip\":\"10.0.0.%d\",", i % 250
    printf "\"__meta_kubernetes_pod_label_app\":\"pay-%d\",\"__meta_kubernetes_pod_label_pod_template_hash\":\"h%d\",", i % 9, i
    printf "\"__meta_kubernetes_pod_name\":\"pod-%d\",\"__meta_kubernetes_pod_phase\":\"Running\",\"job\":\"pods\"}\n", i
  }
}' > "$scratch/lines"
env time -f 'wall %e  CPU %U + %S  peak %M KiB' \
  "$here/cli/target/promfleet" relabel --rules "$scratch/rules.yml" < "$scratch/lines" > "$scratch/out"
wc -l < "$scratch/out"
