import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

/** One page of a browser without a window. */
export interface Browser {
  /** Shows a page and runs a script in it. */
  open(html: string, script: string): Promise<void>;
  evaluate<Input, Output>(work: (input: Input) => Output, input: Input): Promise<Awaited<Output>>;
  /** The whole page as PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Where Debian's package has it; `CHROMIUM` names another one. */
const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Nothing is looked up outside of this machine; the sandbox needs another user than root. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Starts Chromium with an empty profile. A machine without it fails the tests: a picture that nobody drew is not proved. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(PROGRAM)) {
    throw new Error(
      `The pictures cannot be checked: there is no ${PROGRAM}. Install it (Debian: apt-get install chromium), or name another one in CHROMIUM.`,
    );
  }
  const profile = mkdtempSync(join(tmpdir(), 'nx-provisioner-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: PROGRAM,
    args: FLAGS,
    viewport: { width: 1000, height: 800 },
    offline: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    async open(html, script) {
      await page.setContent(html);
      await page.addScriptTag({ content: script });
    },
    evaluate: (work, input) => page.evaluate(work as never, input as never),
    screenshot: () => page.screenshot({ fullPage: true }),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
