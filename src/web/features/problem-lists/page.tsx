import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MapRegions } from '../../../contract/map.ts';
import { problemLists } from '../../../contract/problem-list.ts';
import { regionContains } from '../../../model/region.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { ListColumns } from './list-columns.tsx';
import { ProblemTable } from './problem-table.tsx';
import { Ranking } from './ranking.tsx';
import { kept, queryOf, views, type Go, type ListSearch } from './search.ts';
import { Weights } from './weights.tsx';
import './page.css';

/** 七张问题清单: columns with counts and their problems, and places by 管控力指数. */
export function ProblemListsPage(): ReactNode {
  const { t } = useTranslation('problemLists');
  const search: ListSearch = useSearch({ from: '/workbench/lists' });
  const navigate = useNavigate();
  const go: Go = (change) => void navigate({ to: '/lists', search: kept({ ...search, ...change }), replace: true });
  const answer = useRead(problemLists, { query: queryOf(search, ['region', 'from', 'to', 'level']) }, { everyMs: 60_000, keep: true });
  const view = search.view ?? 'lists';
  return (
    <div className="lists">
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')} <Link className="no-print" to="/causes">{t('to-causes')}</Link></p></div>
        <Segmented className="no-print" aria-label={t('views')} value={view} onChange={(next) => go({ view: next })} options={views.map((value) => ({ value, label: t(`view-${value}`) }))} />
        <PrintButton />
      </header>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : (
        <>
          <Filters search={search} go={go} from={answer.data.from} to={answer.data.to} />
          {view === 'lists'
            ? <><ListColumns reply={answer.data} search={search} go={go} /><ProblemTable reply={answer.data} search={search} go={go} /></>
            : <><Ranking reply={answer.data} search={search} go={go} /><Weights reply={answer.data} /></>}
        </>
      )}
    </div>
  );
}

function Filters({ search, go, from, to }: { readonly search: ListSearch; readonly go: Go; readonly from: string; readonly to: string }): ReactNode {
  const { t } = useTranslation('problemLists');
  const say = useSay();
  const session = useSession();
  const own = session?.region.code ?? '';
  const regions = (useRead(MapRegions, {}).data?.regions ?? []).filter(({ code, level }) => level !== 'township' && (own === '' || regionContains(own, code))).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const put = (end: 'from' | 'to', day: string): void => { if (day !== '') go({ [end]: day }); };
  return (
    <div className="lists-filters no-print">
      <Select
        aria-label={t('region')} className="lists-region" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('all-regions')} value={search.region ?? null}
        options={regions.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(region: string | undefined) => go({ region })}
      />
      <label>{t('from')} <Input type="date" size="middle" value={search.from ?? from} max={to} onChange={({ target }) => put('from', target.value)} /></label>
      <label>{t('to')} <Input type="date" size="middle" value={search.to ?? to} min={from} onChange={({ target }) => put('to', target.value)} /></label>
    </div>
  );
}
