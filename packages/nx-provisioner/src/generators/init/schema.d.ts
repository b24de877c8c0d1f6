export interface InitGeneratorSchema {
  librariesFolder?: string;
  ci?: 'github';
  skipFormat?: boolean;
}
