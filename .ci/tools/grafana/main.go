// Reads dashboards as Grafana's published types do: unknown fields and wrong types of the dashboard, of each panel's
// options and of each query are refused. Names what is wrong with each file; the exit code says whether all are right.
package main

import (
	"fmt"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func main() {
	plugins.RegisterDefaultPlugins()
	wrong := false
	for _, path := range os.Args[1:] {
		if err := read(path); err != nil {
			fmt.Printf("%s: %v\n", path, err)
			wrong = true
		}
	}
	if wrong {
		os.Exit(1)
	}
}

func read(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var read dashboard.Dashboard
	if err := read.UnmarshalJSONStrict(raw); err != nil && err.Error() != "" {
		return err
	}
	// A list of no mistakes is an error, too, with an empty text.
	if err := read.Validate(); err != nil && err.Error() != "" {
		return err
	}
	return nil
}
