export * from './context/guidance';
export * from './dialects/reader';
export { CATALOGUE, type ErrorCode } from './errors/catalogue';
export * from './errors/provisioner-error';
export * from './model/diagnostic';
export * from './model/document';
export * from './model/requirement';
export * from './plan/plan';
export * from './session/record';
