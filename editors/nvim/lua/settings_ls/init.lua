-- Commands and virtual documents of settings-ls.
local M = {}

M.schemes = { 'zenml-dockerfile', 'zenml-effective', 'zenml-upgrade', 'zenml-compare', 'zenml-python', 'zenml-yaml' }

local filetypes = {
  ['zenml-dockerfile'] = 'dockerfile',
  ['zenml-effective'] = 'yaml',
  ['zenml-upgrade'] = 'diff',
  ['zenml-compare'] = 'diff',
  ['zenml-python'] = 'python',
  ['zenml-yaml'] = 'yaml',
}

local commands = {
  dockerfile = 'settings-ls.showDockerfile',
  effective = 'settings-ls.showEffective',
  upgrade = 'settings-ls.showUpgrade',
}

---The running client, of a buffer if one is given.
---@param buffer integer?
function M.client(buffer)
  return vim.lsp.get_clients({ name = 'settings_ls', bufnr = buffer })[1] or vim.lsp.get_clients({ name = 'settings_ls' })[1]
end

---Writes a text to the buffer of a virtual document.
local function fill(buffer, uri, text)
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split((text:gsub('\n$', '')), '\n'))
  vim.bo[buffer].buftype, vim.bo[buffer].swapfile, vim.bo[buffer].modifiable, vim.bo[buffer].modified = 'nofile', false, false, false
  vim.bo[buffer].filetype = filetypes[uri:match('^[%w-]+')]
end

---Loads a virtual document from the server into a buffer.
---@param buffer integer
---@param uri string
function M.read(buffer, uri)
  local client = M.client()
  if not client then
    vim.notify('settings-ls is not running', vim.log.levels.WARN)
    return
  end
  client:request('settings-ls/content', { uri = uri }, function(err, result)
    if err then
      vim.notify('settings-ls: ' .. err.message, vim.log.levels.ERROR)
    elseif vim.api.nvim_buf_is_valid(buffer) then
      fill(buffer, uri, result.text)
    end
  end)
end

---Shows a virtual document in a window next to the current one.
function M.show(uri)
  local window = vim.fn.bufwinid(vim.fn.bufnr('^' .. vim.fn.escape(uri, '\\?*[]') .. '$'))
  if window > 0 then
    vim.api.nvim_set_current_win(window)
    return
  end
  vim.cmd('rightbelow vsplit ' .. vim.fn.fnameescape(uri))
end

---The status of the current file: its steps, and the pipelines of a Python file.
local function status()
  local client = M.client(0)
  local answer = client and client:request_sync('settings-ls/status', { uri = vim.uri_from_bufnr(0) }, 1000, 0)
  return answer and answer.result or {}
end

---The name of the pipeline in a Python file, after selecting it if there are several.
---@param found fun(name: string?)
local function with_pipeline(found)
  local names = vim.tbl_map(function(pipeline) return pipeline.name end, status().pipelines or {})
  if #names <= 1 then
    found(names[1])
    return
  end
  vim.ui.select(names, { prompt = 'Select a pipeline' }, function(name)
    if name then found(name) end
  end)
end

---Runs a command of the server for the current file.
---@param what 'dockerfile'|'effective'|'upgrade'
---@param argument string? a step, or for an upgrade a release
function M.run(what, argument)
  local client = M.client(0)
  if not client then
    vim.notify('settings-ls is not running for this buffer', vim.log.levels.WARN)
    return
  end
  local about = { uri = vim.uri_from_bufnr(0) }
  about[what == 'upgrade' and 'against' or 'step'] = argument
  with_pipeline(function(name)
    about.pipeline = name
    M.execute({ command = commands[what], arguments = { about } })
  end)
end

---Executes a command and shows the resulting document; also used by code lenses and code actions.
function M.execute(command)
  M.client():request('workspace/executeCommand', { command = command.command, arguments = command.arguments }, function(err, result)
    if err then
      vim.notify('settings-ls: ' .. err.message, vim.log.levels.ERROR)
    else
      M.show(result.uri)
    end
  end)
end

---Returns the names of the steps of the file, for completion on the command line.
function M.steps()
  local known = status()
  local steps = known.steps or {}
  for _, pipeline in ipairs(known.pipelines or {}) do
    vim.list_extend(steps, pipeline.steps)
  end
  return steps
end

return M
