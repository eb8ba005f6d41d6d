import type { LetterContent, LetterPiece } from '../../../model/letter-content.ts';
import type { Block, Piece, WordPaper } from '../../kit/word.ts';

/** The letter as Word edits it: the order and looks of the official paper, its figures locked to the record. */
export function letterWord({ organ, number, signer, title, to, body, enclosures, date, copies, mark }: LetterContent): WordPaper {
  const line = (kind: Extract<Block, { kind: 'official' }>['as'], ...pieces: readonly Piece[]): Block => ({ kind: 'official', as: kind,
    pieces });
  const numbered = number ?? '';
  const [side, colon] = ['\u3000', '\uff1a'];
  return {
    layout: 'official', ...(mark !== undefined && { mark }),
    blocks: [
      line('organ', { tag: 'organ', text: organ }),
      signer === undefined ? line('number', { tag: 'document.number', text: numbered })
        : line('number-and-signer', { tag: 'document.number', text: numbered }, '\t', `签发人${colon}`, { tag: 'document.signedBy',
          text: signer }),
      line('official-title', title), line('addressee', `${to}${colon}`),
      ...body.map(({ kind, pieces }) => line(kind === 'heading' ? 'official-heading' : 'official-text', ...pieces.map(pieceOf))),
      ...enclosures.map((name, at) => line('official-text', `${at === 0 ? `附件${colon}` : side.repeat(3)}${at + 1}.${name}`)),
      line('signature', organ), line('signature-date', date === undefined ? '' : { tag: 'document.at', text: date }),
      ...(copies === undefined ? [] : [line('copies', `${side}抄送${colon}${copies}。`)]),
      line('printed', `${side}${organ}`, '\t', date === undefined ? '' : `${date}印发${side}`),
    ],
  };
}

/** A text of the record can be neither edited nor deleted; whoever wants another one changes the record. */
const pieceOf = (piece: LetterPiece): Piece => (typeof piece === 'string' ? piece : { tag: piece.source, text: piece.text });
