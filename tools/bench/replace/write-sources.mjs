import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of one kind: a module of some 90 lines, with imports, types, functions, comments and a class. */
function sourceOf(index, usesLegacy) {
  const legacy = [
    `import { get, map as toAll } from 'legacy-kit';`,
    `import * as kit from "legacy-kit"; // both styles are about`,
  ];
  const functions = Array.from({ length: 8 }, (_, number) => functionOf(index, number, usesLegacy && number % 4 === 0));
  return [
    `import { readFile } from 'node:fs/promises';`,
    ...(usesLegacy ? legacy : []),
    `import type { Order, Line } from '../model/order-${index % 17}';`,
    '',
    ...functions,
    `export class Basket${index} {`,
    '  private readonly lines: Line[] = [];',
    '',
    '  add(line: Line): this {',
    `    this.lines.push({ ...line, note: \`line \${this.lines.length} of basket ${index}\` });`,
    '    return this;',
    '  }',
    '',
    '  async load(path: string): Promise<void> {',
    `    for (const line of JSON.parse(await readFile(path, 'utf8')) as Line[]) this.add(line);`,
    '  }',
    '}',
    '',
  ].join('\n');
}

function functionOf(index, number, usesLegacy) {
  const value = usesLegacy
    ? `get(order, 'lines.${number}.amount') ?? kit.sum(toAll(order.lines, amountOf))`
    : 'order.total';
  return [
    `/** What order ${index} costs by rule ${number}, in minor units. */`,
    `export function price${index}x${number}(order: Order, rate = ${number}.5): number {`,
    `  const amountOf = (line: Line) => line.amount * rate;`,
    `  // A negative amount is a return, which rule ${number} leaves out.`,
    `  const kept = order.lines.filter((line) => line.amount >= 0 && line.kind !== 'return-${number}');`,
    `  const base = ${value};`,
    `  return kept.reduce((sum, line) => sum + amountOf(line), typeof base === 'number' ? base : 0);`,
    '}',
    '',
  ].join('\n');
}

/** Writes source files of which one in ten uses the legacy module; gives their paths. */
export function writeSources(folder, count) {
  return Array.from({ length: count }, (_, index) => {
    const directory = join(folder, `lib-${index % 50}`);
    if (index < 50) mkdirSync(directory, { recursive: true });
    const path = join(directory, `file-${index}.ts`);
    writeFileSync(path, sourceOf(index, index % 10 === 3));
    return path;
  });
}
