import { backlogReader } from '../dialects/backlog-md/backlog-reader';
import { kiroReader } from '../dialects/kiro/kiro-reader';
import { nativeReader } from '../dialects/native/native-reader';
import { openSpecReader } from '../dialects/openspec/openspec-reader';
import { protocolFamilyReader } from '../dialects/protocol-family/protocol-family-reader';
import type { DialectReader } from '../dialects/reader';
import { specKitReader } from '../dialects/spec-kit/spec-kit-reader';
import { taskMasterReader } from '../dialects/task-master/task-master-reader';

/** Every dialect, in the order in which they are asked: front matter of our own form says more than a place. */
export const READERS: readonly DialectReader[] = [
  nativeReader,
  specKitReader,
  openSpecReader,
  kiroReader,
  taskMasterReader,
  backlogReader,
  protocolFamilyReader,
] as readonly DialectReader[];
