import { fail, ok } from '../../basis/result.ts';
import type { PaperPress } from '../../flow/ports/paper-press.ts';
import type { LetterContent } from '../../model/letter-content.ts';
import type { PaperForm } from '../../model/paper-form.ts';
import { paperFonts, type FontFile, type PaperFonts } from './fonts.ts';
import { layOut, type FontRole } from './layout.ts';
import { ofdFile } from './ofd.ts';
import { PdfThread } from './pdf-thread.ts';

/** Papers by the figures of `form`; `setting`: QINGSHAN_PAPER_FONT. Fonts are looked for when a paper is first asked for. */
export function paperPress(form: PaperForm, setting: string | undefined): PaperPress {
  const thread = new PdfThread();
  let held: PaperFonts | undefined;
  const fonts = (): PaperFonts => (held ??= paperFonts(setting));
  const paper = (content: LetterContent) => ({ title: content.title, width: form['page-width'], height: form['page-height'],
    pages: layOut(content, form) });
  return {
    async pdf(content) {
      const body = fonts().of('body');
      if (body === undefined) return fail('letter.no-font', fonts().from);
      const of = (role: FontRole): FontFile => fonts().of(role) ?? body;
      const faces = { title: of('title'), body, heading: of('heading'), folio: of('folio') };
      return ok(await thread.make({ ...paper(content), day: isoDay(content) || '2000-01-01', fonts: faces }));
    },
    ofd: (content) => ofdFile({ ...paper(content), day: isoDay(content) }),
    standing: () => ({ pdf: fonts().of('body') !== undefined, font: fonts().of('body')?.name ?? '', from: fonts().from }),
  };
}

/** 「2026年3月2日」 as 2026-03-02; empty for a draft. */
function isoDay({ date }: LetterContent): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(date ?? '') ?? [];
  return year === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
