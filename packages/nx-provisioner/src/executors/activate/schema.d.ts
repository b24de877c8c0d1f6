export interface ActivateExecutorSchema {
  lane?: string;
  dryRun?: boolean;
  clean?: boolean;
  folder?: string;
  workspaceDirectory?: string;
  outputFile?: string;
}
