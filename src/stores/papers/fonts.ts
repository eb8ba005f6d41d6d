import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { PressStanding } from '../../flow/ports/paper-press.ts';
import type { FontRole } from './layout.ts';

export type FontFile = { readonly path: string; readonly face?: string; readonly name: string };
export type PaperFonts = { readonly from: PressStanding['from']; readonly of: (role: FontRole) => FontFile | undefined };

/** What Chinese offices print with, and what may stand in for it. */
const wanted: Readonly<Record<FontRole, readonly string[]>> = {
  body: ['FangSong', 'FangSong_GB2312', 'STFangsong', 'Noto Serif CJK SC'],
  title: ['FZXiaoBiaoSong-B05S', 'SimSun', 'STZhongsong', 'Noto Serif CJK SC'],
  heading: ['SimHei', 'STHeiti', 'Noto Sans CJK SC'],
  folio: ['SimSun', 'STSong', 'Noto Serif CJK SC'],
};

/**
 * Fonts of the installation: QINGSHAN_PAPER_FONT is one file for all of it, or `body=…;title=…;heading=…;folio=…`, where what is not named
 * takes the body's; a face of a collection follows its path after `#`. Without it what fontconfig finds. None is shipped.
 */
export function paperFonts(setting: string | undefined): PaperFonts {
  if (setting === undefined || setting === '') return systemFonts();
  const given = new Map(setting.split(';').map((part) => {
    const [, role, file = ''] = /^(?:(body|title|heading|folio)=)?(.*)$/u.exec(part.trim()) ?? [];
    return [role ?? 'body', fontFile(file)] as const;
  }));
  return { from: 'QINGSHAN_PAPER_FONT', of: (role) => given.get(role) ?? given.get('body') };
}

function fontFile(text: string): FontFile | undefined {
  const [path = '', face] = text.split('#');
  return existsSync(path) ? { path, name: face ?? path.split('/').at(-1) ?? path, ...(face !== undefined && { face }) } : undefined;
}

function systemFonts(): PaperFonts {
  const found = new Map<FontRole, FontFile | undefined>();
  const of = (role: FontRole): FontFile | undefined => {
    if (!found.has(role)) found.set(role, wanted[role].map(matched).find((file) => file !== undefined));
    return found.get(role);
  };
  return { from: of('body') === undefined ? 'none' : 'fontconfig', of };
}

/** Only a font of that very family that speaks Chinese: fontconfig otherwise answers with whatever it has. */
function matched(family: string): FontFile | undefined {
  const asked = spawnSync('fc-match', ['-f', '%{file}\t%{postscriptname}\t%{family}\t%{lang}', `${family}:lang=zh-cn`],
    { encoding: 'utf8' });
  const [path = '', face = '', families = '', languages = ''] = asked.status === 0 ? asked.stdout.split('\t') : [];
  const fits = families.split(',').includes(family) && languages.split('|').includes('zh-cn') && existsSync(path);
  return fits ? { path, face, name: face } : undefined;
}
