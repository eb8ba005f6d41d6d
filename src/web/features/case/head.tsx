import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '../../../model/case-type.ts';
import { usePreferences, type Language } from '../../app/preferences.ts';
import { longDay, shortMoment } from '../../app/time-words.ts';
import { pick, useSay } from '../../app/words/pick.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Timeline, type Stage } from '../../kit/timeline.tsx';

/** Number, what it is, where it stands, how long is left; then the stages of its declaration. */
export function Head({ view, type }: { readonly view: View; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { t: k } = useTranslation('kit');
  const { language } = usePreferences();
  const say = useSay();
  const { row } = view;
  const { lookBackUntil } = caseOf(view);
  return (
    <header className="case-head sheet">
      <p className="case-number"><b>{row.number}</b><span>{say(row.source)}</span><span>{say(row.region.name)}</span><span>{t('opened', { day: longDay(row.openedAt, language) })}</span></p>
      <h1>{say(row.message ?? row.title)}</h1>
      <p className="case-now">
        <StatusTag tone={toneOf(row.tone)}>{say(row.stateTitle)}</StatusTag>
        {row.clock === undefined ? null : <span><span className="quiet">{say(row.clock.title)} </span><ClockTag clock={row.clock} says={say(row.clock.says)} /></span>}
        {row.rebounds > 0 ? <StatusTag tone="late">{t('rebounds', { count: row.rebounds })}</StatusTag> : null}
        {row.confidence === 'low' ? <StatusTag tone="due">{k('low-confidence')}</StatusTag> : null}
        {lookBackUntil === undefined ? null : <span className="quiet">{t('lookback', { day: longDay(lookBackUntil, language) })}</span>}
      </p>
      {row.returned === undefined ? null : <p className="case-returned" role="alert">{t('returned', { reason: row.returned.reason })}<small>{t('returned-by', { by: row.returned.by, at: shortMoment(row.returned.at, language) })}</small></p>}
      <Timeline label={t('stages')} stages={[...stagesOf(view, type, language), ...lookBackOf(view, type, t('stage-look-back'), language)]} />
    </header>
  );
}

const stateTitle = (type: CaseType, state: string, language: Language): string => {
  const title = type.states[state]?.title;
  return title === undefined ? state : pick(title, language);
};

/** A stage is behind once the case has entered it and left it, or stands after it; the day is the last entry. */
function stagesOf(view: View, type: CaseType, language: Language): readonly Stage[] {
  const entered = new Map(view.events.filter((event) => event.from !== event.to).map((event) => [event.to, event.at]));
  const now = type.stages.indexOf(view.row.state);
  const reached = now >= 0 ? now : Math.max(...type.stages.map((state, at) => (entered.has(state) ? at : -1)));
  const ended = type.states[view.row.state]?.end === true;
  return type.stages.map((state, at): Stage => {
    const day = entered.get(state);
    const behind = at < reached || (at === reached && (ended || now < 0));
    return { id: state, title: stateTitle(type, state, language), state: behind ? 'done' : at === now ? 'now' : 'ahead', ...(day === undefined || at > reached ? {} : { says: shortMoment(day, language) }) };
  });
}

/** 回头看 after the last stage, where the type has it: runs until its last day. */
function lookBackOf(view: View, type: CaseType, title: string, language: Language): readonly Stage[] {
  if (!type.steps.some(({ guards }) => guards.some(({ guard }) => guard === 'within-look-back'))) return [];
  const { lookBackUntil } = caseOf(view);
  const closed = type.states[view.row.state]?.end === true;
  return [{ id: 'look-back', title, state: closed && lookBackUntil !== undefined ? 'now' : 'ahead', ...(lookBackUntil === undefined ? {} : { says: shortMoment(lookBackUntil, language) }) }];
}
