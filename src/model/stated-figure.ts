/** A number that a text states, and what the ledger has of it. */
export type StatedFigure = {
  readonly field: string;
  /** The number as written, and the letters after it that may be its unit. */
  readonly stated: string;
  readonly unit: string;
  /** `agrees`: the ledger has this number in this unit; `other-unit`: the number alone; `none`: neither. */
  readonly verdict: 'agrees' | 'other-unit' | 'none';
  /** Beside it: figures of the ledger with the same number, else those of the same unit. */
  readonly ledger: readonly LedgerFigure[];
};

/** One number of the ledger; `says` in the words of the ledger, Chinese as they were written. */
export type LedgerFigure = { readonly number: string; readonly unit: string; readonly source: LedgerSource; readonly says: string };
export type LedgerSource = 'planned' | 'reported' | 'verified' | 'project' | 'text';
