import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listThings } from '../../../contract/thing.ts';
import { measured } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { WhyButton } from '../../kit/why.tsx';
import './page.css';

type Thing = Static<typeof listThings.reply>[number];
type Row = { readonly thing: Thing; readonly stream?: Thing['streams'][number] };

/** A row for each Datastream; a point without one has a row of its own. */
const rowsOf = (things: readonly Thing[]): readonly Row[] =>
  things.flatMap((thing): Row[] => (thing.streams.length === 0 ? [{ thing }] : thing.streams.map((stream) => ({ thing, stream }))));

/** What applications registered, for the offices of the region in which it lies. */
export function RegisteredPointsPage(): ReactNode {
  const { t } = useTranslation('registeredPoints');
  const things = useRead(listThings, {}, { everyMs: 30_000 });
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      <section className="sheet" aria-label={t('title')}>
        {things.isPending ? <Waiting rows={6} /> : null}
        {things.isError ? <Refused error={things.error} retry={() => void things.refetch()} /> : null}
        {things.data === undefined ? null : <Things rows={rowsOf(things.data)} />}
      </section>
    </>
  );
}

function Things({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('registeredPoints');
  const { language } = usePreferences();
  const say = useSay();
  const by = ({ thing: { application, unit } }: Row): string => `${application} · ${say(unit.name)}`;
  const name = ({ stream }: Row): string => stream?.name ?? t('no-streams');
  const property = ({ stream }: Row): string => (stream === undefined ? '' : say(stream.property));
  const at = ({ stream }: Row): string => (stream?.newest === undefined ? t('none-yet') : moment(stream.newest.at, language));
  const shown = ({ thing }: Row): string => t(thing.public ? 'public-yes' : 'public-no');
  const columns: readonly Column<Row>[] = [
    { id: 'point', title: t('point'), names: true, cell: ({ thing }) => <><b>{thing.name}</b><small className="registered-number">{thing.number}</small></>, value: ({ thing }) => thing.name },
    { id: 'application', title: t('application'), cell: by, value: by },
    { id: 'region', title: t('region'), cell: ({ thing }) => say(thing.region.name), value: ({ thing }) => say(thing.region.name) },
    { id: 'stream', title: t('stream'), cell: name, value: name },
    { id: 'property', title: t('property'), cell: property, value: property },
    { id: 'newest', title: t('newest'), number: true, cell: ({ stream }) => (stream?.newest === undefined ? '—' : `${measured(stream.newest.value)} ${stream.unit}`), value: ({ stream }) => stream?.newest?.value ?? '' },
    { id: 'unit', title: t('unit'), fileOnly: true, cell: ({ stream }) => stream?.unit ?? '', value: ({ stream }) => stream?.unit ?? '' },
    { id: 'at', title: t('at'), width: 170, cell: at, value: at },
    { id: 'public', title: t('public'), cell: shown, value: shown },
    { id: 'why', title: t('why'), cell: ({ stream }) => (stream?.newest === undefined ? null : <WhyButton id={stream.newest.reading} />) },
  ];
  return <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ thing, stream }) => `${thing.number} ${stream?.id ?? ''}`} empty={t('empty')} />;
}
