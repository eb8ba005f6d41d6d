import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure, MeasureWord } from '../../../model/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { measureLack } from '../../../model/measure-share.ts';
import { measureCounts, measureState, type MeasureState } from '../../../model/measure-life.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';

const tones: Readonly<Record<MeasureState, 'ok' | 'due' | 'neutral'>> = {
  proposed: 'due', reviewed: 'neutral', active: 'neutral', done: 'due', verified: 'ok', dropped: 'neutral',
};

/** 整改措施台账: what was promised, what its unit says of it, what another unit found; what was struck through stays, with the reason. */
export function Measures({ view, type }: { readonly view: View; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('measures');
  const { t: caseFile } = useTranslation('caseFile');
  const { language } = usePreferences();
  const { measures = [], doneBy = {} } = caseOf(view);
  const stateOf = (measure: Measure): MeasureState => measureState(type, { doneBy }, measure);
  const said = (word: MeasureWord | undefined, { unit }: Measure): string => (word === undefined ? '' : t('said-by', { reached: word.reached, unit, day: word.day, by: word.by }));
  const target = ({ quantity, unit }: Measure): string => `${quantity} ${unit}`;
  const columns: readonly Column<Measure>[] = [
    { id: 'what', title: t('measures'), names: true, cell: (one) => <What measure={one} />, value: ({ what }) => what },
    { id: 'place', title: t('place'), fileOnly: true, cell: () => null, value: ({ place }) => place ?? '' },
    { id: 'money', title: t('money'), fileOnly: true, cell: () => null, value: ({ money }) => money ?? '' },
    { id: 'target', title: t('target'), number: true, cell: target, value: target },
    { id: 'owner', title: t('owner'), cell: ({ owner }) => owner, value: ({ owner }) => owner },
    { id: 'from', title: t('from'), fileOnly: true, cell: () => null, value: ({ from }) => from ?? '' },
    { id: 'due', title: t('due'), width: 110, cell: ({ from, due }) => (from === undefined ? due : `${from} — ${due}`), value: ({ due }) => due },
    { id: 'reached', title: t('reached'), cell: (one) => said(one.reported, one), value: (one) => said(one.reported, one) },
    { id: 'found', title: t('found'), cell: (one) => <>{said(one.verified, one)}{one.verified?.holds === false ? <small className="faint"> {t('not-so')}</small> : measureLack(one) === 'short' ? <small className="faint"> {caseFile('lack-short')}</small> : null}</>, value: (one) => said(one.verified, one) },
    { id: 'state', title: t('state'), width: 120, cell: (one) => <StatusTag tone={tones[stateOf(one)]}>{t(`state-${stateOf(one)}`)}</StatusTag>, value: (one) => t(`state-${stateOf(one)}`) },
  ];
  const { standing, reported, verified } = measureCounts(measures);
  const of = (count: number): string => share(count, standing, language);
  return (
    <section className="sheet case-block case-measures flush" id="measures">
      <h2>{t('measures')}<span className="faint">{t('counts', { standing, reported, verified, reportedShare: of(reported), verifiedShare: of(verified) })}</span></h2>
      <DataTable label={t('measures')} columns={columns} rows={measures} rowKey={({ id }) => id} />
    </section>
  );
}

const placeAndMoney = (place = '', money = '', unit = ''): string =>
  [place, money === '' ? '' : `${unit} ${money}`].filter((part) => part !== '').join(' · ');

function What({ measure: { what, place, money, works, withoutProject, dropped, copiedFrom } }: { readonly measure: Measure }): ReactNode {
  const { t } = useTranslation('measures');
  const { language } = usePreferences();
  if (dropped !== undefined) return <><del>{what}</del><br /><small className="faint">{t('measure-struck-why', { by: dropped.by, day: longDay(dropped.at, language), reason: dropped.reason })}</small></>;
  const more = placeAndMoney(place, money, t('money'));
  return <>{what}{more === '' ? null : <small className="faint"> {more}</small>}{works === true ? <small className="faint"> {t('works')}</small> : null}{copiedFrom === undefined ? null : <><br /><small className="faint">{t('measure-copied', { number: copiedFrom.number })}</small></>}{withoutProject === undefined ? null : <><br /><small className="faint">{withoutProject}</small></>}</>;
}
