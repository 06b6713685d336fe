// Provides schemas to Red Hat's YAML extension.
import * as vscode from 'vscode';
import { schemaScheme, Schemas } from './schemas';
import type { Server } from './server';

/** The part of its API that is used here. */
interface YamlExtension {
  registerContributor(name: string, requestSchema: (resource: string) => string | undefined, requestSchemaContent: (uri: string) => Promise<string>): boolean;
}

let offered = false;

export function registerSchemas(context: vscode.ExtensionContext, server: Server): void {
  const schemas = new Schemas((release) => server.output('schema', '--zenml-version', release), schemasWanted);
  const offer = () => offerSchemas(schemas).catch((error) => server.log.error(`cannot provide the schema to Red Hat's YAML extension: ${error}`));
  context.subscriptions.push(
    server.onDidReadStatus(({ uri, status }) => schemas.keep(uri.toString(), status)),
    server.onDidStart(offer),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('settings-ls.yamlSchema') && offer()),
    vscode.extensions.onDidChange(offer),
  );
}

/** Registers the schemas if the extension is installed and the setting is enabled. Schemas cannot be unregistered, only be empty. */
async function offerSchemas(schemas: Schemas): Promise<void> {
  const extension = vscode.extensions.getExtension<YamlExtension>('redhat.vscode-yaml');
  if (offered || !extension || !schemasWanted()) {
    return;
  }
  offered = true;
  const yaml = await extension.activate();
  yaml.registerContributor(schemaScheme, (resource) => schemas.uriOf(resource), (uri) => schemas.textOf(uri));
}

function schemasWanted(): boolean {
  return vscode.workspace.getConfiguration('settings-ls').get<boolean>('yamlSchema', false);
}
