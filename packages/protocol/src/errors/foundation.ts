import { defineErrors } from './entry';

/** NXP-5nn: contracts, libraries, lanes and the files that carry them. */
export const FOUNDATION_ERRORS = defineErrors({
  'NXP-500': {
    severity: 'error',
    title: 'A type that no document defines',
    mend: 'Define it in a contract block, or depend on the requirement whose document does.',
  },
  'NXP-501': {
    severity: 'error',
    title: 'A contract with a syntax error',
    mend: 'Mend the TypeScript in the contract block.',
  },
  'NXP-502': {
    severity: 'error',
    title: 'Code in a contract',
    mend: 'Declare an interface, type alias, enum or class without bodies; code goes into a block with a path, such as `ts file=src/money.ts`.',
  },
  'NXP-503': {
    severity: 'error',
    title: 'An import in a contract',
    mend: "Take the import out: names of other contracts are found by themselves, in the requirement's own area, in the areas of its `dependsOn` and in foundation areas.",
  },
  'NXP-504': {
    severity: 'error',
    title: 'A contract that reaches outside its own module',
    mend: 'Take the namespace, `declare module` or `declare global` out, and declare its types at the top of the block.',
  },
  'NXP-505': {
    severity: 'error',
    title: 'A contract that is defined twice',
    mend: 'Keep one of the two, or give one another name.',
  },
  'NXP-506': {
    severity: 'error',
    title: 'A type that several areas define',
    mend: 'Rename one of them, or define the type in the area that uses it.',
  },
  'NXP-507': {
    severity: 'error',
    title: 'Areas whose contracts need each other',
    mend: 'Move the types that both need into a foundation requirement that both depend on.',
  },
  'NXP-508': {
    severity: 'error',
    title: 'A contract with a name that is taken',
    mend: 'Give the declaration another name.',
  },
  'NXP-509': {
    severity: 'error',
    title: 'Contracts whose names differ only in case or marks',
    mend: 'Rename one of them: both would become the same file.',
  },
  'NXP-510': {
    severity: 'error',
    title: 'A contract that does not typecheck',
    mend: 'Mend the declaration; contracts are checked with `strict` before anything is written.',
  },
  'NXP-511': {
    severity: 'error',
    title: 'A member that a fake cannot have',
    mend: 'Rename the member: fakes keep the calls they received under `calls`.',
  },
  'NXP-550': {
    severity: 'error',
    title: 'A generated file that a person changed',
    mend: 'Undo the change, move it into a file of your own, or run provision with --force to write the generated text again.',
  },
  'NXP-551': {
    severity: 'error',
    title: 'A place that something else already occupies',
    mend: 'Move that file or folder, or set `librariesFolder` in the options of nx-provisioner in nx.json.',
  },
  'NXP-552': {
    severity: 'error',
    title: 'Supplied code that imports an unknown package',
    mend: 'Install the package at the root, or take the import out of the document.',
  },
  'NXP-553': {
    severity: 'error',
    title: 'A lint configuration that cannot be extended',
    mend: 'Export an array from the root ESLint flat config, as `@nx/eslint` writes it, and provision again.',
  },
  'NXP-554': {
    severity: 'error',
    title: 'Nothing to generate for that name',
    mend: 'Use one of the names that the message lists, or write a requirement document first.',
  },
  'NXP-555': {
    severity: 'warning',
    title: 'A withdrawn part that still stands',
    mend: 'Delete it by hand, or run provision with --prune; files that were edited stay in any case.',
  },
  'NXP-556': {
    severity: 'warning',
    title: 'A replacement that is not carried out',
    mend: 'Move the uses by hand; the requirement stays outstanding until none is left.',
  },
  'NXP-557': {
    severity: 'error',
    title: 'A supplied file of a kind that the library cannot build',
    mend: 'Supply the code as TypeScript without JSX, in a `.ts`, `.mts` or `.cts` file.',
  },
  'NXP-558': {
    severity: 'error',
    title: 'Supplied files that export the same name',
    mend: 'Rename one of them, or supply `src/index.ts` with the exports that the library is to have.',
  },
  'NXP-560': {
    severity: 'error',
    title: 'A workspace style that is not supported',
    mend: 'Use the TypeScript solution style: package manager workspaces and project references.',
  },
  'NXP-561': {
    severity: 'error',
    title: 'A package manager that is not supported',
    mend: 'Use npm workspaces.',
  },
  'NXP-562': {
    severity: 'error',
    title: 'A test runner that is not supported',
    mend: 'Run the tests with Jest, through `@nx/jest/plugin`.',
  },
});
