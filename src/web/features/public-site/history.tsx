import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '../../../model/case-type.ts';
import { roles, type Role } from '../../../model/role.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { shown, type PublicContent } from './content.ts';

/** Published steps, newest first: when, what, by which office; the two who sign by name. */
export function History({ content, type, place }: { readonly content: PublicContent; readonly type: CaseType | undefined; readonly place: string }): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const say = useSay();
  const titleOf = (event: string): string => {
    const title = type?.steps.find((step) => step.event === event)?.title ?? (event === 'open' && type !== undefined ? type.states[type.initial]?.title : undefined);
    return title === undefined ? event : say(title);
  };
  const officeOf = (role: string): string => {
    if (role === 'public') return t('by-public');
    if (role === 'system') return t('by-system');
    return Object.hasOwn(roles, role) ? say(roles[role as Role]) : role;
  };
  const steps = content.events.filter((event) => shown(event, 'event') !== '').toReversed();
  return (
    <section>
      <h2>{t('history')}</h2>
      <ol className="public-history">
        {steps.map((event) => {
          const role = shown(event, 'actor.role');
          const named = shown(event, 'actor.says');
          const local = ['county', 'party-secretary', 'head-of-government'].includes(role) ? `${place} · ` : '';
          return (
            <li key={event.seq}>
              <time dateTime={new Date(event.at).toISOString()}>{moment(event.at, language)}</time>
              <span><b>{titleOf(shown(event, 'event'))}</b><small>{named === '' ? `${local}${officeOf(role)}` : named}</small></span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
