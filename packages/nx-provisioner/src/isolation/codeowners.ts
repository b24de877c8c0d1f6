import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import { ownerOf, type Holding, type Owners, type Territory } from './territory';

const BEGIN = '# nx-provisioner: begin (written by `nx sync`, from the owners in nx.json)';
const END = '# nx-provisioner: end';

/** Where GitHub looks, in its order; the first one that is there counts. */
export const CODEOWNERS_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
const HANDLE = /^(@[\w.-]+(\/[\w.-]+)?|[^\s@#]+@[^\s@#]+)$/;

export interface WrittenCodeowners {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the folders of lanes and foundation with their owners into a marked block, and leaves the rest of the file as
 * it is; without owners the block goes. The last line that matches a path counts, so that the block stands at the end
 * where it is new.
 *
 * @returns NXP-826 for an owner that is no handle or belongs to no lane, NXP-827 for a block without an end
 */
export function writeCodeowners(file: string, text: string, territory: Territory, owners: Owners): WrittenCodeowners {
  const diagnostics = checkOwners(territory, owners);
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END, begin);
  if (begin !== -1 && end === -1) {
    const line = text.slice(0, begin).split('\n').length;
    diagnostics.push(
      diagnose('NXP-827', { file, line }, `The block that begins here has no line ${JSON.stringify(END)}.`),
    );
  }
  if (diagnostics.length > 0) return { text, diagnostics };

  const lines = [...territory.byName.values()].flatMap((holding) => printLine(holding, owners)).sort();
  const block = lines.length === 0 ? '' : `${[BEGIN, ...lines, END].join('\n')}\n`;
  if (begin !== -1) {
    const after = text.slice(end + END.length).replace(/^\r?\n/, '');
    return { text: text.slice(0, begin) + block + after, diagnostics };
  }
  const separator = text === '' || block === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return { text: text + separator + block, diagnostics };
}

function printLine(holding: Holding, owners: Owners): string[] {
  const owner = ownerOf(holding);
  const handles = holding.lane === null && holding.layer === null ? [] : (owners[owner] ?? []);
  // A blank would end the pattern, a hash begin a comment.
  const pattern = holding.root.replaceAll(/[\\ #[\]!*?]/g, '\\$&');
  return holding.root === '.' || handles.length === 0 ? [] : [`/${pattern}/ ${handles.join(' ')}`];
}

function checkOwners({ lanes }: Territory, owners: Owners): Diagnostic[] {
  return Object.entries(owners).flatMap(([name, handles]) => {
    const place = { file: 'nx.json', line: null };
    const expected = ['foundation', ...lanes];
    // A lane that is done keeps its owner until somebody takes it out.
    const unknown = name !== 'foundation' && !/^(expansion|stabilization)\/[a-z][a-z0-9-]*$/.test(name);
    const wrong = handles.filter((handle) => !HANDLE.test(handle));
    return [
      ...(unknown
        ? [
            diagnose(
              'NXP-826',
              place,
              `${JSON.stringify(name)} is no lane; expected ${expected.join(', ')} or another <kind>/<area>.`,
            ),
          ]
        : []),
      ...wrong.map((handle) =>
        diagnose(
          'NXP-826',
          place,
          `${JSON.stringify(handle)} among the owners of ${name} is no handle; expected @user, @organisation/team or an email address.`,
        ),
      ),
    ];
  });
}
