import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readEnterprise } from '../../../contract/point.ts';
import { measured } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { MonthRateLink } from '../../kit/month-rate.tsx';
import { verdictTones, verdictWords } from '../../kit/reading-words.ts';
import { shownLimit } from '../../kit/shown-value.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import zh from './words.zh.json';
import en from './words.en.json';

type Outlet = Static<typeof readEnterprise.reply>['outlets'][number];
type Latest = Outlet['latest'][number];

/** Latest determined hour of each outlet and factor. */
export function Outlets({ outlets }: { readonly outlets: readonly Outlet[] }): ReactNode {
  const { t } = useTranslation('desk');
  if (outlets.length === 0) return null;
  return (
    <section className="sheet desk-outlets">
      <h2>{t('outlets')} <span className="quiet">{t('outlets-says')}</span></h2>
      {outlets.map((outlet) => <OneOutlet key={outlet.point.number} outlet={outlet} />)}
    </section>
  );
}

function OneOutlet({ outlet }: { readonly outlet: Outlet }): ReactNode {
  const { t } = useTranslation('desk');
  const { language } = usePreferences();
  const say = useSay();
  const factorOf = (code: string): { readonly name: string; readonly unit: string; readonly decimals: number } => {
    const factor = outlet.factors.find((one) => one.code === code);
    return { name: factor === undefined ? code : say(factor.name), unit: factor?.unit ?? '', decimals: factor?.decimals ?? 3 };
  };
  const limitOf = ({ edition, limit }: Latest): string => {
    const applied = outlet.limits.find(({ id }) => id === edition);
    return applied === undefined ? (limit ?? '—') : shownLimit(applied);
  };
  const columns: readonly Column<Latest>[] = [
    { id: 'factor', title: t('column-factor'), names: true, cell: ({ factor }) => factorOf(factor).name, value: ({ factor }) => factorOf(factor).name },
    { id: 'at', title: t('column-latest'), cell: ({ at }) => shortMoment(at, language), value: ({ at }) => shortMoment(at, language) },
    { id: 'value', title: t('column-value'), number: true, cell: ({ value, factor }) => (value === undefined ? '—' : `${measured(value, factorOf(factor).decimals)} ${factorOf(factor).unit}`), value: ({ value }) => value },
    { id: 'limit', title: t('column-limit'), number: true, cell: limitOf, value: limitOf },
    { id: 'verdict', title: t('column-verdict'), cell: ({ verdict }) => <StatusTag tone={verdictTones[verdict]}>{say(verdictWords[verdict])}</StatusTag>, value: ({ verdict }) => say(verdictWords[verdict]) },
    { id: 'why', title: t('column-why'), cell: ({ id }) => <WhyButton id={id} /> },
  ];
  return (
    <div className="desk-outlet">
      <h3>{say(outlet.point.name)} <StatusTag tone={outlet.connected ? 'ok' : 'late'}>{t(outlet.connected ? 'connected' : 'disconnected')}</StatusTag></h3>
      <p className="quiet"><Month outlet={outlet} />{t('over', { over: outlet.exceedances30d })} · <Link to="/outlets/$number" params={{ number: String(outlet.point.number) }} search={{ days: 30 }}>{t('list-hours')}</Link></p>
      <DataTable label={say(outlet.point.name)} columns={columns} rows={outlet.latest.filter(({ factor }) => outlet.limits.some((limit) => limit.factor === factor))} rowKey={({ id }) => id} basis={{ zh: zh.basis, en: en.basis }} />
    </div>
  );
}

/** What the authority counts of this month, and the hours behind it. */
function Month({ outlet: { month, point } }: { readonly outlet: Outlet }): ReactNode {
  const { t } = useTranslation('desk');
  const say = useSay();
  if (month === undefined) return null;
  const { due, valid, effectiveness } = month.rate;
  if (effectiveness === undefined) return <>{t('month-none')} · </>;
  return (
    <>
      {t('month', { rate: effectiveness, due, valid })} <MonthRateLink month={month} point={point.number} says={t('month-why')} label={t('month-why-of', { outlet: say(point.name) })} />{' · '}
    </>
  );
}
