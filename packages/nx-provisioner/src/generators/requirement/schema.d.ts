export interface RequirementGeneratorSchema {
  id: string;
  title: string;
  kind: 'foundation' | 'stabilization' | 'expansion';
  priority?: 'critical' | 'high' | 'medium' | 'low';
  area: string;
  dependsOn?: string;
  touches?: string;
  workspaceDirectory?: string;
}
