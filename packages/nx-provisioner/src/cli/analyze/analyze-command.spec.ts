import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { run } from '../testing/run';

interface Facts {
  readonly id?: string;
  readonly kind?: string;
  readonly title?: string;
}

const document = ({ id = 'BIL-001', kind = 'expansion', title = 'Refunds' }: Facts = {}) =>
  `---\nid: ${id}\nkind: ${kind}\npriority: high\narea: billing\n---\n\n# ${title}\n\n## Acceptance criteria\n\n- [ ] A refund is idempotent.\n`;

const TASK = '---\nid: task-1\ntitle: Fix totals\nstatus: To Do\nlabels: [cart]\n---\n\n## Description\n\nSums.\n';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'nx-provisioner-cli-')));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

/** Every file with its size and time of change. */
function listTree(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => {
      const { size, mtimeMs } = statSync(join(root, file));
      return `${file} ${size} ${mtimeMs}`;
    });
}

describe('analyze', () => {
  it('prints a table, what was read, and writes nothing', async () => {
    write({
      'ARTIFACTS/BIL-001.md': document(),
      'backlog/tasks/task-1.md': TASK,
      'README.md': '# Shop\n',
      'package.json': '{}',
    });
    const before = listTree();

    const { code, out, error } = await run(['analyze', '.'], root);

    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out.split('\n')).toEqual([
      '  id       kind           priority  area     status    criteria  title',
      '  BIL-001  expansion      high      billing  -         1         Refunds',
      '  task-1   stabilization  -         cart     proposed  0         Fix totals',
      '',
      '2 requirements in 2 documents: 1 native, 1 backlog-md',
      '2 other files ignored (--ignored lists them)',
      '',
    ]);
    expect(listTree()).toEqual(before);
  });

  it('says so where there are no documents', async () => {
    const { code, out } = await run(['analyze', '.'], root);

    expect(code).toBe(0);
    expect(out).toContain('0 requirements in 0 documents: no file here has the place and the form of a known dialect');
  });

  it('lists ignored files with their reason', async () => {
    write({ 'README.md': '# Shop\n', 'a/package.json': '{}' });

    const { out } = await run(['analyze', '.', '--ignored'], root);

    expect(out).toContain('2 other files ignored:\n  README.md       neither its place');
    expect(out).toContain('\n  a/package.json  JSON that is no document of a known dialect\n');
  });

  it('cuts titles to the width of the terminal', async () => {
    write({ 'ARTIFACTS/BIL-001.md': document({ title: 'Refunds '.repeat(40) }) });

    const { out } = await run(['analyze', '.'], root, 80);

    const [, row = ''] = out.split('\n');
    expect(row).toMatch(/…$/);
    expect(row.length).toBeLessThanOrEqual(80);
    expect(row.length).toBeGreaterThan(70);
  });

  it('keeps control characters from the terminal', async () => {
    write({ 'ARTIFACTS/BIL-001.md': document({ title: 'Red \u001b[31m\u001b]0;title\u0007 text\u0008\u009b2J' }) });

    const { out } = await run(['analyze', '.'], root);

    expect(out).toContain('Red ');
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('a name of a file', () => {
  it('cannot steer the terminal', async () => {
    write({ 'ARTIFACTS/\u001b[31mred.md': document({ kind: 'improvement' }) });

    const { out } = await run(['analyze', '.'], root);

    expect(out).toContain('ARTIFACTS/red.md:3 NXP-103 ');
    expect(out).not.toContain('\u001b');
  });
});

describe('analyze --json', () => {
  it('prints the analysis and nothing else', async () => {
    write({
      'ARTIFACTS/BIL-001.md': document({ kind: 'improvement' }),
      'README.md': '# Shop\n',
      'package.json': '{}',
    });

    const { code, out, error } = await run(['analyze', '.', '--json'], root);

    expect({ code, error }).toEqual({ code: 1, error: '' });
    const printed = JSON.parse(out) as Record<string, Record<string, unknown>[]>;
    expect(Object.keys(printed)).toEqual(['documents', 'requirements', 'sessions', 'ignored', 'diagnostics']);
    expect(printed.documents).toMatchObject([{ file: 'ARTIFACTS/BIL-001.md', dialect: 'native' }]);
    expect(printed.ignored!.map(({ file }) => file)).toEqual(['README.md', 'package.json']);
    expect(printed.diagnostics).toEqual([
      {
        code: 'NXP-103',
        severity: 'error',
        file: 'ARTIFACTS/BIL-001.md',
        line: 3,
        message: expect.stringContaining('improvement'),
      },
    ]);
  });

  it('lists earlier sessions, ours and those of other tools, and takes none of ours for a document', async () => {
    write({
      'ARTIFACTS/PROVISIONER-SESSION-20260131-094500.md':
        '# PROVISIONER-SESSION-003-20260131-094500\n\n**Completed.** All passed.\n',
      'ARTIFACTS/WORKER-01/CB-SESSION-001.md': '# Session\n\n**Session Status**: COMPLETED\n',
    });

    const { code, out } = await run(['analyze', '.', '--json'], root);

    expect(code).toBe(0);
    const { sessions, documents } = JSON.parse(out) as Record<string, Record<string, unknown>[]>;
    expect(sessions).toEqual([
      {
        file: 'ARTIFACTS/PROVISIONER-SESSION-20260131-094500.md',
        id: 'PROVISIONER-SESSION-003-20260131-094500',
        status: 'completed',
        completed: [],
        blocked: [],
        outstanding: [],
      },
      expect.objectContaining({ file: 'ARTIFACTS/WORKER-01/CB-SESSION-001.md', status: 'COMPLETED' }),
    ]);
    expect(documents!.map(({ file }) => file)).toEqual(['ARTIFACTS/WORKER-01/CB-SESSION-001.md']);
  });

  it('reports a session record that cannot be read', async () => {
    write({ 'ARTIFACTS/PROVISIONER-SESSION-20260131-094500.json': '{"schema": 1}' });

    const { code, out } = await run(['analyze', '.', '--json'], root);

    expect(code).toBe(1);
    expect((JSON.parse(out) as { diagnostics: unknown[] }).diagnostics).not.toEqual([]);
  });
});

describe('problems', () => {
  it('come after the table, errors first, with paths that resolve from where the command runs', async () => {
    write({
      'shop/ARTIFACTS/A.md': document({ id: 'AAA-001' }).replace('kind: expansion\n', ''),
      'shop/ARTIFACTS/B.md': document({ id: 'BBB-001', kind: 'improvement' }),
      'shop/ARTIFACTS/C.md': document({ id: 'CCC-001' }).replace('area: billing', 'area: billing\ncolour: red'),
      'elsewhere/x.txt': '',
    });

    const { code, out } = await run(['analyze', '../shop'], join(root, 'elsewhere'));

    expect(code).toBe(1);
    const places = out.split('\n').filter((line) => line.startsWith('../'));
    expect(places.map((line) => line.split(' ', 2))).toEqual([
      ['../shop/ARTIFACTS/B.md:3', 'NXP-103'],
      ['../shop/ARTIFACTS/C.md:6', 'NXP-108'],
    ]);
    expect(out).toMatch(/\n1 error, 1 warning, 1 note \(--verbose lists them\)\n$/);
  });

  it('include notes where they are asked for', async () => {
    write({ 'ARTIFACTS/A.md': document().replace('kind: expansion\n', '') });

    const { code, out } = await run(['analyze', root, '--verbose'], root);

    expect(code).toBe(0);
    expect(out).toContain('\nARTIFACTS/A.md:1 NXP-113 ');
    expect(out).toMatch(/\n0 errors, 0 warnings, 1 note\n$/);
  });

  it.each([
    ['nowhere', 'NXP-021'],
    ['file.txt', 'NXP-022'],
    ['file.txt/below', 'NXP-021'],
  ])('of the directory %s are %s', async (directory, code) => {
    write({ 'file.txt': '' });

    const result = await run(['analyze', directory, '--json'], root);

    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.error).toContain(`${code} `);
    expect(result.error).toContain(join(root, directory));
  });
});

describe('links', () => {
  it('to a folder above, to nothing and to a folder named like a document end in no circle', async () => {
    write({ 'ARTIFACTS/BIL-001.md': document() });
    symlinkSync(root, join(root, 'ARTIFACTS/up'));
    symlinkSync(root, join(root, 'ARTIFACTS/up.md'));
    symlinkSync('nowhere.md', join(root, 'ARTIFACTS/gone.md'));

    const { code, out } = await run(['analyze', '.'], root);

    expect(out).toContain('1 requirement in 1 document: 1 native');
    expect(code).toBe(1);
    expect(out).toContain('ARTIFACTS/gone.md:1 NXP-016 ');
    expect(out).not.toContain('up.md');
  });

  it('that lead out are not followed', async () => {
    write({ 'inside/ARTIFACTS/BIL-001.md': document(), 'outside/BIL-002.md': document({ id: 'BIL-002' }) });
    symlinkSync(join(root, 'outside/BIL-002.md'), join(root, 'inside/ARTIFACTS/BIL-002.md'));
    symlinkSync(join(root, 'outside'), join(root, 'inside/ARTIFACTS/outside'));

    const { code, out } = await run(['analyze', 'inside'], root);

    expect(code).toBe(1);
    expect(out).toContain('inside/ARTIFACTS/BIL-002.md:1 NXP-014 ');
    expect(out).toContain('1 requirement in 1 document');
  });

  it('to the directory itself are followed', async () => {
    write({ 'shop/ARTIFACTS/BIL-001.md': document() });
    symlinkSync(join(root, 'shop'), join(root, 'link'));

    expect((await run(['analyze', 'link'], root)).out).toContain('1 requirement in 1 document');
  });
});
