/** One field and its value as text, in wire order. */
export type Pair = readonly [field: string, value: string];
/** The fields of one item, e.g. [w01018-Rtd, 32.5], [w01018-Flag, N]. */
export type Item = readonly Pair[];

/** The header fields of HJ 212 clause 6.3 as text; absent fields are absent. */
export type Header = {
  readonly qn?: string;
  readonly st?: string;
  readonly cn?: string;
  readonly pw?: string;
  readonly mn?: string;
  readonly flag?: string;
  readonly pnum?: string;
  readonly pno?: string;
  readonly rf?: string;
};

/** A data segment as meaning: header and the items of the data area. */
export type Message = { readonly header: Header; readonly items: readonly Item[] };

/** Header fields in the order of the standard, with the name on the wire. */
export const headerFields = [
  ['qn', 'QN'], ['st', 'ST'], ['cn', 'CN'], ['pw', 'PW'], ['mn', 'MN'], ['flag', 'Flag'], ['pnum', 'PNUM'], ['pno', 'PNO'], ['rf', 'RF'],
] as const satisfies readonly (readonly [keyof Header, string])[];
