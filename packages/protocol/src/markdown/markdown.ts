/** A document's outline: what readers look at instead of tokens. Lines count from 1 in the file as it lies on disk. */
export interface Section {
  /** The heading as plain text, without marks, emoji kept; empty for the part before the first heading. */
  readonly title: string;
  /** 1 to 6; 0 for the root. */
  readonly level: number;
  readonly line: number;
  /** Blocks before the first subsection. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export type Block = Paragraph | List | Table | Fence | Quote | Html;

/** `text` is the source as written, marks included, lines joined by `\n`. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly text: string;
  readonly line: number;
}

export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
  readonly line: number;
}

export interface ListItem {
  /** The item's first paragraph as written, without the checkbox. */
  readonly text: string;
  /** `null` where the item has no checkbox. */
  readonly checked: boolean | null;
  /** The item's written number or bullet: `1.`, `-`. */
  readonly marker: string;
  readonly line: number;
  /** What follows the first paragraph inside the item: nested lists, fences. */
  readonly blocks: readonly Block[];
}

export interface Table {
  readonly type: 'table';
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
  readonly line: number;
}

export interface Fence {
  readonly type: 'fence';
  /** All that stands after the backticks: `ts file=src/money.ts`. */
  readonly info: string;
  readonly code: string;
  /** Line of the code's first line. */
  readonly line: number;
}

export interface Quote {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
  readonly line: number;
}

export interface Html {
  readonly type: 'html';
  readonly text: string;
  readonly line: number;
}
