export interface ReadyExecutorSchema {
  workspaceDirectory?: string;
  outputFile?: string;
}
