import type { Decision, Kind, Priority, Replacement } from '../model/requirement';

/** What a context file asks for, exact settings and prose together; every part of it that has an effect is named in the artifact. */
export interface Guidance {
  /** The context file, relative to the workspace root; `null` where none was given. */
  readonly file: string | null;
  /** Ids or areas that this session leaves out, with the words that say so. */
  readonly exclude: readonly { readonly subject: string; readonly reason: string; readonly line: number }[];
  /** Ids or areas whose priority the context changes. */
  readonly priorities: readonly { readonly subject: string; readonly priority: Priority; readonly line: number }[];
  /** Corrections of kind and area by id, area or declared label. */
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly areas: Readonly<Record<string, string>>;
  readonly constraints: readonly { readonly text: string; readonly line: number }[];
  readonly decisions: readonly Decision[];
  readonly replaces: readonly Replacement[];
  /** The prose about legacy code, as written. */
  readonly legacyPolicy: readonly { readonly text: string; readonly line: number }[];
}

/** The guidance of a run without a context file. */
export const NO_GUIDANCE: Guidance = {
  file: null,
  exclude: [],
  priorities: [],
  kinds: {},
  areas: {},
  constraints: [],
  decisions: [],
  replaces: [],
  legacyPolicy: [],
};
