import { isBuiltin } from 'node:module';

import { NearNames } from 'nx-provisioner-protocol';
import { ts } from 'ts-morph';

import { typesOf } from '../workspace/package-of';
import { CHECKED_ROOT, resolutionOptions, seePackages } from './package-host';
import type { PackageRange, WorkspacePackages } from './workspace-packages';

/** A package's name as npm has it, and a path of plain names in it: `@scope/name/path`. */
const SPECIFIER = /^((?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*)(?:\/(?!\.)[\w.~@+-]+)*$/;

/** As much as npm's longest name, and a path. */
const LONGEST_SPECIFIER = 400;

const NAMES_ARE_FOUND = 'names of other contracts are found without an import';

/** Tells which packages contracts may import types from, each specifier once. */
export class PackageCatalog {
  private readonly known = new Map<string, PackageRange | string>();
  private readonly near: NearNames;
  private readonly host: ts.ModuleResolutionHost;

  constructor(private readonly packages: WorkspacePackages) {
    this.near = new NearNames(Object.keys(packages.listed));
    this.host = seePackages(packages.files);
  }

  /** The package behind a specifier, or what is amiss with it: the second half of a sentence, and how to mend it. */
  find(specifier: string): PackageRange | string {
    const known = this.known.get(specifier);
    if (known !== undefined) return known;
    const found = this.look(specifier);
    this.known.set(specifier, found);
    return found;
  }

  private look(specifier: string): PackageRange | string {
    if (isBuiltin(specifier) || specifier.startsWith('node:')) {
      return 'a module of Node; contracts do not know the machine: declare what they need as an interface.';
    }
    const name = specifier.length > LONGEST_SPECIFIER ? undefined : SPECIFIER.exec(specifier)?.[1];
    if (name === undefined) return `which is no package; expected the name of one, since ${NAMES_ARE_FOUND}.`;
    if (this.packages.isOwn(name)) {
      return `which is a library of this workspace; contracts stand below all of them, and ${NAMES_ARE_FOUND}.`;
    }
    if (name.startsWith('@types/')) return 'which only describes another package; expected the name of that one.';
    const listed = [name, typesOf(name)].find((each) => Object.hasOwn(this.packages.listed, each));
    const range = listed === undefined ? undefined : this.packages.listed[listed];
    if (listed === undefined || typeof range !== 'string') {
      const near = this.near.suggest(name);
      return `which the root package.json does not list; install the package, or declare the type in the block.${near}`;
    }
    return this.findAbsence(specifier, name, listed) ?? { name: listed, range };
  }

  private findAbsence(specifier: string, name: string, listed: string): string | null {
    const { files } = this.packages;
    if (files.leadsOut(`node_modules/${listed}`)) {
      return `which leads out of node_modules; expected a package from a registry, since contracts stand below the libraries of this workspace.`;
    }
    if (!files.isFolder(`node_modules/${listed}`)) {
      return `but node_modules has no ${listed}; install the packages of the root package.json.`;
    }
    const { resolvedModule } = ts.resolveModuleName(
      specifier,
      `${CHECKED_ROOT}/area/contract.ts`,
      resolutionOptions(this.packages),
      this.host,
      undefined,
      undefined,
      this.packages.resolvesAsNode ? ts.ModuleKind.ESNext : undefined,
    );
    if (resolvedModule !== undefined && DECLARATIONS.has(resolvedModule.extension)) return null;
    return `for which no types are installed; install ${typesOf(name)} if there is one, or declare the type in the block.`;
  }
}

const DECLARATIONS: ReadonlySet<string> = new Set([ts.Extension.Dts, ts.Extension.Dmts, ts.Extension.Dcts]);
