-- The configuration for vim.lsp.enable('settings_ls'), Neovim 0.11 or later.
local root_markers = { '.zen', 'pyproject.toml', '.git' }

---@type vim.lsp.Config
return {
  cmd = { 'settings-ls', 'lsp' },
  filetypes = { 'yaml', 'python', 'json' },
  -- Of JSON, only notebooks.
  root_dir = function(buffer, start)
    if vim.bo[buffer].filetype ~= 'json' or vim.api.nvim_buf_get_name(buffer):match('%.ipynb$') then
      start(vim.fs.root(buffer, root_markers))
    end
  end,
  -- What plugin/settings_ls.lua can do.
  capabilities = { experimental = { commands = { commands = { 'editor.action.triggerSuggest', 'settings-ls.showResult' } } } },
  settings = { ['settings-ls'] = {} },
}
