-- The running server.
local M = {}

---The client of a buffer, or else any: a virtual document has no client itself.
---@param buffer integer
---@return vim.lsp.Client?
function M.client(buffer)
  return vim.lsp.get_clients({ name = 'settings_ls', bufnr = buffer })[1] or vim.lsp.get_clients({ name = 'settings_ls' })[1]
end

---@param message string
function M.warn(message)
  vim.notify('settings-ls: ' .. message, vim.log.levels.WARN)
end

---Sends a request and passes on its result; errors are shown instead.
---@param method string
---@param params table
---@param done fun(result: any)
function M.request(method, params, done)
  local client = M.client(0)
  if not client then
    M.warn('the server is not running; see :checkhealth settings_ls')
    return
  end
  client:request(method, params, function(err, result)
    if err then
      M.warn(err.message)
    else
      done(result)
    end
  end, 0)
end

---What the server knows about a document: its release, its steps, and in Python its pipelines.
---@param uri string
---@return table status without runConfiguration if it is not a run configuration
function M.status(uri)
  local client = M.client(0)
  local answer = client and client:request_sync('settings-ls/status', { uri = uri }, 1000, 0)
  return answer and answer.result or {}
end

return M
