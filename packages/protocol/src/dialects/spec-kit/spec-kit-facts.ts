import type { Requirement } from '../../model/requirement';
import type { FeatureRole } from './feature-place';

/** A user story with its priority as written, `P1`. */
export interface UserStory {
  readonly id: string;
  readonly title: string;
  readonly priority: string | null;
  readonly line: number;
}

/** What is kept of each document to build one requirement a feature from. */
export interface FeatureFacts {
  readonly role: FeatureRole;
  /** The feature's folder, with its path: what joins spec, plan and tasks. */
  readonly directory: string;
  readonly folder: string;
  readonly stories: readonly UserStory[];
  readonly acceptance: Requirement['acceptance'];
  readonly openQuestions: Requirement['openQuestions'];
  readonly summary: string;
  readonly line: number;
}
