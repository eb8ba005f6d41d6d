import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MapRegions } from '../../../contract/map.ts';
import { listEnterprises } from '../../../contract/point.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import zh from './words.zh.json';
import en from './words.en.json';
import './page.css';

type Row = Static<typeof listEnterprises.reply>['rows'][number];
const managements = ['key', 'simplified', 'registered'] as const;

/** Discharging units by name and place; search and place stand in the address. */
export function EnterprisesPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const navigate = useNavigate();
  const { region, text } = useSearch({ from: '/workbench/enterprises' });
  const answer = useRead(listEnterprises, { query: { limit: 300, ...(region === undefined ? {} : { region }), ...(text === undefined ? {} : { text }) } });
  const go = (search: { readonly region?: string | undefined; readonly text?: string | undefined }): void =>
    void navigate({ to: '/enterprises', search: { ...(search.region === undefined ? {} : { region: search.region }), ...(search.text === undefined ? {} : { text: search.text }) }, replace: true });
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        <RegionSelect region={region} onRegion={(next) => go({ region: next, text })} />
        <Input.Search allowClear defaultValue={text ?? ''} placeholder={t('search')} aria-label={t('search')} style={{ width: 280 }} onSearch={(value) => go({ region, text: value.trim() === '' ? undefined : value.trim() })} />
      </header>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <Firms rows={answer.data.rows} />}
      </section>
      {answer.data?.next === undefined ? null : <p className="quiet">{t('shown-of', { shown: answer.data.rows.length, total: answer.data.total ?? answer.data.rows.length })}</p>}
    </>
  );
}

function Firms({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const managed = ({ management }: Row): string => {
    const known = managements.find((one) => one === management);
    return known === undefined ? management : t(`management-${known}`);
  };
  const columns: readonly Column<Row>[] = [
    { id: 'unit', title: t('unit'), names: true, cell: ({ unit }) => <Link to="/enterprises/$unit" params={{ unit: unit.id }}>{say(unit.name)}</Link>, value: ({ unit }) => say(unit.name) },
    { id: 'region', title: t('region'), cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'industry', title: t('industry'), cell: ({ industry }) => say(industry), value: ({ industry }) => say(industry) },
    { id: 'management', title: t('management'), cell: managed, value: managed },
    { id: 'outlets', title: t('outlets'), number: true, cell: ({ unit, outlets }) => <Link to="/enterprises/$unit" params={{ unit: unit.id }} hash="outlets" aria-label={`${say(unit.name)} ${t('outlets')} ${outlets}`}>{outlets}</Link>, value: ({ outlets }) => outlets },
    { id: 'leads', title: t('leads'), number: true, cell: ({ unit, openLeads }) => (openLeads === 0 ? 0 : <Link to="/enterprises/$unit" params={{ unit: unit.id }} hash="records" aria-label={`${say(unit.name)} ${t('leads')} ${openLeads}`}><StatusTag tone="due">{openLeads}</StatusTag></Link>), value: ({ openLeads }) => openLeads },
    { id: 'exceeding', title: t('exceeding'), number: true, cell: ({ unit, exceeding }) => (exceeding === 0 ? 0 : <Link to="/enterprises/$unit" params={{ unit: unit.id }} hash="outlets" aria-label={`${say(unit.name)} ${t('exceeding')} ${exceeding}`}><StatusTag tone="late">{exceeding}</StatusTag></Link>), value: ({ exceeding }) => exceeding },
  ];
  return <DataTable label={t('list')} columns={columns} rows={rows} rowKey={({ unit }) => unit.id} empty={t('empty')} basis={{ zh: zh['list-basis'], en: en['list-basis'] }} />;
}

function RegionSelect({ region, onRegion }: { readonly region: string | undefined; readonly onRegion: (region: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const regions = (useRead(MapRegions, {}).data?.regions ?? []).filter(({ level }) => level === 'city' || level === 'county').toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const options = [{ value: '', label: t('all-regions') }, ...regions.map(({ code, name, level }) => ({ value: code, label: level === 'county' ? `  ${say(name)}` : say(name) }))];
  return <Select aria-label={t('region')} showSearch={{ optionFilterProp: 'label' }} value={region ?? ''} options={options} onChange={(code: string) => onRegion(code === '' ? undefined : code)} style={{ width: 170 }} />;
}
