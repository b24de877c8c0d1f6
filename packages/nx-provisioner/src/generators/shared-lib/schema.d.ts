export interface SharedLibGeneratorSchema {
  name?: string;
  workspaceDirectory?: string;
  contextFile?: string;
  force?: boolean;
}
