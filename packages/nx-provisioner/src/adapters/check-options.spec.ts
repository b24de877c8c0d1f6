import { join } from 'node:path';

import type { ProvisionerError } from 'nx-provisioner-protocol';

import { checkPluginOptions } from '../workspace/check-plugin-options';
import { checkOptions } from './check-options';

const WORKER = join(__dirname, '..', 'generators', 'worker');
const BOUNDARIES = join(__dirname, '..', 'generators', 'boundaries');

function readProblems(action: () => void): string[] {
  try {
    action();
  } catch (error) {
    return (error as ProvisionerError).diagnostics.map(({ code, message }) => `${code} ${message}`);
  }
  return [];
}

describe('checkOptions', () => {
  it('takes the options of the schema in both spellings, and those that Nx hands on', () => {
    const options = { kind: 'expansion', area: 'billing', 'context-file': 'CONTEXT.md', defaults: true };

    expect(
      readProblems(() => {
        checkOptions(options, WORKER);
      }),
    ).toEqual([]);
  });

  it.each([
    [
      { are: 'billing' },
      '"are" is no option; expected one of kind, area, workspaceDirectory, contextFile, force. Near it: area.',
    ],
    [{ contexFile: 'x' }, 'Near it: contextFile.'],
    [{ _: ['billing', 'high'] }, '"billing high" is no option; expected one of kind, '],
    [{ constructor: 'x' }, '"constructor" is no option'],
  ])('refuses %j', (options, message) => {
    expect(
      readProblems(() => {
        checkOptions(options, WORKER);
      }),
    ).toEqual([expect.stringContaining(`NXP-025 `)]);
    expect(
      readProblems(() => {
        checkOptions(options, WORKER);
      })[0],
    ).toContain(message);
  });

  it('names all of them, where there are no options too', () => {
    expect(
      readProblems(() => {
        checkOptions({ a: 1, b: 2 }, BOUNDARIES);
      }),
    ).toEqual(['NXP-025 "a" is no option; expected none.', 'NXP-025 "b" is no option; expected none.']);
  });
});

describe('checkPluginOptions', () => {
  it('takes those that the plugin has', () => {
    expect(
      readProblems(() => {
        checkPluginOptions({ librariesFolder: 'libs', owners: {} });
      }),
    ).toEqual([]);
  });

  it('refuses others, with the one that is near', () => {
    expect(
      readProblems(() => {
        checkPluginOptions({ librariesFoldr: 'libs' });
      }),
    ).toEqual([
      expect.stringMatching(
        /^NXP-026 "librariesFoldr" is no option of nx-provisioner; expected one of .* Near it: librariesFolder\.$/,
      ),
    ]);
  });
});
