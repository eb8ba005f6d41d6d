import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../app/words/pick.ts';
import { flagWords } from './reading-words.ts';
import type { WhyLink } from './why-link.ts';

/** The readings that one conclusion rests on: what was measured, the value, what its data flag says. */
export function WhyReadings({ links }: { readonly links: readonly WhyLink[] }): ReactNode {
  const { t } = useTranslation('kit');
  const say = useSay();
  const stepOf = ({ steps }: WhyLink, name: string): string => steps.find((step) => step.name === name)?.value ?? '';
  return (
    <table className="why-readings">
      <thead><tr><th scope="col">{t('why-reading')}</th><th scope="col">{t('why-reading-value')}</th><th scope="col">{t('why-reading-flag')}</th></tr></thead>
      <tbody>
        {links.map((link) => {
          const flag = stepOf(link, 'flag');
          const words = flagWords[flag];
          return <tr key={link.id}><th scope="row">{say(link.title)}</th><td>{stepOf(link, 'value')}</td><td className={flag === 'N' ? 'faint' : 'why-flagged'}>{words === undefined ? flag : `${flag} ${say(words)}`}</td></tr>;
        })}
      </tbody>
    </table>
  );
}
