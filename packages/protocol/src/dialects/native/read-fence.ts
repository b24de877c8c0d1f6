import { showFound } from '../../errors/show-found';
import type { Fence } from '../../markdown/markdown';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { ContractBlock, SuppliedFile } from '../../model/requirement';
import { describeFileProblem } from './name-rules';

const INTERFACE = /^[ \t]*(?:export[ \t]+)?(?:default[ \t]+|declare[ \t]+)?interface[ \t]+([A-Za-z_$][\w$]*)/gm;

export function isTypeScript({ info }: Fence): boolean {
  return /^(?:ts|typescript)(?:\s|\{|$)/i.test(info);
}

/** The value of `name=` in a fence's info, with or without quotes; `null` where it has none. */
export function readAttribute({ info }: Fence, name: 'file' | 'library'): string | null {
  const found = new RegExp(`(?:^|[\\s{])${name}=(?:"([^"]*)"|'([^']*)'|([^\\s}]*))`).exec(info);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : null;
}

/** The code that a fence supplies, or why its path is refused. */
export function readSuppliedFile(file: string, fence: Fence, path: string): SuppliedFile | Diagnostic {
  const problem = describeFileProblem(path);
  if (problem === null) return { path, code: fence.code, line: fence.line, library: readAttribute(fence, 'library') };
  const message = `The path ${showFound(path)} of a code block is refused: ${problem}; expected one such as src/money.ts.`;
  // The path stands in the line above the code.
  return diagnose('NXP-107', { file, line: Math.max(1, fence.line - 1) }, message);
}

/** The names of the interfaces that contract blocks declare. */
export function findInterfaces(contracts: readonly ContractBlock[]): Set<string> {
  return new Set(contracts.flatMap(({ code }) => [...code.matchAll(INTERFACE)].map((match) => match[1] ?? '')));
}
