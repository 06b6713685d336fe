-- :checkhealth settings_ls
local M = {}

---The program that the configuration names.
---@return string
local function program()
  local config = vim.lsp.config.settings_ls
  return type(config.cmd) == 'table' and config.cmd[1] or 'settings-ls'
end

local function check_program()
  local name = program()
  if vim.fn.executable(name) == 0 then
    vim.health.error(name .. ' is not executable', {
      'install settings-ls and put it on the PATH',
      "or set its path: vim.lsp.config('settings_ls', { cmd = { '/path/to/settings-ls', 'lsp' } })",
    })
    return
  end
  local result = vim.system({ name, '--version' }, { text = true }):wait(10000)
  local version = vim.trim(result.stdout or '')
  if result.code == 0 and version:find('^settings%-ls') then
    vim.health.ok(version .. ': ' .. vim.fn.exepath(name))
  else
    vim.health.error(vim.fn.exepath(name) .. ' is not settings-ls, or cannot run here', vim.trim(version .. '\n' .. (result.stderr or '')))
  end
end

local function check_configuration()
  local config = vim.lsp.config.settings_ls
  if vim.lsp.is_enabled('settings_ls') then
    vim.health.ok('enabled for the filetypes ' .. table.concat(config.filetypes or {}, ', '))
  else
    vim.health.warn('not enabled', { "vim.lsp.enable('settings_ls')" })
  end
  if vim.fn.exists('g:did_load_filetypes') == 0 then
    vim.health.warn('filetypes are not detected', { 'add ":filetype on" to your configuration' })
  end
  vim.health.info('settings: ' .. vim.inspect((config.settings or {})['settings-ls'] or {}))
end

---What the server says about a buffer.
---@param client vim.lsp.Client
---@param buffer integer
local function buffer_status(client, buffer)
  local answer = client:request_sync('settings-ls/status', { uri = vim.uri_from_bufnr(buffer) }, 5000, buffer)
  local status = answer and answer.result
  if not status then
    return 'no answer from the server'
  elseif not status.runConfiguration then
    return 'not a ZenML run configuration'
  end
  return ('%s (%s); paths are relative to %s'):format(status.checkedAgainst, status.origin, status.sourceRoot)
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = 'settings_ls' })
  if #clients == 0 then
    vim.health.info('no server is running; it starts when a YAML or Python file is opened')
  end
  for _, client in ipairs(clients) do
    vim.health.ok(('server %d is running, %s'):format(client.id, client.root_dir and 'with the root folder ' .. client.root_dir or 'without a root folder'))
    for buffer in pairs(client.attached_buffers) do
      vim.health.info(vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':~:.') .. ': ' .. buffer_status(client, buffer))
    end
  end
end

function M.check()
  vim.health.start('settings-ls')
  if vim.fn.has('nvim-0.11') == 0 then
    vim.health.error('Neovim 0.11 or later is required', { 'configure the server with nvim-lspconfig instead' })
    return
  end
  vim.health.ok(vim.split(vim.api.nvim_exec2('version', { output = true }).output, '\n', { trimempty = true })[1])
  check_program()
  check_configuration()
  check_clients()
end

return M
