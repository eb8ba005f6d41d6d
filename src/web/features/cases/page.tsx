import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { caseSummary, listCases } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { CaseTable } from './case-table.tsx';
import { Filters } from './filters.tsx';
import { LeadList } from './lead-list.tsx';
import { Mutes } from './mutes.tsx';
import { Tallies } from './tallies.tsx';
import { Today } from './today.tsx';
import './page.css';

/** One declared kind of lead or item. Kinds that the machine opens read like the message that went to the phone (screen 5). */
export function CasesPage(): ReactNode {
  const { programme, noun } = useParams({ from: '/workbench/cases/$programme/$noun' });
  const type = useCaseType(`${programme}/${noun}`);
  return type === undefined ? <Waiting rows={10} /> : <CasesOf key={type.id} type={type} />;
}

export const openedByMachine = (type: CaseType): boolean => type.openedBy.includes('system');

function CasesOf({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('cases');
  const say = useSay();
  const search = useSearch({ from: '/workbench/cases/$programme/$noun' });
  const session = useSession();
  const navigate = useNavigate();
  const summary = useRead(caseSummary, { query: { type: type.id } }, { everyMs: 15_000 });
  const answer = useRead(listCases, { query: { type: type.id, limit: 200, ...search } }, { everyMs: 15_000 });
  const mayOpen = session !== null && type.openedBy.includes(session.acting.role);
  const [programme = '', noun = ''] = type.id.split('/');
  return (
    <>
      <header className="page-head">
        <div><h1>{say(type.title)}</h1>{search.unit === undefined ? null : <p>{t('one-firm')} <Link to="/cases/$programme/$noun" params={{ programme, noun }}>{t('all-firms')}</Link></p>}</div>
        <div className="page-acts">
          {type.children?.some(({ part }) => part === true) === true ? <Button onClick={() => void navigate({ to: '/tree/$programme/$noun', params: { programme, noun } })}>{t('tree')}</Button> : null}
          {type.ledger === undefined ? null : <Button onClick={() => void navigate({ to: '/ledger/$programme/$noun', params: { programme, noun } })}>{t('ledger')}</Button>}
          {mayOpen ? <Button type="primary" onClick={() => void navigate({ to: '/new/$programme/$noun', params: { programme, noun } })}>{t('register', { noun: say(type.noun) })}</Button> : null}
        </div>
      </header>
      {openedByMachine(type) && summary.data !== undefined ? <><Today today={summary.data.today} /><Tallies type={type.id} /></> : null}
      <Filters type={type} counts={summary.data?.counts ?? []} />
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : openedByMachine(type)
          ? <LeadList type={type} rows={answer.data.rows} />
          : <CaseTable type={type} rows={answer.data.rows} />}
      </section>
      {type.mute === undefined ? null : <Mutes type={type.id} />}
    </>
  );
}
