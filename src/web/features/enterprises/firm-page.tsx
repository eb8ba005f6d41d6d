import { Link, useParams } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readEnterprise } from '../../../contract/point.ts';
import type { Enterprise } from '../../../model/enterprise.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { OutletCard } from './outlet-card.tsx';
import zh from './words.zh.json';
import en from './words.en.json';
import './page.css';

type Firm = Static<typeof readEnterprise.reply>;

/** One firm, one file. */
export function FirmPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const { unit } = useParams({ from: '/workbench/enterprises/$unit' });
  const answer = useRead(readEnterprise, { params: { unit } }, { everyMs: 30_000 });
  if (answer.isPending) return <Waiting rows={14} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const firm = answer.data;
  return (
    <>
      <header className="page-head"><div><Link to="/enterprises" className="back-link">{t('back')}</Link><h1>{say(firm.unit.name)}</h1></div></header>
      <Head firm={firm} />
      <h2 className="firm-part" id="outlets">{t('outlet-list')}</h2>
      {firm.outlets.map((outlet) => <OutletCard key={outlet.point.number} outlet={outlet} />)}
      <Counts counts={firm.counts} unit={firm.unit.id} />
    </>
  );
}

function Head({ firm }: { readonly firm: Firm }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const held = firm.enterprise as Enterprise;
  const facts: readonly (readonly [string, string])[] = [
    [t('credit-code'), held.creditCode], [t('permit'), held.permit], [t('permit-term'), t('permit-range', { from: held.permitFrom, to: held.permitTo })],
    [t('management'), t(`management-${held.management}`)], [t('industry'), `${say(held.industry)} ${held.industry.code}`],
    [t('key-kinds'), listed(say, held.keyUnitKinds.map((kind) => t(`kind-${kind}`))) || t('none')], [t('region'), say(firm.region.name)],
    [t('grid-worker'), held.gridWorker ?? t('none')], [t('contractor'), firm.contractor === undefined ? t('none') : say(firm.contractor.name)],
  ];
  return <dl className="sheet firm-head">{facts.map(([title, value]) => <div key={title}><dt>{title}</dt><dd>{value}</dd></div>)}</dl>;
}

function Counts({ counts, unit }: { readonly counts: Firm['counts']; readonly unit: string }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <>
      <h2 className="firm-part" id="records">{t('counts')} <small className="quiet">{t('counts-says')}</small></h2>
      <section className="sheet">
        <DataTable
          label={t('counts')} rows={counts} rowKey={({ id }) => id} empty={t('counts-empty')} basis={{ zh: zh['counts-basis'], en: en['counts-basis'] }}
          columns={[
            { id: 'kind', title: t('count-kind'), names: true, cell: ({ title }) => say(title), value: ({ title }) => say(title) },
            { id: 'count', title: t('count'), number: true, width: 120, cell: ({ id, title, count }) => <Link {...listOf(id, unit)} aria-label={`${say(title)} ${count}`}>{count}</Link>, value: ({ count }) => count },
            { id: 'last', title: t('last'), width: 200, cell: ({ last }) => (last === undefined ? '—' : longDay(last, language)), value: ({ last }) => (last === undefined ? undefined : longDay(last, language)) },
            { id: 'source', title: t('source'), cell: ({ source }) => say(source), value: ({ source }) => say(source) },
          ]}
        />
      </section>
    </>
  );
}

/** The list that a count counts: every case of this kind in which the firm has a part. */
function listOf(type: string, unit: string): { readonly to: '/cases/$programme/$noun'; readonly params: { readonly programme: string; readonly noun: string }; readonly search: { readonly unit: string } } {
  const [programme = '', noun = ''] = type.split('/');
  return { to: '/cases/$programme/$noun', params: { programme, noun }, search: { unit } };
}
