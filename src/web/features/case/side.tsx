import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
        <ul className="case-clocks">{view.clocks.map((clock) => <li key={`${clock.id} ${clock.due} ${clock.stoppedAt ?? ''}`}><span>{say(clock.title)}</span><ClockTag clock={clock} says={say(clock.says)} /></li>)}</ul>
      </section>
      <section>
        <h2>{t('earlier')}</h2>
        {view.earlier.length === 0 ? <p className="quiet">{t('earlier-none')}</p> : null}
        <ul className="case-earlier">{view.earlier.slice(0, 8).map((row) => <li key={row.id}><Link to="/case/$id" params={{ id: row.id }}>{say(row.title)}</Link><span>{row.number}</span><StatusTag tone={toneOf(row.tone)}>{say(row.stateTitle)}</StatusTag></li>)}</ul>
      </section>
    </aside>
  );
}
