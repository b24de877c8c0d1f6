import type { OwnedFile } from 'nx-provisioner-protocol';

import { createTree, flushTree, listPendingChanges } from '../../adapters/tree';
import { addWrittenFiles } from '../../adapters/written-files';
import type { Memory } from '../../foundation/converge/converge';
import { foundationFiles } from '../../foundation/foundation-files';
import { implement } from '../implement';
import { describeFoundationInput, type ProjectFacts } from '../plan';
import { putTestsInPlace } from '../test';
import { makeWorkspace, writeDocument, type TestWorkspace } from './workspace';

/** The project that is there before. */
export const CART: ProjectFacts = { name: '@acme/cart', root: 'packages/cart', tags: [], targets: ['test'] };
/** A fix in that project, in `ARTIFACTS/a.md`. */
export const FIX = writeDocument(
  'id: STB-001\nkind: stabilization\npriority: critical\narea: cart\ntouches: ["@acme/cart"]',
  '# Totals\n\n## Acceptance criteria\n\n- [ ] They add up.',
);
/** A contract with a method, in `ARTIFACTS/b.md`. */
export const REFUNDS = writeDocument(
  'id: BIL-002\nkind: expansion\npriority: low\narea: billing',
  '# Refunds\n\n## Contract\n\n```ts\nexport interface RefundGateway {\n  refund(orderId: string): Promise<void>;\n}\n```\n\n## Acceptance criteria\n\n- [ ] Paid once.',
);
export interface BuildOptions {
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly projects?: readonly ProjectFacts[];
}

/** A workspace that is built again and again, as sessions would. */
export interface BuiltWorkspace extends Pick<TestWorkspace, 'root' | 'write' | 'dispose'> {
  /** Runs phases 1 to 6, writes the result, and remembers it as a session would. */
  build(options?: BuildOptions): Promise<{ changes: string[]; codes: string[] }>;
  /** A file's text; empty where there is none. */
  read(path: string): string;
}

export function makeBuiltWorkspace(): BuiltWorkspace {
  const workspace = makeWorkspace({
    'ARTIFACTS/a.md': FIX,
    'ARTIFACTS/b.md': REFUNDS,
    'packages/cart/package.json': '{\n  "name": "@acme/cart"\n}\n',
  });
  const written = new Map<string, Set<string>>();
  let recorded: ReadonlyMap<string, OwnedFile> = new Map();
  let former: readonly string[] = [];

  async function build({ force = false, prune = false, projects: known = [CART] }: BuildOptions = {}) {
    const understanding = await workspace.understand(known);
    const tree = createTree(workspace.root);
    const memory: Memory = { recorded, ledger: new Map(), written };
    const foundation = foundationFiles(describeFoundationInput(understanding, []));
    const { profile, projects, plan, installed } = understanding;
    const { requirements } = plan;
    const laneTags = [...former, ...plan.lanes.map(({ tag }) => tag)];
    const format = (_path: string, text: string) => Promise.resolve(text);
    const result = await implement({
      ...{ tree, profile, foundation, requirements, laneTags, projects, installed, memory, format, force, prune },
    });
    putTestsInPlace(tree, result.convergence);
    const changes = listPendingChanges(tree);
    addWrittenFiles(workspace.root, result.convergence.owned);
    flushTree(tree);
    const standing = result.convergence.owned.filter(({ path }) => !result.removed.includes(path));
    recorded = new Map(standing.map((file) => [file.path, file]));
    for (const { path, digest } of standing) written.set(path, new Set([...(written.get(path) ?? []), digest]));
    former = plan.lanes.map(({ tag }) => tag);
    return {
      changes: changes.map(({ type, path }) => `${type} ${path}`),
      codes: result.diagnostics.map(({ code }) => code),
    };
  }

  const read = (path: string) => createTree(workspace.root).read(path, 'utf8') ?? '';
  return { root: workspace.root, write: workspace.write, dispose: workspace.dispose, build, read };
}
