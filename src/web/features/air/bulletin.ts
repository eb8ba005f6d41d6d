import type { TFunction } from 'i18next';
import { listed } from '../../app/words/pick.ts';
import type { Words } from '../../../model/words.ts';
import type { Block, Locked, Piece, WordPaper } from '../../kit/word.ts';
import { aqiChange, dailySums, type DailyReply, type DailyRow } from './daily.ts';
import { signed } from './period.ts';
import { pollutantText } from './pollutants.tsx';

/** Words of the language that is on. `unit`: who issues it; `date`: the day in words; `basis`: the word before a 口径. */
export type BulletinWords = {
  readonly t: TFunction<'air'>;
  readonly say: (words: Words) => string;
  readonly unit: string;
  readonly date: string;
  readonly basis: string;
  readonly mark: string | undefined;
};

/** Places of a table that leave the paper at one page; of more, those with the highest AQI. */
const rowsOfPage = 14;
/** Places that a sentence names. */
const turnsOfPage = 5;

/** 《空气质量专报》 of one page: text for the office to edit, every figure locked and tagged with its place in the reply. */
export function airBulletin(reply: DailyReply, words: BulletinWords): WordPaper {
  const { t, say, unit, date, basis, mark } = words;
  const shown = reply.rows.length > rowsOfPage ? worst(reply.rows) : reply.rows;
  const note = (of: 'day' | 'month' | 'year'): Block => ({
    kind: 'note',
    pieces: [`${t(`basis-of-${of}`)}${basis}:`, { tag: `basis/${of}`, text: say(reply.basis[of]) }],
  });
  const blocks: readonly Block[] = [
    { kind: 'title', pieces: [t('bulletin')] },
    { kind: 'masthead', left: unit, right: { tag: 'day', text: date } },
    { kind: 'heading', pieces: [t('bulletin-day')] },
    { kind: 'text', pieces: overview(reply, words) },
    {
      kind: 'note',
      pieces: [t('bulletin-units'), ...(shown.length < reply.rows.length ? [t('bulletin-worst', { count: rowsOfPage })] : [])],
    },
    table(reply, shown, words),
    { kind: 'heading', pieces: [t('bulletin-changed')] },
    ...changes(reply, words),
    { kind: 'heading', pieces: [t('bulletin-opinion')] },
    { kind: 'blank', hint: t('bulletin-hint') },
    ...(['day', 'month', 'year'] as const).map(note),
  ];
  return { blocks, ...(mark === undefined ? {} : { mark }) };
}

const worst = (rows: readonly DailyRow[]): readonly DailyRow[] => {
  const kept = new Set(rows.toSorted((a, b) => (b.today.aqi ?? -1) - (a.today.aqi ?? -1)).slice(0, rowsOfPage));
  return rows.filter((row) => kept.has(row));
};

const figure = (tag: string, text: string | number | undefined): Locked => ({ tag, text: text === undefined ? '—' : String(text) });

/** A sentence whose holes are figures: `[name]` of the words becomes the locked piece of that name. */
function filled(sentence: string, figures: Readonly<Record<string, Piece>>): readonly Piece[] {
  return sentence
    .split(/\[(\w+)\]/)
    .map((part, at) => (at % 2 === 0 ? part : (figures[part] ?? part)))
    .filter((piece) => piece !== '');
}

function overview({ rows, grades }: DailyReply, { t, say, date }: BulletinWords): readonly Piece[] {
  const sums = dailySums(rows);
  const counted = grades.flatMap(({ level, name }) =>
    (sums.levels[level - 1] ?? 0) === 0 ? [] : [{ tag: `sums/levels/${level - 1}`, name: say(name), count: sums.levels[level - 1] }],
  );
  const parts = counted.flatMap(({ tag, name, count }, at): readonly Piece[] => [
    `${at === 0 ? '' : say({ zh: '、', en: ', ' })}${name} `,
    figure(tag, count),
  ]);
  const none = sums.none === 0 ? [] : filled(t('bulletin-none'), { none: figure('sums/none', sums.none) });
  const [best, last] = [rows.find(({ today }) => today.aqi !== undefined), rows.findLast(({ today }) => today.aqi !== undefined)];
  const range =
    best === undefined || last === undefined
      ? []
      : filled(t('bulletin-range'), {
          best: say(best.name),
          least: figure(`${best.id}/today/aqi`, best.today.aqi),
          worst: say(last.name),
          most: figure(`${last.id}/today/aqi`, last.today.aqi),
        });
  return [
    ...filled(t('bulletin-overview'), { day: figure('day', date), count: figure('sums/count', rows.length) }),
    ...parts,
    ...none,
    t('bulletin-stop'),
    ...range,
    ...filled(t('bulletin-turned'), { better: figure('sums/better', sums.better), worse: figure('sums/worse', sums.worse) }),
  ];
}

type Cell = { readonly title: string; readonly width: number; readonly of: (row: DailyRow) => Piece };

function table({ grades }: DailyReply, rows: readonly DailyRow[], { t, say }: BulletinWords): Block {
  const gradeName = (level: number | undefined): string =>
    say(grades.find((grade) => grade.level === level)?.name ?? { zh: '—', en: '—' });
  const value =
    (pollutant: string) =>
    (row: DailyRow): Piece =>
      figure(`${row.id}/today/values/${pollutant}`, row.today.values[pollutant]);
  const toDate =
    (of: 'month' | 'year', name: 'fine' | 'fineChange' | 'goodShare' | 'rank') =>
    (row: DailyRow): Piece =>
      figure(`${row.id}/${of}/${name}`, name === 'fineChange' ? signed(row[of].fineChange, '') : row[of][name]);
  const cells: readonly Cell[] = [
    { title: t('rank'), width: 520, of: (row) => figure(`${row.id}/rank`, row.rank) },
    { title: t('region'), width: 1300, of: ({ name }) => say(name) },
    { title: t('aqi'), width: 560, of: (row) => figure(`${row.id}/today/aqi`, row.today.aqi) },
    { title: t('level'), width: 1250, of: (row) => figure(`${row.id}/today/level`, gradeName(row.today.level)) },
    {
      title: t('bulletin-primary'),
      width: 1000,
      of: (row) => figure(`${row.id}/today/primary`, listed(say, row.today.primary.map(pollutantText)) || '—'),
    },
    { title: 'PM₂.₅', width: 780, of: value('PM2.5') },
    { title: 'O₃-8h', width: 760, of: value('O3') },
    { title: t('since-before'), width: 800, of: (row) => figure(`${row.id}/change`, aqiChange(row)) },
    { title: t('month-fine'), width: 860, of: toDate('month', 'fine') },
    { title: t('year-fine'), width: 860, of: toDate('year', 'fine') },
    { title: `${t('change')} %`, width: 800, of: toDate('year', 'fineChange') },
    { title: t('year-share'), width: 800, of: toDate('year', 'goodShare') },
    { title: t('year-rank'), width: 640, of: toDate('year', 'rank') },
  ];
  const scale = 9298 / cells.reduce((sum, { width }) => sum + width, 0);
  return {
    kind: 'table',
    header: cells.map(({ title }) => title),
    widths: cells.map(({ width }) => Math.floor(width * scale)),
    rows: rows.map((row) => cells.map(({ of }) => of(row))),
  };
}

/** Who changed the grade, worse first and of each the highest AQI first, so many by name; the table holds the rest. */
function changes({ rows, grades }: DailyReply, { t, say }: BulletinWords): readonly Block[] {
  const gradeName = (level: number | undefined): string => say(grades.find((grade) => grade.level === level)?.name ?? { zh: '', en: '' });
  const turned = (turn: 'worse' | 'better'): readonly Piece[] => {
    const all = rows.filter((row) => row.turn === turn).toSorted((a, b) => (b.today.aqi ?? 0) - (a.today.aqi ?? 0));
    const named = all
      .slice(0, turnsOfPage)
      .flatMap((row, at): readonly Piece[] => [
        at === 0 ? t(`bulletin-${turn}`) : say({ zh: ';', en: '; ' }),
        ...filled(t('bulletin-turn'), {
          place: say(row.name),
          before: gradeName(row.before.level),
          today: gradeName(row.today.level),
          aqi: figure(`${row.id}/today/aqi`, row.today.aqi),
        }),
      ]);
    return all.length > turnsOfPage ? [...named, ...filled(t('bulletin-others'), { count: figure(`sums/${turn}`, all.length) })] : named;
  };
  const lines = (['worse', 'better'] as const).map(turned).filter((pieces) => pieces.length > 0);
  if (lines.length === 0) return [{ kind: 'text', pieces: [t('bulletin-same')] }];
  return lines.map((pieces) => ({ kind: 'text', pieces: [...pieces, t('bulletin-stop')] }));
}
