import { defineErrors } from './entry';

/** NXP-8nn: the walls around lanes, and the worktrees that lanes are worked on in. */
export const ISOLATION_ERRORS = defineErrors({
  'NXP-800': {
    severity: 'error',
    title: 'An import that leaves its lane',
    mend: 'Use a contract or a shared library instead; what is missing there is asked for in the requirement document.',
  },
  'NXP-801': {
    severity: 'error',
    title: 'A dependency in a package.json that leaves its lane',
    mend: 'Take the dependency out of the package.json: the lane may not build on that project.',
  },
  'NXP-802': {
    severity: 'error',
    title: 'An implicit dependency that leaves its lane',
    mend: 'Take the project out of `implicitDependencies`; lanes meet through contracts only.',
  },
  'NXP-803': {
    severity: 'error',
    title: 'A mock of a module that the lane may not use',
    mend: "Mock the contract instead: its fake stands under the contract library's `testing` entry.",
  },
  'NXP-804': {
    severity: 'error',
    title: 'Import rules that are switched off',
    mend: 'Take the comment or the override out, and mend what lint then says.',
  },
  'NXP-805': {
    severity: 'error',
    title: 'Lanes that depend on each other in a circle',
    mend: 'Cut one of the dependencies: move what both need into a contract.',
  },
  'NXP-806': {
    severity: 'error',
    title: 'A foundation library that leans on what it may not use',
    mend: 'Move what it needs into a contract or a shared library: the foundation may not depend on a lane.',
  },
  'NXP-807': {
    severity: 'error',
    title: 'A testing library outside of specs',
    mend: 'Import fakes and suites in `*.spec.ts` files only.',
  },
  'NXP-810': {
    severity: 'error',
    title: "A change outside of the branch's lane",
    mend: "Undo the change on this branch (`git checkout <base> -- <file>`), and ask the file's owner for it; what belongs to the foundation is asked for in the requirement document.",
  },
  'NXP-811': {
    severity: 'error',
    title: 'A symbolic link that leaves the lane',
    mend: "Take the link out: it would make another owner's files part of the lane.",
  },
  'NXP-812': {
    severity: 'error',
    title: "Tags that changed on a lane's branch",
    mend: 'Restore the `lane:` and `layer:` tags; they are written by provision, from the documents.',
  },
  'NXP-815': {
    severity: 'error',
    title: 'A line of the baseline that nothing matches any more',
    mend: 'Run the isolation target with `--update-baseline`, which takes such lines out, and commit the file.',
  },
  'NXP-820': {
    severity: 'error',
    title: "A project with two lanes' tags",
    mend: 'Leave one `lane:` tag; where both lanes need the project, the requirements go to different waves.',
  },
  'NXP-821': {
    severity: 'error',
    title: 'A tag that names no lane',
    mend: 'Write the tag as `lane:<kind>/<area>`, such as `lane:expansion/billing`, or take it out.',
  },
  'NXP-822': {
    severity: 'error',
    title: 'A lane without a project',
    mend: 'Name one of the lanes that the message lists, or run provision so that the lane gets its project.',
  },
  'NXP-823': {
    severity: 'error',
    title: 'A commit that does not exist',
    mend: 'Name a branch, tag or commit of this repository, and fetch it where it is missing.',
  },
  'NXP-824': {
    severity: 'error',
    title: 'A clone without the history that is needed',
    mend: 'Fetch the history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout.',
  },
  'NXP-825': {
    severity: 'error',
    title: 'Two commits without a common ancestor',
    mend: 'Compare with the branch that this one was started from.',
  },
  'NXP-826': {
    severity: 'error',
    title: 'An owner that CODEOWNERS cannot name',
    mend: 'Write owners as `@user`, `@organisation/team` or an email address, under the name of a lane or `foundation`.',
  },
  'NXP-827': {
    severity: 'error',
    title: 'A CODEOWNERS block whose end is missing',
    mend: 'Restore the comment line that ends the block, or take the whole block out.',
  },
  'NXP-830': {
    severity: 'error',
    title: 'A lane that has to wait',
    mend: 'Merge the lanes that it waits for, provision, and activate again.',
  },
  'NXP-831': {
    severity: 'error',
    title: "The place of a lane's worktree is taken",
    mend: 'Move that file or folder, or name another folder with `--folder`.',
  },
  'NXP-832': {
    severity: 'error',
    title: 'A place where no worktree can be made',
    mend: 'Name a folder outside of the repository, and activate from the branch that holds the foundation.',
  },
  'NXP-833': {
    severity: 'warning',
    title: 'A worktree that is kept',
    mend: 'Commit and merge what is in it, and clean again; or remove it by hand with `git worktree remove`.',
  },
  'NXP-834': {
    severity: 'error',
    title: 'A foundation that is not committed',
    mend: 'Commit what provision wrote: worktrees start from the last commit.',
  },
});
