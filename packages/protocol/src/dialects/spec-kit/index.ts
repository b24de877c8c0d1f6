export { specKitReader } from './spec-kit-reader';
