export interface ProvisionExecutorSchema {
  workspaceDirectory?: string;
  contextFile?: string;
  dryRun?: boolean;
  until?: 'context' | 'review' | 'analyze' | 'plan' | 'implement' | 'test' | 'validate' | 'document';
  fresh?: boolean;
  force?: boolean;
  prune?: boolean;
  timeout?: number;
  outputFile?: string;
}
