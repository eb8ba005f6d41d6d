import { Link, useParams } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { caseLedger } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { count, share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { PlaceMatrix } from './place-matrix.tsx';
import './page.css';

const views = ['table', 'matrix'] as const;

/** Screen 2: head figures, the table that is mailed, and who stands where. */
export function LedgerPage(): ReactNode {
  const { programme, noun } = useParams({ from: '/workbench/ledger/$programme/$noun' });
  const type = useCaseType(`${programme}/${noun}`);
  return type === undefined ? <Waiting rows={10} /> : <LedgerOf key={type.id} type={type} />;
}

function LedgerOf({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('ledger');
  const say = useSay();
  const session = useSession();
  const [view, setView] = useState<(typeof views)[number]>('table');
  const answer = useRead(caseLedger, { query: { type: type.id } }, { everyMs: 60_000 });
  const [programme = '', noun = ''] = type.id.split('/');
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { figures, basis } = answer.data;
  return (
    <div className="ledger-page">
      <header className="page-head">
        <div><h1>{t('title', { type: say(type.title) })}</h1><p className="no-print"><Link to="/cases/$programme/$noun" params={{ programme, noun }}>{t('back')}</Link></p></div>
        <div className="page-acts">
          {session !== null && type.openedBy.includes(session.acting.role) ? <Link className="no-print" to="/ledger-import/$programme/$noun" params={{ programme, noun }}><Button>{t('take-over')}</Button></Link> : null}
          <PrintButton />
        </div>
      </header>
      <Figures figures={figures} />
      <BasisLine basis={basis} />
      <div className="ledger-views no-print"><Segmented aria-label={t('views')} value={view} onChange={setView} options={views.map((value) => ({ value, label: t(`view-${value}`) }))} /></div>
      <section className="sheet">{view === 'table' ? <LedgerTable type={type} ledger={answer.data} /> : <PlaceMatrix type={type} rows={answer.data.rows} />}</section>
    </div>
  );
}

/** Reported and verified stand apart; the rate is over those due. */
function Figures({ figures }: { readonly figures: Static<typeof caseLedger.reply>['figures'] }): ReactNode {
  const { t } = useTranslation('ledger');
  const { language } = usePreferences();
  const rate = (part: number): ReactNode => (figures.due === 0 ? <small>{t('none-due')}</small> : share(part, figures.due, language));
  const shown = [
    ['total', count(figures.total, language)], ['due', count(figures.due, language)], ['reported', count(figures.reported, language)], ['rate-reported', rate(figures.reported)],
    ['verified', count(figures.verified, language)], ['rate-verified', rate(figures.verified)], ['overdue', count(figures.overdue, language)], ['rebounded', count(figures.rebounded, language)],
  ] as const;
  const late = (id: string): boolean => (id === 'overdue' && figures.overdue > 0) || (id === 'rebounded' && figures.rebounded > 0);
  return <dl className="ledger-figures" aria-label={t('figures')}>{shown.map(([id, figure]) => <div key={id} className={late(id) ? 'late' : undefined}><dt>{t(id)}</dt><dd>{figure}</dd></div>)}</dl>;
}
