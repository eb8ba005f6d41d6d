import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { waterGroupId } from '../../../model/identifier.ts';
import { usePreferences } from '../../app/preferences.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { classColours, classWords } from '../../kit/water-class.ts';
import type { Group, PeriodReply } from './period.ts';
import { WhyButton } from '../../kit/why.tsx';
import { classes } from './section.ts';

/** The whole, regions, rivers and lakes: classes as a bar, shares, status, main pollutants and the way since last year. */
export function GroupTable({ reply }: { readonly reply: PeriodReply }): ReactNode {
  const { t } = useTranslation('water');
  const say = useSay();
  const percent = (value: string | undefined): string => (value === undefined ? '—' : `${value}%`);
  const main = (row: Group): string => listed(say, row.main.map(({ name, sections }) => `${say(name)}${say({ zh: `(${sections})`, en: ` (${sections})` })}`));
  const trend = (row: Group): string => (row.trend === undefined ? t('no-year-before') : row.trend.degree === undefined ? row.trend.change : `${say(row.trend.degree)} ${row.trend.direction === 'same' ? '' : t(`way-${row.trend.direction}`)} (${row.trend.change})`);
  const status = (row: Group): string => (row.status === undefined ? t('no-class') : `${say(row.status)}${row.way === 'mean' && row.kind !== 'all' ? ` · ${t('by-mean')}` : ''}`);
  const columns: readonly Column<Group>[] = [
    { id: 'group', title: t('group'), names: true, cell: (row) => (row.kind === 'all' ? <b>{say(row.name)}</b> : <>{say(row.name)} <span className="faint">{t(`kind-${row.kind}`)}</span></>), value: (row) => say(row.name) },
    { id: 'sections', title: t('sections'), number: true, width: 70, cell: ({ now }) => now.sections, value: ({ now }) => now.sections },
    { id: 'classes', title: t('class'), width: 200, cell: ({ now }) => <ClassBar counts={now.counts} /> },
    ...classes.map((name): Column<Group> => ({ id: name, title: t('count-of', { name }), fileOnly: true, cell: () => null, value: ({ now }) => now.counts[name] ?? 0 })),
    { id: 'good', title: t('good-of'), number: true, width: 96, cell: ({ now }) => percent(now.good), value: ({ now }) => (now.good === undefined ? undefined : Number(now.good)) },
    { id: 'bad', title: t('bad-of'), number: true, width: 90, cell: ({ now }) => percent(now.bad), value: ({ now }) => (now.bad === undefined ? undefined : Number(now.bad)) },
    { id: 'target', title: t('target-met'), number: true, width: 90, cell: ({ now }) => (now.meetingTarget === undefined ? '—' : `${now.meetingTarget}/${now.sections}`), value: ({ now }) => now.meetingTarget },
    { id: 'status', title: t('status'), cell: status, value: status },
    { id: 'main', title: t('main'), cell: (row) => main(row) || '—', value: main },
    { id: 'trend', title: t('trend'), cell: trend, value: trend },
    { id: 'why', title: '', width: 100, cell: ({ kind, key, now }) => (now.sections === 0 ? null : <WhyButton id={waterGroupId({ of: kind, key, from: reply.from, to: reply.to })} />) },
  ];
  const all = reply.groups.find(({ kind }) => kind === 'all');
  return (
    <>
      <header>
        <h2>{t('groups')}</h2>
        {all === undefined ? null : <p>{all.now.good === undefined ? t('groups-none') : t('groups-say', { count: all.now.sections, good: all.now.good, bad: all.now.bad ?? '0', status: all.status === undefined ? t('no-class') : say(all.status) })} {all.now.sections === 0 ? null : <b>{main(all) === '' ? t('main-none') : t('main-is', { names: main(all) })}</b>} <span className="quiet">{all.trend === undefined ? t('no-year-before-says') : t('trend-is', { trend: trend(all) })}</span></p>}
      </header>
      <DataTable label={`${t('groups')} ${reply.period}`} columns={columns} rows={reply.groups} rowKey={({ kind, name }) => `${kind} ${name.zh}`} basis={reply.basis} csv />
    </>
  );
}

/** Classes of the sections as one bar; the words stand in its title and in the files. */
function ClassBar({ counts }: { readonly counts: Group['now']['counts'] }): ReactNode {
  const { language } = usePreferences();
  const held = classes.filter((name) => (counts[name] ?? 0) > 0);
  const says = held.map((name) => `${classWords(name, language)} ${counts[name]}`).join(', ');
  if (held.length === 0) return '—';
  return <span className="class-bar" role="img" aria-label={says} title={says}>{held.map((name) => <i key={name} style={{ flexGrow: counts[name], background: classColours[name] }}>{counts[name]}</i>)}</span>;
}
