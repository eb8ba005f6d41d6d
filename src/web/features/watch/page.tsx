import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { watchBoard } from '../../../contract/watch.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import '../../casework/case-block.css';

type Board = Static<typeof watchBoard.reply>;
type Place = Board['places'][number];
type Row = Board['rows'][number];
const verdicts = ['met', 'missed', 'undeterminable', 'unread'] as const;
type Verdict = (typeof verdicts)[number];
const verdictOf = ({ newest }: Row): Verdict => newest?.verdict ?? 'unread';
const tones = { met: 'ok', missed: 'late', undeterminable: 'due', unread: 'neutral' } as const;

/** 巩固指标一览: numerator and denominator by city, each opening its list. */
export function WatchPage(): ReactNode {
  const { t } = useTranslation('watch');
  const answer = useRead(watchBoard, {}, { everyMs: 60_000 });
  const { city, verdict } = useSearch({ from: '/workbench/watches' });
  const say = useSay();
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting rows={12} />;
  const { places, rows, basis } = answer.data;
  const shown = rows.filter((row) => (city === undefined || row.city.code === city) && (verdict === undefined || verdictOf(row) === verdict));
  const place = places.find(({ region }) => region.code === city);
  const chosen = verdicts.find((one) => one === verdict);
  return (
    <div className="stacked">
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      <section className="sheet case-block flush"><h2>{t('places')}</h2><Places places={places} basis={basis} /></section>
      <section className="sheet case-block flush">
        <h2>{t('list')}<span className="faint" aria-live="polite">{t('shown', { place: place === undefined ? t('whole') : say(place.region.name), verdict: chosen === undefined ? t('all') : t(chosen), count: shown.length })}</span></h2>
        <Targets rows={shown} empty={rows.length === 0 ? t('none') : t('empty')} />
      </section>
    </div>
  );
}

function Places({ places, basis }: { readonly places: readonly Place[]; readonly basis: Board['basis'] }): ReactNode {
  const { t } = useTranslation('watch');
  const { language } = usePreferences();
  const say = useSay();
  const navigate = useNavigate();
  const open = (city: string, verdict: Verdict | undefined, count: number): ReactNode =>
    <Button type="link" size="small" onClick={() => void navigate({ to: '/watches', search: { city, verdict } })}>{count}</Button>;
  const shareOf = ({ met, missed }: Place): string => (met + missed === 0 ? t('no-share') : `${share(met, met + missed, language)} = ${met} / ${met + missed}`);
  const columns: readonly Column<Place>[] = [
    { id: 'place', title: t('place'), names: true, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'share', title: t('share'), number: true, cell: shareOf, value: shareOf },
    { id: 'watched', title: t('watched'), number: true, cell: ({ region, watched }) => open(region.code, undefined, watched), value: ({ watched }) => watched },
    ...verdicts.map((verdict): Column<Place> => ({ id: verdict, title: t(verdict), number: true, cell: (one) => open(one.region.code, verdict, one[verdict]), value: (one) => one[verdict] })),
  ];
  return <DataTable label={t('places')} columns={columns} rows={places} rowKey={({ region }) => region.code} basis={basis} empty={t('none')} />;
}

function Targets({ rows, empty }: { readonly rows: readonly Row[]; readonly empty: string }): ReactNode {
  const { t } = useTranslation('watch');
  const { language } = usePreferences();
  const say = useSay();
  const target = ({ direction, target: figure, unit }: Row): string => `${say(direction)} ${figure} ${unit}`;
  const newest = ({ newest: one, unit }: Row): string => (one === undefined ? '' : `${one.figure === undefined ? say(one.says) : `${one.figure} ${unit}`} · ${longDay(one.from, language)}–${longDay(one.to - 1, language)}`);
  const columns: readonly Column<Row>[] = [
    { id: 'name', title: t('target-name'), names: true, cell: ({ case: of }) => <><Link to="/case/$id" params={{ id: of.id }}>{say(of.title)}</Link><br /><small className="faint">{of.number}</small></>, value: ({ case: of }) => say(of.title) },
    { id: 'county', title: t('county'), cell: ({ case: of }) => say(of.region.name), value: ({ case: of }) => say(of.region.name) },
    { id: 'source', title: t('source'), cell: ({ source }) => say(source), value: ({ source }) => say(source) },
    { id: 'target', title: t('target'), cell: target, value: target },
    { id: 'newest', title: t('newest'), cell: newest, value: newest },
    { id: 'verdict', title: t('verdict'), cell: (row) => <StatusTag tone={tones[verdictOf(row)]}>{t(verdictOf(row))}</StatusTag>, value: (row) => t(verdictOf(row)) },
    { id: 'periods', title: t('periods'), number: true, cell: ({ met, missed }) => `${met} / ${missed}`, value: ({ met, missed }) => `${met} / ${missed}` },
    { id: 'in-a-row', title: t('in-a-row'), number: true, cell: ({ inARow }) => inARow, value: ({ inARow }) => inARow },
    { id: 'state', title: t('state'), cell: ({ case: of }) => <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag>, value: ({ case: of }) => say(of.stateTitle) },
  ];
  return <DataTable label={t('list')} columns={columns} rows={rows} rowKey={({ case: of }) => of.id} rowTone={({ inARow }) => (inARow > 1 ? 'late' : undefined)} empty={empty} />;
}
