/** Any value that JSON can hold. */
type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

/** Puts a sample such as an entry of `plugins` into a JSON file: objects key by key, plugins by their name. */
export function mergeFragment(text: string, fragment: string): string {
  const merged = merge(JSON.parse(text) as Json, JSON.parse(fragment) as Json);
  return `${JSON.stringify(merged, null, 2)}\n`;
}

function merge(into: Json | undefined, from: Json): Json {
  if (Array.isArray(into) && Array.isArray(from)) return mergeLists(into as readonly Json[], from as readonly Json[]);
  if (!isObject(into) || !isObject(from)) return from;
  const merged = Object.entries(from).map(([key, value]) => [key, merge(into[key], value)] as const);
  return { ...into, ...Object.fromEntries(merged) };
}

function mergeLists(into: readonly Json[], from: readonly Json[]): readonly Json[] {
  const added = from.map((item) =>
    merge(
      into.find((known) => nameOf(known) === nameOf(item)),
      item,
    ),
  );
  const names = new Set(from.map(nameOf));
  return [...into.filter((item) => !names.has(nameOf(item))), ...added];
}

/** Nx names a plugin by a string, or in an object beside its options. */
const nameOf = (item: Json): Json => (isObject(item) ? (item.plugin ?? item) : item);

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
