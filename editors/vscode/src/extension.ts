import * as vscode from 'vscode';
import { registerComparisons } from './compare';
import { registerDockerfile } from './dockerfile';
import { registerDocuments } from './documents';
import { registerEffective } from './effective';
import { registerHighlight } from './highlight';
import { registerLanguageStatus } from './languageStatus';
import { registerLifecycle } from './lifecycle';
import { registerNewRunConfiguration } from './newRunConfiguration';
import { registerOrigins } from './origin';
import { registerRecognized } from './recognized';
import { registerSchemas } from './redhat';
import { registerSelection } from './selection';
import { Server, type Feature } from './server';
import { registerTree } from './tree';
import { registerTyping } from './typing';
import { registerViews } from './views';

const features: Feature[] = [
  registerLifecycle, registerLanguageStatus, registerSelection, registerRecognized, registerDocuments, registerComparisons, registerEffective, registerTree, registerViews, registerDockerfile,
  registerOrigins, registerHighlight, registerSchemas,
  registerTyping, registerNewRunConfiguration,
];

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  server = new Server(context);
  context.subscriptions.push(server);
  for (const register of features) {
    register(context, server);
  }
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
