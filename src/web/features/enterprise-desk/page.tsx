import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { workList } from '../../../contract/case.ts';
import { readEnterprise } from '../../../contract/point.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { AskExpert } from './ask-expert.tsx';
import { Duty } from './duty.tsx';
import { Outlets } from './outlets.tsx';
import { ToConfirm } from './to-confirm.tsx';
import './page.css';

/** Screen 14: what this firm owes today, why, and the same numbers that the authority sees. */
export function EnterpriseDeskPage(): ReactNode {
  const { t } = useTranslation('desk');
  const say = useSay();
  const session = useSession();
  const unit = session?.unit.id ?? '';
  const work = useRead(workList, { query: { tab: 'todo', limit: 100 } }, { everyMs: 15_000 });
  const firm = useRead(readEnterprise, { params: { unit } }, { everyMs: 30_000, enabled: unit !== '' });
  if (session === null) return null;
  return (
    <>
      <header className="page-head"><div><h1>{say(session.unit.name)}</h1>{firm.data === undefined ? null : <FirmLine enterprise={firm.data.enterprise} />}</div></header>
      <section className="desk-duties" aria-label={t('title')}>
        <h2>{t('title')}{work.data === undefined || work.data.rows.length === 0 ? null : <span className="quiet">{t('says', { count: work.data.rows.length })}</span>}</h2>
        {work.isPending ? <Waiting rows={6} /> : null}
        {work.isError ? <Refused error={work.error} retry={() => void work.refetch()} /> : null}
        {work.data?.rows.length === 0 ? <div className="sheet"><Nothing says={t('none')} /></div> : null}
        {work.data?.rows.map((row) => <Duty key={`${row.case.id} ${row.task.event}`} row={row} />)}
        {(work.data?.rows.length ?? 0) > 0 ? <p className="desk-consequence">{t('consequence')}</p> : null}
      </section>
      <ToConfirm unit={unit} />
      <AskExpert />
      {firm.isError ? <Refused error={firm.error} retry={() => void firm.refetch()} /> : null}
      {firm.data === undefined ? null : <><Outlets outlets={firm.data.outlets} /><Records counts={firm.data.counts} unit={unit} /></>}
    </>
  );
}

function FirmLine({ enterprise }: { readonly enterprise: unknown }): ReactNode {
  const { t } = useTranslation('desk');
  const { creditCode, permit, permitFrom, permitTo } = (enterprise ?? {}) as { creditCode?: string; permit?: string; permitFrom?: string; permitTo?: string };
  if (permit === undefined) return null;
  return <p>{t('credit')} {creditCode} · {t('permit')} {permit} · {t('permit-term', { from: permitFrom ?? '', to: permitTo ?? '' })}</p>;
}

/** Everything that was ever asked of this firm, and how it ended. */
function Records({ counts, unit }: { readonly counts: Static<typeof readEnterprise.reply>['counts']; readonly unit: string }): ReactNode {
  const { t } = useTranslation('desk');
  const { language } = usePreferences();
  const say = useSay();
  if (counts.length === 0) return null;
  return (
    <section className="sheet desk-outlets desk-records">
      <h2>{t('mine')}</h2>
      <ul>
        {counts.map(({ id, title, count, last }) => {
          const [programme = '', noun = ''] = id.split('/');
          return <li key={id}><Link to="/cases/$programme/$noun" params={{ programme, noun }} search={{ unit }}>{say(title)}</Link> <b>{count}</b>{last === undefined ? null : <span className="quiet">{t('mine-last', { day: longDay(last, language) })}</span>}</li>;
        })}
      </ul>
    </section>
  );
}
