import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Switch } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instant } from '../../../basis/time.ts';
import { importTwoHigh, listTwoHigh, putTwoHigh } from '../../../contract/two-high.ts';
import { twoHighStatuses } from '../../../model/two-high-project.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession, useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { BringList } from './bring-list.tsx';
import { ProjectForm } from './project-form.tsx';
import { ProjectTable } from './project-table.tsx';
import type { TwoHighSearch } from './search.ts';
import { Sums } from './sums.tsx';
import './page.css';

type Go = (change: { readonly [key in keyof TwoHighSearch]?: TwoHighSearch[key] | undefined }) => void;

/** 两高项目清单: projects with their papers; what is not on record is flagged for a check. */
export function TwoHighPage(): ReactNode {
  const { t } = useTranslation('twoHigh');
  const search: TwoHighSearch = useSearch({ from: '/workbench/two-high' });
  const navigate = useNavigate();
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const [bringing, setBringing] = useState(false);
  const now = useWorldMinute();
  const answer = useRead(listTwoHigh, { query: search }, { everyMs: 60_000, keep: true });
  const go: Go = (change) => void navigate({
    to: '/two-high', search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined)),
      replace: true,
  });
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')} <Link className="no-print" to="/missions">{t('to-missions')}</Link></p></div>
        {mayCall(importTwoHigh, session) ? <Button className="no-print" onClick={() => setBringing(true)}>{t('bring')}</Button> : null}
        {mayCall(putTwoHigh, session) ? <Button type="primary" className="no-print"
          onClick={() => setAdding(true)}>{t('new')}</Button> : null}
        <PrintButton />
      </header>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : (
        <>
          <Sums sums={answer.data.sums} search={search} />
          <section className="sheet two-high-block">
            <Filters reply={answer.data} search={search} go={go} />
            <ProjectTable rows={answer.data.rows} basis={answer.data.basis} />
          </section>
        </>
      )}
      {bringing ? <BringList rows={answer.data?.rows ?? []} today={dayOf(instant(now))} onClose={() => { setBringing(false); void answer.refetch(); }} /> : null}
      {adding ? <ProjectForm onClose={() => setAdding(false)} onSaved={() => { setAdding(false); void answer.refetch(); }} /> : null}
    </>
  );
}

type Given = { readonly reply: Static<typeof listTwoHigh.reply>; readonly search: TwoHighSearch; readonly go: Go };

function Filters({ reply: { industries, places }, search: { status, industry, region, flagged }, go }: Given): ReactNode {
  const { t } = useTranslation('twoHigh');
  const say = useSay();
  return (
    <div className="two-high-filters no-print">
      <Select
        aria-label={t('status')} allowClear placeholder={t('all-statuses')} value={status ?? null}
        options={twoHighStatuses.map((value) => ({ value, label: t(`status-${value}`) }))}
        onChange={(value?: typeof status) => go({ status: value })}
      />
      <Select
        aria-label={t('industry')} allowClear placeholder={t('all-industries')} value={industry ?? null} popupMatchSelectWidth={false}
        options={industries.map(({ code, name }) => ({ value: code, label: `${code} ${say(name)}` }))}
        onChange={(value?: string) => go({ industry: value })}
      />
      <Select
        aria-label={t('region')} allowClear placeholder={t('all-regions')} value={region ?? null} popupMatchSelectWidth={false}
        options={places.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(value?: string) => go({ region: value })}
      />
      <label><Switch size="small" checked={flagged === true}
        onChange={(on) => go({ flagged: on ? true : undefined })} /> {t('only-flagged')}</label>
    </div>
  );
}
