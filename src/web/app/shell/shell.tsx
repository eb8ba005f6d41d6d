import { MenuOutlined } from '@ant-design/icons';
import { Outlet } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session.ts';
import { Nav } from './nav.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

/** The workbench: bar on top, navigation at the side (behind a button on a phone), one page. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [menu, setMenu] = useState(false);
  if (session === null) return null;
  return (
    <>
      <TopBar>
        <Button type="text" className="bar-button menu-button" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setMenu(true)} />
      </TopBar>
      <div className="shell">
        <aside className="shell-side"><Nav session={session} /></aside>
        <main id="content" className="shell-main" tabIndex={-1}><Outlet /></main>
      </div>
      <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={264} styles={{ body: { padding: 0 } }} title={t('brand')}>
        <Nav session={session} onGo={() => setMenu(false)} />
      </Drawer>
    </>
  );
}
