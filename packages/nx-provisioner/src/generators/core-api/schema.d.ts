export interface CoreApiGeneratorSchema {
  area?: string;
  workspaceDirectory?: string;
  contextFile?: string;
  force?: boolean;
}
