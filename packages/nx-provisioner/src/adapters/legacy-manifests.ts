import { createRequire } from 'node:module';

/** What `module-replacements` knows: packages that Node replaces, that a line of code does, and documented alternatives. */
export function readLegacyManifests(): unknown[] {
  // Read as JSON, since the package itself is an ES module; and late, since only the audit needs it.
  const require = createRequire(__filename);
  return ['native', 'micro-utilities', 'preferred'].map(
    (name) => require(`module-replacements/manifests/${name}.json`) as unknown,
  );
}
