import { useState, type ReactNode } from 'react';
import { Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { leaderLinks } from '../../../contract/leader-link.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { InstructionTable } from './instruction-table.tsx';
import { LinkTable } from './link-table.tsx';
import './page.css';

const views = ['links', 'instructions'] as const;

/** 领导联系督导: leaders and their items, and the open slips of the unit that has to answer. */
export function LeaderLinksPage(): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const [ended, setEnded] = useState(false);
  const [view, setView] = useState<(typeof views)[number]>('links');
  const answer = useRead(leaderLinks, { query: ended ? { ended } : {} }, { everyMs: 60_000 });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, instructions, basis } = answer.data;
  const open = instructions.filter(({ case: of }) => of.closedAt === undefined && of.state !== 'drafted');
  const figures = [
    ['linked', rows.filter(({ case: of }) => of.closedAt === undefined).length],
      ['never', rows.filter(({ visits, case: of }) => visits === 0 && of.closedAt === undefined).length],
    ['silent', rows.filter(({ silent }) => silent).length], ['open', open.length],
      ['overdue', open.filter(({ overdue }) => overdue).length],
  ] as const;
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div><PrintButton /></header>
      <dl className="sheet leader-figures" aria-label={t('figures')}>
        {figures.map(([id, count]) => <div key={id} className={(id === 'silent' || id === 'overdue') && count > 0 ? `leader-${id}`
          : undefined}><dt>{t(id)}</dt><dd>{count}</dd></div>)}
      </dl>
      <div className="leader-tools no-print">
        <Segmented aria-label={t('views')} value={view} onChange={setView} options={views.map((value) => ({ value,
          label: t(`view-${value}`) }))} />
        <label><Switch size="small" checked={ended} onChange={setEnded} /> {t('with-ended')}</label>
      </div>
      <section className="sheet">
        {view === 'links' ? <LinkTable rows={rows} basis={basis} />
          : <InstructionTable rows={ended ? instructions : instructions.filter(({ case: of }) => of.closedAt === undefined)} basis={basis} />}
      </section>
    </>
  );
}
