export interface TestHarnessGeneratorSchema {
  workspaceDirectory?: string;
  contextFile?: string;
  force?: boolean;
}
