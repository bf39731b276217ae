// Command flux-build prints what Flux applies of a folder: what kustomize builds of it, with the variables of a
// Kustomization put in wherever Flux does that. Where the folder has no kustomization.yaml, Flux makes one of all that lies
// there and below; it stands in the folder while this runs. It is Flux' own code, called as kustomize-controller calls it.
//
//	flux-build ROOT FOLDER [NAME=VALUE ...]
//
// ROOT is the repository, which nothing may be read from outside of.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/fluxcd/pkg/kustomize"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/kustomize/api/konfig"
)

func main() {
	if len(os.Args) < 3 {
		fail("usage: flux-build ROOT FOLDER [NAME=VALUE ...]")
	}
	root, folder := os.Args[1], os.Args[2]
	variables := map[string]any{}
	for _, argument := range os.Args[3:] {
		name, value, found := strings.Cut(argument, "=")
		if !found {
			fail("no NAME=VALUE: " + argument)
		}
		variables[name] = value
	}
	yaml, err := build(root, folder, variables)
	if err != nil {
		fail(err.Error())
	}
	if _, err := os.Stdout.Write(yaml); err != nil {
		fail(err.Error())
	}
}

func build(root, folder string, variables map[string]any) ([]byte, error) {
	kustomization := unstructured.Unstructured{Object: map[string]any{
		"spec": map[string]any{"postBuild": map[string]any{"substitute": variables}},
	}}
	if _, err := os.Stat(filepath.Join(folder, konfig.DefaultKustomizationFileName())); os.IsNotExist(err) {
		// The controller writes a kustomization into its copy of the repository, and never reads that again.
		action, err := kustomize.NewGenerator(root, kustomization).WriteFile(folder)
		if err != nil {
			return nil, err
		}
		defer kustomize.CleanDirectory(folder, action)
	}
	built, err := kustomize.SecureBuild(root, folder, false)
	if err != nil {
		return nil, err
	}
	for _, resource := range built.Resources() {
		// The controller does not look at the variables' sources when there are none, so it needs no cluster.
		replaced, err := kustomize.SubstituteVariables(
			context.Background(), nil, kustomization, resource, kustomize.SubstituteWithAlways(true))
		if err != nil {
			return nil, fmt.Errorf("%s/%s: %w", resource.GetGvk(), resource.GetName(), err)
		}
		if replaced != nil {
			if _, err := built.Replace(resource); err != nil {
				return nil, err
			}
		}
	}
	return built.AsYaml()
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, "flux-build: "+message)
	os.Exit(1)
}
