-- The virtual documents of the server, such as Dockerfiles. A buffer has a readable name; the URI is in b:settings_ls_uri, and that of the file
-- that it shows in b:settings_ls_source.
local server = require('settings_ls.server')
local M = {}

---A name for the buffer of a document: its path as Neovim shows paths, without the query. A side of a comparison is named by its label.
local function name_of(uri, source, label)
  local scheme, path = uri:match('^([%w-]+):([^?]*)')
  local shown = vim.fn.fnamemodify(label and vim.uri_to_fname(source) or vim.uri_decode(path), ':~:.')
  return scheme .. '://' .. shown .. (label and (' (%s)'):format(label) or '')
end

---The buffers of a document.
---@param uri string
local function buffers(uri)
  return vim.tbl_filter(function(buffer) return vim.b[buffer].settings_ls_uri == uri end, vim.api.nvim_list_bufs())
end

---The buffer of a document, created if it does not exist. A number is added to a name that another document has.
local function buffer_of(uri, source, label)
  local buffer = buffers(uri)[1]
  if buffer then return buffer end
  buffer = vim.api.nvim_create_buf(true, false)
  local name, number = name_of(uri, source, label), 1
  while not pcall(vim.api.nvim_buf_set_name, buffer, number == 1 and name or ('%s [%d]'):format(name, number)) do
    number = number + 1
  end
  vim.b[buffer].settings_ls_uri, vim.b[buffer].settings_ls_source = uri, source
  return buffer
end

---Writes a text to the buffer of a document, and keeps its windows where they are.
local function fill(buffer, text)
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split((text:gsub('\n$', '')), '\n'))
  vim.bo[buffer].buftype, vim.bo[buffer].swapfile = 'nofile', false
  vim.bo[buffer].modifiable, vim.bo[buffer].modified = false, false
  vim.bo[buffer].filetype = vim.filetype.match({ filename = vim.b[buffer].settings_ls_uri:match('^[^?]*') }) or ''
  vim.keymap.set('n', 'gd', M.jump, { buffer = buffer, desc = 'Go to the setting' })
end

---Reads a document into its buffer.
---@param buffer integer
function M.read(buffer)
  local uri = vim.b[buffer].settings_ls_uri
  if not uri then
    server.warn('open it with a command, such as :ZenMLShowDockerfile')
    return
  end
  server.request('settings-ls/content', { uri = uri }, function(result)
    if vim.api.nvim_buf_is_valid(buffer) then fill(buffer, result.text) end
  end)
end

---Reads a document again after it has changed.
---@param uri string
function M.refresh(uri)
  for _, buffer in ipairs(buffers(uri)) do
    M.read(buffer)
  end
end

---The window of the current tab page that shows another document.
---@return integer?
local function window_of_documents()
  return vim.iter(vim.api.nvim_tabpage_list_wins(0)):find(function(window)
    return vim.b[vim.api.nvim_win_get_buf(window)].settings_ls_uri ~= nil and not vim.wo[window].diff
  end)
end

---Opens a buffer where the modifiers of a command say, or else in the window of another document, or else to the right.
local function open_buffer(buffer, mods)
  local chosen = mods and (mods.vertical or mods.horizontal or mods.split ~= '' or mods.tab >= 0)
  local window = not chosen and window_of_documents()
  if window then
    vim.api.nvim_set_current_win(window)
    vim.api.nvim_win_set_buf(window, buffer)
  else
    vim.cmd({ cmd = 'sbuffer', args = { tostring(buffer) }, mods = chosen and mods or { vertical = true, split = 'belowright' } })
  end
end

---Shows a document, in its window if it has one.
---@param shown { uri: string, text: string }
---@param source string the URI of the file that it shows
---@param mods table? modifiers of the command, such as :tab
function M.show(shown, source, mods)
  local buffer = buffer_of(shown.uri, source)
  fill(buffer, shown.text)
  local window = vim.fn.bufwinid(buffer)
  if window > 0 then
    vim.api.nvim_set_current_win(window)
  else
    open_buffer(buffer, mods)
  end
end

---Shows both sides of a comparison in diff mode, in a new tab page, and what differs in one line.
---@param comparison { title: string, headline: string, isEmpty: boolean, from: table, to: table }
---@param source string
function M.compare(comparison, source)
  vim.notify(comparison.title .. ': ' .. comparison.headline)
  if comparison.isEmpty then return end
  for i, side in ipairs({ comparison.from, comparison.to }) do
    local buffer = buffer_of(side.uri, source, side.label)
    vim.cmd({ cmd = 'sbuffer', args = { tostring(buffer) }, mods = i == 1 and { tab = vim.fn.tabpagenr() } or { vertical = true, split = 'belowright' } })
    vim.cmd.diffthis()
    M.read(buffer)
  end
  vim.cmd.wincmd('p')
end

---The URI of the file that a buffer shows.
---@param buffer integer
function M.source(buffer)
  return vim.b[buffer].settings_ls_source or vim.uri_from_bufnr(buffer)
end

---Opens a location in the window of its file, or else in the previous one.
local function open(location)
  local window = vim.fn.bufwinid(vim.uri_to_bufnr(location.uri))
  vim.cmd("normal! m'")
  if window > 0 then
    vim.api.nvim_set_current_win(window)
  else
    vim.cmd.wincmd('p')
  end
  vim.lsp.util.show_document(location, server.client(0).offset_encoding, { reuse_win = true, focus = true })
end

---The location of a link to "URI#Lline,character", both counted from 1.
local function linked(link)
  local uri, line, character = link.target:match('^(.-)#L(%d+),(%d+)$')
  local start = { line = tonumber(line or 1) - 1, character = tonumber(character or 1) - 1 }
  return { uri = uri or link.target, range = { start = start, ['end'] = start } }
end

---Goes from the line of a document to the setting that causes it.
function M.jump()
  local uri, row = vim.b.settings_ls_uri, vim.api.nvim_win_get_cursor(0)[1] - 1
  server.request('settings-ls/origin', { uri = uri, position = { line = row, character = 0 } }, function(location)
    if location and location ~= vim.NIL then
      open(location)
      return
    end
    server.request('textDocument/documentLink', { textDocument = { uri = uri } }, function(links)
      local link = vim.iter(links or {}):find(function(link) return link.range.start.line == row end)
      if link then
        open(linked(link))
      else
        server.warn('no setting causes this line')
      end
    end)
  end)
end

return M
