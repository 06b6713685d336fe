// A fake of Red Hat's YAML extension with the same API. Its command requests the schema of the file in the editor from all
// registered extensions, and writes the results to a file that the test reads.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const vscode = require('vscode');

exports.activate = () => {
  const contributors = [];
  vscode.commands.registerCommand('fake-yaml.request', async () => {
    const file = vscode.window.activeTextEditor.document.uri.toString();
    const schemas = await Promise.all(contributors.map(async ({ name, requestSchema, requestSchemaContent }) => {
      const uri = requestSchema(file);
      return { name, uri, content: uri && await requestSchemaContent(uri) };
    }));
    fs.writeFileSync(path.join(os.homedir(), 'schemas.json'), JSON.stringify({ file, schemas }));
  });
  return {
    registerContributor(name, requestSchema, requestSchemaContent) {
      contributors.push({ name, requestSchema, requestSchemaContent });
      return true;
    },
  };
};
