// Writes the session record's JSON schema from the built protocol; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import * as prettier from 'prettier';

const target = new URL('../packages/protocol/session-record.schema.json', import.meta.url);
const require = createRequire(new URL('../packages/protocol/package.json', import.meta.url));
const { z } = require('zod');
const { sessionRecordSchema } = require('./dist/index.js');

const file = fileURLToPath(target);
const options = { ...(await prettier.resolveConfig(file)), filepath: file };
const schema = await prettier.format(JSON.stringify(z.toJSONSchema(sessionRecordSchema)), options);

if (!process.argv.includes('--check')) {
  writeFileSync(target, schema);
} else if (readFileSync(target, 'utf8') !== schema) {
  console.error(
    'packages/protocol/session-record.schema.json is not what the schema says: run node tools/publish-schema.mjs',
  );
  process.exitCode = 1;
}
