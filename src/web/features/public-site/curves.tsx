import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { disclosedSeries } from '../../../contract/public.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { Chart } from '../../kit/chart.tsx';
import { shownLimit, shownValue } from '../../kit/shown-value.ts';
import { Waiting } from '../../kit/waiting.tsx';

type Outlet = Static<typeof disclosedSeries.reply>['outlets'][number];

/** Hourly values of the outlets of an item beside their limits, as far as the firm discloses them by law; no verdict stands here. */
export function Curves({ item }: { readonly item: string }): ReactNode {
  const { t } = useTranslation('publicSite');
  const answer = useRead(disclosedSeries, { params: { id: item } });
  return (
    <section>
      <h2>{t('data')}</h2>
      <p>{t('data-says')}</p>
      {answer.isPending ? <Waiting rows={4} /> : null}
      {answer.isError ? <p className="small">{t('data-failed')}</p> : null}
      {answer.data?.outlets.map((outlet) => <OutletCurves key={outlet.number} outlet={outlet} />)}
    </section>
  );
}

function OutletCurves({ outlet: { name, disclosed, factors, basis } }: { readonly outlet: Outlet }): ReactNode {
  const { t } = useTranslation('publicSite');
  const say = useSay();
  if (!disclosed) return <p className="small">{t('data-none', { name: say(name) })}</p>;
  if (factors.length === 0) return <p className="small">{t('data-empty', { name: say(name) })}</p>;
  return factors.map(({ factor, min, max, points }) => (
    <div key={factor.code} className="public-curve">
      <Chart
        title={`${say(name)} · ${say(factor.name)}`} unit={factor.unit} basis={basis}
        says={t('curve-says', { count: points.filter(({ value }) => value !== undefined).length, limit: shownLimit({ min, max, unit: factor.unit }) })}
        series={[{ id: factor.code, name: say(factor.name), points: points.map(({ at, value }) => ({ at, value: value === undefined ? undefined : shownValue(value, factor.decimals) })) }]}
        limits={[...(max === undefined ? [] : [{ name: t('limit'), value: max }]), ...(min === undefined ? [] : [{ name: t('limit'), value: min, least: true }])]}
      />
    </div>
  ));
}
