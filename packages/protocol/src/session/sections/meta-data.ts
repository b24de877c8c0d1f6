import { codeSpan, escapeMarkdown } from '../escape-markdown';
import { KINDS } from '../../model/requirement';
import type { SessionRecord } from '../record';
import { formatNumber } from '../session-name';
import { formatDate } from './describe-session';
import { countOf, joinWords } from './words';

export interface MetaDataView {
  readonly date: string;
  readonly number: string;
  readonly requirements: string;
  readonly codebase: string;
  readonly previous: string;
}

export function viewMetaData(record: SessionRecord): MetaDataView {
  const { session, workspace, requirements, history } = record;
  const kinds = KINDS.map((kind) => `${requirements.filter((one) => one.kind === kind).length} ${kind}`);
  const folder = workspace.directory === '.' ? '' : `, folder ${codeSpan(workspace.directory)}`;
  const commit = workspace.commit === null ? 'without a commit' : `at commit ${codeSpan(workspace.commit)}`;
  return {
    date: formatDate(session.timestamp),
    number: formatNumber(session.number),
    requirements: `${requirements.length} (${joinWords(kinds)})`,
    codebase: `${escapeMarkdown(workspace.name)}${folder}, ${commit}, ${countOf(workspace.projects, 'project')}`,
    previous: String(history.length),
  };
}
