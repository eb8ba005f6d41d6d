import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMs, hourMs } from '../../basis/time.ts';
import { pointSeries } from '../../contract/point.ts';
import { measured } from '../app/number-words.ts';
import { useRead } from '../app/query.ts';
import { useWorldMinute } from '../app/session.ts';
import { useSay } from '../app/words/pick.ts';
import { Chart } from '../kit/chart.tsx';
import { firstFactor } from '../kit/first-factor.ts';
import { Waiting } from '../kit/waiting.tsx';
import type { View } from './case-view.ts';

const daysShown = 30;

/** The last 30 days of the case's points, hour by hour, with the limit: the same numbers for everybody who may see the case. */
export function DataCurve({ points, factor }: { readonly points: View['points']; readonly factor?: string }): ReactNode {
  const { t } = useTranslation('caseFile');
  const say = useSay();
  const [number, setNumber] = useState(points[0]?.number ?? 0);
  const [code, setCode] = useState(factor);
  const now = useWorldMinute();
  const to = Math.ceil(now / hourMs) * hourMs;
  const answer = useRead(pointSeries, { params: { number }, query: { from: to - daysShown * dayMs, to, period: 'hour' } }, { enabled: number !== 0 && now > 0 });
  if (number === 0) return null;
  if (answer.data === undefined) return answer.isError ? null : <Waiting rows={5} />;
  const { rows, factors, basis } = answer.data;
  const limited = new Set(rows.flatMap((row) => (row.limit === undefined ? [] : [row.factor])));
  const shown = factors.find((one) => one.code === code) ?? firstFactor(factors.filter((one) => limited.has(one.code)), rows) ?? factors[0];
  if (shown === undefined) return null;
  const own = rows.filter((row) => row.factor === shown.code);
  const limit = own.findLast((row) => row.limit !== undefined)?.limit;
  const valid = own.filter(({ verdict }) => verdict === 'meets' || verdict === 'exceeds');
  const choices = (
    <>
      {points.length > 1 ? <Select size="small" aria-label={t('data-point')} value={number} options={points.map((point) => ({ value: point.number, label: say(point.name) }))} onChange={setNumber} /> : null}
      {factors.length > 1 ? <Select size="small" aria-label={t('data-factor')} value={shown.code} options={factors.map(({ code: value, name }) => ({ value, label: say(name) }))} onChange={setCode} /> : null}
    </>
  );
  return (
    <Chart
      title={`${t('data')} · ${say(shown.name)}`} says={t('data-says', { valid: valid.length, over: own.filter(({ verdict }) => verdict === 'exceeds').length })} unit={shown.unit} basis={basis} actions={choices}
      series={[{ id: shown.code, name: say(shown.name), points: own.map(({ at, value }) => ({ at, value: value === undefined ? undefined : measured(value, shown.decimals) })) }]} {...(limit === undefined ? {} : { limits: [{ name: t('data-limit'), value: limit }] })}
    />
  );
}
