import type { Tree } from '@nx/devkit';
import type { Diagnostic, SessionRecord } from 'nx-provisioner-protocol';

import type { PendingChange } from '../adapters/tree';
import type { Foundation, FoundationInput } from '../foundation/foundation-files';
import type { EstablishedBaseline } from './baseline';
import type { SessionIdentity } from './build-record';
import type { ImplementPhase } from './implement';
import type { ProvisionOptions, World } from './provision-options';
import type { ReplacedModules } from './replace';
import type { Understanding } from './understand';

/** How a run ended. */
export type ProvisionResult =
  | { readonly type: 'nothing-to-do'; readonly session: SessionRecord }
  /** `dryRun` or `until` ended the run; where something was written, its session is interrupted. */
  | {
      readonly type: 'shown';
      readonly understanding: Understanding;
      readonly changes: readonly PendingChange[];
      /** What the phases that ran would have the session say. */
      readonly problems: readonly Diagnostic[];
    }
  | {
      readonly type: 'session';
      readonly record: SessionRecord;
      /** Absolute. */
      readonly artifact: string;
      readonly notes: readonly Diagnostic[];
    };

/** A run that has come through phases 1 to 4. */
export interface Run {
  readonly tree: Tree;
  readonly understanding: Understanding;
  readonly options: ProvisionOptions;
  readonly world: World;
  readonly identity: SessionIdentity;
}

/** What phases 5 and 6 have put into the tree. */
export interface Built {
  readonly input: FoundationInput;
  readonly foundation: Foundation;
  readonly implemented: ImplementPhase;
  readonly replaced: ReplacedModules;
  readonly baseline: EstablishedBaseline;
}
