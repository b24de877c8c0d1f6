/**
 * The project of a task id such as `checkout:build:production`. Names and targets may have colons in them, so that the
 * id alone does not say where the name ends: the longest name that fits is the project's.
 *
 * @returns `null` where no name fits
 */
export function projectOfTask(id: string, names: Iterable<string>): string | null {
  let longest: string | null = null;
  for (const name of names) {
    if (id.startsWith(`${name}:`) && name.length > (longest?.length ?? -1)) longest = name;
  }
  return longest;
}
