// The view of the run configurations of the workspace. The server knows them before any is open, and reports changes.
import * as vscode from 'vscode';
import { errorCount, fileNode, nodesOf, type Location, type Node, type Outline, type OutlineFile } from './outline';
import type { Server } from './server';

/** The time in which changes are collected, since several files can change at once. */
const delay = 300;

export function registerTree(context: vscode.ExtensionContext, server: Server): void {
  const tree = new RunConfigurations(server);
  const view = vscode.window.createTreeView('settings-ls.runConfigurations', { treeDataProvider: tree, showCollapseAll: true });
  const command = (id: string, run: (node: Node) => unknown) => vscode.commands.registerCommand(id, run);
  const show = (name: string) => (node: Node) => node.target && vscode.commands.executeCommand(name, node.target);
  context.subscriptions.push(
    view, tree,
    tree.onDidLoad((files) => { view.badge = badgeOf(files); }),
    server.onDidStart(() => tree.start()),
    command('settings-ls.tree.refresh', () => tree.load()),
    command('settings-ls.tree.open', (node) => open(node.location)),
    command('settings-ls.tree.showDockerfile', show('settings-ls.showDockerfile')),
    command('settings-ls.tree.showEffective', show('settings-ls.showEffective')),
    command('settings-ls.tree.compare', (node) => vscode.commands.executeCommand('settings-ls.compareSteps', { ...node.target, with: '' })),
  );
}

class RunConfigurations implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  private readonly loaded = new vscode.EventEmitter<OutlineFile[]>();
  readonly onDidLoad = this.loaded.event;

  private files = new Map<string, OutlineFile>();
  private nodes = new Map<string, Node>();
  private omitted = 0;
  /** The files that have changed, "" for any file. */
  private readonly pending = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {}

  dispose(): void {
    clearTimeout(this.timer);
  }

  /** Loads the files of a new server and listens to it. */
  async start(): Promise<void> {
    this.server.client?.onNotification('settings-ls/outlineChanged', ({ uri }: { uri?: string }) => {
      this.pending.add(uri ?? '');
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.update(), delay);
    });
    await this.load();
  }

  async load(): Promise<void> {
    const outline = await this.request<Outline>({});
    if (!outline) {
      return;
    }
    this.files = new Map(outline.files.map((file) => [file.uri, file]));
    this.omitted = outline.omitted;
    this.nodes = new Map(outline.files.map((file) => [file.uri, fileNode(file)]));
    await vscode.commands.executeCommand('setContext', 'settings-ls.workspaceHasRunConfigurations', outline.files.length > 0);
    this.loaded.fire(outline.files);
    this.changed.fire(undefined);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, node.children?.length === 0 || node.kind === 'step' || node.kind === 'text'
      ? vscode.TreeItemCollapsibleState.None
      : node.kind === 'file' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded);
    item.id = node.id;
    item.description = node.description;
    item.contextValue = node.kind;
    item.iconPath = iconOf(node);
    item.tooltip = node.description ? `${node.label}: ${node.description}` : node.label;
    if (node.kind === 'file') {
      item.resourceUri = vscode.Uri.parse(node.id);
      item.command = { command: 'vscode.open', title: 'Open', arguments: [item.resourceUri] };
    } else if (node.kind === 'image') {
      item.command = { command: 'settings-ls.tree.showDockerfile', title: 'Show Dockerfile', arguments: [node] };
    } else if (node.location) {
      item.command = { command: 'settings-ls.tree.open', title: 'Open', arguments: [node] };
    }
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) {
      const more: Node[] = this.omitted > 0 ? [{ kind: 'text', id: 'omitted', label: `${this.omitted} more` }] : [];
      return [...this.nodes.values(), ...more];
    }
    if (node.kind === 'file' && !node.children) {
      const file = await this.request<OutlineFile>({ uri: node.id });
      node.children = file ? nodesOf(file) : [];
    }
    return node.children ?? [];
  }

  /** Requests what has changed: single files, or all of them. */
  private async update(): Promise<void> {
    const uris = [...this.pending];
    this.pending.clear();
    for (const uri of uris) {
      const node = this.nodes.get(uri);
      const file = node && await this.request<OutlineFile>({ uri });
      if (!file) {
        return this.load(); // a file is new or gone
      }
      this.files.set(uri, file);
      Object.assign(node, fileNode(file), { children: node.children && nodesOf(file) });
      this.changed.fire(node);
    }
    this.loaded.fire([...this.files.values()]);
  }

  private async request<T>(params: object): Promise<T | undefined> {
    try {
      return await this.server.request<T>('settings-ls/outline', params);
    } catch (error) {
      this.server.log.debug(`outline: ${error}`);
      return undefined;
    }
  }
}

function iconOf(node: Node): vscode.ThemeIcon {
  switch (node.kind) {
    case 'file': return vscode.ThemeIcon.File;
    case 'pipeline': return new vscode.ThemeIcon('type-hierarchy-sub');
    case 'image': return node.isBroken ? new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')) : new vscode.ThemeIcon('package');
    case 'group': return new vscode.ThemeIcon('circle-slash');
    case 'step': return new vscode.ThemeIcon('symbol-function');
    case 'text': return new vscode.ThemeIcon('ellipsis');
  }
}

function badgeOf(files: OutlineFile[]): vscode.ViewBadge | undefined {
  const errors = errorCount(files);
  return errors && { value: errors.value, tooltip: errors.text };
}

async function open(location: Location | undefined): Promise<void> {
  if (location) {
    const at = new vscode.Position(location.range.start.line, location.range.start.character);
    await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { selection: new vscode.Range(at, at) });
  }
}
