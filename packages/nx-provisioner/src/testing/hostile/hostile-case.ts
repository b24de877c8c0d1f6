import type { ProjectFacts } from '../../phases/plan';

/** Where a case runs: a workspace, a folder beside it that nobody may touch, and a file that nobody may make. */
export interface Place {
  readonly root: string;
  readonly beside: string;
  readonly canary: string;
}

/** One attempt to make the plugin do what it must not. */
export interface HostileCase {
  readonly name: string;
  /** By path in the workspace. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** What a file's text cannot say: links, pipes, folders. Runs after the files are written. */
  readonly prepare?: (place: Place) => void;
  readonly contextFile?: string;
  readonly projects?: readonly ProjectFacts[];
  readonly prune?: boolean;
  readonly force?: boolean;
  /** Paths that this case may change beside those of every run. */
  readonly mayTouch?: RegExp;
  /** `passes`, or the codes of the errors that the run ends with, sorted and each once. */
  readonly outcome: 'passes' | readonly string[];
  /** Milliseconds, several times what a quiet machine takes, where a case has much to do. @default 10000 */
  readonly within?: number;
}

interface DocumentParts {
  readonly id?: string;
  readonly kind?: string;
  readonly area?: string;
  readonly title?: string;
  /** More lines of front matter. */
  readonly more?: string;
  readonly criterion?: string;
  /** What follows the criteria. */
  readonly body?: string;
}

/** A requirement document in the native format; every part may be hostile. */
export function nativeDocument(parts: DocumentParts = {}): string {
  const { id = 'BIL-001', kind = 'expansion', area = 'billing', title = 'Refunds', more = '' } = parts;
  const { criterion = 'A refund is paid once.', body = '' } = parts;
  const lines = [`id: ${id}`, `kind: ${kind}`, 'priority: high', `area: ${area}`, ...(more === '' ? [] : [more])];
  return `---\n${lines.join('\n')}\n---\n\n# ${title}\n\n## Acceptance criteria\n\n- [ ] ${criterion}\n\n${body}\n`;
}

/** A document with one fenced block of code, `info` being what stands behind the three ticks. */
export function documentWithCode(info: string, code: string, parts: DocumentParts = {}): string {
  return nativeDocument({ ...parts, body: `## Contract\n\n~~~~~~${info}\n${code}\n~~~~~~\n` });
}

/** A backlog of task-master with one task in one tag. */
export function taskMaster(task: Readonly<Record<string, unknown>>, tag = 'master'): string {
  const whole = { id: 1, title: 'Refunds', status: 'pending', dependencies: [], ...task };
  return JSON.stringify({ [tag]: { tasks: [whole] } });
}

/** A task of Backlog.md. */
export function backlogTask(frontMatter: string, body = 'Sums.'): string {
  return `---\n${frontMatter}\n---\n\n## Description\n\n${body}\n\n## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [ ] #1 ${body}\n<!-- AC:END -->\n`;
}
