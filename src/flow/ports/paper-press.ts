import type { Result } from '../../basis/result.ts';
import type { LetterContent } from '../../model/letter-content.ts';

/** 版式文件 of an official paper. The same content gives the same bytes, as long as the fonts of the installation stay the same. */
export interface PaperPress {
  /** Fault: letter.no-font where the installation has no font with Chinese glyphs to embed. */
  pdf(content: LetterContent): Promise<Result<Uint8Array>>;
  /** Names its fonts and embeds none. */
  ofd(content: LetterContent): Uint8Array;
  standing(): PressStanding;
}

/** Whether PDF can be made here, with which font, and where that is said. */
export type PressStanding = { readonly pdf: boolean; readonly font: string; readonly from: 'QINGSHAN_PAPER_FONT' | 'fontconfig' | 'none' };
