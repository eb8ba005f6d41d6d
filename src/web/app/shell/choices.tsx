import { BgColorsOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { prefer, usePreferences, type Theme } from '../preferences.ts';

const themes = ['light', 'dark', 'system'] as const satisfies readonly Theme[];

/** Language by one click, look by two. */
export function Choices(): ReactNode {
  const { t } = useTranslation();
  const { language, theme } = usePreferences();
  const other = language === 'zh' ? { id: 'en', says: 'English', lang: 'en' } as const : { id: 'zh', says: '中文', lang: 'zh-CN' } as const;
  return (
    <>
      <Button type="text" className="bar-button" lang={other.lang} onClick={() => prefer({ language: other.id })}>{other.says}</Button>
      <Dropdown
        trigger={['click']}
        menu={{ selectable: true, selectedKeys: [theme], items: themes.map((key) => ({ key, label: t(`theme-${key}`) })), onClick: ({ key }) => prefer({ theme: key as Theme }) }}
      >
        <Button type="text" className="bar-button" icon={<BgColorsOutlined />} aria-label={t('theme')} title={t('theme')} />
      </Dropdown>
    </>
  );
}
