export interface PresetGeneratorSchema {
  name: string;
  examples?: boolean;
}
