// Where a file is open already.
interface Tab {
  readonly isActive: boolean;
  readonly input: unknown;
}

interface Group {
  readonly viewColumn: number;
  readonly tabs: readonly Tab[];
}

/** The column of a group with a file, of one that shows it before others; undefined where none has it. */
export function columnOf(groups: readonly Group[], uri: string): number | undefined {
  const tabs = groups.flatMap((group) => group.tabs.filter((tab) => uriOf(tab.input) === uri).map((tab) => ({ tab, group })));
  return (tabs.find(({ tab }) => tab.isActive) ?? tabs[0])?.group.viewColumn;
}

/** The URI of a tab that shows one text; those of other kinds have none, or two. */
function uriOf(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null && 'uri' in input ? String(input.uri) : undefined;
}
