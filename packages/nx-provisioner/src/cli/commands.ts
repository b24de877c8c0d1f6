import { analyzeCommand } from './analyze/analyze-command';
import type { Command } from './command';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [analyzeCommand];
