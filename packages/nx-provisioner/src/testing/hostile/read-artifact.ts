import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: true });
const parse = (text: string) => markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** The artifact's own HTML: folded parts and the markers of a person's notes. */
const OWN_HTML = /^(<details>\n<summary>[\w ]+<\/summary>|<\/details>|<!-- nx-provisioner:notes:(begin|end) -->)$/;

const LABEL = String.raw`"(?:[\p{L}\p{N}\p{M} @/,.-]|#\d+;|<br/>)*"`;

/** Every line that a picture may have. */
const MERMAID = [
  /^flowchart (LR|TB)$/,
  new RegExp(String.raw`^ {2,4}subgraph \w+\[${LABEL}\]$`, 'u'),
  new RegExp(String.raw`^ {2,6}\w+\[${LABEL}\]$`, 'u'),
  /^ {2,6}direction (LR|TB)$/,
  /^ {2,4}end$/,
  /^ {2}\w+ (-->|-\.->|~~~) \w+$/,
];

/** Headings as a reader of Markdown sees them, without the session's own title. */
export function headingsOf(text: string): string[] {
  const tokens = parse(text);
  const headings = tokens.flatMap(({ type, tag }, index) =>
    type === 'heading_open' ? [`${tag} ${tokens[index + 1]?.content ?? ''}`] : [],
  );
  return headings.slice(1);
}

/** What keeps an artifact from being read as it is meant. */
export function findArtifactProblems(text: string, headings: readonly string[]): string[] {
  const tokens = parse(text);
  const html = tokens
    .filter(({ type }) => type === 'html_block')
    .flatMap(({ content }) => content.split(/\n(?=<!--)/))
    .map((part) => part.trim());
  const inline = tokens.filter(({ type }) => /^(link_open|image|hr|html_inline)$/.test(type));
  const pictures = tokens.filter(({ type, info }) => type === 'fence' && info.trim() === 'mermaid');
  return [
    ...(JSON.stringify(headingsOf(text)) === JSON.stringify(headings) ? [] : ["the headings are not the template's"]),
    ...html.filter((part) => !OWN_HTML.test(part)).map((part) => `HTML in the artifact: ${part}`),
    ...inline.map(({ type, content }) => `${type} in the artifact ${content}`),
    ...findUnevenTables(text),
    ...pictures.flatMap(({ content }) => findMermaidProblems(content)),
    ...(/\bundefined\b|\[object |\bNaN\b/.test(text) ? ['a value that is none'] : []),
  ];
}

/** A brief links to its documents and to nothing else. */
export function findBriefProblems(path: string, text: string): string[] {
  const tokens = parse(text);
  const links = tokens.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href') ?? ''));
  return [
    ...(headingsOf(text).length === 0 ? [] : [`headings of a document in ${path}`]),
    ...tokens.filter(({ type }) => /^(html_|image)/.test(type)).map(({ content }) => `HTML in ${path}: ${content}`),
    ...links.filter((href) => !/^(\.\.\/)+[^:?#]*$/.test(href)).map((href) => `a link to ${href} in ${path}`),
    ...findUnevenTables(text),
  ];
}

/** Cells are counted as GitHub counts them: a pipe parts two cells wherever no backslash stands before it. */
function findUnevenTables(text: string): string[] {
  const lines = text.split('\n');
  const problems: string[] = [];
  let cells = 0;
  for (const line of lines) {
    if (!line.startsWith('|')) {
      cells = 0;
      continue;
    }
    const found = line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0;
    if (cells !== 0 && found !== cells) problems.push(`a row of ${found - 1} cells: ${line.slice(0, 200)}`);
    cells = found;
  }
  return problems;
}

function findMermaidProblems(picture: string): string[] {
  return picture
    .trimEnd()
    .split('\n')
    .filter((line) => !MERMAID.some((pattern) => pattern.test(line)))
    .map((line) => `in a picture: ${line.slice(0, 200)}`);
}
