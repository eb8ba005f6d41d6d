import type { House } from '../house.ts';
import { mailWord, type Language } from './words.ts';

/** A line of a mail, with where it leads. */
export type MailLine = { readonly text: string; readonly path?: string; readonly strong?: true };
export type MailText = { readonly subject: string; readonly text: string; readonly html: string };

const subjectMost = 160;

/** The same lines as plain text and as HTML. `origin`: where people reach the installation, empty where nobody said. */
export function mailText({ mode }: House, origin: string, language: Language, subject: string,
  blocks: readonly (readonly MailLine[])[]): MailText {
  const drill = mode === 'drill' ? mailWord(language, 'drill') : '';
  const plain = blocks.map((lines) => lines.map(({ text, path }) =>
    (path === undefined || origin === '' ? text : `${text}\n${origin}${path}`)).join('\n')).join('\n\n');
  const html = blocks.map((lines) => `<p>${lines.map((line) => htmlLine(line, origin)).join('<br>\n')}</p>`).join('\n');
  return {
    subject: shortened(`${drill}${subject}`.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()),
    text: `${drill === '' ? '' : `${drill.trim()}\n\n`}${plain}\n`,
    html: [`<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body style="font-family:sans-serif;line-height:1.6">`,
      ...(drill === '' ? [] : [`<p>${escaped(drill.trim())}</p>`]), html, '</body></html>\n'].join('\n'),
  };
}

/** What every mail ends with: why it came and where to change that. */
export const ending = (language: Language): readonly MailLine[] =>
  [{ text: mailWord(language, 'why') }, { text: mailWord(language, 'preferences'), path: '/preferences' }];

function htmlLine({ text, path, strong }: MailLine, origin: string): string {
  const shown = strong === true ? `<strong>${escaped(text)}</strong>` : escaped(text);
  return path === undefined || origin === '' ? shown : `<a href="${escaped(`${origin}${path}`)}">${shown}</a>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll(/\n/gu, '<br>');

const shortened = (text: string): string => {
  const letters = [...text];
  return letters.length <= subjectMost ? text : `${letters.slice(0, subjectMost - 1).join('')}…`;
};
