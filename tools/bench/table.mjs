/** Figures as text: on the terminal while they are measured, as Markdown when all are there. */
import { isReached } from './figures.mjs';

/** @param {import('./figures.mjs').Figure[]} figures */
export function printFigures(row, figures) {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const lines = figures.map((figure) => {
    const parts = [`  ${figure.name.padEnd(width)}  ${showValue(figure).padStart(10)}`, showSpread(figure).padEnd(18)];
    return [...parts, showGoal(figure), figure.note ?? ''].join('  ').trimEnd();
  });
  return [``, row, ...lines].join('\n');
}

/**
 * @param {{ machine: Record<string, unknown>, mode: string, results: Record<string, import('./figures.mjs').Figure[]> }} run
 * @param {Record<string, { title: string }>} rows
 */
export function renderReport({ machine, mode, results }, rows) {
  const summary = Object.entries(results).flatMap(([row, figures]) => summaryLines(rows[row].title, figures));
  return [
    '# Benchmarks',
    '',
    `${mode} ${machine.cores} cores (${machine.processor}), ${Math.round(machine.memory / 2 ** 30)} GB, Node ${machine.node}.`,
    'Each ratio is ours to theirs, of two things done by turns in one run; a goal is the most that it may be.',
    '',
    ...markdownTable(['work', 'against', 'ratio', 'goal', 'growth exponent', 'ten times as much'], summary),
    ...Object.entries(results).flatMap(([row, figures]) => [
      '',
      `## ${rows[row].title}`,
      '',
      ...markdownTable(
        ['figure', 'median', 'lowest to highest', 'rounds', 'goal', ''],
        figures.map((figure) => [
          figure.name,
          showValue(figure),
          showSpread(figure),
          String(figure.rounds ?? ''),
          showGoal(figure),
          figure.note ?? '',
        ]),
      ),
    ]),
    '',
  ].join('\n');
}

/** The larger size counts: each peer's last ratio, with the row's growth. */
function summaryLines(title, figures) {
  const growth = figures.findLast(({ role }) => role === 'growth');
  const ratios = new Map(figures.filter(({ role }) => role === 'ratio').map((figure) => [figure.peer, figure]));
  const grows = growth === undefined ? ['', ''] : [growth.value.toFixed(2), showTime(growth.tenfold)];
  return [...ratios.values()].map((figure) => [title, figure.peer, showValue(figure), showGoal(figure), ...grows]);
}

function markdownTable(head, lines) {
  const all = [head, ...lines].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column].length)));
  const print = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [print(all[0]), print(widths.map((width) => '-'.repeat(width))), ...all.slice(1).map(print)];
}

function showValue({ value, unit, role }) {
  if (unit === 'ms') return showTime(value);
  if (unit !== '') return `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  // A small share reads better the other way round.
  return role === 'ratio' && value < 0.5 ? `1/${Number((1 / value).toFixed(value < 0.01 ? 0 : 1))}` : value.toFixed(2);
}

function showTime(ms) {
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  if (ms < 10_000) return `${ms.toFixed(0)} ms`;
  return ms < 600_000 ? `${(ms / 1_000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} min`;
}

function showSpread({ low, high, rounds, ...figure }) {
  if (low === undefined || rounds === 1) return '';
  return `${showValue({ ...figure, value: low })} to ${showValue({ ...figure, value: high })}`;
}

function showGoal(figure) {
  if (figure.goal === undefined) return '';
  return `${showValue({ ...figure, value: figure.goal })}, ${isReached(figure) ? 'met' : 'MISSED'}`;
}
