import type { Requirement } from 'nx-provisioner-protocol';

/** A requirement whose contract blocks begin at lines 10, 110 and so on. */
export function requirement(
  id: string,
  area: string,
  code: string | readonly string[],
  more: Partial<Requirement> = {},
): Requirement {
  return {
    id,
    title: `Title of ${id}`,
    kind: 'expansion',
    priority: null,
    area,
    owner: null,
    status: null,
    dependsOn: [],
    touches: [],
    provides: { shared: [], testing: [] },
    acceptance: [],
    unchanged: [],
    contracts: [code].flat().map((text, index) => ({ code: text, line: 10 + index * 100 })),
    files: [],
    replaces: [],
    decisions: [],
    openQuestions: [],
    after: [],
    summary: '',
    source: { file: `ARTIFACTS/${id}.md`, line: 1 },
    ...more,
  };
}
