// What causes the lines of a Dockerfile, as the server answers.
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface Setting {
  uri: string;
  /** The key. */
  range: Range;
  /** The key with its value. */
  extent: Range;
}

/** The lines, counted from 0, that settings cause. */
export type Causes = { line: number; settings: Setting[] }[];

/** The settings that cause a line. */
export function settingsOf(causes: Causes | undefined, line: number): Setting[] {
  return causes?.find((cause) => cause.line === line)?.settings ?? [];
}

/** The lines that the setting at a position of a file causes. */
export function causedLines(causes: Causes | undefined, uri: string, position: Position): number[] {
  return (causes ?? []).filter(({ settings }) => settings.some((setting) => setting.uri === uri && contains(setting.extent, position))).map(({ line }) => line);
}

function contains({ start, end }: Range, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
