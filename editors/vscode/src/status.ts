// The status of a document, and its text in the status bar.
export interface Status {
  runConfiguration: boolean;
  zenml?: string;
  origin?: string;
  checkedAgainst?: string;
  sourceRoot?: string;
  steps?: string[];
  images?: number;
  /** The pipelines of a Python document, each of which is a run configuration. */
  pipelines?: Pipeline[];
}

export interface Pipeline {
  name: string;
  steps: string[];
}

/** The text and the tooltip of the status bar; undefined for a document that is not a run configuration. */
export function statusText(status: Status | undefined): { text: string; tooltip: string } | undefined {
  if (!status?.runConfiguration) {
    return undefined;
  }
  const images = status.images === 1 ? '1 image' : `${status.images} images`;
  return {
    text: `ZenML ${status.zenml}`,
    tooltip: `${status.checkedAgainst} (${status.origin})\n${images}\nPaths are relative to ${status.sourceRoot}`,
  };
}

/** The items of the step selection: the pipeline first. */
export function stepChoices(status: Status | Pipeline): { label: string; step: string; description?: string }[] {
  const steps = (status.steps ?? []).map((step) => ({ label: step, step }));
  return [{ label: 'The pipeline', step: '', description: 'and all steps without their own settings' }, ...steps];
}

/** Reports whether a document has run configurations: a Python document may have none, only settings. */
export function hasRunConfiguration(status: Status | undefined): status is Status {
  return status?.runConfiguration === true && status.pipelines?.length !== 0;
}
