-- The configuration for vim.lsp.enable('settings_ls'), Neovim 0.11 or later.
---@type vim.lsp.Config
return {
  cmd = { 'settings-ls', 'lsp' },
  filetypes = { 'yaml' },
  root_markers = { '.zen', 'pyproject.toml', '.git' },
  settings = { ['settings-ls'] = {} },
}
