// Provides schemas to Red Hat's YAML extension.
import * as vscode from 'vscode';
import { schemaScheme, type Schemas } from './schemas';

/** The part of its API that is used here. */
interface YamlExtension {
  registerContributor(name: string, requestSchema: (resource: string) => string | undefined, requestSchemaContent: (uri: string) => Promise<string>): boolean;
}

let offered = false;

/** Registers the schemas if the extension is installed and the setting is enabled. Schemas cannot be unregistered, only be empty. */
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
