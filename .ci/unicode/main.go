// Prints the tables of io.promfleet.regex.UnicodeData, and complains of what is not as that package takes it to be:
//
//	go run .ci/unicode/main.go
package main

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
)

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// Five bits a digit, the lowest first; the sixth says that more follow.
func number(out *strings.Builder, n int) {
	for n >= 32 {
		out.WriteByte(digits[32+n%32])
		n /= 32
	}
	out.WriteByte(digits[n])
}

func signed(out *strings.Builder, n int) {
	if n < 0 {
		number(out, -n*2+1)
	} else {
		number(out, n*2)
	}
}

func runs(of func(rune) int) string {
	var out strings.Builder
	start, value := rune(0), of(0)
	for r := rune(1); r <= unicode.MaxRune+1; r++ {
		next := -1
		if r <= unicode.MaxRune {
			next = of(r)
		}
		if next != value {
			number(&out, int(r-start))
			number(&out, value)
			start, value = r, next
		}
	}
	return out.String()
}

func show(name, data string) {
	fmt.Printf("    static final String %s = \"\"\n", name)
	for len(data) > 0 {
		n := min(100, len(data))
		end := ""
		if n == len(data) {
			end = ";"
		}
		fmt.Printf("            + \"%s\"%s\n", data[:n], end)
		data = data[n:]
	}
	fmt.Println()
}

func words(name string, all []string) {
	fmt.Printf("    static final String %s = \"\"\n", name)
	line := ""
	for i, w := range all {
		if i+1 < len(all) {
			w += " "
		}
		if len(line)+len(w) > 100 {
			fmt.Printf("            + \"%s\"\n", line)
			line = ""
		}
		line += w
	}
	fmt.Printf("            + \"%s\";\n\n", line)
}

func mapping(of func(rune) rune) string {
	// Runs of code points at a distance of 1 or 2 that move by the same amount.
	var out strings.Builder
	type run struct{ from, count, stride, by int }
	var all []run
	for r := rune(0); r <= unicode.MaxRune; r++ {
		by := int(of(r) - r)
		if by == 0 {
			continue
		}
		if n := len(all) - 1; n >= 0 && all[n].by == by {
			last := &all[n]
			end := last.from + (last.count-1)*last.stride
			d := int(r) - end
			if last.count == 1 && d <= 2 {
				last.stride, last.count = d, 2
				continue
			}
			if last.count > 1 && d == last.stride {
				last.count++
				continue
			}
		}
		all = append(all, run{int(r), 1, 1, by})
	}
	at := 0
	for _, a := range all {
		number(&out, a.from-at)
		number(&out, a.count)
		number(&out, a.stride)
		signed(&out, a.by)
		at = a.from
	}
	return out.String()
}

func main() {
	fmt.Println("// Unicode", unicode.Version)
	var cats []string
	for c := range unicode.Categories {
		if len(c) == 2 && c != "LC" && c != "Cn" {
			cats = append(cats, c)
		}
	}
	sort.Strings(cats)
	cats = append([]string{"Cn"}, cats...)
	words("CATEGORIES", cats)
	show("CATEGORY_RUNS", runs(func(r rune) int {
		for i, c := range cats[1:] {
			if unicode.Is(unicode.Categories[c], r) {
				return i + 1
			}
		}
		return 0
	}))
	var scripts []string
	for s := range unicode.Scripts {
		scripts = append(scripts, s)
	}
	sort.Strings(scripts)
	words("SCRIPTS", scripts)
	show("SCRIPT_RUNS", runs(func(r rune) int {
		for i, s := range scripts {
			if unicode.Is(unicode.Scripts[s], r) {
				return i + 1
			}
		}
		return 0
	}))
	show("LOWER", mapping(unicode.ToLower))
	show("UPPER", mapping(unicode.ToUpper))
	show("FOLD", mapping(unicode.SimpleFold))
	var al []string
	for k, v := range unicode.CategoryAliases {
		al = append(al, k+"="+v)
	}
	sort.Strings(al)
	words("ALIASES", al)
	// sanity: Cn and LC and one-letter categories are unions
	for c, t := range unicode.Categories {
		for r := rune(0); r <= unicode.MaxRune; r++ {
			two := ""
			for _, x := range cats[1:] {
				if unicode.Is(unicode.Categories[x], r) {
					two = x
				}
			}
			if two == "" {
				two = "Cn"
			}
			want := two == c || len(c) == 1 && two[:1] == c && (c != "C" || true)
			if c == "LC" {
				want = two == "Lu" || two == "Ll" || two == "Lt"
			}
			if want != unicode.Is(t, r) {
				fmt.Println("// DIFF", c, fmt.Sprintf("%x", r), two)
				break
			}
		}
	}
	// fold closure check
	for n, f := range unicode.FoldCategory {
		bad := 0
		for r := rune(0); r <= unicode.MaxRune; r++ {
			in := unicode.Is(unicode.Categories[n], r)
			cl := in
			for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
				cl = cl || unicode.Is(unicode.Categories[n], o)
			}
			if cl != (in || unicode.Is(f, r)) {
				bad++
			}
		}
		if bad > 0 {
			fmt.Println("// FOLDDIFF", n, bad)
		}
	}
	for n := range unicode.Categories {
		if _, ok := unicode.FoldCategory[n]; ok {
			continue
		}
		for r := rune(0); r <= unicode.MaxRune; r++ {
			cl := false
			for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
				cl = cl || unicode.Is(unicode.Categories[n], o)
			}
			if cl && !unicode.Is(unicode.Categories[n], r) {
				fmt.Println("// NOFOLD but closure differs", n, r)
				break
			}
		}
	}
	for n := range unicode.Scripts {
		f := unicode.FoldScript[n]
		for r := rune(0); r <= unicode.MaxRune; r++ {
			in := unicode.Is(unicode.Scripts[n], r)
			cl := in
			for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
				cl = cl || unicode.Is(unicode.Scripts[n], o)
			}
			if cl != (in || f != nil && unicode.Is(f, r)) {
				fmt.Println("// SCRIPTFOLD differs", n, r)
				break
			}
		}
	}
}
