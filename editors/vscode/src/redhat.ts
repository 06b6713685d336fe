// Red Hat's YAML extension, which other extensions can give schemas to.
import * as vscode from 'vscode';
import { schemaScheme, type Schemas } from './schemas';

/** What it exports, as far as it is used here. */
interface YamlExtension {
  registerContributor(name: string, requestSchema: (resource: string) => string | undefined, requestSchemaContent: (uri: string) => Promise<string>): boolean;
}

let offered = false;

/** Offers the schemas where the extension is there and the setting is on; what was offered cannot be taken back, only be empty. */
export async function offerSchemas(schemas: Schemas): Promise<void> {
  const extension = vscode.extensions.getExtension<YamlExtension>('redhat.vscode-yaml');
  if (offered || !extension || !schemasWanted()) {
    return;
  }
  offered = true;
  const yaml = await extension.activate();
  yaml.registerContributor(schemaScheme, (resource) => schemas.uriOf(resource), (uri) => schemas.textOf(uri));
}

export function schemasWanted(): boolean {
  return vscode.workspace.getConfiguration('settings-ls').get<boolean>('yaml-schema', false);
}
