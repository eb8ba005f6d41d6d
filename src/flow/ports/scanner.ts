/** 查毒: a scanner that the place runs. `unanswered`: it is down, busy or refused to say; never taken for clean. */
export type Scanned = { readonly state: 'clean' } | { readonly state: 'infected'; readonly name: string } | { readonly state: 'unanswered'; readonly why: string };

export interface Scanner {
  readonly kind: string;
  scan(bytes: Uint8Array): Promise<Scanned>;
}
