// Finds the editor group in which a file is open.
interface Tab {
  readonly isActive: boolean;
  readonly input: unknown;
}

interface Group {
  readonly viewColumn: number;
  readonly tabs: readonly Tab[];
}

/** The column of the group in which a file is open, preferably in the active tab; undefined if it is not open. */
export function columnOf(groups: readonly Group[], uri: string): number | undefined {
  const tabs = groups.flatMap((group) => group.tabs.filter((tab) => uriOf(tab.input) === uri).map((tab) => ({ tab, group })));
  return (tabs.find(({ tab }) => tab.isActive) ?? tabs[0])?.group.viewColumn;
}

/** The URI of a tab with a single text; other kinds of tabs have none, or two. */
function uriOf(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null && 'uri' in input ? String(input.uri) : undefined;
}
