import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dayMs, hourMs } from '../../../basis/time.ts';
import { readReview } from '../../../contract/review.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Chart } from '../../kit/chart.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { DecideForm } from './decide-form.tsx';
import { MarkHistory } from './mark-history.tsx';
import type { Series } from './review-search.ts';
import { useWords } from './use-words.ts';
import './page.css';

type Hour = Series['hours'][number];

const aroundMs = 2 * dayMs;
/** The longest that is drawn at once. */
const mostMs = 31 * dayMs;

/** One series about a doubtful span: curve with the stations around, what was said of it, the decision, and the hours. */
export function SpanPage(): ReactNode {
  const t = useWords();
  const say = useSay();
  const now = useWorldMinute();
  const point = Number(useParams({ strict: false }).number);
  const { factor = '', start: asked, end: askedTo }: { factor?: string; start?: number; end?: number } = useSearch({ strict: false });
  const to = askedTo ?? Math.ceil(now / hourMs) * hourMs;
  const from = asked ?? to - dayMs;
  const window = { from: Math.max(0, from - aroundMs), to: Math.min(from + mostMs, to + aroundMs) };
  const answer = useRead(readReview, { query: { point, factor, ...window } }, { enabled: now > 0 || askedTo !== undefined });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const series = answer.data;
  return (
    <>
      <header className="page-head">
        <div>
          <Link to="/review" className="back-link">{t('back')}</Link>
          <h1>{say(series.point.name)} {say(series.factor.name)}</h1>
          <p>{say(series.region.name)}</p>
        </div>
      </header>
      <Curve series={series} window={window} />
      <Because series={series} />
      <DecideForm series={series} from={from} to={to} onDecided={() => void answer.refetch()} />
      <MarkHistory series={series} onChanged={() => void answer.refetch()} />
      <Hours series={series} />
    </>
  );
}

function Curve({ series: { point, factor, hours, spans, near, basis },
  window }: { readonly series: Series; readonly window: { readonly from: number; readonly to: number } }): ReactNode {
  const t = useWords();
  const say = useSay();
  if (hours.length === 0) return <section className="sheet review-block"><p className="quiet">{t('curve-empty')}</p></section>;
  const gapped = (values: readonly { readonly at: number; readonly value: string }[]) => {
    const held = new Map(values.map(({ at, value }) => [at, value]));
    return Array.from({ length: Math.round((window.to - window.from) / hourMs) }, (_, place) => window.from + place * hourMs).map((at) =>
      ({ at, value: held.get(at) }));
  };
  return (
    <section className="sheet review-block">
      <Chart
        title={t('curve', { name: say(point.name), factor: say(factor.name) })} unit={factor.unit} basis={basis}
        says={t('curve-says', { hours: hours.length, spans: spans.length, unused: hours.filter(({ used }) => !used).length })}
        series={[
          { id: 'own', name: say(point.name), points: gapped(hours) },
          ...near.map(({ name, hours: own }, place) => ({ id: `near-${place}`, name: say(name), points: gapped(own),
            thin: true as const })),
        ]}
        bands={spans.map(({ from, to, rule }) => ({ from, to, name: say(rule) }))}
      />
    </section>
  );
}

function Because({ series: { spans } }: { readonly series: Series }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const say = useSay();
  return (
    <section className="sheet review-block">
      <h2>{t('because')}</h2>
      <ul className="review-lines">
        {spans.map(({ key, from, to, reason, rule, version, confidence, ended }) => (
          <li key={`${key} ${from}`}>
            <b>{say(rule)}</b> <span className="review-time">{shortMoment(from, language)} – {shortMoment(to, language)}</span>{ended
              ? null : <span className="quiet"> {t('going')}</span>}
            <p>{say(reason)}</p>
            <p className="quiet">{t('version')} <span className="mono">{version}</span>{confidence === 'low'
              ? ` · ${t('confidence-low')}` : ''}</p>
          </li>
        ))}
      </ul>
      {spans.length === 0 ? <p className="quiet">{t('empty')}</p> : null}
    </section>
  );
}

function Hours({ series: { hours, spans, factor, basis, point } }: { readonly series: Series }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const say = useSay();
  const doubts = ({ at }: Hour): string => spans.filter(({ from, to }) => from <= at && at < to).map(({ rule }) => say(rule)).join(' · ');
  const columns: readonly Column<Hour>[] = [
    { id: 'at', title: t('time'), names: true, cell: ({ at }) => shortMoment(at, language), value: ({ at }) => shortMoment(at, language) },
    { id: 'value', title: `${t('value')}${factor.unit === '' ? '' : ` (${factor.unit})`}`, number: true, cell: ({ value }) => value,
      value: ({ value }) => Number(value) },
    { id: 'flag', title: t('flag'), cell: ({ flag }) => <span className="mono">{flag}</span>, value: ({ flag }) => flag },
    { id: 'used', title: t('used'), cell: ({ used }) => t(used ? 'used-yes' : 'used-no'), value: ({ used }) => t(used
      ? 'used-yes' : 'used-no') },
    { id: 'doubt', title: t('doubt'), cell: doubts, value: doubts },
  ];
  return (
    <details className="sheet review-hours">
      <summary>{t('show-hours')}</summary>
      <DataTable label={`${t('table')} ${say(point.name)} ${say(factor.name)}`} columns={columns} rows={hours.toReversed()}
        rowKey={({ at }) => String(at)} rowTone={({ used }) => (used ? undefined : 'late')} basis={basis} empty={t('curve-empty')} csv />
    </details>
  );
}
