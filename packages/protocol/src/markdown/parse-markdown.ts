import MarkdownIt from 'markdown-it';
import type { Block, ListItem, Section } from './markdown';
import { toPlainText } from './text';

/** What is used of markdown-it's tokens. */
interface Token {
  readonly type: string;
  readonly tag: string;
  readonly level: number;
  readonly map: readonly [number, number] | null;
  readonly content: string;
  readonly info: string;
  readonly markup: string;
}

/** The outline's types while they are being filled. */
interface OpenSection extends Section {
  readonly blocks: Block[];
  readonly sections: OpenSection[];
}
interface OpenItem {
  readonly marker: string;
  readonly line: number;
  readonly blocks: Block[];
}

const CHECKBOX = /^\[([ xX~-]?)\](?:\s+|$)/;

const parser = createParser();

/**
 * Reads a document's outline: CommonMark with tables, blocks only, since readers look at few of the lines closely.
 *
 * Nesting beyond a hundred levels is left out, so that no document can exhaust the stack.
 *
 * @param text the document, or what follows its front matter; a byte order mark and any line ends are accepted
 * @param firstLine line of the text's first line in the file
 */
export function parseMarkdown(text: string, firstLine = 1): Section {
  const tokens = parser.parse(text.startsWith('\uFEFF') ? text.slice(1) : text, {});
  return new OutlineBuilder(firstLine).build(tokens);
}

function createParser(): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt('commonmark', { html: true, maxNesting: 100 });
  markdown.enable('table');
  // A link definition looks like a criterion with its id, `[AC-1]: text`, and would vanish from the outline.
  markdown.disable('reference');
  // Inline tokens cost more than all the rest.
  markdown.core.ruler.enableOnly(['normalize', 'block']);
  return markdown;
}

class OutlineBuilder {
  private readonly root: OpenSection;
  /** The sections from the root to the current one. */
  private readonly path: OpenSection[];
  /** Where blocks go: the current section, or the innermost list item or quote. */
  private readonly targets: Block[][];
  private readonly lists: { items: ListItem[] }[] = [];
  private readonly items: OpenItem[] = [];
  private table: { header: string[]; rows: { cells: string[]; line: number }[] } = { header: [], rows: [] };

  constructor(private readonly firstLine: number) {
    this.root = { title: '', level: 0, line: firstLine, blocks: [], sections: [] };
    this.path = [this.root];
    this.targets = [this.root.blocks];
  }

  build(tokens: readonly Token[]): Section {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (token) this.take(token, tokens[index + 1]?.content ?? '');
    }
    return this.root;
  }

  private take(token: Token, content: string): void {
    switch (token.type) {
      case 'heading_open':
        // A heading in a list or a quote structures that place, not the document.
        if (token.level === 0) this.openSection(token, content);
        else this.add({ type: 'paragraph', text: content, line: this.lineOf(token) });
        break;
      case 'paragraph_open':
        this.add({ type: 'paragraph', text: content, line: this.lineOf(token) });
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.openList(token);
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.lists.pop();
        break;
      case 'list_item_open':
        this.openItem(token);
        break;
      case 'list_item_close':
        this.closeItem();
        break;
      case 'blockquote_open':
        this.openQuote(token);
        break;
      case 'blockquote_close':
        this.targets.pop();
        break;
      case 'html_block':
        this.add({ type: 'html', text: token.content.trimEnd(), line: this.lineOf(token) });
        break;
      case 'fence':
      case 'code_block':
        this.add({ type: 'fence', info: token.info.trim(), code: token.content, line: this.lineOfCode(token) });
        break;
      default:
        this.takeTablePart(token, content);
    }
  }

  private takeTablePart(token: Token, content: string): void {
    if (token.type === 'table_open') {
      this.table = { header: [], rows: [] };
      this.add({ type: 'table', ...this.table, line: this.lineOf(token) });
    } else if (token.type === 'tbody_open') this.table.rows.length = 0;
    else if (token.type === 'tr_open') this.table.rows.push({ cells: [], line: this.lineOf(token) });
    else if (token.type === 'th_open') this.table.header.push(content);
    else if (token.type === 'td_open') this.table.rows.at(-1)?.cells.push(content);
    // The header's own row has no cells of its own.
    else if (token.type === 'thead_close') this.table.rows.length = 0;
  }

  private openSection(token: Token, content: string): void {
    const level = Number(token.tag.slice(1));
    while ((this.path.at(-1)?.level ?? 0) >= level) this.path.pop();
    const section = { title: toPlainText(content), level, line: this.lineOf(token), blocks: [], sections: [] };
    this.path.at(-1)?.sections.push(section);
    this.path.push(section);
    this.targets[0] = section.blocks;
  }

  private openList(token: Token): void {
    const list = { type: 'list' as const, ordered: token.tag === 'ol', items: [], line: this.lineOf(token) };
    this.add(list);
    this.lists.push(list);
  }

  private openItem(token: Token): void {
    const item = { marker: `${token.info}${token.markup}`, line: this.lineOf(token), blocks: [] };
    this.items.push(item);
    this.targets.push(item.blocks);
  }

  private closeItem(): void {
    this.targets.pop();
    const item = this.items.pop();
    if (!item) return;
    const [first, ...rest] = item.blocks;
    const paragraph = first?.type === 'paragraph' ? first.text : '';
    const box = CHECKBOX.exec(paragraph);
    this.lists.at(-1)?.items.push({
      text: box ? paragraph.slice(box[0].length) : paragraph,
      checked: box ? box[1]?.toLowerCase() === 'x' : null,
      marker: item.marker,
      line: item.line,
      blocks: first?.type === 'paragraph' ? rest : item.blocks,
    });
  }

  private openQuote(token: Token): void {
    const quote = { type: 'quote' as const, blocks: [], line: this.lineOf(token) };
    this.add(quote);
    this.targets.push(quote.blocks);
  }

  private add(block: Block): void {
    this.targets.at(-1)?.push(block);
  }

  private lineOf(token: Token): number {
    return (token.map?.[0] ?? 0) + this.firstLine;
  }

  /** An empty fence at the end of the file has no line after its own. */
  private lineOfCode(token: Token): number {
    const [start, end] = token.map ?? [0, 1];
    return Math.min(token.type === 'fence' ? start + 1 : start, end - 1) + this.firstLine;
  }
}
