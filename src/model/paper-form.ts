import { Type, type Static } from 'typebox';

/** Figures of the layout of official papers, each with its clause. What the standard leaves open says so. */
export const paperFigures = [
  'page-width', 'page-height', 'margin-top', 'margin-left', 'text-width', 'text-height', 'lines', 'characters', 'body-size', 'title-size',
  'imprint-size', 'organ-size', 'organ-top', 'number-gap', 'red-line-gap', 'title-gap', 'addressee-gap', 'paragraph-indent',
    'enclosure-gap',
  'date-right', 'signature-gap', 'imprint-side', 'imprint-thick', 'imprint-thin', 'red-line-width', 'folio-gap', 'folio-size', 'folio-side',
] as const;
export type PaperFigure = (typeof paperFigures)[number];

export const PaperFile = Type.Object({
  schema: Type.Literal('qingshan-paper/1'), standard: Type.String(), title: Type.Object({ zh: Type.String(), en: Type.String() }),
    from: Type.String(),
  sources: Type.Array(Type.String(), { minItems: 1 }),
  rows: Type.Array(Type.Object({
    id: Type.Enum([...paperFigures]), value: Type.Number(), unit: Type.Enum(['mm', 'pt', 'line', 'character']), clause: Type.String(),
    confidence: Type.Enum(['high', 'low']), basis: Type.Optional(Type.Enum(['memory', 'design'])), note: Type.Optional(Type.String()),
  }, { additionalProperties: false })),
}, { additionalProperties: false });
export type PaperFile = Static<typeof PaperFile>;
export type PaperForm = Readonly<Record<PaperFigure, number>>;
