-- Opens PROJECT/run.yaml as a user would and checks what Neovim shows.
local failed, passed = 0, 0
local function check(name, ok, seen)
  if ok then passed = passed + 1 else failed = failed + 1 end
  io.stdout:write(('%s %s%s\n'):format(ok and 'ok  ' or 'FAIL', name, ok and '' or ': ' .. vim.inspect(seen)))
end
local patience = 120000 -- milliseconds; a loaded machine can need many times those of a quiet one
local function within(f) return vim.wait(patience, f, 10) end
local function text(buffer) return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') end

local function main()
  vim.cmd.edit(vim.env.PROJECT .. '/run.yaml')
  local buffer, window = vim.api.nvim_get_current_buf(), vim.api.nvim_get_current_win()
  local function found(rule)
    return vim.tbl_filter(function(d) return d.code == rule end, vim.diagnostic.get(buffer))[1]
  end
  check('diagnostics arrive', within(function() return found('unknown-docker-key') ~= nil end), vim.diagnostic.get(buffer))
  local d = found('unknown-docker-key')
  check('at the right position', d and d.lnum == 7 and d.col == 4 and d.end_col == 15, d)

  vim.api.nvim_win_set_cursor(0, { 7, 6 })
  vim.lsp.buf.hover()
  check('hover opens a window', within(function()
    for _, w in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(w).relative ~= '' and text(vim.api.nvim_win_get_buf(w)):find('FROM instruction', 1, true) then return true end
    end
  end))

  local client = require('settings_ls.server').client(buffer)
  vim.api.nvim_win_set_cursor(0, { 9, 30 })
  local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local completion = client:request_sync('textDocument/completion', position, patience, buffer)
  local labels = vim.tbl_map(function(item) return item.label end, completion.result.items)
  check('completion offers pip and uv', vim.deep_equal(labels, { 'pip', 'uv' }), labels)

  vim.api.nvim_win_set_cursor(0, { 8, 6 })
  vim.lsp.buf.code_action({ apply = true, filter = function(a) return a.title == 'Rename to "apt_packages"' end })
  check('a quick fix renames the key', within(function() return text(buffer):find('apt_packages: [git', 1, true) ~= nil end), text(buffer))
  check('and its diagnostic goes away', within(function() return found('unknown-docker-key') == nil end), vim.diagnostic.get(buffer))

  check('a code lens is shown', within(function()
    return vim.iter(vim.lsp.codelens.get(buffer)):any(function(lens) return lens.command.title:find('acme/python:3.12', 1, true) ~= nil end)
  end), vim.lsp.codelens.get(buffer))

  local shown
  local function shows(name, wanted)
    check(name, within(function()
      shown = vim.api.nvim_get_current_buf()
      return shown ~= buffer and text(shown):find(wanted, 1, true) ~= nil
    end), text(vim.api.nvim_get_current_buf()))
  end
  local function named(name)
    local seen = vim.fn.bufname(shown)
    check('with a readable name', seen == name, seen)
  end
  vim.cmd.lcd(vim.env.PROJECT)
  vim.api.nvim_win_set_cursor(window, { 7, 0 })
  vim.cmd('ZenMLShowDockerfile')
  shows('the Dockerfile opens next to the file', "'git'")
  named('zenml-dockerfile://run.yaml.Dockerfile')
  check('as a Dockerfile', vim.bo[shown].filetype == 'dockerfile', vim.bo[shown].filetype)
  vim.fn.search('apt-get')
  vim.cmd('normal gd')
  check('gd goes from a line to its setting', within(function()
    return vim.api.nvim_get_current_win() == window and vim.fn.line('.') == 8
  end), { vim.fn.bufname(), vim.fn.line('.') })
  vim.api.nvim_buf_set_lines(buffer, 7, 8, false, { '    apt_packages: [curl]' })
  check('and follows the file', within(function() return text(shown):find("'curl'", 1, true) ~= nil end), text(shown))

  vim.api.nvim_win_set_cursor(window, { 19, 0 })
  vim.cmd('ZenMLShowEffectiveSettings')
  shows('the effective settings of the step at the cursor', 'skip_build: true')
  named('zenml-effective://run.yaml.train.effective.yaml')
  check('as YAML', vim.bo[shown].filetype == 'yaml', vim.bo[shown].filetype)
  check('in the window of the Dockerfile', #vim.api.nvim_list_wins() == 2, vim.api.nvim_list_wins())
  vim.fn.search('apt_packages')
  vim.cmd('normal gd')
  check('gd goes from a setting to its origin', within(function()
    return vim.api.nvim_get_current_win() == window and vim.fn.line('.') == 8
  end), { vim.fn.bufname(), vim.fn.line('.') })
  vim.cmd.wincmd('p')
  vim.cmd('ZenMLShowEffectiveSettings!')
  shows('all effective settings', "ZenML's default")
  vim.cmd('ZenMLShowDockerfile')
  shows('a document of the same step', 'Used unchanged, nothing is built: acme/python:3.12')
  vim.api.nvim_set_current_win(window)
  local function compares(name, command, from, to)
    vim.cmd(command)
    local names
    check(name, within(function()
      local wins = vim.tbl_filter(function(w) return vim.wo[w].diff end, vim.api.nvim_tabpage_list_wins(0))
      names = vim.tbl_map(function(w) return vim.fn.bufname(vim.api.nvim_win_get_buf(w)) end, wins)
      return vim.deep_equal(names, { from, to }) and #text(vim.api.nvim_win_get_buf(wins[2])) > 0
    end), names)
    shown = vim.api.nvim_get_current_buf()
    check('with a summary', text(shown):find('^# Dockerfile') ~= nil, text(shown))
    vim.cmd.tabclose()
  end
  compares('a step is compared with the pipeline in diff mode', 'ZenMLCompareSteps train', 'zenml-compare://run.yaml (train)', 'zenml-compare://run.yaml (the pipeline)')
  compares('and a release with another one', 'ZenMLShowUpgrade 0.75.0', 'zenml-upgrade://run.yaml (ZenML 0.98.0)', 'zenml-upgrade://run.yaml (ZenML 0.75.0)')
  local completed = vim.fn.getcompletion('ZenMLShowDockerfile t', 'cmdline')
  check('steps are completed', vim.deep_equal(completed, { 'train' }), completed)

  vim.cmd.only()
  vim.fn.writefile({ 'pandas==2.2.3' }, vim.env.PROJECT .. '/requirements.txt')
  vim.fn.writefile({ 'settings: {docker: {requirements: requirements.txt}}' }, vim.env.PROJECT .. '/files.yaml')
  vim.cmd.edit(vim.env.PROJECT .. '/files.yaml')
  vim.fn.search('requirements.txt')
  within(function() return vim.fn.maparg('gd', 'n') ~= '' end)
  vim.cmd('normal gd')
  check('gd opens a file that a setting names', within(function() return vim.fn.bufname():find('requirements.txt$') ~= nil end), vim.fn.bufname())

  vim.cmd.edit(vim.env.PROJECT .. '/train.py')
  buffer = vim.api.nvim_get_current_buf()
  check('diagnostics of a Python module arrive', within(function() return found('unknown-docker-key') ~= nil end), vim.diagnostic.get(buffer))
  d = found('unknown-docker-key')
  check('at the keyword', d and d.lnum == 7 and d.col == 4 and d.end_col == 15, d)
  vim.api.nvim_win_set_cursor(0, { 8, 6 })
  vim.lsp.buf.code_action({ apply = true, filter = function(a) return a.title == 'Rename to "apt_packages"' end })
  check('a quick fix renames the keyword', within(function() return text(buffer):find('apt_packages=["git"', 1, true) ~= nil end), text(buffer))
  vim.api.nvim_buf_set_lines(buffer, 10, 11, false, { '    python_package_installer=', ')' })
  vim.api.nvim_win_set_cursor(0, { 11, 29 })
  position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  position.position.character = 29
  completion = client:request_sync('textDocument/completion', position, patience, buffer)
  labels = vim.tbl_map(function(item) return item.label end, completion.result.items)
  check('completion offers the values of a keyword', vim.deep_equal(labels, { 'pip', 'uv' }), labels)
  vim.cmd('ZenMLShowDockerfile train')
  shows('the Dockerfile of a step of the pipeline', "'libgomp1'")

  vim.cmd.only()
  vim.cmd.edit(vim.env.PROJECT .. '/train.ipynb')
  buffer = vim.api.nvim_get_current_buf()
  check('diagnostics of a notebook arrive', within(function() return found('unknown-docker-key') ~= nil end), vim.diagnostic.get(buffer))
  d = found('unknown-docker-key')
  local written = d and vim.api.nvim_buf_get_text(buffer, d.lnum, d.col, d.end_lnum, d.end_col, {})
  check('at their place in the file', written and written[1] == 'apt_packges', written)
  vim.cmd.edit(vim.env.PROJECT .. '/other.py')
  check('a module without ZenML has no diagnostics', #vim.diagnostic.get(0) == 0, vim.diagnostic.get(0))

  vim.cmd('checkhealth settings_ls')
  local health = text(vim.api.nvim_get_current_buf())
  local function says(name, ...)
    for _, pattern in ipairs({ ... }) do
      check(':checkhealth says ' .. name, health:find(pattern) ~= nil, health)
    end
  end
  says('which program runs', 'OK settings%-ls [%w.+%-]+: /%S+/settings%-ls')
  says('that it is enabled', 'OK enabled for the filetypes yaml, python, json')
  says('the settings', '%["zenml%-version"%] = "0.98.0"')
  says('the release of each file', 'run.yaml: ZenML 0.98.0', 'other.py: not a ZenML run configuration')
  check('and reports no problem', not health:find('ERROR') and not health:find('WARNING'), health)
  check('no error message', not vim.fn.execute('messages'):find('E%d+:'), vim.fn.execute('messages'))
end

local ok, err = xpcall(main, debug.traceback)
if not ok then io.stdout:write('FAIL ' .. err .. '\n') end
io.stdout:write(('nvim: %d passed, %d failed\n'):format(passed, failed))
vim.cmd((ok and failed == 0) and 'qall!' or 'cquit 1')
