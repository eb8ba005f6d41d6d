import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { missionFigures } from '../../../contract/mission.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Figures = Static<typeof missionFigures.reply>;
type Firm = Figures['firms'][number];
type Theme = Figures['themes'][number];

/** 督导帮扶: how often which firm was visited this year against the most, and what help was asked by theme. */
export function MissionsPage(): ReactNode {
  const { t } = useTranslation('missions');
  const answer = useRead(missionFigures, {}, { everyMs: 60_000 });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { year, totals, firms, themes, basis } = answer.data;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('says')} <span className="no-print"><Link to="/cases/$programme/$noun" params={{ programme: 'rectification',
            noun: 'visit' }}>{t('all-visits')}</Link> · <Link to="/cases/$programme/$noun" params={{ programme: 'rectification',
            noun: 'help-request' }}>{t('all-help')}</Link></span></p>
        </div>
        <PrintButton />
      </header>
      <dl className="sheet mission-figures" aria-label={t('totals')}>
        {(['visits', 'problems', 'settled', 'asked', 'open'] as const).map((id) => <div key={id}><dt>{t(`total-${id}`,
          { year })}</dt><dd>{totals[id]}</dd></div>)}
      </dl>
      <section className="sheet mission-block"><h2>{t('by-theme')}</h2><Themes themes={themes} basis={basis} /></section>
      <section className="sheet mission-block"><h2>{t('by-firm', { year })}</h2><Firms firms={firms} basis={basis} /></section>
    </>
  );
}

function Themes({ themes, basis }: Pick<Figures, 'themes' | 'basis'>): ReactNode {
  const { t } = useTranslation('missions');
  const say = useSay();
  const count = (id: 'visits' | 'asked' | 'answered' | 'late' | 'rated' | 'satisfied'): Column<Theme> =>
    ({ id, title: t(id), number: true, width: 110, value: (row) => row[id],
      cell: (row) => (id === 'late' && row.late > 0 ? <b className="mission-late">{row.late}</b> : row[id]) });
  const columns: readonly Column<Theme>[] = [
    { id: 'theme', title: t('theme'), names: true, value: ({ title }) => say(title), cell: ({ title }) => say(title) },
    count('visits'), count('asked'), count('answered'), count('late'), count('rated'), count('satisfied'),
  ];
  return <DataTable label={t('by-theme')} columns={columns} rows={themes} rowKey={({ id }) => id} basis={basis} />;
}

function Firms({ firms, basis }: Pick<Figures, 'firms' | 'basis'>): ReactNode {
  const { t } = useTranslation('missions');
  const say = useSay();
  const left = ({ counted, most }: Firm): string => (counted >= most ? t('used-up') : t('left', { count: most - counted }));
  const columns: readonly Column<Firm>[] = [
    { id: 'firm', title: t('firm'), names: true, value: ({ unit }) => say(unit.name),
      cell: ({ unit }) => <Link to="/cases/$programme/$noun" params={{ programme: 'rectification',
      noun: 'visit' }} search={{ unit: unit.id }}>{say(unit.name)}</Link> },
    { id: 'place', title: t('place'), width: 140, value: ({ region }) => say(region.name), cell: ({ region }) => say(region.name) },
    { id: 'counted', title: t('counted'), number: true, width: 120, value: ({ counted }) => counted,
      cell: ({ counted, most }) => `${counted} / ${most}` },
    { id: 'most', title: t('most'), fileOnly: true, value: ({ most }) => most, cell: () => null },
    { id: 'left', title: t('left-title'), width: 130, value: left,
      cell: (row) => <StatusTag tone={row.counted >= row.most ? 'late' : row.counted + row.toCome > row.most ? 'due'
      : 'ok'}>{left(row)}</StatusTag> },
    { id: 'excepted', title: t('excepted'), number: true, width: 110, value: ({ excepted }) => excepted, cell: ({ excepted }) => excepted },
    { id: 'to-come', title: t('to-come'), number: true, width: 100, value: ({ toCome }) => toCome, cell: ({ toCome }) => toCome },
    { id: 'last', title: t('last'), width: 120, value: ({ last }) => last ?? '',
      cell: ({ last }) => last ?? <span className="faint">—</span> },
  ];
  return <DataTable label={t('title')} columns={columns} rows={firms} rowKey={({ unit }) => unit.id} basis={basis} empty={t('no-firm')} csv />;
}
