-- Types a run configuration with three steps from an empty file, in a second Neovim with its built-in completion.
local failed, passed, keys = 0, 0, 0
local function check(name, ok, seen)
  if ok then passed = passed + 1 else failed = failed + 1 end
  io.stdout:write(('%s %s%s\n'):format(ok and 'ok  ' or 'FAIL', name, ok and '' or ': ' .. vim.inspect(seen)))
end
local function within(f) return vim.wait(10000, f, 10) end

local wanted = [[
settings:
  docker:
    requirements:
    - pandas==2.2.2
    python_package_installer: uv
steps:
  load:
    parameters:
      rows: 100
  train:
    enable_cache: false
    parameters:
      epochs: 10
  evaluate:
    settings:
      docker:
        dockerfile: Dockerfile
]]

local function main()
  vim.fn.writefile({ 'FROM zenmldocker/zenml:0.98.0-py3.11' }, vim.env.PROJECT .. '/Dockerfile')
  local init = vim.v.argv[vim.fn.index(vim.v.argv, '-u') + 2]
  local arguments = { vim.v.progpath, '--embed', '--headless', '-i', 'NONE', '-n', '-u', init, vim.env.PROJECT .. '/typed.yaml' }
  local editor = vim.fn.jobstart(arguments, { rpc = true })
  local lines = 'return vim.api.nvim_buf_get_lines(0, 0, -1, false)'
  local function lua(code) return vim.rpcrequest(editor, 'nvim_exec_lua', code, {}) end

  ---Presses the keys, which are letters or names such as <CR>.
  local function press(...)
    for _, key in ipairs({ ... }) do
      vim.rpcrequest(editor, 'nvim_input', key)
      keys = keys + 1
    end
  end
  local function type(text)
    for letter in text:gmatch('.') do press(letter) end
  end
  local list = [[
    local info = vim.fn.complete_info({ 'items', 'selected' })
    return { open = vim.fn.pumvisible() == 1, words = vim.tbl_map(function(item) return item.abbr ~= '' and item.abbr or item.word end, info.items), selected = info.selected }
  ]]
  ---Waits until CTRL-Y would accept this entry of the menu.
  local function offers(word)
    local seen
    check('the menu offers ' .. word .. ' first', within(function()
      seen = lua(list)
      return seen.open and seen.words[seen.selected + 1] == word
    end), { seen, lua(lines) })
  end
  ---Opens the menu and accepts its first entry, which must be this one.
  local function complete(word)
    press('<C-x>', '<C-o>')
    offers(word)
    press('<C-y>')
  end

  ---Types over the text of a template, which is selected.
  local function fill(template, text)
    check(template .. ' is selected', within(function()
      return lua("return vim.fn.mode() == 's' and table.concat(vim.fn.getregion(vim.fn.getpos('v'), vim.fn.getpos('.'), { type = 'v' }))") == template
    end), lua(lines))
    type(text)
  end

  check('the server attaches', within(function() return lua('return #vim.lsp.get_clients({ bufnr = 0 })') > 0 end))
  press('i', 's')
  complete('settings')
  complete('docker')
  complete('requirements')
  press('<CR>')
  type('- pandas==2.2.2')
  press('<CR>')
  type('py')
  complete('python_package_installer')
  offers('pip')
  press('<C-n>', '<C-y>', '<CR>', '<BS>', '<BS>')
  type('st')
  complete('steps')
  complete('step')
  fill('train', 'load')
  press('<Tab>')
  fill('epochs', 'rows')
  press('<Tab>')
  fill('10', '100')
  press('<CR>', '<BS>', '<BS>')
  type('train:')
  press('<CR>', 'e')
  complete('enable_cache')
  offers('true')
  press('<C-n>', '<C-y>', '<CR>', 'p')
  complete('parameters')
  type('epochs: 10')
  press('<CR>', '<BS>', '<BS>')
  type('evaluate:')
  press('<CR>', 's')
  complete('settings')
  complete('docker')
  type('dock')
  complete('dockerfile')
  complete('Dockerfile')
  press('<Esc>')

  local seen
  check('a configuration with three steps was typed', within(function()
    seen = table.concat(lua(lines), '\n') .. '\n'
    return seen:gsub(' +\n', '\n') == wanted
  end), vim.split(seen, '\n'))
  check('it has no problems', within(function() return lua('return #vim.diagnostic.get(0)') == 0 end), lua('return vim.diagnostic.get(0)'))
  check(('it took %d keys for %d characters'):format(keys, #wanted), keys < #wanted * 0.7)
end

local ok, err = xpcall(main, debug.traceback)
if not ok then io.stdout:write('FAIL ' .. err .. '\n') end
io.stdout:write(('nvim typing: %d passed, %d failed, %d keys\n'):format(passed, failed, keys))
vim.cmd((ok and failed == 0) and 'qall!' or 'cquit 1')
