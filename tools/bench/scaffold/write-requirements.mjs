import { join } from 'node:path';

import { createRandom } from '../analyze/random.mjs';
import { write } from '../workspace.mjs';

/**
 * Writes requirement documents for that many lanes: one of the foundation with the types that all share, and one with a
 * contract and criteria for each lane, every third of which depends on the one before.
 *
 * @param {string} root of the workspace
 * @param {number} lanes
 */
export function writeRequirements(root, lanes) {
  const random = createRandom(20_260_131);
  write(join(root, 'ARTIFACTS', 'CORE-001.md'), FOUNDATION);
  for (let lane = 0; lane < lanes; lane++) {
    write(join(root, 'ARTIFACTS', `area${lane}`, `${idOf(lane)}.md`), printRequirement(lane, random));
  }
}

const idOf = (lane) => `REQ-${String(lane).padStart(4, '0')}`;

const FOUNDATION = `---
id: CORE-001
kind: foundation
priority: critical
area: core
---

# Money and orders

## Contract

\`\`\`ts
/** An amount in minor units. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export type OrderId = string;
\`\`\`
`;

function printRequirement(lane, random) {
  const dependsOn = lane % 3 === 2 ? `[CORE-001, ${idOf(lane - 1)}]` : '[CORE-001]';
  const criteria = () => random.list(2, 5, () => `- [ ] ${random.sentence()}`).join('\n');
  const name = `Area${lane}`;
  return `---
id: ${idOf(lane)}
kind: ${lane % 5 === 4 ? 'stabilization' : 'expansion'}
priority: ${random.pick(['critical', 'high', 'medium', 'low'])}
area: area${lane}
dependsOn: ${dependsOn}
---

# What area ${lane} does

${random.paragraph()}

## Contract

\`\`\`ts
/** What the others may ask of area ${lane}. */
export interface ${name}Service {
  find(orderId: OrderId): Promise<${name}Entry | undefined>;
  charge(orderId: OrderId, amount: Money): Promise<${name}Receipt>;
  list(limit?: number): readonly ${name}Entry[];
}

export interface ${name}Entry {
  readonly orderId: OrderId;
  readonly total: Money;
}

export interface ${name}Receipt {
  readonly receiptId: string;
  readonly charged: Money;
}
\`\`\`

## Acceptance criteria

${criteria()}

### ${name}Service

${criteria()}
`;
}
