import { defineErrors } from './entry';

/** NXP-5nn: contracts, libraries, lanes and the files that carry them. */
export const FOUNDATION_ERRORS = defineErrors({
  'NXP-500': {
    severity: 'error',
    title: 'A type that no document defines',
    example:
      'ARTIFACTS/BIL-002.md:11 NXP-500 No document in reach of BIL-002 defines Nowhere, and the language has no such type.',
    mend: 'Define it in a contract block, or depend on the requirement whose document does.',
  },
  'NXP-501': {
    severity: 'error',
    title: 'A contract with a syntax error',
    example: 'ARTIFACTS/BIL-002.md:11 NXP-501 Type expected. (in the contract of BIL-002)',
    mend: 'Mend the TypeScript in the contract block.',
  },
  'NXP-502': {
    severity: 'error',
    title: 'Code in a contract',
    example:
      'ARTIFACTS/BIL-002.md:11 NXP-502 `const a = 1;` is not a contract; expected interfaces, type aliases, enums and classes without bodies.',
    mend: 'Declare an interface, type alias, enum or class without bodies; code goes into a block with a path, such as `ts file=src/money.ts`.',
  },
  'NXP-503': {
    severity: 'error',
    title: 'An import that a contract must not have',
    example:
      "ARTIFACTS/BIL-002.md:10 NXP-503 The contract imports 'rxj', which the root package.json does not list; install the package, or declare the type in the block. Near it: rxjs.",
    mend: "Import types from packages that the root package.json lists and that are installed with types, as `import type { Observable } from 'rxjs'`; declare whatever else the contract needs. Names of other contracts need no import: they are found in the requirement's own area, in the areas of its `dependsOn` and in foundation areas.",
  },
  'NXP-504': {
    severity: 'error',
    title: 'A contract that reaches outside its own module',
    example:
      'ARTIFACTS/BIL-002.md:10 NXP-504 `declare global { interface B {} }` declares something outside the contract; expected interfaces, type aliases, enums and classes without bodies.',
    mend: 'Take the namespace, `declare module` or `declare global` out, and declare its types at the top of the block.',
  },
  'NXP-505': {
    severity: 'error',
    title: 'A contract that is defined twice',
    example:
      'ARTIFACTS/BIL-003.md:12 NXP-505 Money is defined in area billing already, at ARTIFACTS/BIL-002.md:10; expected one definition.',
    mend: 'Keep one of the two, or give one another name.',
  },
  'NXP-506': {
    severity: 'error',
    title: 'A type that several areas define',
    example:
      'ARTIFACTS/BIL-002.md:11 NXP-506 Money is defined by core (ARTIFACTS/CORE-001.md:10) and tax (ARTIFACTS/TAX-001.md:10); expected one area in reach of billing to define it.',
    mend: 'Rename one of them, or define the type in the area that uses it.',
  },
  'NXP-507': {
    severity: 'error',
    title: 'Areas whose contracts need each other',
    example:
      'ARTIFACTS/A-1.md:10 NXP-507 a uses B of b, and b uses A of a (ARTIFACTS/B-1.md:10); expected the areas to need each other one way only.',
    mend: 'Move the types that both need into a foundation requirement that both depend on.',
  },
  'NXP-508': {
    severity: 'error',
    title: 'A contract with a name that is taken',
    example: 'ARTIFACTS/BIL-002.md:11 NXP-508 Promise is a name of the language; expected a name of your own.',
    mend: 'Give the declaration another name.',
  },
  'NXP-509': {
    severity: 'error',
    title: 'Contracts whose names differ only in case or marks',
    example:
      'ARTIFACTS/BIL-002.md:14 NXP-509 UserId and UserID (ARTIFACTS/BIL-001.md:10) both become user-id in area billing.',
    mend: 'Rename one of them: both would become the same file.',
  },
  'NXP-510': {
    severity: 'error',
    title: 'A contract that does not typecheck',
    example: "ARTIFACTS/BIL-002.md:14 NXP-510 Type 'Money' is not generic. (in the contract of BIL-002)",
    mend: 'Mend the declaration; contracts are checked with `strict` before anything is written.',
  },
  'NXP-511': {
    severity: 'error',
    title: 'A member that a fake cannot have',
    example: 'ARTIFACTS/BIL-002.md:10 NXP-511 Ledger has a member `calls`; expected another name for it.',
    mend: 'Rename the member: fakes keep the calls they received under `calls`.',
  },
  'NXP-512': {
    severity: 'error',
    title: 'A contract with a name that is too long',
    example: 'NXP-512 The name of this contract has 300 characters; expected at most 100.',
    mend: 'Give the declaration a shorter name: it becomes the name of a file.',
  },
  'NXP-550': {
    severity: 'error',
    title: 'A generated file that a person changed',
    example:
      'packages/contracts/billing/package.json:1 NXP-550 packages/contracts/billing/package.json differs from what BIL-002 asks for; expected the generated text.',
    mend: 'Undo the change, move it into a file of your own, or run provision with --force to write the generated text again.',
  },
  'NXP-551': {
    severity: 'error',
    title: 'A place that something else already occupies',
    example: 'ARTIFACTS/BIL-002.md:1 NXP-551 ARTIFACTS/BIL-002.md exists; expected an id that is free.',
    mend: 'Move or rename it; `librariesFolder` in the options of nx-provisioner in nx.json moves the generated libraries instead.',
  },
  'NXP-552': {
    severity: 'error',
    title: 'Supplied code that imports an unknown package',
    example:
      "ARTIFACTS/CORE-001.md:21 NXP-552 src/money.ts imports 'left-pad', which is neither installed at the root nor a library of the foundation.",
    mend: 'Install the package at the root, or take the import out of the document.',
  },
  'NXP-553': {
    severity: 'error',
    title: 'A lint configuration that cannot be extended',
    example: 'eslint.config.mjs:1 NXP-553 eslint.config.mjs exports no array that a rule could be added to.',
    mend: 'Export an array from the root ESLint flat config, as `@nx/eslint` writes it, and provision again.',
  },
  'NXP-554': {
    severity: 'error',
    title: 'Nothing to generate for that name',
    example:
      'NXP-554 No requirement belongs to the lane expansion/biling; lanes of the documents: expansion/billing, expansion/search. Near it: expansion/billing.',
    mend: 'Use one of the names that the message lists, or write a requirement document first.',
  },
  'NXP-555': {
    severity: 'warning',
    title: 'A withdrawn part that still stands',
    example:
      'packages/expansion/billing/AGENTS.md:1 NXP-555 Nothing in the plan asks for packages/expansion/billing/AGENTS.md any more.',
    mend: 'Delete it by hand, or run provision with --prune; files that were edited stay in any case.',
  },
  'NXP-557': {
    severity: 'error',
    title: 'A supplied file of a kind that the library cannot build',
    example: 'ARTIFACTS/CORE-001.md:20 NXP-557 src/view.tsx is JavaScript or JSX; expected .ts, .mts or .cts for code.',
    mend: 'Supply the code as TypeScript without JSX, in a `.ts`, `.mts` or `.cts` file.',
  },
  'NXP-558': {
    severity: 'error',
    title: 'Supplied files that export the same name',
    example:
      "ARTIFACTS/CORE-001.md:21 NXP-558 src/b.ts exports 'round', which src/a.ts (ARTIFACTS/CORE-001.md:20) exports too; expected names that differ within a library.",
    mend: 'Rename one of them, or supply `src/index.ts` with the exports that the library is to have.',
  },
  'NXP-560': {
    severity: 'error',
    title: 'A workspace style that is not supported',
    example:
      'tsconfig.json:1 NXP-560 package.json has workspaces; expected the TypeScript solution style of `create-nx-workspace --preset=ts`, or path aliases in the root tsconfig: tsconfig.json has no references.',
    mend: 'Use one of the two styles of Nx: the TypeScript solution (package manager workspaces, project references), or path aliases in the root tsconfig.',
  },
  'NXP-561': {
    severity: 'error',
    title: 'A package manager that is not supported',
    example: 'package.json:1 NXP-561 The workspace uses Bun (bun.lock lies at the root); expected npm, pnpm or Yarn.',
    mend: 'Use npm, pnpm or Yarn, with packages in node_modules (`nodeLinker: node-modules` in `.yarnrc.yml`).',
  },
  'NXP-562': {
    severity: 'error',
    title: 'Two test runners under one target name',
    example:
      'nx.json:1 NXP-562 Jest and Vitest both run as "test", which has one default in Nx 22.7.12; expected a name for each.',
    mend: 'Give one of them another name in nx.json (`targetName` of `@nx/jest/plugin`, `testTargetName` of `@nx/vitest`), or update Nx to 23.1 or later.',
  },
  'NXP-563': {
    severity: 'error',
    title: 'A configuration file that is no JSON',
    example: 'package.json:7 NXP-563 The file is no JSON from line 7 on; expected one object.',
    mend: 'Mend the file at that line and run again: how the workspace does things is read from it, and nothing is written before.',
  },
  'NXP-564': {
    severity: 'error',
    title: 'A lint configuration of the old format',
    example:
      '.eslintrc.json:1 NXP-564 The workspace lints with .eslintrc.json; expected a flat config such as eslint.config.mjs.',
    mend: 'Convert it with `npx nx g @nx/eslint:convert-to-flat-config` and run again: ESLint reads either format, so that a flat config for the lanes would switch the old one off.',
  },
});
