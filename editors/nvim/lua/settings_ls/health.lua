-- :checkhealth settings_ls
local M = {}

function M.check()
  vim.health.start('settings-ls')
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok('Neovim 0.11 or later')
  else
    vim.health.error('Neovim 0.11 or later is required', { 'configure the server with nvim-lspconfig instead' })
  end
  local config = vim.lsp.config.settings_ls
  local command = config and config.cmd and config.cmd[1] or 'settings-ls'
  if vim.fn.executable(command) == 1 then
    vim.health.ok(vim.trim(vim.fn.system({ command, '--version' })) .. ': ' .. vim.fn.exepath(command))
  else
    vim.health.error(command .. ' is not executable', { 'install settings-ls and put it on the PATH', "or set its path: vim.lsp.config('settings_ls', { cmd = { '/path/to/settings-ls', 'lsp' } })" })
  end
  if vim.lsp.is_enabled('settings_ls') then
    vim.health.ok('enabled')
  else
    vim.health.warn('not enabled', { "vim.lsp.enable('settings_ls')" })
  end
  local running = vim.lsp.get_clients({ name = 'settings_ls' })
  vim.health.info(#running .. ' running')
end

return M
