import { createRequire } from 'node:module';

import type { ModuleReplacement, ReplacedSource } from '../../../codemods/module-replacement';
import { replaceModule } from '../../../codemods/replace-module';

const load = createRequire(__filename);

/** Runs a CommonJS text and gives what it exports, awaited. */
function run(text: string): unknown {
  const module = { exports: undefined as unknown };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is the test's own
  const execute = new Function('require', 'module', '__dirname', text) as (...given: unknown[]) => void;
  execute(load, module, __dirname);
  return module.exports;
}

/** What a text exports before a replacement, and after it. */
export async function runBeforeAndAfter(
  text: string,
  replacement: ModuleReplacement,
): Promise<{ before: unknown; after: unknown; result: ReplacedSource }> {
  const result = replaceModule({ file: 'a.cjs', text }, replacement);
  return { before: await run(text), after: await run(result.text), result };
}
