// The outline of the workspace as the server sends it, and as the nodes of a tree.
export interface OutlineFile {
  uri: string;
  name: string;
  errors: number;
  warnings: number;
  infos: number;
  pipelines?: Pipeline[];
}

export interface Outline {
  files: OutlineFile[];
  omitted: number;
}

interface Pipeline {
  name: string;
  location?: Location;
  images: Image[];
  withoutImage?: Step[];
}

interface Image {
  title: string;
  detail?: string;
  cannotBuild: boolean;
  step: string;
  isPipeline: boolean;
  steps: Step[];
}

interface Step {
  name: string;
  location?: Location;
}

export interface Location {
  uri: string;
  range: { start: { line: number; character: number } };
}

/** The argument of the commands of the server that show a document. */
export interface Target {
  uri: string;
  pipeline?: string;
  step?: string;
}

export interface Node {
  kind: 'file' | 'pipeline' | 'image' | 'group' | 'step' | 'text';
  /** Unique in the tree, and the same after a change. */
  id: string;
  label: string;
  description?: string;
  /** What the commands are about; undefined for a node that has no settings of its own. */
  target?: Target;
  location?: Location;
  isBroken?: boolean;
  /** Undefined for a file, whose children are requested. */
  children?: Node[];
}

/** The node of a file, without its children. */
export function fileNode(file: OutlineFile): Node {
  return { kind: 'file', id: file.uri, label: file.name, description: problemText(file), target: { uri: file.uri } };
}

/** The nodes below a file: its pipelines, or in YAML the images of the only one. */
export function nodesOf(file: OutlineFile): Node[] {
  const pipelines = file.pipelines ?? [];
  return pipelines.flatMap((pipeline) => {
    const target: Target = { uri: file.uri, pipeline: pipeline.name || undefined };
    const id = `${file.uri} ${pipeline.name}`;
    const children = imageNodes(pipeline, target, id);
    return pipeline.name ? [{ kind: 'pipeline' as const, id, label: pipeline.name, target, location: pipeline.location, children }] : children;
  });
}

function imageNodes(pipeline: Pipeline, target: Target, id: string): Node[] {
  const nodes = pipeline.images.map((image, i): Node => {
    const of = `${id} image ${i}`;
    const children = stepNodes(image.steps, target, of);
    if (image.isPipeline && !pipeline.name) {
      children.push({ kind: 'text', id: `${of} others`, label: 'all other steps' });
    }
    return {
      kind: 'image', id: of, label: image.title, description: image.detail, isBroken: image.cannotBuild,
      target: { ...target, step: image.step || undefined }, children,
    };
  });
  if (pipeline.withoutImage?.length) {
    nodes.push({ kind: 'group', id: `${id} none`, label: 'without an image', children: stepNodes(pipeline.withoutImage, target, `${id} none`) });
  }
  return nodes;
}

function stepNodes(steps: Step[], target: Target, id: string): Node[] {
  return steps.map(({ name, location }) => ({ kind: 'step', id: `${id} ${name}`, label: name, target: { ...target, step: name }, location }));
}

/** The numbers of problems of a file, such as "1 error, 2 warnings"; undefined if it has none. */
export function problemText({ errors, warnings, infos }: OutlineFile): string | undefined {
  const counts: [number, string][] = [[errors, 'error'], [warnings, 'warning'], [infos, 'info']];
  return counts.filter(([n]) => n > 0).map(([n, noun]) => plural(n, noun)).join(', ') || undefined;
}

/** The number of errors in all files, and a text with it; undefined if there are none. */
export function errorCount(files: OutlineFile[]): { value: number; text: string } | undefined {
  const value = files.reduce((sum, file) => sum + file.errors, 0);
  const broken = files.filter((file) => file.errors > 0).length;
  return value > 0 ? { value, text: `${plural(value, 'error')} in ${broken} of ${plural(files.length, 'run configuration')}` } : undefined;
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
