export interface WorkerGeneratorSchema {
  kind: 'expansion' | 'stabilization';
  area: string;
  workspaceDirectory?: string;
  contextFile?: string;
  force?: boolean;
}
