export interface ReplaceLegacyGeneratorSchema {
  from?: string;
  to?: string;
  imports?: string;
  mapping?: string;
  requirement?: string;
  contextFile?: string;
  project?: string;
  lane?: string;
  toVersion?: string;
  audit?: boolean;
  workspaceDirectory?: string;
}
