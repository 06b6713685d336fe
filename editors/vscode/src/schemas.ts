// The JSON schemas that Red Hat's YAML extension can ask for.
import type { Status } from './status';

/** The scheme of their URIs, and the name under which they are offered. */
export const schemaScheme = 'zenml-schema';

/** Which file has which schema, and what stands in it. Red Hat's extension wants the first at once, so what the server has said is kept. */
export class Schemas {
  private readonly releases = new Map<string, string>();
  private readonly texts = new Map<string, Promise<string>>();

  /** `print` gives the schema of a ZenML release; `wanted` whether they are to be offered now. */
  constructor(private readonly print: (release: string) => Promise<string>, private readonly wanted: () => boolean) {}

  /** Keeps what the server says of a file. */
  keep(file: string, status: Status | undefined): void {
    if (status?.runConfiguration && status.zenml) {
      this.releases.set(file, status.zenml);
    } else {
      this.releases.delete(file);
    }
  }

  /** The URI of a file's schema; undefined where the file is no run configuration. */
  uriOf(file: string): string | undefined {
    const release = this.wanted() ? this.releases.get(file) : undefined;
    return release && `${schemaScheme}://schema/${release}.json`;
  }

  /** The text of a schema. */
  textOf(uri: string): Promise<string> {
    const release = /^[a-z-]+:\/\/schema\/([^/]+)\.json$/.exec(uri)?.[1];
    if (!release) {
      return Promise.reject(new Error(`${uri} is no schema of settings-ls`));
    }
    const text = this.texts.get(release) ?? this.print(release);
    this.texts.set(release, text);
    text.catch(() => this.texts.delete(release)); // the next one who asks may have more luck
    return text;
  }
}
