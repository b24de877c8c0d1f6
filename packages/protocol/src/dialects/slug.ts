/** Letters that Unicode does not take apart into a Latin letter and a mark. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * Turns a label, tag or folder name into a name that lanes, projects and tags can carry:
 * `^[a-z][a-z0-9-]*$`, for example `Web UI` to `web-ui`.
 *
 * What Latin letters cannot say (another script, `C++` beside `C`) ends in a hash of the whole name, so that two
 * names never become one by what was left out of them. Names that differ only in case, spaces or punctuation are one.
 */
export function toSlug(name: string): string {
  const undecorated = name.replace(/[\p{Extended_Pictographic}\u{FE0F}\u{200D}]/gu, ' ').trim();
  const plain = undecorated
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => LATIN[letter] ?? letter);
  const separated = plain.replace(/[\s\p{Pc}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;/\\|'"`!?*&]+/gu, '-');
  const kept = separated
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  const whole = /^[a-z0-9-]*$/.test(separated) && separated.length <= 60 && kept !== '';
  const suffixed = whole ? kept : [kept, hashName(name)].filter(Boolean).join('-');
  return /^[a-z]/.test(suffixed) ? suffixed : `n-${suffixed}`;
}

/**
 * Gives each of several names a slug of its own, in the order of their first mention: where two names have one slug,
 * the later one carries a hash.
 */
export function toUniqueSlugs(names: Iterable<string>): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    if (slugs.has(name)) continue;
    const slug = toSlug(name);
    const unique = taken.has(slug) ? `${slug}-${hashName(name, false)}` : slug;
    taken.add(unique);
    slugs.set(name, unique);
  }
  return slugs;
}

/** A folder's name without the number that orders it: `003-refunds` to `refunds`. */
export function toArea(folder: string): string {
  const unnumbered = folder.replace(/^\d+[-_. ]+(?=.)/, '');
  return toSlug(unnumbered);
}

/** Keeps an id as its author wrote it where it is safe in a test's title and a file's name, else makes a slug of it. */
export function toRequirementId(written: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(written) ? written : toSlug(written);
}

/** FNV-1a, 32 bits: enough to tell a backlog's names apart, and the same on every machine. */
function hashName(name: string, foldCase = true): string {
  let hash = 0x811c9dc5;
  for (const character of foldCase ? name.normalize('NFC').toLowerCase() : name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
