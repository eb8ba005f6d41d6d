import { Button, Drawer, Segmented } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { airContribution } from '../../../contract/air-contribution.ts';
import { airPeriodId } from '../../../model/identifier.ts';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment, shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { asNumber } from './figure-cell.tsx';
import { pollutants, pollutantText } from './pollutants.tsx';

type Reply = Static<typeof airContribution.reply>;
type Station = Reply['stations'][number];
type Hour = Reply['hours'][number];
type Place = { readonly region: string; readonly name: Words; readonly from: string; readonly to: string };

/** 站点贡献: which station raises the figure of a region, by how much, and in which hours. */
export function ContributionButton(place: Place): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" className="no-print" onClick={() => setOpen(true)} aria-label={`${t('contribution')} ${say(place.name)}`}>{t('contribution')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('contribution-title', { name: say(place.name) })} size={760} destroyOnHidden>{open ? <Contribution {...place} /> : null}</Drawer>
    </>
  );
}

function Contribution({ region, from, to }: Place): ReactNode {
  const [pollutant, setPollutant] = useState<Reply['pollutant']>('PM2.5');
  const answer = useRead(airContribution, { query: { region, pollutant, from, to } });
  return (
    <div className="contribution">
      <Segmented value={pollutant} options={pollutants.map(({ id }) => ({ value: id, label: pollutantText(id) }))} onChange={setPollutant} />
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <Told reply={answer.data} span={{ from, to }} />}
    </div>
  );
}

function Told({ reply, span }: { readonly reply: Reply; readonly span: Pick<Place, 'from' | 'to'> }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const { unit, stations, value, hours, basis } = reply;
  const [first] = stations;
  const what = `${pollutantText(reply.pollutant)} ${reply.percent === undefined ? t('of-mean') : t('of-percent', { percent: reply.percent })}`;
  const figure = (id: 'value' | 'without' | 'adds', title: string): Column<Station> => ({ id, title: `${title} ${unit}`, number: true, cell: (row) => row[id] ?? '—', value: (row) => asNumber(row[id]) });
  const columns: readonly Column<Station>[] = [
    { id: 'station', title: t('station'), names: true, cell: ({ name }) => say(name), value: ({ name }) => say(name) },
    figure('value', t('contribution-own')), figure('without', t('contribution-without')), figure('adds', t('contribution-adds')),
    {
      id: 'why', title: '', width: 100,
      cell: ({ number }) => <WhyButton id={airPeriodId({ of: 'station', place: String(number), ...span })} />,
    },
  ];
  const says = first?.adds === undefined || value === undefined
    ? t(stations.length === 1 ? 'contribution-one' : 'contribution-none') : t('contribution-says', { what, value, unit, name: say(first.name), without: first.without, adds: first.adds });
  return (
    <>
      <p>{says}</p>
      <DataTable label={`${t('contribution')} ${what}`} columns={columns} rows={stations} rowKey={({ number }) => String(number)} basis={basis} empty={t('no-stations')} />
      {hours.length === 0 || first === undefined ? null : <><h3>{t('contribution-hours', { name: say(first.name) })}</h3><Hours hours={hours} unit={unit} basis={basis} label={what} /></>}
    </>
  );
}

function Hours({ hours, unit, basis, label }: { readonly hours: readonly Hour[]; readonly unit: string; readonly basis: Words; readonly label: string }): ReactNode {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  const columns: readonly Column<Hour>[] = [
    { id: 'at', title: t('contribution-hour'), names: true, cell: ({ at }) => shortMoment(at, language), value: ({ at }) => moment(at, language) },
    { id: 'value', title: unit, number: true, cell: ({ value }) => value, value: ({ value }) => Number(value) },
    { id: 'why', title: '', width: 100, cell: ({ why }) => <WhyButton id={why} /> },
  ];
  return <DataTable label={`${t('contribution-hour')} ${label}`} columns={columns} rows={hours} rowKey={({ at }) => String(at)} basis={basis} />;
}
