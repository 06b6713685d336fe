-- What the :ZenML commands do. A target is what the server generates a document from: { uri, step?, pipeline? }.
local documents = require('settings_ls.documents')
local server = require('settings_ls.server')
local M = {}

---Runs a command of the server for a target and shows the resulting document, if there is one.
---@param command string
---@param target table
---@param mods table? modifiers of the command, such as :tab
function M.execute(command, target, mods)
  server.request('workspace/executeCommand', { command = command, arguments = { target } }, function(shown)
    if type(shown) == 'table' and shown.uri then documents.show(shown, target, mods) end
  end)
end

---Asks for one of several names; does not ask if there is only one.
---@param prompt string
---@param names string[]
---@param done fun(name: string?) without a name if there are none
local function select(prompt, names, done)
  if #names <= 1 then
    done(names[1])
    return
  end
  vim.ui.select(names, { prompt = prompt }, function(name)
    if name then done(name) end
  end)
end

---The target for a step that the user named, or for the pipeline. In Python, the pipeline with the step is selected.
---@param step string?
---@param done fun(target: table)
local function named_target(step, done)
  local uri = documents.source(0)
  local status = server.status(uri)
  if not status.runConfiguration then
    server.warn('not a ZenML run configuration')
    return
  end
  local with_step = vim.tbl_filter(function(pipeline)
    return step == nil or vim.list_contains(pipeline.steps, step)
  end, status.pipelines or {})
  select('Select a pipeline', vim.tbl_map(function(pipeline) return pipeline.name end, with_step), function(pipeline)
    done({ uri = uri, step = step, pipeline = pipeline })
  end)
end

---The target at the cursor: the one that the code action with the command has.
---@param command string
---@param done fun(target: table)
local function target_at_cursor(command, done)
  if vim.b.settings_ls_target then
    local shown = vim.b.settings_ls_target
    done({ uri = shown.uri, step = shown.step, pipeline = shown.pipeline })
    return
  end
  local client = server.client(0)
  local params = client and vim.lsp.util.make_range_params(0, client.offset_encoding) or {}
  params.context = { diagnostics = {}, only = { 'settings-ls.show' } }
  server.request('textDocument/codeAction', params, function(actions)
    for _, action in ipairs(actions or {}) do
      local offered = type(action.command) == 'table' and action.command or action
      if offered.command == command then
        done(offered.arguments[1])
        return
      end
    end
    named_target(nil, done)
  end)
end

---Shows a document of a step, by default of the one at the cursor.
---@param command string
---@param given table as for nvim_create_user_command; with a bang, the document has everything
function M.show(command, given)
  local run = function(target)
    target.all = given.bang or nil
    M.execute(command, target, given.smods)
  end
  if given.fargs[1] then
    named_target(given.fargs[1], run)
  else
    target_at_cursor(command, run)
  end
end

---Shows what another release changes, by default the newest one.
---@param given table
function M.upgrade(given)
  target_at_cursor('settings-ls.showUpgrade', function(target)
    target.step, target.against = nil, given.fargs[1]
    M.execute('settings-ls.showUpgrade', target, given.smods)
  end)
end

---The names of all steps of the file, for completion on the command line.
---@return string[]
function M.steps()
  local status = server.status(documents.source(0))
  local steps = status.steps or {}
  for _, pipeline in ipairs(status.pipelines or {}) do
    vim.list_extend(steps, pipeline.steps)
  end
  return steps
end

return M
