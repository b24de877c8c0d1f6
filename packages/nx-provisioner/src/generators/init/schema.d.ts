export interface InitGeneratorSchema {
  librariesFolder?: string;
  skipFormat?: boolean;
}
