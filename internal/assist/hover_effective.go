package assist

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
)

// effectiveText says what a key is for a step after the merge with the pipeline, and where that comes from. For a key of the pipeline, it
// says which steps override it, and what code sets instead.
func effectiveText(f *runconfig.File, s position) markdown.Markup {
	step, path := stepOf(s.path)
	if len(path) == 0 {
		return ""
	}
	setting, ok := f.EffectiveSetting(step, path)
	if !ok {
		return ""
	}
	e := effectiveWriter{f}
	switch {
	case len(setting.Children) > 0 && (step != "" || isSetOutside(setting)):
		return e.list(step, setting)
	case len(setting.Children) > 0 || len(path) == 1 && path[0] == "settings":
		return ""
	case step != "":
		return e.ofStep(step, path, setting)
	}
	return e.ofPipeline(s, path, setting)
}

// isSetOutside reports whether a part of a setting is set by code, not by the file.
func isSetOutside(s runconfig.Setting) bool {
	for _, child := range s.Children {
		if isSetOutside(child) {
			return true
		}
	}
	return s.Key != nil && s.Key.Outside() != nil
}

type effectiveWriter struct{ file *runconfig.File }

// ofStep describes a value of a step, and the value of the pipeline that it overrides.
func (e effectiveWriter) ofStep(step string, path []string, s runconfig.Setting) markdown.Markup {
	if !s.IsSet() {
		return ""
	}
	text := e.effective(of(step), s)
	if pipeline, ok := e.file.EffectiveSetting("", path); ok && s.Scope == runconfig.ScopeStep && pipeline.IsSet() {
		text += "\n\n" + e.has("The pipeline", pipeline)
	}
	return text
}

// ofPipeline describes a value of the pipeline if it is not the one at the position, and the values of steps that override it.
func (e effectiveWriter) ofPipeline(at position, path []string, s runconfig.Setting) markdown.Markup {
	var lines []string
	if s.IsSet() && (s.Key != at.key() || isReplaced(s)) {
		lines = append(lines, string(e.effective(of(""), s)))
	}
	own := 0
	for _, step := range e.file.Doc.Root.At("steps").Entries() {
		if !step.Key.IsString() || step.Value.At(path...) == nil {
			continue
		}
		name := step.Key.Resolve().Text
		if own++; own > longestList {
			continue
		}
		if setting, ok := e.file.EffectiveSetting(name, path); ok && setting.Scope == runconfig.ScopeStep {
			lines = append(lines, string(e.has("Step "+markdown.CodeSpan(name), setting)))
		}
	}
	if own > longestList {
		lines = append(lines, fmt.Sprintf("%d more steps override it.", own-longestList))
	}
	return markdown.Markup(strings.Join(lines, "\n\n"))
}

// isReplaced reports whether a value has variables that are replaced.
func isReplaced(s runconfig.Setting) bool {
	text, ok := s.Value.(string)
	written := s.Node.Resolve()
	return ok && written != nil && written.Kind == doc.Scalar && strings.Contains(written.Text, "${") && written.Text != text
}

// list describes the parts of a mapping.
func (e effectiveWriter) list(step string, s runconfig.Setting) markdown.Markup {
	var lines []string
	e.collect(&lines, "", s.Children)
	if len(lines) == 0 {
		return ""
	}
	if more := len(lines) - longestList; more > 0 {
		lines = append(lines[:longestList], fmt.Sprintf("- and %d more", more))
	}
	return "Effective for " + of(step) + ":\n\n" + markdown.Markup(strings.Join(lines, "\n"))
}

// collect appends a line for each value that is set and known.
func (e effectiveWriter) collect(lines *[]string, prefix string, settings []runconfig.Setting) {
	for _, s := range settings {
		name := prefix + s.Name
		switch {
		case len(s.Children) > 0:
			e.collect(lines, name+".", s.Children)
		case s.IsSet() && !s.IsUnknown():
			*lines = append(*lines, string(markdown.Sprintf("- %s: %s, from %s", name, valueCode(e.file.Doc, s.Value), e.origin(s))))
		}
	}
}

func (e effectiveWriter) effective(of markdown.Markup, s runconfig.Setting) markdown.Markup {
	return markdown.Sprintf("Effective for %s: %s, from %s", of, valueCode(e.file.Doc, s.Value), e.origin(s))
}

func (e effectiveWriter) has(who markdown.Markup, s runconfig.Setting) markdown.Markup {
	return markdown.Sprintf("%s has %s, from %s", who, valueCode(e.file.Doc, s.Value), e.origin(s))
}

func (e effectiveWriter) origin(s runconfig.Setting) string {
	return preview.OriginLine(e.file.Doc, s.Origin)
}

// of is the step, or the pipeline if step is "".
func of(step string) markdown.Markup {
	if step == "" {
		return "the pipeline"
	}
	return "step " + markdown.CodeSpan(step)
}
