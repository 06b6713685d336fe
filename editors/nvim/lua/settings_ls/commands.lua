-- What the :ZenML commands do. A target is what the server generates a document from: { uri, position?, step?, pipeline?, ... }.
local documents = require('settings_ls.documents')
local server = require('settings_ls.server')
local M = {}

---Commands of the server that compare two sides.
local comparisons = { ['settings-ls.compareSteps'] = true, ['settings-ls.showUpgrade'] = true }

---Runs a command of the server for a target and shows the resulting document, if there is one.
---@param command string
---@param target table
---@param mods table? modifiers of the command, such as :tab
function M.execute(command, target, mods)
  local source = documents.source(0)
  server.request('workspace/executeCommand', { command = command, arguments = { target } }, function(shown)
    if type(shown) ~= 'table' or not shown.uri then return end
    if comparisons[command] then
      server.request('settings-ls/compare', { uri = shown.uri }, function(comparison)
        documents.compare(comparison, source)
      end)
    else
      documents.show(shown, source, mods)
    end
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

---The target of the current buffer: what is at the cursor, or in a virtual document what it shows.
local function target_at_cursor()
  local uri = vim.b.settings_ls_uri
  if uri then return { uri = uri } end
  local client = server.client(0)
  local params = client and vim.lsp.util.make_position_params(0, client.offset_encoding) or {}
  return { uri = vim.uri_from_bufnr(0), position = params.position }
end

---The steps of the file by their pipeline, which has no name in YAML.
---@return { name?: string, steps: string[] }[]
local function pipelines()
  local status = server.status(documents.source(0))
  return status.pipelines or (status.runConfiguration and { { steps = status.steps } } or {})
end

---Selects the pipeline that has all of some steps.
---@param steps string[]
---@param done fun(target: table, steps: string[]) with all steps of the pipeline
local function with_pipeline(steps, done)
  local found = vim.tbl_filter(function(pipeline)
    return vim.iter(steps):all(function(step) return vim.list_contains(pipeline.steps, step) end)
  end, pipelines())
  if #found == 0 then
    server.warn(#steps == 0 and 'not a ZenML run configuration' or 'no step ' .. table.concat(steps, ' or '))
    return
  end
  select('Select a pipeline', vim.tbl_map(function(pipeline) return pipeline.name end, found), function(name)
    local pipeline = vim.iter(found):find(function(pipeline) return pipeline.name == name end)
    done({ uri = documents.source(0), pipeline = name }, pipeline.steps)
  end)
end

---Shows a document of a step, by default of the one at the cursor.
---@param command string
---@param given table as for nvim_create_user_command; with a bang, the document has everything
function M.show(command, given)
  local step = given.fargs[1]
  local run = function(target)
    target.step, target.all = step, given.bang or nil
    M.execute(command, target, given.smods)
  end
  if step then
    with_pipeline({ step }, run)
  else
    run(target_at_cursor())
  end
end

---Compares with another release, by default the newest one.
---@param given table
function M.upgrade(given)
  local target = target_at_cursor()
  target.against = given.fargs[1]
  M.execute('settings-ls.showUpgrade', target)
end

---Compares two steps, or one step with the pipeline. Asks for both if none is given.
---@param given table
function M.compare_steps(given)
  with_pipeline(given.fargs, function(target, steps)
    local run = function(step, with)
      target.step, target.with = step, with
      M.execute('settings-ls.compareSteps', target)
    end
    if given.fargs[1] then
      run(given.fargs[1], given.fargs[2] or '')
      return
    end
    local choices = vim.list_extend({ 'the pipeline' }, steps)
    local name_of = function(choice) return choice == choices[1] and '' or choice end
    select('Select a step', choices, function(step)
      select('Compare with', choices, function(with) run(name_of(step), name_of(with)) end)
    end)
  end)
end

---The names of all steps of the file, for completion on the command line.
---@return string[]
function M.steps()
  return vim.iter(pipelines()):map(function(pipeline) return pipeline.steps end):flatten():totable()
end

return M
