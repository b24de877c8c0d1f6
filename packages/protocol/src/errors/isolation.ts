import { defineErrors } from './entry';

/** NXP-8nn: the walls around lanes, and the worktrees that lanes are worked on in. */
export const ISOLATION_ERRORS = defineErrors({
  'NXP-800': {
    severity: 'error',
    title: 'An import that leaves its lane',
    example:
      'packages/expansion/search/src/index.ts:1 NXP-800 search (expansion/search) imports billing, which belongs to expansion/billing; expected contracts, shared libraries and, in specs, testing libraries only. [import]',
    mend: 'Use a contract or a shared library instead; what is missing there is asked for in the requirement document.',
  },
  'NXP-801': {
    severity: 'error',
    title: 'A dependency in a package.json that leaves its lane',
    example:
      'packages/expansion/billing/package.json:3 NXP-801 billing (expansion/billing) has in its package.json, and imports nowhere, search, which belongs to expansion/search (@billing); expected contracts, shared libraries and, in specs, testing libraries only. [package-json]',
    mend: 'Take the dependency out of the package.json: the lane may not build on that project.',
  },
  'NXP-802': {
    severity: 'error',
    title: 'An implicit dependency that leaves its lane',
    example:
      'packages/expansion/billing/package.json:2 NXP-802 billing (expansion/billing) has among its implicitDependencies search, which belongs to expansion/search (@billing); expected contracts, shared libraries and, in specs, testing libraries only. [implicit]',
    mend: 'Take the project out of `implicitDependencies`; lanes meet through contracts only.',
  },
  'NXP-803': {
    severity: 'error',
    title: 'A mock of a module that the lane may not use',
    example:
      'packages/expansion/billing/src/a.spec.ts:1 NXP-803 billing (expansion/billing) mocks "@acme/search", which belongs to expansion/search (@billing); expected a mock of its own modules or of the foundation. [mock]',
    mend: "Mock the contract instead: its fake stands under the contract library's `testing` entry.",
  },
  'NXP-804': {
    severity: 'error',
    title: 'Import rules that are switched off',
    example:
      'packages/expansion/billing/src/a.spec.ts:1 NXP-804 In billing (expansion/billing) a comment switches @nx/enforce-module-boundaries off; expected the rule of the workspace. [disabled-lint]',
    mend: 'Take the comment or the override out, and mend what lint then says.',
  },
  'NXP-805': {
    severity: 'error',
    title: 'Lanes that depend on each other in a circle',
    example:
      'packages/expansion/billing/package.json:1 NXP-805 expansion/billing → expansion/search → expansion/billing; owned by expansion/billing, expansion/search. Expected lanes that do not need each other. [cycle]',
    mend: 'Cut one of the dependencies: move what both need into a contract.',
  },
  'NXP-806': {
    severity: 'error',
    title: 'A foundation library that leans on what it may not use',
    example:
      'packages/shared/money:1 NXP-806 shared-money (foundation) imports billing, which belongs to expansion/billing; expected nothing but the foundation under layer:shared. [foundation]',
    mend: 'Move what it needs into a contract or a shared library: the foundation may not depend on a lane.',
  },
  'NXP-807': {
    severity: 'error',
    title: 'A testing library outside of specs',
    example:
      'packages/expansion/billing/src/a.ts:1 NXP-807 billing (expansion/billing) imports @acme/testing in a file that is no spec; expected fakes and suites in specs only. [testing]',
    mend: 'Import fakes and suites in `*.spec.ts` files only.',
  },
  'NXP-810': {
    severity: 'error',
    title: "A change outside of the branch's lane",
    example: `nx.json:1 NXP-810 "nx.json" is changed on the branch of expansion/billing, and belongs to foundation; expected changes of the lane's own files only. [stray]`,
    mend: "Undo the change on this branch (`git checkout <base> -- <file>`), and ask the file's owner for it; what belongs to the foundation is asked for in the requirement document.",
  },
  'NXP-811': {
    severity: 'error',
    title: 'A symbolic link that leaves the lane',
    example: `packages/expansion/billing/link:1 NXP-811 "packages/expansion/billing/link" leads to "../search/src", which belongs to expansion/search; expected links to the lane's own files only. [link]`,
    mend: "Take the link out: it would make another owner's files part of the lane.",
  },
  'NXP-812': {
    severity: 'error',
    title: "Tags that changed on a lane's branch",
    example:
      'packages/expansion/billing/package.json:1 NXP-812 The tags of packages/expansion/billing were lane:expansion/billing, layer:lane and are now none; expected them as provision wrote them. [tags]',
    mend: 'Restore the `lane:` and `layer:` tags; they are written by provision, from the documents.',
  },
  'NXP-815': {
    severity: 'error',
    title: 'A line of the baseline that nothing matches any more',
    example:
      'isolation-baseline.txt:2 NXP-815 "import billing -> search packages/expansion/billing/package.json" matches no violation any more; expected known ones only.',
    mend: 'Run the isolation target with `--update-baseline`, which takes such lines out, and commit the file.',
  },
  'NXP-820': {
    severity: 'error',
    title: "A project with two lanes' tags",
    example:
      'packages/cart/package.json:1 NXP-820 cart has the tags of stabilization/cart and expansion/billing; expected those of one lane.',
    mend: 'Leave one `lane:` tag; where both lanes need the project, the requirements go to different waves.',
  },
  'NXP-821': {
    severity: 'error',
    title: 'A tag that names no lane',
    example:
      'packages/cart/package.json:1 NXP-821 cart has the tag "lane:billing"; expected lane:<kind>/<area> with the kind expansion or stabilization.',
    mend: 'Write the tag as `lane:<kind>/<area>`, such as `lane:expansion/billing`, or take it out.',
  },
  'NXP-822': {
    severity: 'error',
    title: 'A lane without a project',
    example:
      'NXP-822 No project belongs to the lane "expansion/biling"; expected one of expansion/billing, expansion/search. Near it: expansion/billing.',
    mend: 'Name one of the lanes that the message lists, or run provision so that the lane gets its project.',
  },
  'NXP-823': {
    severity: 'error',
    title: 'A commit that does not exist',
    example: `NXP-823 "ghost" is no commit of this repository; expected a branch, a tag or a commit's id.`,
    mend: 'Name a branch, tag or commit of this repository, and fetch it where it is missing.',
  },
  'NXP-824': {
    severity: 'error',
    title: 'A clone without the history that is needed',
    example: 'NXP-824 The history of this clone ends before "origin/main" and "HEAD" meet; expected all of it.',
    mend: 'Fetch the history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout.',
  },
  'NXP-825': {
    severity: 'error',
    title: 'Two commits without a common ancestor',
    example: 'NXP-825 "main" and "HEAD" have no common ancestor.',
    mend: 'Compare with the branch that this one was started from.',
  },
  'NXP-826': {
    severity: 'error',
    title: 'An owner that CODEOWNERS cannot name',
    example:
      'nx.json:1 NXP-826 "mira" among the owners of foundation is no handle; expected @user, @organisation/team or an email address.',
    mend: 'Write owners as `@user`, `@organisation/team` or an email address, under the name of a lane or `foundation`.',
  },
  'NXP-827': {
    severity: 'error',
    title: 'A CODEOWNERS block whose end is missing',
    example: '.github/CODEOWNERS:1 NXP-827 The block that begins here has no line "# nx-provisioner: end".',
    mend: 'Restore the comment line that ends the block, or take the whole block out.',
  },
  'NXP-830': {
    severity: 'error',
    title: 'A lane that has to wait',
    example: 'NXP-830 expansion/search waits until expansion/billing is merged.',
    mend: 'Merge the lanes that it waits for, provision, and activate again.',
  },
  'NXP-831': {
    severity: 'error',
    title: "The place of a lane's worktree is taken",
    example: 'NXP-831 /repos/shop-lanes/expansion-billing is there already, and is no worktree of expansion/billing.',
    mend: 'Move that file or folder, or name another folder with `--folder`.',
  },
  'NXP-832': {
    severity: 'error',
    title: 'A place where no worktree can be made',
    example:
      'NXP-832 /repos/shop is on worker/expansion/billing, the branch of a lane; expected the branch that holds the foundation.',
    mend: 'Name a folder outside of the repository, and activate from the branch that holds the foundation.',
  },
  'NXP-833': {
    severity: 'warning',
    title: 'A worktree that is kept',
    example:
      'NXP-833 /repos/shop-lanes/expansion-billing of expansion/billing is merged, and has changes: src/a.ts, src/b.ts.',
    mend: 'Commit and merge what is in it, and clean again; or remove it by hand with `git worktree remove`.',
  },
  'NXP-834': {
    severity: 'error',
    title: 'A foundation that is not committed',
    example: 'NXP-834 Not committed: nx.json, packages/contracts/billing/package.json.',
    mend: 'Commit what provision wrote: worktrees start from the last commit.',
  },
});
