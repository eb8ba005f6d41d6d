/**
 * 接管: what the ledger from which a case was taken over says of it, word for word, with the file's name, its SHA-256 and the line. It is
 * what somebody else wrote; nothing of it counts as a step done or a signature given here. `state`: where it stands from then on.
 */
export type TakenOver = {
  readonly ledger: string; readonly file: string; readonly line: number; readonly state: string; readonly says: Readonly<Record<string, string>>;
};

/** Words of old ledgers for how far an item is, and the state in which such an item is taken over. */
export type TakenOverRule = { readonly words: readonly string[]; readonly state: string };

/** 列对应: by what a row may say (id of a field, party or other part), the file's column or one text for every row. */
export type LedgerMapping = Readonly<Record<string, { readonly column: string } | { readonly fixed: string }>>;
