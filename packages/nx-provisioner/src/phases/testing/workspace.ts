import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { createTree } from '../../adapters/tree';
import type { ProjectFacts } from '../plan';
import { understand, type Understanding } from '../understand';

/** The files at the root of a TypeScript solution with linter and test runner. */
const SOLUTION: Readonly<Record<string, string>> = {
  'nx.json': '{ "plugins": ["@nx/jest/plugin"] }',
  'package.json':
    '{ "name": "@acme/source", "workspaces": ["packages/*"], "devDependencies": { "tslib": "^2.8.0", "@swc/jest": "~0.2.38" } }',
  'tsconfig.json': '{ "references": [] }',
  'tsconfig.base.json': '{ "compilerOptions": { "customConditions": ["@acme/source"], "importHelpers": true } }',
  'eslint.config.mjs': 'export default [];\n',
  'jest.preset.js': '',
};

/** A workspace in a temporary folder; files are relative to its root. */
export interface TestWorkspace {
  readonly root: string;
  write(files: Readonly<Record<string, string>>): void;
  understand(projects?: readonly ProjectFacts[], contextFile?: string): Promise<Understanding>;
  dispose(): void;
}

export function makeWorkspace(files: Readonly<Record<string, string>>): TestWorkspace {
  const root = mkdtempSync(join(tmpdir(), 'nx-provisioner-phases-'));
  const write = (all: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  write({ ...SOLUTION, ...files });
  return {
    root,
    write,
    understand: (projects = [], contextFile) => {
      const tree = createTree(root);
      const read = (path: string) => tree.read(path, 'utf8');
      return understand({ root, workspaceDirectory: '.', contextFile, projects, read }, () => undefined);
    },
    dispose: () => {
      rmSync(root, { recursive: true });
    },
  };
}

/** A document in the native format: its front matter as lines, then the body. */
export function writeDocument(frontMatter: string, body: string): string {
  return `---\n${frontMatter}\n---\n\n${body}\n`;
}
