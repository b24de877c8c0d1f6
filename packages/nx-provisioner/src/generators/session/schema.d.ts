export interface SessionGeneratorSchema {
  session?: number;
  workspaceDirectory?: string;
}
