// Grafana's own types of dashboards, which the tests read the generated ones with.
module promfleet.io/ci/tools/grafana

go 1.23

require github.com/grafana/grafana-foundation-sdk/go v0.0.22
