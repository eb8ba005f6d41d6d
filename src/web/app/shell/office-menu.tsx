import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actAs, signOut } from '../../../contract/session.ts';
import { call } from '../client.ts';
import { faultWords } from '../fault-words.ts';
import { homeOf } from '../navigation.ts';
import { usePreferences } from '../preferences.ts';
import { holdSession, type Session } from '../session.ts';
import { useSay } from '../words/pick.ts';

/** Who acts as what; a person with several offices switches here, and every page follows. */
export function OfficeMenu({ session }: { readonly session: Session }): ReactNode {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const navigate = useNavigate();

  const choose = async (key: string): Promise<void> => {
    try {
      if (key === 'sign-out') {
        await call(signOut, {});
        holdSession(null);
        await navigate({ to: '/sign-in' });
        return;
      }
      if (key === 'deputies' || key === 'calendar-feed' || key === 'preferences') {
        await navigate({ to: `/${key}` });
        return;
      }
      const next = await call(actAs, { body: { appointment: key } });
      holdSession(next);
      await navigate({ to: homeOf(next) });
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const items: MenuProps['items'] = [
    {
      key: 'offices', type: 'group', label: session.offices.length > 1 ? t('office-switch') : t('office'),
      children: session.offices.map(({ appointment, unit }) => ({ key: appointment.id, label: `${say(unit.name)} · ${say(appointment.title)}` })),
    },
    { type: 'divider' },
    { key: 'deputies', label: t('deputies') },
    { key: 'calendar-feed', label: t('calendar-feed') },
    { key: 'preferences', label: t('preferences') },
    { key: 'sign-out', label: t('sign-out') },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, selectable: true, selectedKeys: [session.acting.id], onClick: ({ key }) => void choose(key) }}>
      <Button type="text" className="bar-button office-button" data-testid="office-menu">
        <span className="office-person">{say(session.person.name)}</span>
        <span className="office-title">{say(session.unit.name)} · {say(session.acting.title)}</span>
      </Button>
    </Dropdown>
  );
}
