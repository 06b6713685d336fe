// The status of a document, and how it is shown.
export interface Status {
  runConfiguration: boolean;
  /** Whether a document that is not a run configuration most likely belongs to another tool. */
  foreign?: boolean;
  zenml?: string;
  origin?: string;
  checkedAgainst?: string;
  sourceRoot?: string;
  steps?: string[];
  images?: number;
  stack?: Stack;
  /** The pipelines of a Python document, each of which is a run configuration. */
  pipelines?: Pipeline[];
}

export interface Pipeline {
  name: string;
  steps: string[];
}

/** The stack that images are built for. */
export interface Stack {
  /** '' if the stack is not known. */
  name: string;
  /** The path of the exported stack, or ''. */
  file: string;
  /** Whether it was found and not configured. */
  found: boolean;
  /** Why the stack is not known, or ''. */
  error: string;
}

/** A text and a detail in the language status. */
export interface Shown {
  text: string;
  detail: string;
}

/** The release of a run configuration, and where it comes from. */
export function releaseShown(status: Status): Shown {
  const fallback = status.checkedAgainst === `ZenML ${status.zenml}` ? '' : `; ${status.checkedAgainst}`;
  return { text: `ZenML ${status.zenml}`, detail: `${status.origin}${fallback}` };
}

/** The stack of a run configuration, and where it comes from. */
export function stackShown({ stack }: Status): Shown {
  if (!stack || stack.error !== '') {
    return { text: 'Unknown stack', detail: stack?.error ?? '' };
  }
  const file = stack.file.split(/[\\/]/).at(-1) ?? '';
  return stack.name === '' ? { text: 'Unknown stack', detail: 'no exported stack in the project' } : { text: `Stack ${stack.name}`, detail: `${file}${stack.found ? ', found in the project' : ''}` };
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
