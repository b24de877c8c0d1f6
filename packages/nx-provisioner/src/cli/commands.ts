import { analyzeCommand } from './analyze/analyze-command';
import type { Command } from './command';
import { executeCommand } from './execute/execute-command';
import { statusCommand } from './status/status-command';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [executeCommand, analyzeCommand, statusCommand];
