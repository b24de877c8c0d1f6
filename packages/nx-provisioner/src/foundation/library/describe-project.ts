import type { LibraryOptions } from './library';
import { pathToRoot } from './print-json';

/**
 * A project.json, as Nx's generators write it.
 *
 * @param targets those that no plugin infers
 */
export function describeProject(
  { root, name, tags }: LibraryOptions,
  targets: Readonly<Record<string, object>>,
): object {
  return {
    name,
    $schema: pathToRoot(root, 'node_modules/nx/schemas/project-schema.json'),
    sourceRoot: `${root}/src`,
    projectType: 'library',
    tags,
    ...(Object.keys(targets).length === 0 ? {} : { targets }),
  };
}
