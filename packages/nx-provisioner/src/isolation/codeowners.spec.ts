import { writeCodeowners } from './codeowners';
import { readTerritory } from './territory';
import { PROJECTS } from './testing/world';

const TERRITORY = readTerritory(PROJECTS);
const OWNERS = { foundation: ['@acme/platform'], 'expansion/billing': ['@billing', 'payments@acme.test'] };
const write = (text: string, owners: Readonly<Record<string, string[]>> = OWNERS) =>
  writeCodeowners('.github/CODEOWNERS', text, TERRITORY, owners);

describe('CODEOWNERS', () => {
  it('names the folders of lanes and foundation, sorted, in a block of its own', () => {
    expect(write('').text.split('\n').slice(1, -2)).toEqual([
      '/packages/contracts/billing/ @acme/platform',
      '/packages/expansion/billing/ @billing payments@acme.test',
      '/packages/shared/money/ @acme/platform',
      '/packages/testing/ @acme/platform',
    ]);
  });

  it('keeps the rest of the file, and changes nothing the second time', () => {
    const own = '* @acme/all\n';
    const once = write(own).text;
    const between = `${once}/docs/ @acme/writers\n`;

    expect(once.startsWith(own)).toBe(true);
    expect(write(once).text).toBe(once);
    expect(write(between).text).toBe(between);
    expect(write(between, { foundation: ['@jo'] }).text).toMatch(
      /^\* @acme\/all\n[^]*@jo\n[^]*\/docs\/ @acme\/writers\n$/,
    );
  });

  it('takes the block away when nobody is named any more', () => {
    expect(write(write('* @a\n').text, {}).text.trimEnd()).toBe('* @a');
  });

  it.each([
    ['a lane that cannot be', { billing: ['@billing'] }],
    ['a name that is no handle', { foundation: ['billing'] }],
    ['a handle that would be two', { foundation: ['@billing @payments'] }],
    ['a line end', { foundation: ['@billing\n* @eve'] }],
  ])('refuses %s', (_, owners) => {
    expect(write('', owners)).toMatchObject({ text: '', diagnostics: [{ code: 'NXP-826' }] });
  });

  it('refuses a block whose end is gone', () => {
    const broken = write('').text.replace('# nx-provisioner: end\n', '');

    expect(write(broken)).toMatchObject({ text: broken, diagnostics: [{ code: 'NXP-827', line: 1 }] });
  });
});
