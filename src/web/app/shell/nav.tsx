import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countMessages } from '../../../contract/message.ts';
import { placeGroups, placesFor, type Place } from '../navigation.ts';
import { count } from '../number-words.ts';
import { usePreferences } from '../preferences.ts';
import { useProgrammes } from '../programmes.ts';
import { useRead } from '../query.ts';
import type { Session } from '../session.ts';
import { useSay } from '../words/pick.ts';
import './nav.css';

export function Nav({ session, onGo }: { readonly session: Session; readonly onGo?: () => void }): ReactNode {
  const { t } = useTranslation();
  const places = placesFor(session, useProgrammes());
  return (
    <nav className="nav" aria-label={t('nav')}>
      {placeGroups.map((group) => {
        const held = places.filter((place) => place.group === group);
        if (held.length === 0) return null;
        return (
          <section key={group}>
            <h2>{t(`nav-group-${group}`)}</h2>
            <Places held={held.filter(({ below }) => below !== true)} onGo={onGo} />
            <Below held={held.filter(({ below }) => below === true)} onGo={onGo} />
          </section>
        );
      })}
    </nav>
  );
}

type PlacesProps = { readonly held: readonly Place[]; readonly onGo: (() => void) | undefined };

const Places = ({ held, onGo }: PlacesProps): ReactNode => <ul>{held.map((place) => <li key={place.to}><PlaceLink place={place} onGo={onGo} /></li>)}</ul>;

/** Kinds that stand only below other cases, open where one of them is looked at. */
function Below({ held, onGo }: PlacesProps): ReactNode {
  const { t } = useTranslation();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (held.length === 0) return null;
  return (
    <details className="nav-below" open={held.some(({ to }) => path === to)}>
      <summary>{t('nav-below', { count: held.length })}</summary>
      <Places held={held} onGo={onGo} />
    </details>
  );
}

function PlaceLink({ place, onGo }: { readonly place: Place; readonly onGo: (() => void) | undefined }): ReactNode {
  const { t } = useTranslation();
  const say = useSay();
  const title = place.word === undefined ? say(place.title ?? { zh: place.to, en: place.to }) : t(place.word);
  return <Link to={place.to} className="nav-link" activeProps={{ className: 'nav-link on' }} {...(onGo === undefined ? {} : { onClick: onGo })}>{title}{place.word === 'nav-messages' ? <Unread /> : null}</Link>;
}

/** How many messages wait to be read; none, and nothing stands there. */
function Unread(): ReactNode {
  const { language } = usePreferences();
  const unread = useRead(countMessages, {}, { everyMs: 30_000 }).data?.unread ?? 0;
  return unread === 0 ? null : <b className="nav-unread">{unread > 99 ? '99+' : count(unread, language)}</b>;
}
