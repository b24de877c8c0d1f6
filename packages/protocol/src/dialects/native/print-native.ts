import { stringify } from 'yaml';

import type { Kind, Priority } from '../../model/requirement';

/** The facts that a new requirement document starts from. */
export interface NativeRequirement {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly area: string;
  readonly dependsOn: readonly string[];
  readonly touches: readonly string[];
}

/** A requirement document in the native format, with one acceptance criterion to be replaced. */
export function printNative({ title, dependsOn, touches, ...facts }: NativeRequirement): string {
  const frontMatter = {
    ...facts,
    ...(dependsOn.length > 0 ? { dependsOn } : {}),
    ...(touches.length > 0 ? { touches } : {}),
  };
  return [
    `---\n${stringify(frontMatter)}---\n`,
    `# ${title.replace(/\s+/g, ' ').trim()}\n`,
    '## Acceptance criteria\n',
    '- [ ] Replace this line with something that a test can check.\n',
  ].join('\n');
}
