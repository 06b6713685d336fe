package lsp

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/validate"
)

var severities = map[validate.Severity]protocol.DiagnosticSeverity{
	validate.Error:   protocol.DiagnosticSeverityError,
	validate.Warning: protocol.DiagnosticSeverityWarning,
	validate.Info:    protocol.DiagnosticSeverityInformation,
	validate.Hint:    protocol.DiagnosticSeverityHint,
}

// tags are the diagnostic tags for the tags of rules.
var tags = map[validate.Tag]protocol.DiagnosticTag{
	validate.Unnecessary: protocol.DiagnosticTagUnnecessary,
	validate.Deprecated:  protocol.DiagnosticTagDeprecated,
}

// diagnostic converts a finding, which can be in another file.
func (s *server) diagnostic(d *snapshot, f shownFinding) protocol.Diagnostic {
	made := protocol.Diagnostic{
		Range:           s.location(d, f.in(d)).Range,
		Severity:        severities[f.severity],
		Code:            protocol.String(f.rule),
		CodeDescription: protocol.CodeDescription{Href: uri.URI(validate.PageURL(f.rule))},
		Source:          protocol.NewOptional("settings-ls"),
		Message:         protocol.String(f.message),
	}
	if s.clientCaps.tags {
		made.Tags = diagnosticTags(f.rule)
	}
	for _, r := range f.related {
		made.RelatedInformation = append(made.RelatedInformation, protocol.DiagnosticRelatedInformation{
			Location: s.location(d, r.in(d)), Message: r.message,
		})
	}
	return made
}

// diagnosticTags returns the tags of a rule.
func diagnosticTags(id validate.ID) protocol.DiagnosticTags {
	var all []protocol.DiagnosticTag
	if r, ok := validate.RuleByID(id); ok {
		for _, tag := range r.Tags {
			all = append(all, tags[tag])
		}
	}
	return protocol.NewDiagnosticTags(all...)
}
