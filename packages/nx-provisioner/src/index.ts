export { createNodes, createNodes as createNodesV2 } from './graph/create-nodes';
export { postTasksExecution } from './graph/post-tasks-execution';
export type { PluginOptions } from './graph/options';
