import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { workList } from '../../../contract/case.ts';
import { readEnterprise } from '../../../contract/point.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { Duty } from './duty.tsx';
import { Outlets } from './outlets.tsx';
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
      {firm.data === undefined ? null : <Outlets outlets={firm.data.outlets} />}
    </>
  );
}

function FirmLine({ enterprise }: { readonly enterprise: unknown }): ReactNode {
  const { t } = useTranslation('desk');
  const { creditCode, permit, permitFrom, permitTo } = (enterprise ?? {}) as { creditCode?: string; permit?: string; permitFrom?: string; permitTo?: string };
  if (permit === undefined) return null;
  return <p>{t('credit')} {creditCode} · {t('permit')} {permit} · {t('permit-term', { from: permitFrom ?? '', to: permitTo ?? '' })}</p>;
}
