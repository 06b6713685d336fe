package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

type statement struct{ node }

func (statement) stmt() {}

// Assign is target = ... = value.
type Assign struct {
	statement
	Targets []Expr
	Value   Expr
}

// AnnAssign is an annotated assignment, target: annotation = value; Value is nil where nothing is assigned.
type AnnAssign struct {
	statement
	Target, Annotation, Value Expr
}

// AugAssign is an augmented assignment, such as target += value.
type AugAssign struct {
	statement
	Target Expr
	// Operator is how it is written, such as "+=".
	Operator string
	Value    Expr
}

// Delete is a del statement.
type Delete struct {
	statement
	Targets []Expr
}

// Import is import a, b.c as d.
type Import struct {
	statement
	Names []Alias
}

// ImportFrom is from module import a, b as c.
type ImportFrom struct {
	statement
	// Module is the dotted name without dots before it, "" when there is none; Level is how many dots are before it.
	Module     string
	ModuleSpan doc.Span
	Level      int
	// Names are the names; of from module import * there are none, and Star is set.
	Names []Alias
	Star  bool
}

// Alias is one name of an import.
type Alias struct {
	Span doc.Span
	// Name is the name that is imported, dotted in an Import.
	Name     string
	NameSpan doc.Span
	// As is the name after as, "" where there is none.
	As     string
	AsSpan doc.Span
}

// FunctionDef is a function definition.
type FunctionDef struct {
	statement
	Async      bool
	Decorators []Expr
	Name       string
	NameSpan   doc.Span
	TypeParams []Param
	Params     []Param
	Returns    Expr // nil where there is none
	Body       []Stmt
}

// Param is a parameter of a function, or a type parameter, whose bound is its annotation. Annotation and Default are nil
// where there is none.
type Param struct {
	Name                *Name
	Kind                ArgumentKind
	Annotation, Default Expr
}

// ClassDef is a class definition.
type ClassDef struct {
	statement
	Decorators []Expr
	Name       string
	NameSpan   doc.Span
	TypeParams []Param
	// Args are the bases, and keywords such as metaclass=.
	Args []Argument
	Body []Stmt
}

// Scoping is global or nonlocal with its names.
type Scoping struct {
	statement
	Global bool
	Names  []*Name
}

// Return is a return statement; Value is nil where there is none.
type Return struct {
	statement
	Value Expr
}

// ExprStmt is an expression as a statement.
type ExprStmt struct {
	statement
	Value Expr
}

// Simple is any other simple statement, with the expressions in it.
type Simple struct {
	statement
	// Word is the keyword that it begins with, such as "assert"; "" where it has none, as in text that Python rejects.
	Word string
	// Targets are the names that it binds: that of a type alias.
	Targets []Expr
	Parts   []Expr
}

// Compound is an if, for, while, try, with or match statement: which of its clauses run, and how often, is not known.
type Compound struct {
	statement
	Async   bool
	Clauses []Clause
}

// Clause is a clause of a compound statement: its header and its suite.
type Clause struct {
	Span doc.Span
	// Word is its keyword, such as "elif"; of the subject of a match statement it is "match".
	Word string
	// Targets are what the header binds: after for, as, and in the pattern of a case.
	Targets []Expr
	// Parts are the expressions in the header.
	Parts []Expr
	Body  []Stmt
}
