import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import { useTranslation } from 'react-i18next';
import type { MeasureView } from '../../../contract/measure.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import type { Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf, type Tone } from '../../kit/status-tag.tsx';
import { behind, type MeasureSearch } from './search.ts';

export type Row = Static<typeof MeasureView>;

const tones: Readonly<Record<Row['state'], Tone>> = {
  proposed: 'due',
  reviewed: 'neutral',
  active: 'neutral',
  done: 'due',
  verified: 'ok',
  dropped: 'neutral',
  none: 'late',
};

/** The columns of the list, on the screen and in the file in the same order. */
export function useMeasureColumns(search: MeasureSearch): readonly Column<Row>[] {
  const { t } = useTranslation('measures');
  const say = useSay();
  const { language } = usePreferences();
  const left = useDaysLeft();
  const none = <span className="faint">—</span>;
  const plain = (id: string, title: string, value: (row: Row) => string | undefined, width: number): Column<Row> => ({
    id,
    title,
    width,
    value: (row) => value(row) ?? '',
    cell: (row) => (value(row) === undefined || value(row) === '' ? none : value(row)),
  });
  /** In a column of its own in the file; on the screen it stands under its neighbour. */
  const inFile = (id: string, title: string, value: (row: Row) => string | undefined): Column<Row> => ({
    id,
    title,
    fileOnly: true,
    value: (row) => value(row) ?? '',
    cell: () => null,
  });
  const who = ({ owner, responsiblePerson }: Row): string =>
    [owner, responsiblePerson ?? ''].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(' · ');
  const target = ({ quantity, unit }: Row): string => `${quantity} ${unit}`.trim();
  const verified = ({ verifiedShare, standing }: Row): string =>
    verifiedShare === undefined || standing === 'none' ? '' : share(verifiedShare, 1, language);
  const project = ({ projects, withoutProject }: Row): string =>
    [
      ...projects.map((one) => `${one.number} ${say(one.title)}(${say(one.stateTitle)})`),
      ...(withoutProject === undefined ? [] : [t('without-project', { why: withoutProject })]),
    ].join(';');
  return [
    {
      id: 'item',
      title: t('item'),
      width: 210,
      value: (row) => `${row.case.number} ${say(row.case.title)}(${say(row.case.region.name)})`,
      cell: ({ case: of, document }) => (
        <>
          <Link to="/case/$id" params={{ id: of.id }}>
            {say(of.title)}
          </Link>
          <small className="measures-under">
            {of.number} · {say(of.region.name)} · {say(of.stateTitle)}
          </small>
          {document === '' ? null : (
            <small className="measures-under">
              <Link to="/measures" search={behind({ ...search, document }, {})}>
                {document}
              </Link>
            </small>
          )}
        </>
      ),
    },
    { id: 'what', title: t('measures'), names: true, width: 210, value: ({ what }) => what ?? '', cell: (row) => <What row={row} /> },
    {
      id: 'target',
      title: t('target'),
      number: true,
      width: 90,
      value: target,
      cell: (row) => (target(row) === '' ? none : target(row)),
    },
    inFile('place', t('place'), ({ place }) => place),
    {
      id: 'lead',
      title: t('lead'),
      width: 150,
      value: ({ lead }) => (lead === undefined ? '' : say(lead.name)),
      cell: (row) => (
        <>
          {row.lead === undefined ? none : say(row.lead.name)}
          <small className="measures-under">{who(row)}</small>
        </>
      ),
    },
    inFile('who', t('owner'), who),
    inFile('from', t('from'), ({ from }) => from),
    {
      id: 'due',
      title: t('due'),
      width: 104,
      value: ({ due }) => due ?? '',
      cell: ({ from, due }) => (
        <>
          {due === undefined ? none : <span className="measures-day">{due}</span>}
          {from === undefined ? null : <small className="measures-under">{t('since', { day: from })}</small>}
        </>
      ),
    },
    {
      id: 'left',
      title: t('left'),
      width: 96,
      value: (row) => left(row),
      cell: (row) => (row.daysLeft === undefined ? none : <StatusTag tone={leftTone(row.daysLeft)}>{left(row)}</StatusTag>),
    },
    inFile('money', t('money'), ({ money }) => money),
    {
      id: 'project',
      title: t('project'),
      width: 160,
      value: project,
      cell: (row) =>
        project(row) === '' ? (
          none
        ) : (
          <>
            {row.projects.map((one) => (
              <div key={one.id}>
                <Link to="/case/$id" params={{ id: one.id }}>
                  {say(one.title)}
                </Link>{' '}
                <StatusTag tone={toneOf(one.tone)}>{say(one.stateTitle)}</StatusTag>
              </div>
            ))}
            {row.withoutProject === undefined ? null : (
              <small className="measures-under">{t('without-project', { why: row.withoutProject })}</small>
            )}
          </>
        ),
    },
    plain('deadline-type', t('deadline-type'), ({ deadlineType }) => (deadlineType === undefined ? undefined : say(deadlineType)), 88),
    {
      id: 'state',
      title: t('state'),
      width: 126,
      value: ({ state }) => t(`state-${state}`),
      cell: ({ state }) => <StatusTag tone={tones[state]}>{t(`state-${state}`)}</StatusTag>,
    },
    {
      id: 'share',
      title: t('verified-share'),
      number: true,
      width: 84,
      value: verified,
      cell: (row) => (verified(row) === '' ? none : verified(row)),
    },
    {
      id: 'flags',
      title: t('flags'),
      width: 120,
      value: ({ flags }) =>
        listed(
          say,
          flags.map((flag) => t(`flag-${flag}`)),
        ),
      cell: ({ flags }) =>
        flags.length === 0 ? (
          none
        ) : (
          <ul className="measures-flags">
            {flags.map((flag) => (
              <li key={flag}>
                <StatusTag tone="late">{t(`flag-${flag}`)}</StatusTag>
              </li>
            ))}
          </ul>
        ),
    },
  ];
}

/** Overdue by so many days, due today, or so many days left. */
export function useDaysLeft(): (row: Pick<Row, 'daysLeft'>) => string {
  const { t } = useTranslation('measures');
  return ({ daysLeft }) =>
    daysLeft === undefined
      ? ''
      : daysLeft < 0
        ? t('days-over', { days: -daysLeft })
        : daysLeft === 0
          ? t('due-today')
          : t('days-left', { days: daysLeft });
}

const leftTone = (days: number): Tone => (days < 0 ? 'late' : days <= 7 ? 'due' : 'neutral');

function What({ row: { what, works, place, money, dropped, standing } }: { readonly row: Row }) {
  const { t } = useTranslation('measures');
  if (standing === 'none' || what === undefined) return <span className="faint">{t('state-none')}</span>;
  if (dropped !== undefined)
    return (
      <>
        <del>{what}</del>
        <small className="measures-under">
          {dropped.by}:{dropped.reason}
        </small>
      </>
    );
  return (
    <>
      {what}
      {works ? <small className="faint"> {t('works')}</small> : null}
      {place === '' ? null : <small className="measures-under">{place}</small>}
      {money === undefined ? null : (
        <small className="measures-under">
          {t('money')} {money}
        </small>
      )}
    </>
  );
}
