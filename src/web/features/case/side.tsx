import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import type { View } from '../../casework/case-view.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

/** Whom to call, which clocks run, what was here before. */
export function Side({ view, sheetLink }: { readonly view: View; readonly sheetLink: ReactNode }): ReactNode {
  const { t } = useTranslation('caseFile');
  const say = useSay();
  return (
    <aside className="case-side">
      {sheetLink === null ? null : <section className="case-sheet-link no-print">{sheetLink}</section>}
      <section>
        <h2>{t('people')}</h2>
        <ol className="case-people">
          {view.parties.map((party) => (
            <li key={party.party}>
              <span className="quiet">{say(party.title)}</span>
              <b>{say(party.unit.name)}</b>
              {party.officers.map((officer) => <span key={`${officer.name.zh} ${officer.title.zh}`}>{say(officer.name)} · {say(officer.title)}{officer.phone === undefined ? null : <a href={`tel:${officer.phone}`}>{officer.phone}</a>}</span>)}
            </li>
          ))}
        </ol>
        <p className="faint">{t('people-internal')}</p>
      </section>
      <section>
        <h2>{t('clocks')}</h2>
        {view.clocks.length === 0 ? <p className="quiet">{t('no-clocks')}</p> : null}
        <ul className="case-clocks">{view.clocks.map((clock) => <li key={`${clock.id} ${clock.due ?? ''} ${clock.stoppedAt ?? ''}`}><ClockFacts clock={clock} /></li>)}</ul>
      </section>
      <section>
        <h2>{t('earlier')}</h2>
        {view.earlier.length === 0 ? <p className="quiet">{t('earlier-none')}</p> : null}
        <ul className="case-earlier">{view.earlier.slice(0, 8).map((row) => <li key={row.id}><Link to="/case/$id" params={{ id: row.id }}>{say(row.title)}</Link><span>{row.number}</span><StatusTag tone={toneOf(row.tone)}>{say(row.stateTitle)}</StatusTag></li>)}</ul>
      </section>
    </aside>
  );
}

type Clock = View['clocks'][number];

/** A running clock says when it warns and what follows; every clock why it ends when it ends, opened by a click. */
function ClockFacts({ clock }: { readonly clock: Clock }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const runs = clock.stoppedAt === undefined;
  const ahead = runs && clock.paused === undefined ? (clock.warnings ?? []) : [];
  return (
    <>
      <span>{say(clock.title)}</span>
      <ClockTag clock={clock} says={say(clock.says)} />
      {clock.paused === undefined ? null : <span className="case-clock-note">{t('clock-paused', { reason: clock.paused.reason, seq: clock.paused.seq })}</span>}
      {ahead.length === 0 ? null : (
        <span className="case-clock-note">{t('clock-warns')}{ahead.map(({ left, at }) => (
          <span key={left} className={clock.warned !== undefined && left >= clock.warned ? 'case-clock-warned' : undefined}>{t('clock-warning', { left, unit: t(`clock-unit-${clock.unit}`), at: shortMoment(at, language) })}</span>
        ))}</span>
      )}
      {runs && clock.missed !== undefined ? <span className="case-clock-note">{t('clock-missed', { says: say(clock.missed) })}</span> : null}
      <details className="case-clock-why"><summary>{t('clock-why')}</summary>{say(clock.says)}</details>
    </>
  );
}
