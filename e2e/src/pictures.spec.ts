import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { renderArtifact, type SessionRecord } from 'nx-provisioner-protocol';

import { openBrowser, type Browser } from './browser';
import { drawAll } from './draw-pictures';
import { hostileRecord, recordWithLanes } from './picture-records';
import { REPOSITORY } from './run-command';

const THEMES = ['default', 'dark'] as const;

/** How wide a page shows Markdown, and how far a picture may be scaled down before its words get too small. */
const PAGE_WIDTH = 900;
const SMALLEST_SCALE = 0.6;

/** WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5;

function picturesOf(artifact: string): string[] {
  return [...artifact.matchAll(/^```mermaid\n(.*?)\n```$/gms)].map(([, source]) => source ?? '');
}

/** The text of each label as its reader should see it. */
function labelsOf(source: string): string[] {
  const decode = (text: string) => text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return [...source.matchAll(/\["(.*?)"\]$/gm)].map(([, label = '']) => squeeze(decode(label.replaceAll('<br/>', ''))));
}

/** Browsers break lines and join blanks: what is compared are the characters that are to be seen. */
const squeeze = (text: string): string => text.replace(/[\s\u00ad]+/gu, '');

describe("an artifact's pictures", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await browser.open(
      '<!doctype html><html><body></body></html>',
      readFileSync(join(REPOSITORY, 'node_modules/mermaid/dist/mermaid.min.js'), 'utf8'),
    );
  });
  afterAll(async () => {
    await browser.close();
  });

  const cases: [string, SessionRecord, number][] = [
    ['3 lanes', recordWithLanes(3), 2],
    ['12 lanes', recordWithLanes(12), 3],
    ['60 lanes', recordWithLanes(60), 11],
    ['hostile names', hostileRecord(), 6],
  ];

  describe.each(cases)('of %s', (name, record, least) => {
    const sources = picturesOf(renderArtifact(record));

    it('are all there', () => {
      expect(sources.length).toBeGreaterThanOrEqual(2);
      expect(sources.length).toBeLessThanOrEqual(least);
    });

    it.each(THEMES)('are drawn by Mermaid and can be read in its theme %s', async (theme) => {
      const drawn = await browser.evaluate(drawAll, { sources, theme });
      await keepScreenshot(browser, `${name.replaceAll(' ', '-')}-${theme}`);

      expect(drawn.map(({ error }) => error)).toEqual(sources.map(() => null));
      expect(drawn.map(({ labels }) => [...labels].map(squeeze).sort())).toEqual(
        sources.map((source) => labelsOf(source).sort()),
      );
      expect(drawn.flatMap(({ foreign }) => foreign)).toEqual([]);
      expect(drawn.map(({ overlaps }) => overlaps)).toEqual(sources.map(() => 0));
      for (const { contrast } of drawn) expect(contrast).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      for (const { width } of drawn) expect(PAGE_WIDTH / Math.max(width, 1)).toBeGreaterThanOrEqual(SMALLEST_SCALE);
    });
  });

  it('run nothing of what names hold', async () => {
    expect(await browser.evaluate(() => Reflect.get(globalThis, 'canary') as unknown, null)).toBeUndefined();
  });
});

/** Where somebody wants to look at the pictures, `NXP_SCREENSHOTS` names a folder. */
async function keepScreenshot(browser: Browser, name: string): Promise<void> {
  const folder = process.env.NXP_SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), await browser.screenshot());
}
