import { ConfigProvider, theme as antTheme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react';
import { dark, light, type Palette } from './palette.ts';
import { usePreferences } from './preferences.ts';

const fonts = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif';
const asked = window.matchMedia('(prefers-color-scheme: dark)');
const watch = (listener: () => void): (() => void) => {
  asked.addEventListener('change', listener);
  return () => asked.removeEventListener('change', listener);
};

export type Shade = 'light' | 'dark';

/** Which of the two looks is on, after the system's wish where nobody chose. */
export function useShade(): Shade {
  const { theme } = usePreferences();
  const system = useSyncExternalStore(watch, () => asked.matches);
  return theme === 'system' ? (system ? 'dark' : 'light') : theme;
}

/** One palette feeds both our CSS variables and Ant Design's tokens. */
export function Themed({ children }: { readonly children: ReactNode }): ReactNode {
  const shade = useShade();
  const { language } = usePreferences();
  const palette = shade === 'dark' ? dark : light;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = shade;
    root.style.colorScheme = shade;
    root.style.setProperty('--font', fonts);
    for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--${name}`, value);
  }, [shade, palette]);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={tokens(shade, palette)} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}

const tokens = (shade: Shade, palette: Palette): ThemeConfig => ({
  algorithm: shade === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
  token: {
    fontFamily: fonts, fontSize: 14, borderRadius: 4, wireframe: false, motion: false,
    colorPrimary: palette.green, colorLink: palette.link, colorError: palette.late, colorWarning: palette.due, colorSuccess: palette.ok, colorInfo: palette.review,
    colorWarningBg: palette['due-soft'], colorErrorBg: palette['late-soft'], colorSuccessBg: palette['ok-soft'], colorInfoBg: palette['review-soft'],
    colorWarningBorder: palette.due, colorErrorBorder: palette.late, colorSuccessBorder: palette.ok, colorInfoBorder: palette.review,
    colorBgBase: palette.surface, colorTextBase: palette.ink, colorBgLayout: palette.ground, colorBgContainer: palette.surface, colorBgElevated: palette.raised,
    colorBorder: palette['line-strong'], colorBorderSecondary: palette.line, colorTextSecondary: palette['ink-2'], colorTextPlaceholder: palette['ink-3'],
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500, ...(shade === 'dark' ? { primaryColor: palette['on-green'] } : {}) },
    Drawer: { paddingLG: 20 },
  },
});
