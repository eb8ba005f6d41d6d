import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readEnterprise } from '../../../contract/point.ts';
import type { Enterprise } from '../../../model/enterprise.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { listed, useSay } from '../../app/words/pick.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { EmissionPart } from './emission-part.tsx';
import { FirmRecords } from './firm-records.tsx';
import { OutletCard } from './outlet-card.tsx';
import './page.css';

type Firm = Static<typeof readEnterprise.reply>;

/** One firm, one file. */
export function FirmPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const { unit } = useParams({ from: '/workbench/enterprises/$unit' });
  const { records } = useSearch({ from: '/workbench/enterprises/$unit' });
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
      <EmissionPart unit={firm.unit.id} />
      <FirmRecords counts={firm.counts} groups={firm.records} unit={firm.unit.id} chosen={records} />
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
