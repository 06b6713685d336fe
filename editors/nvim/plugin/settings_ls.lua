-- Defines the commands of settings-ls and what happens when the server starts.
if vim.g.loaded_settings_ls or vim.fn.has('nvim-0.11') == 0 then
  return
end
vim.g.loaded_settings_ls = true

local group = vim.api.nvim_create_augroup('settings_ls', {})

---Defines a command with an optional argument, named as in other editors. Its functions are loaded when it runs.
---@param options table
local function define(name, run, options)
  options.nargs = options.nargs or '?'
  vim.api.nvim_create_user_command('ZenML' .. name, function(given) run(require('settings_ls.commands'), given) end, options)
end

---Completes the name of a step.
local function steps(start)
  return vim.tbl_filter(function(step) return vim.startswith(step, start) end, require('settings_ls.commands').steps())
end

define('ShowDockerfile', function(commands, given)
  commands.show('settings-ls.showDockerfile', given)
end, { desc = 'Show the Dockerfile of a step', complete = steps })

define('ShowEffectiveSettings', function(commands, given)
  commands.show('settings-ls.showEffective', given)
end, { desc = 'Show the effective settings of a step; with !, all settings', complete = steps, bang = true })

define('CompareSteps', function(commands, given)
  commands.compare_steps(given)
end, { desc = 'Compare two steps in diff mode', complete = steps, nargs = '*' })

define('ShowUpgrade', function(commands, given)
  commands.upgrade(given)
end, { desc = 'Compare with another ZenML release in diff mode' })

vim.api.nvim_create_autocmd('BufReadCmd', {
  group = group,
  pattern = 'zenml-*://*',
  desc = 'Read a virtual document of settings-ls again',
  callback = function(event) require('settings_ls.documents').read(event.buf) end,
})

vim.lsp.handlers['settings-ls/contentChanged'] = function(_, result)
  require('settings_ls.documents').refresh(result.uri)
end

-- The server asks for the next list after some completions.
vim.lsp.commands['editor.action.triggerSuggest'] = vim.lsp.commands['editor.action.triggerSuggest'] or function() vim.lsp.completion.get() end

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Let code lenses and code actions show documents',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if not client or client.name ~= 'settings_ls' then return end
    for _, name in ipairs(client.server_capabilities.executeCommandProvider.commands) do
      vim.lsp.commands[name] = function(command) require('settings_ls.commands').execute(command.command, command.arguments[1]) end
    end
  end,
})
