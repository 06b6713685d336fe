// The JSON Schemas that Red Hat's YAML extension can request.
import type { Status } from './status';

/** The scheme of their URIs, and the name under which they are registered. */
export const schemaScheme = 'zenml-schema';

/** The schema of each file. Red Hat's extension requests the URI synchronously, so the status of each file is cached. */
export class Schemas {
  private readonly releases = new Map<string, string>();
  private readonly texts = new Map<string, Promise<string>>();

  /** `print` returns the schema of a ZenML release; `wanted` reports whether schemas are enabled. */
  constructor(private readonly print: (release: string) => Promise<string>, private readonly wanted: () => boolean) {}

  /** Stores the status of a file. */
  keep(file: string, status: Status | undefined): void {
    if (status?.runConfiguration && status.zenml) {
      this.releases.set(file, status.zenml);
    } else {
      this.releases.delete(file);
    }
  }

  /** The URI of a file's schema; undefined if the file is not a run configuration. */
  uriOf(file: string): string | undefined {
    const release = this.wanted() ? this.releases.get(file) : undefined;
    return release && `${schemaScheme}://schema/${release}.json`;
  }

  /** The text of a schema. */
  textOf(uri: string): Promise<string> {
    const release = /^[a-z-]+:\/\/schema\/([^/]+)\.json$/.exec(uri)?.[1];
    if (!release) {
      return Promise.reject(new Error(`unknown schema ${uri}`));
    }
    const text = this.texts.get(release) ?? this.print(release);
    this.texts.set(release, text);
    text.catch(() => this.texts.delete(release)); // the next request tries again
    return text;
  }
}
