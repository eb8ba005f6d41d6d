import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { IndexBars } from './index-bars.tsx';
import type { Reply } from './list-columns.tsx';
import type { Go, ListSearch } from './search.ts';

export type Place = Reply['places'][number];

/** 管控力指数 by place: highest first, equal ones share a place; without a figure listed, not ranked. Every figure opens its problems. */
export function Ranking({ reply, search, go }: { readonly reply: Reply; readonly search: ListSearch; readonly go: Go }): ReactNode {
  const { t } = useTranslation('problemLists');
  const say = useSay();
  const none = t('no-figure');
  const figure = (place: Place, part: Reply['parts'][number]['part']) => place.parts.find((one) => one.part === part);
  const columns: readonly Column<Place>[] = [
    { id: 'place', title: t('place'), number: true, width: 56, value: ({ place }) => place, cell: ({ place }) => place ?? <span className="faint">—</span> },
    { id: 'region', title: t('region'), names: true, width: 150, value: ({ region }) => say(region.name), cell: ({ region }) => say(region.name) },
    { id: 'index', title: t('index'), number: true, width: 96, value: ({ index }) => index ?? none, cell: (place) => <Index place={place} reply={reply} /> },
    ...reply.parts.map(({ part, title }): Column<Place> => ({
      id: part, title: `${say(title)} ×${reply.edition.weights[part]}`, number: true, width: 148,
      value: (place) => figure(place, part)?.value ?? none, cell: (place) => <PartCell place={place} figure={figure(place, part)} go={go} />,
    })),
    {
      id: 'leniency', title: t('worth'), number: true, width: 108, value: ({ asHandedDown }) => asHandedDown ?? none,
      cell: ({ index, asHandedDown }) => (index === undefined || asHandedDown === undefined ? <span className="faint">{none}</span> : <>{asHandedDown}<small className="lists-number">{t('worth-more', { points: (Number(index) - Number(asHandedDown)).toFixed(1) })}</small></>),
    },
    { id: 'total', title: t('total'), number: true, width: 84, value: ({ total }) => total, cell: (place) => <button type="button" className="lists-figure" onClick={() => go({ view: 'lists', region: place.region.code, part: undefined, side: undefined, list: undefined })}>{place.total}</button> },
    { id: 'solved', title: t('solved'), number: true, width: 84, value: ({ solved }) => solved, cell: ({ solved }) => solved },
  ];
  return (
    <section className="sheet lists-table">
      <header>
        <h2>{t('ranking')}</h2>
        <Segmented className="no-print" size="small" aria-label={t('level')} value={search.level ?? 'county'} onChange={(level) => go({ level })} options={(['county', 'city'] as const).map((value) => ({ value, label: t(`level-${value}`) }))} />
      </header>
      <p className="lists-low"><b>{t('low')}</b> {t('low-says')}</p>
      <IndexBars reply={reply} />
      <DataTable label={t('ranking')} columns={columns} rows={reply.places} rowKey={({ region }) => region.code} basis={reply.indexBasis} empty={t('no-places')} />
    </section>
  );
}

function Index({ place: { index, parts }, reply }: { readonly place: Place; readonly reply: Reply }): ReactNode {
  const { t } = useTranslation('problemLists');
  const say = useSay();
  if (index !== undefined) return <b>{index}</b>;
  const missing = parts.filter(({ value, weight }) => value === undefined && Number(weight) > 0).map(({ part }) => reply.parts.find((one) => one.part === part)).flatMap((one) => (one === undefined ? [] : [say(one.title)]));
  return <span className="faint" title={t('why-none', { parts: missing.join(t('comma')) })}>{t('no-figure')}</span>;
}

function PartCell({ place, figure, go }: { readonly place: Place; readonly figure: Place['parts'][number] | undefined; readonly go: Go }): ReactNode {
  const { t } = useTranslation('problemLists');
  const say = useSay();
  if (figure?.value === undefined) return <span className="faint">{t('no-figure')}</span>;
  const { part, counted, good, inPart, value } = figure;
  const open = (side?: 'for' | 'in-part'): void => go({ view: 'lists', region: place.region.code, part, side, list: undefined, origin: undefined, state: undefined, text: undefined });
  return (
    <span className="lists-part">
      <b>{value}</b>
      <small>
        =(<button type="button" className="lists-figure" aria-label={t('open-for', { region: say(place.region.name) })} onClick={() => open('for')}>{good}</button>
        {inPart === 0 ? null : <>+<button type="button" className="lists-figure" aria-label={t('open-in-part', { region: say(place.region.name) })} onClick={() => open('in-part')}>{inPart}</button>{t('in-part-times')}</>})
        /<button type="button" className="lists-figure" aria-label={t('open-all', { region: say(place.region.name) })} onClick={() => open()}>{counted}</button>
      </small>
    </span>
  );
}
