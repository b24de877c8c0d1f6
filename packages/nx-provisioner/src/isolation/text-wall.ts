import { posix } from 'node:path';

import { packageOf } from '../workspace/package-of';
import { reaches } from './edge-places';
import { findDisabledRules } from './find-disabled-rules';
import { findMocks } from './find-mocks';
import { makeFinding, type Finding } from './finding';
import type { GraphWallInput } from './graph-wall';
import type { MayDepend } from './may-depend';
import { isSpec, lineAt, listImports, type SourceText } from './source-text';
import { describeOwner, findHolder, ownerOf, type Holding, type Territory } from './territory';

type Context = Pick<GraphWallInput, 'territory' | 'owners'> & {
  /** What only specs may import. */
  readonly testing: readonly Holding[];
};

const BOUNDARIES = '@nx/enforce-module-boundaries';
const LINT_CONFIG = /(^|\/)eslint\.config\.[cm]?[jt]s$/;

/** What stands in the text of a project's files and in no edge of the graph: mocks, switched-off rules, fakes in code. */
export function findTextViolations(
  source: Holding,
  texts: readonly SourceText[],
  mayDepend: MayDepend,
  context: Context,
): Finding[] {
  const testing = source.layer === 'lane' ? context.testing : [];
  return texts.flatMap((text) => [
    ...checkMocks(source, text, mayDepend, context),
    ...checkDisabled(source, text),
    ...(testing.length === 0 || isSpec(text.path) || LINT_CONFIG.test(text.path)
      ? []
      : checkTesting(source, text, testing)),
  ]);
}

function checkMocks(
  source: Holding,
  file: SourceText,
  mayDepend: MayDepend,
  { territory, owners }: Context,
): Finding[] {
  return findMocks(file).flatMap(({ specifier, line }) => {
    const target = findTarget(specifier, file.path, territory);
    if (target === null || mayDepend(source, target)) return [];
    const owner = ownerOf(target);
    const message = `${source.name} (${ownerOf(source)}) mocks ${JSON.stringify(specifier)}, which belongs to ${describeOwner(owner, owners)}; expected a mock of its own modules or of the foundation.`;
    const facts = { rule: 'mock', lane: source.lane, from: source.name, to: target.name, owner } as const;
    return [makeFinding(facts, { file: file.path, line }, message)];
  });
}

/** The project that a specifier leads into; `null` for packages of the registry. */
function findTarget(specifier: string, from: string, territory: Territory): Holding | null {
  if (specifier.startsWith('.')) return findHolder(posix.join(posix.dirname(from), specifier), territory);
  const name = packageOf(specifier);
  return name === null ? null : (territory.byPackage.get(name) ?? null);
}

function checkDisabled(source: Holding, file: SourceText): Finding[] {
  const comments = findDisabledRules(file).map((line) => ({ line, what: 'a comment switches' }));
  const overrides =
    source.layer === 'lane' && LINT_CONFIG.test(file.path) && file.text.includes('enforce-module-boundaries')
      ? [
          {
            line: lineAt(file.text, file.text.indexOf('enforce-module-boundaries')),
            what: 'a configuration of its own sets',
          },
        ]
      : [];
  return [...comments, ...overrides].map(({ line, what }) => {
    const message = `In ${source.name} (${ownerOf(source)}) ${what} ${what.startsWith('a comment') ? `${BOUNDARIES} off` : BOUNDARIES}; expected the rule of the workspace.`;
    const facts = {
      rule: 'disabled-lint',
      lane: source.lane,
      from: source.name,
      to: BOUNDARIES,
      owner: 'foundation',
    } as const;
    return makeFinding(facts, { file: file.path, line }, message);
  });
}

/** The harness, and the testing entry of each contract library. */
export function testingPackages({ byName }: Territory): Holding[] {
  return [...byName.values()].flatMap((holding) => {
    if (holding.packageName === null) return [];
    if (holding.layer === 'testing') return [holding];
    return holding.layer === 'contracts' ? [{ ...holding, packageName: `${holding.packageName}/testing` }] : [];
  });
}

function checkTesting(source: Holding, file: SourceText, testing: readonly Holding[]): Finding[] {
  if (!file.text.includes('testing')) return [];
  return listImports(file.text).flatMap(({ specifier, offset }) => {
    const target = specifier.startsWith('.') ? undefined : testing.find((each) => reaches(specifier, file.path, each));
    if (target === undefined) return [];
    const message = `${source.name} (${ownerOf(source)}) imports ${specifier} in a file that is no spec; expected fakes and suites in specs only.`;
    const facts = {
      rule: 'testing',
      lane: source.lane,
      from: source.name,
      to: target.name,
      owner: 'foundation',
    } as const;
    return [makeFinding(facts, { file: file.path, line: lineAt(file.text, offset) }, message)];
  });
}
