/** Joins names for a message, `A, B and C`; of a long list the first ones and how many more there are. */
export function listNames(names: readonly string[], most = 10): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  const last = names.at(-1) ?? 'none';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
