import { hourMs } from '../../../basis/time.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pointSeries } from '../../../contract/point.ts';
import type { Words } from '../../../model/words.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { Chart } from '../../kit/chart.tsx';
import { shownValue } from '../../kit/shown-value.ts';
import { Waiting } from '../../kit/waiting.tsx';

const windowMs = 7 * 24 * hourMs;

/** Hourly values of the outlets of an item, where the public API gives them. */
export function Curves({ points }: { readonly points: readonly { readonly number: number; readonly name: Words }[] }): ReactNode {
  const { t } = useTranslation('publicSite');
  const now = useWorldMinute();
  return (
    <section>
      <h2>{t('data')}</h2>
      <p>{t('data-says')}</p>
      {now === 0 ? <Waiting rows={4} /> : points.map((point) => <OutletCurves key={point.number} number={point.number} name={point.name} to={Math.floor(now / hourMs) * hourMs} />)}
    </section>
  );
}

function OutletCurves({ number, name, to }: { readonly number: number; readonly name: Words; readonly to: number }): ReactNode {
  const { t } = useTranslation('publicSite');
  const say = useSay();
  const answer = useRead(pointSeries, { params: { number }, query: { from: to - windowMs, to, period: 'hour' } });
  if (answer.isPending) return <Waiting rows={4} />;
  if (answer.isError) return <p className="small">{t('data-none', { name: say(name) })}</p>;
  const { rows, factors, basis } = answer.data;
  const limited = factors.filter(({ code }) => rows.some((row) => row.factor === code && row.limit !== undefined));
  return (
    <>
      {(limited.length > 0 ? limited : factors.slice(0, 1)).map((factor) => {
        const own = rows.filter((row) => row.factor === factor.code);
        const limit = own.findLast((row) => row.limit !== undefined)?.limit;
        const count = own.filter(({ value }) => value !== undefined).length;
        const says = limit === undefined ? t('curve-unlimited', { count }) : t('curve-says', { count, over: own.filter(({ verdict }) => verdict === 'exceeds').length });
        return (
          <div key={factor.code} className="public-curve">
            <Chart
              title={`${say(name)} · ${say(factor.name)}`} says={says} unit={factor.unit} basis={basis}
              series={[{ id: factor.code, name: say(factor.name), points: own.map(({ at, value }) => ({ at, value: value === undefined ? undefined : shownValue(value, factor.decimals) })) }]}
              {...(limit === undefined ? {} : { limits: [{ name: t('limit'), value: limit }] })}
            />
          </div>
        );
      })}
    </>
  );
}
