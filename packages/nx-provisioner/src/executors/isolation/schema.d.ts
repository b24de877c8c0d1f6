export interface IsolationExecutorSchema {
  lane?: string;
  base?: string;
  head?: string;
  baselineFile?: string;
  updateBaseline?: boolean;
  growBaseline?: boolean;
  outputFile?: string;
}
