export interface ReplaceLegacyGeneratorSchema {
  from?: string;
  to?: string;
  imports?: string;
  mapping?: string;
  requirement?: string;
  contextFile?: string;
  project?: string;
  lane?: string;
  version?: string;
  audit?: boolean;
  workspaceDirectory?: string;
}
