import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { documentWithCode, nativeDocument, type HostileCase, type Place } from './hostile-case';

const linkFolder =
  (path: string, target = '') =>
  ({ root, beside }: Place) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    rmSync(join(root, path), { recursive: true, force: true });
    symlinkSync(join(beside, target), join(root, path));
  };

const DOCUMENT = { 'ARTIFACTS/a.md': nativeDocument() };
const SHARED = {
  'ARTIFACTS/a.md': documentWithCode('ts file=src/money.ts', 'export const zero = 0;', {
    more: 'provides: { shared: [money] }',
  }),
};

const library = (path: string, files: HostileCase['files'] = DOCUMENT): HostileCase => ({
  name: `link: ${path} leads out`,
  files,
  prepare: linkFolder(path),
  outcome: ['NXP-551'],
});

/** Symbolic links and what else stands in a file's place. */
export const LINK_CASES: readonly HostileCase[] = [
  {
    name: 'link: ARTIFACTS leads out',
    files: DOCUMENT,
    prepare: ({ root, beside }) => {
      renameSync(join(root, 'ARTIFACTS'), join(beside, 'ARTIFACTS'));
      symlinkSync(join(beside, 'ARTIFACTS'), join(root, 'ARTIFACTS'));
    },
    outcome: ['NXP-014'],
  },
  {
    name: 'link: ARTIFACTS leads out, with documents of another tool',
    files: { 'backlog/tasks/task-1.md': '---\nid: task-1\ntitle: T\nlabels: [cart]\n---\n\n## Description\n\nx\n' },
    prepare: linkFolder('ARTIFACTS'),
    outcome: ['NXP-014'],
  },
  {
    name: 'link: ARTIFACTS leads to nothing',
    files: { 'backlog/tasks/task-1.md': '---\nid: task-1\ntitle: T\nlabels: [cart]\n---\n\n## Description\n\nx\n' },
    prepare: linkFolder('ARTIFACTS', 'missing'),
    outcome: ['NXP-014'],
  },
  {
    name: 'link: ARTIFACTS is a file',
    files: { 'backlog/tasks/task-1.md': '---\nid: task-1\ntitle: T\nlabels: [cart]\n---\n\n## Description\n\nx\n' },
    prepare: ({ root }) => {
      writeFileSync(join(root, 'ARTIFACTS'), '');
    },
    outcome: ['NXP-016'],
  },
  {
    name: 'link: a document leads out',
    files: DOCUMENT,
    prepare: linkFolder('ARTIFACTS/b.md', 'secret.ts'),
    outcome: ['NXP-014'],
  },
  {
    name: 'link: a document leads to nothing',
    files: DOCUMENT,
    prepare: linkFolder('ARTIFACTS/b.md', 'missing'),
    outcome: ['NXP-016'],
  },
  {
    name: 'link: a folder of documents leads out',
    files: DOCUMENT,
    prepare: linkFolder('ARTIFACTS/more'),
    outcome: 'passes',
  },
  {
    name: 'link: a circle of folders',
    files: DOCUMENT,
    prepare: ({ root }) => {
      symlinkSync(root, join(root, 'ARTIFACTS/up'));
    },
    outcome: 'passes',
  },
  {
    name: 'link: a document that links to itself',
    files: DOCUMENT,
    prepare: ({ root }) => {
      symlinkSync('b.md', join(root, 'ARTIFACTS/b.md'));
    },
    outcome: ['NXP-016'],
  },
  {
    name: 'link: a pipe in the place of a document',
    files: DOCUMENT,
    prepare: ({ root }) => {
      execFileSync('mkfifo', [join(root, 'ARTIFACTS/b.md')]);
    },
    outcome: 'passes',
  },
  {
    name: 'link: a pipe in the place of a record',
    files: DOCUMENT,
    prepare: ({ root }) => {
      execFileSync('mkfifo', [join(root, 'ARTIFACTS/PROVISIONER-SESSION-20260101-000000.json')]);
    },
    outcome: 'passes',
  },
  {
    name: 'link: a folder in the place of a record',
    files: DOCUMENT,
    prepare: ({ root }) => {
      mkdirSync(join(root, 'ARTIFACTS/PROVISIONER-SESSION-20260101-000000.json'));
    },
    outcome: 'passes',
  },
  {
    name: 'link: a record leads out',
    files: DOCUMENT,
    prepare: linkFolder('ARTIFACTS/PROVISIONER-SESSION-20260101-000000.json', 'secret.ts'),
    outcome: ['NXP-014'],
  },
  {
    name: 'link: a context file leads out',
    files: DOCUMENT,
    contextFile: 'C.md',
    prepare: linkFolder('C.md', 'secret.ts'),
    outcome: ['NXP-014'],
  },
  {
    name: 'link: the artifact that will be written leads out',
    files: DOCUMENT,
    prepare: linkFolder('ARTIFACTS/PROVISIONER-SESSION-20260131-094500.md', 'secret.ts'),
    outcome: ['NXP-014'],
  },
  library('packages'),
  library('packages/contracts', { 'ARTIFACTS/a.md': documentWithCode('ts', 'export interface A {\n  b(): void;\n}') }),
  library('packages/expansion'),
  library('packages/expansion/billing'),
  library('packages/expansion/billing/src'),
  library('packages/testing'),
  library('packages/shared', SHARED),
  library('packages/shared/money/src', SHARED),
  {
    name: 'link: the file of supplied code leads out',
    files: SHARED,
    prepare: linkFolder('packages/shared/money/src/money.ts', 'secret.ts'),
    force: true,
    outcome: ['NXP-551'],
  },
  {
    name: 'link: a file of a lane leads to nothing outside',
    files: DOCUMENT,
    prepare: linkFolder('packages/expansion/billing/src/index.ts', 'missing.ts'),
    outcome: ['NXP-551'],
  },
  {
    name: 'link: the root package.json leads out',
    files: DOCUMENT,
    prepare: ({ root, beside }) => {
      renameSync(join(root, 'package.json'), join(beside, 'package.json'));
      symlinkSync(join(beside, 'package.json'), join(root, 'package.json'));
    },
    // Only the ledger, which tells the plugin's own text from a person's.
    mayTouch: /^\.nx(\/|$)/,
    outcome: ['NXP-014'],
  },
  {
    name: 'link: the folder of libraries is another one of the workspace',
    files: DOCUMENT,
    prepare: ({ root }) => {
      mkdirSync(join(root, 'real'));
      symlinkSync('real', join(root, 'packages'));
    },
    outcome: ['NXP-551'],
  },
];
