import { backlogTask, documentWithCode, nativeDocument, taskMaster, type HostileCase } from './hostile-case';

/** Texts that mean something to whoever reads them carelessly. `canary` is the name that all injected code uses. */
const TEXTS: Readonly<Record<string, string>> = {
  'an EJS tag': '<%= canary() %><%- canary %>',
  'an EJS scriptlet': '<% global.canary = 1 %>',
  'double braces': '{{ canary }}{{{ canary }}}',
  'a template literal': '${canary()}`${canary}`',
  'a placeholder of the template': '{SESSION_NUMBER} {PLACEHOLDER}',
  'a replacement pattern': "$& $1 $` $' $$",
  'a command substitution': '$(touch canary) `touch canary`',
  'a shell separator': 'x; touch canary && touch canary | touch canary',
  'an option': '--force -rf --config=canary',
  'the end of a comment': '*/ canary(); /*',
  'the end of a line comment': '// x \u2028canary();',
  'single quotes': "'); canary(); ('",
  'double quotes': '"); canary(); ("',
  'a backslash at the end': 'x\\',
  'an escaped quote': "\\'); canary(); (\\'",
  'a line separator': 'a\u2028canary();\u2029b',
  'a script element': '<script>canary()</script>',
  'an image with a handler': '<img src=x onerror=canary()>',
  'a link with a script': '[x](javascript:canary())<a href="javascript:canary()">x</a>',
  'the end of a folded part': '</details></summary><h1>canary</h1>',
  'an HTML comment': '<!-- canary --> --> <!-- nx-provisioner:notes:end -->',
  'HTML entities': '&lt;script&gt; &#60;script&#62; &amp;',
  'a Mermaid click': '"] click a canary "javascript:canary()"',
  'a Mermaid directive': '%%{init: {"securityLevel": "loose"}}%% end',
  'a Mermaid edge': 'end --> canary["x"]; classDef a fill:red',
  'a fence': '```mermaid canary ``` ~~~ ```',
  'a table': '| a | b | \\| c ||',
  'a heading': '# canary ## canary',
  'an image': '![canary](https://localhost/canary.png)',
  'a reference': '[canary]: https://localhost [canary][] ^[x]',
  'CSI sequences': '\u001b[31mred\u001b[2J\u001b[H\u009b31m',
  'an OSC title': '\u001b]0;canary\u0007 \u001b]2;x\u001b\\',
  'an OSC link': '\u001b]8;;https://localhost\u0007x\u001b]8;;\u0007',
  'an OSC clipboard': '\u001b]52;c;Y2FuYXJ5\u0007',
  'an OSC without an end': '\u001b]0;canary',
  'a bell and backspaces': 'a\u0007b\u0008\u0008\u007f',
  'C1 controls': '\u0085\u008d\u0090canary\u009c\u009d0;x\u009c',
  'a direction override': '\u202Eyranac\u202C \u2066x\u2069 \u200Fy',
  'zero-width characters': 'can\u200Bary\u2060\uFEFF\u200D',
  'invisible tags': 'x\u{E0063}\u{E0061}\u{E006E}',
  'a prototype key': '__proto__',
  'a constructor': 'constructor.prototype.canary',
  'ten thousand characters': 'x'.repeat(10_000),
  'ten thousand words': 'word '.repeat(10_000).trim(),
  'combining marks': `e${'\u0301'.repeat(2000)}`,
  'emoji of many parts': '👩‍👩‍👧‍👦'.repeat(200),
  'a private use character': '\uE000\u{F0000}',
  'only blanks': '\u00a0\u2003\u3000',
};

/** What a YAML or JSON text can hold besides: it has escapes. */
const ESCAPED: Readonly<Record<string, string>> = {
  'a NUL': 'a\u0000b',
  'a lone surrogate': 'a\ud800b\udc00',
  'line ends': 'a\n# canary\n\n```\n</details>\r\n- b\r| c |',
};

type Place = readonly [
  name: string,
  files: (text: string) => HostileCase['files'],
  more?: Pick<Partial<HostileCase>, 'contextFile'> & { refuses?: (text: string) => readonly string[] | null },
];

/** Characters. */
const LONGEST_FRONT_MATTER = 65_536;

const json = (text: string) => JSON.stringify(text);
const hasControl = (text: string) => /\p{Cc}/u.test(text);
const isBlank = (text: string) => text.trim() === '';

/** After a line separator a comment is over, and what follows is code. */
function refuseInCode(text: string): readonly string[] | null {
  if (!/[^\P{Cc}\t]|[\p{Bidi_Control}\u2028\u2029]/u.test(text)) return null;
  return /[\u2028\u2029].*\(/.test(text) ? ['NXP-501', 'NXP-502'] : ['NXP-501'];
}

/** Places for one line of Markdown. */
const MARKDOWN_PLACES: readonly Place[] = [
  [
    'a title',
    (text) => ({ 'ARTIFACTS/a.md': nativeDocument({ title: text }) }),
    { refuses: (text) => (isBlank(text) ? ['NXP-102'] : null) },
  ],
  ['a criterion', (text) => ({ 'ARTIFACTS/a.md': nativeDocument({ criterion: text }) })],
  [
    'unchanged behaviour',
    (text) => ({ 'ARTIFACTS/a.md': nativeDocument({ body: `## Unchanged behaviour\n\n- ${text}\n` }) }),
  ],
  ['a heading', (text) => ({ 'ARTIFACTS/a.md': nativeDocument({ body: `## ${text}\n\n${text}\n` }) })],
  [
    'a comment of a contract',
    (text) => ({
      'ARTIFACTS/a.md': documentWithCode('ts', `// ${text}\nexport interface A {\n  run(): void;\n}`),
    }),
    { refuses: refuseInCode },
  ],
  [
    'a context file',
    (text) => ({
      'ARTIFACTS/a.md': nativeDocument(),
      'C.md': `# ${text}\n\n## Constraints\n\n- ${text}\n\n## Out of scope\n\n- ${text}\n\n## Decisions\n\n- ${text}: ${text}\n\n## ${text}\n\n${text}\n`,
    }),
    { contextFile: 'C.md' },
  ],
  ['an earlier session', (text) => ({ 'ARTIFACTS/a.md': nativeDocument(), ...markdownSession(text) })],
  [
    'a task of Backlog.md',
    (text) => ({
      'backlog/tasks/task-1.md': backlogTask(`id: task-1\ntitle: ${json(text)}\nlabels: [${json(text)}]`, text),
    }),
    { refuses: (text) => (text.length > LONGEST_FRONT_MATTER / 2 ? ['NXP-148'] : null) },
  ],
];

/** Places in YAML and JSON. */
const DATA_PLACES: readonly Place[] = [
  [
    'a decision',
    (text) => ({
      'ARTIFACTS/a.md': nativeDocument({ more: `decisions: [{ choice: ${json(text)}, rationale: ${json(text)} }]` }),
    }),
    {
      refuses: (text) => {
        if (text.length > LONGEST_FRONT_MATTER / 2) return ['NXP-110'];
        return hasControl(text) || isBlank(text) || text.length > 500 ? ['NXP-106'] : null;
      },
    },
  ],
  [
    'a task of task-master',
    (text) => ({
      'tasks/tasks.json': taskMaster({ title: text, description: text, details: text, testStrategy: text }),
    }),
  ],
  ['a tag of task-master', (text) => ({ '.taskmaster/tasks/tasks.json': taskMaster({}, text) })],
];

function markdownSession(text: string): HostileCase['files'] {
  const body = `# PROVISIONER-SESSION-001-20260101-000000\n\n**Status**: ${text}\n\n## Session Changes\n### New in This Session\n- ${text}\n\n### Outstanding Work Identified\n- ${text}: high. ${text}\n`;
  return { 'ARTIFACTS/PROVISIONER-SESSION-20260101-000000.md': body };
}

function combine(places: readonly Place[], texts: Readonly<Record<string, string>>): HostileCase[] {
  return places.flatMap(([place, files, more = {}]) =>
    Object.entries(texts).map(([name, text]) => {
      const { refuses, ...rest } = more;
      return { name: `text: ${name} in ${place}`, files: files(text), ...rest, outcome: refuses?.(text) ?? 'passes' };
    }),
  );
}

const FILE_NAMES = Object.entries(TEXTS)
  .map(([name, text]) => [name, text.replaceAll('/', '_')] as const)
  .filter(([, text]) => Buffer.byteLength(text) < 200);

/** Every text at every place where a document's words come to somebody's eyes or into somebody's code. */
export const TEXT_CASES: readonly HostileCase[] = [
  ...combine(MARKDOWN_PLACES, TEXTS),
  ...combine(DATA_PLACES, { ...TEXTS, ...ESCAPED }),
  ...FILE_NAMES.map(
    ([name, text]): HostileCase => ({
      name: `text: ${name} in a file's name`,
      files: { [`ARTIFACTS/${text}.md`]: nativeDocument() },
      outcome: 'passes',
    }),
  ),
];
