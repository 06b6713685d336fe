// What the server says of a document, and how the status bar says it.
export interface Status {
  runConfiguration: boolean;
  zenml?: string;
  origin?: string;
  judged?: string;
  sourceRoot?: string;
  steps?: string[];
  images?: number;
}

/** The text and the tooltip of the status bar; nothing for a document that is no run configuration. */
export function statusText(status: Status | undefined): { text: string; tooltip: string } | undefined {
  if (!status?.runConfiguration) {
    return undefined;
  }
  const images = status.images === 1 ? '1 image' : `${status.images} images`;
  return {
    text: `ZenML ${status.zenml}`,
    tooltip: `${status.judged} (${status.origin})\n${images}\nFile names count from ${status.sourceRoot}`,
  };
}

/** The choices of a step: the pipeline first. */
export function stepChoices(status: Status): { label: string; step: string; description?: string }[] {
  const steps = (status.steps ?? []).map((step) => ({ label: step, step }));
  return [{ label: 'The pipeline', step: '', description: 'and every step without settings of its own' }, ...steps];
}
