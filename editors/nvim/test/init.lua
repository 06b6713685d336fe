-- The smallest configuration that a user needs.
vim.opt.swapfile = false
vim.cmd('filetype plugin on')
vim.lsp.config('settings_ls', { settings = { ['settings-ls'] = { ['zenml-version'] = '0.98.0' } } })
vim.lsp.enable('settings_ls')
