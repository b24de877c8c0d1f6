import type { SourceText } from '../../model/document';
import type { Claim, DialectReader, Reading } from '../reader';
import { assembleFeatures } from './assemble-features';
import { findFeature } from './feature-place';
import { readPlan, readTasks } from './read-plan-and-tasks';
import { readSpec } from './read-spec';
import type { FeatureFacts } from './spec-kit-facts';
import { isUnfilled } from './spec-title';

const TEMPLATE = /(?:^|\/)(?:spec|plan|tasks|checklist|constitution|agent-file)-template\.md$/;
const CONSTITUTION = /(?:^|\/)\.specify\/.*constitution\.md$/;

/** Reads the features of spec-kit: `specs/NNN-name/{spec,plan,tasks}.md`. */
export const specKitReader: DialectReader<FeatureFacts> = {
  dialect: 'spec-kit',
  claim,
  read,
  assemble: assembleFeatures,
};

function claim({ file, text }: SourceText): Claim {
  if (TEMPLATE.test(file)) return { take: false, reason: 'a template of spec-kit' };
  if (CONSTITUTION.test(file)) return { take: false, reason: "spec-kit's constitution, not a requirement" };
  const place = findFeature(file);
  if (place === null) return null;
  if (place.role === null) {
    return {
      take: false,
      reason: `beside the feature ${place.folder}: only its spec.md, plan.md and tasks.md are read`,
    };
  }
  return isUnfilled(text) ? { take: false, reason: 'a template that nobody has filled in' } : { take: true };
}

function read(source: SourceText): Reading<FeatureFacts> {
  const place = findFeature(source.file) ?? { directory: '', folder: '', role: 'spec' as const };
  if (place.role === 'plan') return readPlan(source, place);
  return place.role === 'tasks' ? readTasks(source, place) : readSpec(source, place);
}
