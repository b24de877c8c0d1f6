import { CATALOGUE } from 'nx-provisioner-protocol';

import type { HostileCase } from './hostile-case';
import type { HostileResult } from './run-hostile-case';
import { findArtifactProblems, findBriefProblems } from './read-artifact';
import { findSourceProblems } from './read-sources';

/** What a terminal acts on, or what hides or turns text. */
const CONTROL = /[^\P{Cc}\t\n]|[\p{Bidi_Control}\u2028\u2029]/u;

/** All that a run may write; the shared files at the root are the workspace's own. */
const ALLOWED = [
  /^packages(\/(contracts|shared|expansion|stabilization)(\/[a-z][a-z0-9-]{0,70}(\/.*)?)?)?$/,
  /^packages\/testing(\/.*)?$/,
  /^packages\/cart\/(AGENTS(\.lane)?\.md|package\.json|src(\/[^/]+\.spec\.ts)?)$/,
  /^ARTIFACTS(\/PROVISIONER-SESSION-\d{8}-\d{6}\.(md|json))?$/,
  /^\.nx(\/workspace-data(\/nx-provisioner(\/(written-files\.json|staging))?)?)?$/,
  /^(package\.json|tsconfig\.json|tsconfig\.base\.json|eslint\.config\.mjs|nx\.json)$/,
];

/** Places that only a command line or the whole workspace can be blamed for. */
const WITHOUT_FILE = new Set(['NXP-012', 'NXP-014', 'NXP-019']);

/** Everything that a run did which no document may make it do, one line each; empty where all is well. */
export function findProblems(hostile: HostileCase, result: HostileResult, headings: readonly string[]): string[] {
  return [
    ...findTouched(hostile, result),
    ...findInTerminal(result),
    ...findBadErrors(result),
    ...findBadWriting(result, headings),
    ...findSlowness(hostile, result),
    ...findPollution(),
  ];
}

function findTouched({ mayTouch }: HostileCase, { outcome, changed, besideChanged }: HostileResult): string[] {
  const allowed = [...(outcome === 'passes' ? ALLOWED : []), ...(mayTouch === undefined ? [] : [mayTouch])];
  const stray = changed.filter((path) => !allowed.some((pattern) => pattern.test(path)));
  return [...besideChanged, ...stray].map((path) => `touched ${path}`);
}

function findInTerminal({ printed }: HostileResult): string[] {
  return printed
    .filter((line) => CONTROL.test(line) || line.includes('NXP-001'))
    .map((line) => `printed ${JSON.stringify(line.slice(0, 300))}`);
}

function findBadErrors({ errors }: HostileResult): string[] {
  return errors.flatMap(({ code, file, line, message, mend }) => {
    const problems = [
      ...(Object.hasOwn(CATALOGUE, code) && code !== 'NXP-001' ? [] : ['has no code']),
      ...(file === null && !WITHOUT_FILE.has(code) ? ['has no file'] : []),
      ...(line !== null && line < 1 ? ['has no line'] : []),
      ...(message.length > 2000 ? [`has ${message.length} characters`] : []),
      ...(mend === '' ? ['says no mend'] : []),
    ];
    return problems.map((problem) => `${code} ${problem}: ${message.slice(0, 200)}`);
  });
}

function findBadWriting({ outcome, artifact, isRecordReadable, written }: HostileResult, headings: readonly string[]) {
  if (outcome !== 'passes') return [];
  const texts = [...written].filter(([path]) => !path.endsWith('.json') || path.startsWith('ARTIFACTS/'));
  return [
    ...(isRecordReadable === true ? [] : ['the record does not read back']),
    ...findArtifactProblems(artifact ?? '', headings),
    ...texts.filter(([, text]) => CONTROL.test(text)).map(([path]) => `a control character in ${path}`),
    ...[...written].flatMap(([path, text]) => findSourceProblems(path, text)),
    ...[...written].flatMap(([path, text]) => (/AGENTS[^/]*\.md$/.test(path) ? findBriefProblems(path, text) : [])),
  ];
}

function findSlowness({ within = 10_000 }: HostileCase, { milliseconds }: HostileResult): string[] {
  return milliseconds > within ? [`took ${Math.round(milliseconds)} ms, at most ${within}`] : [];
}

function findPollution(): string[] {
  const found = [...Object.keys(Object.prototype), ...Object.keys(Array.prototype), ...Object.keys(Function.prototype)];
  return found.map((key) => `a prototype has ${key}`);
}
