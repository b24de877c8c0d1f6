import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parseRecord, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import { createFormatter } from '../../adapters/formatter';
import { createTree, flushTree, listPendingChanges } from '../../adapters/tree';
import { stripControlCharacters } from '../../adapters/terminal-text';
import { addWrittenFiles } from '../../adapters/written-files';
import { printProblems } from '../../executors/print-problems';
import { printResult } from '../../executors/provision/print-result';
import { foundationFiles } from '../../foundation/foundation-files';
import { documentRun, NOT_VALIDATED } from '../../phases/conclude-run';
import { identifySession } from '../../phases/identify-session';
import { implement } from '../../phases/implement';
import { formatPhase } from '../../phases/phase';
import { describeFoundationInput } from '../../phases/plan';
import type { ProvisionOptions, World } from '../../phases/provision-options';
import { replaceModules } from '../../phases/replace';
import { recallFiles } from '../../phases/recall-files';
import { putTestsInPlace } from '../../phases/test';
import { understand } from '../../phases/understand';
import { run as runCli } from '../../cli/testing/run';
import type { HostileCase, Place } from './hostile-case';
import { listEntries } from './list-entries';

/** What came of a case. */
export interface HostileResult {
  readonly outcome: 'passes' | readonly string[];
  readonly errors: readonly Diagnostic[];
  /** Every line for the terminal, as its printer was given it. */
  readonly printed: readonly string[];
  /** Paths in the workspace that are new, changed or gone. */
  readonly changed: readonly string[];
  /** The text of the changed files that are there. */
  readonly written: ReadonlyMap<string, string>;
  readonly artifact: string | null;
  readonly isRecordReadable: boolean | null;
  readonly besideChanged: readonly string[];
  readonly milliseconds: number;
}

const SOLUTION: Readonly<Record<string, string>> = {
  'nx.json': '{ "plugins": ["@nx/jest/plugin"] }',
  'package.json': '{ "name": "@acme/source", "workspaces": ["packages/*"], "devDependencies": { "tslib": "^2.8.0" } }',
  'tsconfig.json': '{ "references": [] }',
  'tsconfig.base.json': '{ "compilerOptions": { "customConditions": ["@acme/source"], "importHelpers": true } }',
  'eslint.config.mjs': 'export default [];\n',
  'jest.preset.js': '',
};

const OPTIONS: ProvisionOptions = { workspaceDirectory: '.', dryRun: false, fresh: false, force: false, prune: false };

/**
 * Runs a case through everything that happens in this process: the command line's analysis, phases 1 to 6, the changes
 * on disk, the record and the artifact. Installing and running tasks is all that is left out.
 */
export async function runHostileCase(hostile: HostileCase): Promise<HostileResult> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'nx-provisioner-hostile-')));
  const place: Place = { root: join(base, 'workspace'), beside: join(base, 'beside'), canary: join(base, 'canary') };
  try {
    mkdirSync(place.beside);
    writeFileSync(join(place.beside, 'secret.ts'), 'export const secret = 1;\n');
    writeFileSync(join(place.beside, 'index.ts'), '');
    writeFiles(place.root, { ...SOLUTION, ...hostile.files });
    hostile.prepare?.(place);
    return await runIn(place, base, hostile);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

export function writeFiles(root: string, files: HostileCase['files']): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

async function runIn(place: Place, base: string, hostile: HostileCase): Promise<HostileResult> {
  const outside = (path: string) => !path.startsWith('workspace');
  const before = listEntries(base);
  const start = performance.now();
  const analyzed = await runCli(['analyze', '.', '--ignored', '--verbose'], place.root);
  const asJson = await runCli(['analyze', '.', '--json'], place.root);
  const printed = [analyzed.out, analyzed.error, asJson.out].flatMap((text) => text.split('\n'));
  const ended = await provisionInProcess(place, hostile, printed);
  const milliseconds = performance.now() - start;
  const after = listEntries(base);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = paths.filter((path) => before.get(path)?.digest !== after.get(path)?.digest);
  const inside = changed.filter((path) => !outside(path)).map((path) => path.slice('workspace/'.length));
  return {
    ...ended,
    printed,
    changed: inside,
    written: new Map(inside.flatMap((path) => asEntry(path, after.get(`workspace/${path}`)?.text))),
    besideChanged: changed.filter(outside),
    milliseconds,
  };
}

const asEntry = (path: string, text: string | null | undefined): [string, string][] =>
  text == null ? [] : [[path, text]];

type Ended = Pick<HostileResult, 'outcome' | 'errors' | 'artifact' | 'isRecordReadable'>;

async function provisionInProcess({ root }: Place, hostile: HostileCase, printed: string[]): Promise<Ended> {
  try {
    const { record, artifact, recordText } = await carryOut(root, hostile, (line) => {
      // As the executor's own world prints.
      printed.push(stripControlCharacters(line));
    });
    const read = parseRecord('record.json', recordText);
    const isRecordReadable = 'record' in read && isDeepStrictEqual(read.record, record);
    return { outcome: 'passes', errors: [], artifact, isRecordReadable };
  } catch (error) {
    if (!(error instanceof ProvisionerError)) throw error;
    const spy = jest.spyOn(console, 'error').mockImplementation((text: string) => {
      for (const line of text.split('\n')) printed.push(line);
    });
    printProblems(error);
    spy.mockRestore();
    const errors = error.diagnostics.filter(({ severity }) => severity === 'error');
    const outcome = [...new Set(errors.map(({ code }) => code))].sort();
    return { outcome, errors, artifact: null, isRecordReadable: null };
  }
}

async function carryOut(root: string, hostile: HostileCase, print: (line: string) => void) {
  const { contextFile, projects = [], prune = false, force = false } = hostile;
  const options: ProvisionOptions = { ...OPTIONS, contextFile, prune, force };
  const world = makeWorld(root, projects, print);
  const tree = createTree(root);
  const read = (path: string) => tree.read(path, 'utf8');
  const understanding = await understand({ ...options, ...world, read }, world.report);
  const identified = await identifySession({ ...understanding.history, lastCompleted: null }, options, world);
  if (identified.type !== 'session') throw new Error('A hostile case without a session.');
  const input = describeFoundationInput(understanding, []);
  const foundation = foundationFiles(input);
  const implemented = await implement({
    tree,
    foundation,
    profile: understanding.profile,
    installed: understanding.installed,
    laneTags: understanding.plan.lanes.map(({ tag }) => tag),
    projects,
    memory: recallFiles(root, understanding.history),
    format: world.format,
    force,
    prune,
  });
  const replaced = await replaceModules({
    tree,
    planned: understanding.replacements,
    projects: [...projects, ...foundation.libraries].map(({ root: folder }) => folder),
    generated: new Set(implemented.convergence.owned.map(({ path }) => path)),
    ask: () => Promise.resolve(null),
    format: world.format,
  });
  putTestsInPlace(tree, implemented.convergence);
  const changes = listPendingChanges(tree);
  printResult({ type: 'shown', understanding, changes, problems: implemented.diagnostics }, print);
  addWrittenFiles(root, implemented.convergence.owned);
  flushTree(tree);
  const baseline = { baseline: null, problems: [], summary: '' };
  const result = documentRun(
    { tree, understanding, options, world, identity: identified.identity },
    { input, foundation, implemented, replaced, baseline },
    {
      ...NOT_VALIDATED,
      found: implemented.diagnostics,
      interrupted: false,
      owned: implemented.convergence.owned,
    },
  );
  printResult(result, print);
  const fresh = createTree(root);
  const artifactPath = result.artifact.slice(root.length + 1);
  return {
    record: result.record,
    artifact: fresh.read(artifactPath, 'utf8') ?? '',
    recordText: fresh.read(artifactPath.replace(/\.md$/, '.json'), 'utf8') ?? '',
  };
}

function makeWorld(root: string, projects: HostileCase['projects'], print: (line: string) => void): World {
  return {
    root,
    print,
    projects: projects ?? [],
    now: () => new Date('2026-01-31T09:45:00Z'),
    signal: new AbortController().signal,
    format: createFormatter(root),
    owners: {},
    commands: { provision: 'nx provision', ready: 'nx ready', activate: null, isolation: null },
    versions: { node: '20', nx: '23', typescript: '6', provisioner: '0' },
    runId: 'run',
    report: (phase) => {
      print(formatPhase(phase));
    },
    onProgress: () => undefined,
  };
}
