package validate

import (
	"fmt"
	"strings"
)

// markdown renders the page.
func (p page) markdown() string {
	var text strings.Builder
	fmt.Fprintf(&text, "# %s\n\n%s\n\nSeverity: %s. %s\n", p.rule.ID, p.summary(), p.rule.Severity, p.declared())
	fmt.Fprintf(&text, "\n## Why it matters\n\n%s\n\n## Example\n%s", p.section("why"), p.setting())
	for _, e := range p.examples() {
		fmt.Fprintf(&text, "\n%s:\n\n%s\n", p.title(e), indent(string(e.config)))
		if !e.good() {
			fmt.Fprintf(&text, "\nReported:\n\n%s\n", indent(p.section("findings"+e.number)))
			if config, safe := p.fix(e); safe {
				fmt.Fprintf(&text, "\nAfter `--fix`:\n\n%s\n", indent(config))
			} else if config != "" {
				fmt.Fprintf(&text, "\nAfter `--fix --unsafe-fixes`:\n\n%s\n", indent(config))
			}
		}
	}
	fmt.Fprintf(&text, "\n## How to fix\n\n%s\n", p.section("how-to-fix"))
	if ignore := p.section("when-to-ignore"); ignore != "" {
		fmt.Fprintf(&text, "\n## When to ignore\n\n%s\n\nTo ignore a finding, write `# settings-ls: ignore[%s]` on its line or the line above.\n", ignore, p.rule.ID)
	}
	fmt.Fprintf(&text, "\n## Source\n\n%s\n", p.section("source"))
	return text.String()
}

// declared renders the rule's declarations except its severity, in sentences.
func (p page) declared() string {
	r := p.rule
	var facts []string
	if r.Pedantic {
		facts = append(facts, "Disabled unless selected.")
	}
	switch kinds := p.fixes(); {
	case len(kinds) == 2:
		facts = append(facts, "Some findings have a safe fix, others an unsafe one.")
	case len(kinds) == 1 && kinds[0] == "safe":
		facts = append(facts, "A safe fix is available.")
	case len(kinds) == 1:
		facts = append(facts, "An unsafe fix is available.")
	}
	switch {
	case r.Since != "" && r.Until != "":
		facts = append(facts, "Applies to ZenML "+r.Since+" to "+r.Until+".")
	case r.Since != "":
		facts = append(facts, "Applies to ZenML "+r.Since+" and later.")
	case r.Until != "":
		facts = append(facts, "Applies to ZenML up to "+r.Until+".")
	}
	if r.Exclusive {
		facts = append(facts, "When it reports a finding, no other rule runs on the file.")
	}
	if len(r.Supersedes) > 0 {
		facts = append(facts, "Supersedes "+idList(r.Supersedes)+" for the same value.")
	}
	return strings.Join(append(facts, "Added in settings-ls "+r.Added+"."), " ")
}

// idList joins IDs for Markdown.
func idList(ids []ID) string {
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = "`" + string(id) + "`"
	}
	return strings.Join(quoted, ", ")
}

// setting describes what the findings of the examples depend on besides their text.
func (p page) setting() string {
	var text strings.Builder
	for _, c := range []struct{ section, says string }{
		{"project", "The project uses ZenML %s."},
		{"host", "Images are built on %s."},
		{"stack", "The stack requires `%s`."},
		{"code-repository", "The code repository is `%s`."},
	} {
		if value := p.section(c.section); value != "" {
			fmt.Fprintf(&text, "\n"+c.says+"\n", value)
		}
	}
	if stack := p.section("exported-stack"); stack != "" {
		fmt.Fprintf(&text, "\nThe stack, as `zenml stack export` writes it:\n\n%s\n", indent(stack))
	}
	if variables := p.section("environment"); variables != "" {
		fmt.Fprintf(&text, "\nEnvironment variables:\n\n%s\n", indent(variables))
	}
	for _, f := range p.archive.Files {
		name, below := strings.CutPrefix(f.Name, "dir/")
		if !below {
			continue
		}
		fmt.Fprintf(&text, "\nThe source root contains `%s`", name)
		if content := strings.ToValidUTF8(strings.TrimSpace(string(f.Data)), "\uFFFD"); content != "" {
			fmt.Fprintf(&text, ":\n\n%s\n", indent(content))
		} else {
			text.WriteString(".\n")
		}
	}
	return text.String()
}

// title introduces an example.
func (p page) title(e example) string {
	title := "Incorrect"
	if e.good() {
		title = "Correct"
	}
	if e.extension == ".py" {
		title += " Python"
	}
	if version := p.release(e); version != "" {
		title += " with ZenML " + version
	}
	return title
}

// indent makes a Markdown code block.
func indent(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}
