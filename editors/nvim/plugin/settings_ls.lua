-- Defines the commands and virtual documents of settings-ls.
if vim.g.loaded_settings_ls or vim.fn.has('nvim-0.11') == 0 then
  return
end
vim.g.loaded_settings_ls = true

local settings_ls = require('settings_ls')
local group = vim.api.nvim_create_augroup('settings_ls', {})

for _, scheme in ipairs(settings_ls.schemes) do
  vim.api.nvim_create_autocmd('BufReadCmd', {
    group = group,
    pattern = scheme .. ':/*',
    callback = function(event) settings_ls.read(event.buf, vim.api.nvim_buf_get_name(event.buf)) end,
  })
end

vim.lsp.handlers['settings-ls/contentChanged'] = function(_, result)
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.api.nvim_buf_get_name(buffer) == result.uri then
      settings_ls.read(buffer, result.uri)
    end
  end
end

for _, command in ipairs({ 'showDockerfile', 'showEffective', 'showUpgrade', 'compareSteps', 'convertToPython', 'convertToYAML' }) do
  vim.lsp.commands['settings-ls.' .. command] = settings_ls.execute
end

vim.api.nvim_create_user_command('SettingsLs', function(given)
  local what = given.fargs[1]
  if not vim.tbl_contains({ 'dockerfile', 'effective', 'upgrade' }, what) then
    vim.notify('usage: SettingsLs dockerfile|effective [STEP], or SettingsLs upgrade [RELEASE]', vim.log.levels.ERROR)
    return
  end
  settings_ls.run(what, given.fargs[2])
end, {
  nargs = '+',
  desc = 'Show the Dockerfile, the effective settings or the effects of an upgrade',
  complete = function(_, line)
    local words = vim.split(line, '%s+')
    return #words <= 2 and { 'dockerfile', 'effective', 'upgrade' } or settings_ls.steps()
  end,
})
