module github.com/settings-ls/settings-ls

go 1.26.8
