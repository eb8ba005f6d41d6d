import type { Publication, PublicationHead } from '../../flow/ports/records.ts';

type Published = {
  readonly case?: { readonly number?: string; readonly title?: Publication['title'] };
  readonly notice?: { readonly from: number; readonly to: number } | null;
};

/** The head of a publication; its content may be cut down to what a head names. The title is that of the record, cleared of persons. */
export function headOf({ content, ...rest }: Publication): PublicationHead {
  const { case: of, notice } = (content ?? {}) as Published;
  return {
    ...rest, title: of?.title ?? rest.title, number: of?.number ?? '',
    ...(notice === undefined || notice === null ? {} : { notice: { from: notice.from, to: notice.to } }),
  };
}
