export { protocolFamilyReader } from './protocol-family-reader';
