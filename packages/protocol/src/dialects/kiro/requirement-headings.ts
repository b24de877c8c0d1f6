import type { Section } from '../../markdown/markdown';

/** A part of a requirements document that has criteria of its own: `### Requirement 2: Search`. */
export interface NumberedRequirement {
  /** `2` or `US-2`; `null` where the heading has no number. */
  readonly id: string | null;
  readonly title: string;
  readonly section: Section;
}

const WORDS = [
  ...[
    'requirement',
    'user story',
    'story',
    'feature',
    'use case',
    '要件',
    '要求',
    '需求',
    '用户故事',
    'ユーザーストーリー',
    '요구사항',
    '요구 사항',
  ],
  ...[
    'requisito',
    'requerimiento',
    'exigence',
    'anforderung',
    'требование',
    'wymaganie',
    'vereiste',
    'krav',
    'gereksinim',
    'yêu cầu',
  ],
].join('|');
const NUMBER = '(?:[a-z]{1,6}-?)?\\d+(?:\\.\\d+)*';
const REST = '\\s*(?:[:：.)\\]–—-]+\\s*(.*))?$';
/** `Requirement 2: Search`, `需求 2：搜索`, `Requirement 2`. */
const BY_WORD = new RegExp(`^(?:${WORDS})\\s*#?(${NUMBER})${REST}`, 'iu');
/** `US-1: Deploy`, `NFR-2`, `[REQ-3] Search`; `AC-1` is a criterion. */
const BY_FAMILY = /^\[?(?!AC\b)([A-Z]{1,6}-\d+(?:\.\d+)*)\]?\s*(?:[:：–—-]+\s*(.*)|$)/u;
/** `Bedarf 2: Suche`, `2. Search`: only where criteria follow. */
const BY_NUMBER = /^(?:\p{L}[\p{L} ]{0,30}\s)?(\d+(?:\.\d+)*)\s*(?:[:：.)–—-]+\s*(.*)|\s+(.*)|$)/u;

const ACCEPTANCE = new RegExp(
  `^(?:\\d+(?:\\.\\d+)*[.)]?\\s*)?(?:${[
    ...[
      'acceptance criteria',
      'acceptance criterion',
      'criteria',
      '受け?入れ(?:基準|条件)',
      '受入(?:基準|条件)',
      '[验驗]收(?:标准|標準|条件)',
      '接受(?:标准|标準|條件|条件)',
    ],
    ...[
      '(?:인수|수용|승인) ?(?:기준|조건)',
      'criterios de aceptación',
      "critères d['’]acceptation",
      'akzeptanzkriterien',
      'критерии при[её]мки',
      'критерии принятия',
    ],
    ...[
      'critérios de aceitação',
      'criteri di accettazione',
      'kryteria akceptacji',
      'kabul kriterleri',
      'acceptatiecriteria',
      'acceptanskriterier',
      'tiêu chí chấp nhận',
      'kriteria penerimaan',
    ],
  ].join('|')})\\s*(?:\\(.*\\))?\\s*[:：]?$`,
  'iu',
);

/** Whether a heading or a label announces acceptance criteria, in the languages that Kiro's users write. */
export function announcesCriteria(title: string): boolean {
  return ACCEPTANCE.test(title.replace(/\s+/g, ' ').trim());
}

/** The requirements of a document in its order; one that only holds others gives way to them. */
export function findRequirements(root: Section): NumberedRequirement[] {
  return root.sections.flatMap((section) => {
    const found = readHeading(section);
    const nested = findRequirements(section);
    if (found === null) return nested;
    const heldBelow = nested.length > 0 && !section.sections.some((child) => announcesCriteria(child.title));
    return heldBelow ? nested : [found];
  });
}

function readHeading(section: Section): NumberedRequirement | null {
  const named = BY_WORD.exec(section.title) ?? BY_FAMILY.exec(section.title);
  if (named) return { id: named[1] ?? null, title: (named[2] ?? '').trim() || section.title, section };
  if (section.level < 2 || !hasCriteriaBelow(section)) return null;
  const numbered = BY_NUMBER.exec(section.title);
  const title = (numbered?.[2] ?? numbered?.[3] ?? '').trim();
  return { id: numbered?.[1] ?? null, title: title || section.title, section };
}

/** Whether a subsection holds criteria: by its heading, or under a heading with a number by its numbered list. */
function hasCriteriaBelow(section: Section): boolean {
  if (section.sections.some((child) => announcesCriteria(child.title))) return true;
  if (!/\d/.test(section.title) || section.level < 3) return false;
  return section.sections.some((child) => child.level === section.level + 1 && startsWithNumberedList(child));
}

function startsWithNumberedList(section: Section): boolean {
  const [first] = section.blocks;
  return first?.type === 'list' && first.ordered && section.blocks.length === 1;
}
