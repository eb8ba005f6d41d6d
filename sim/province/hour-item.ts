/** One factor of one hour as a logger would know it: fields by HJ 212 name as decimal text, and the data flag. */
export type HourItem = {
  readonly factor: string; readonly fields: readonly (readonly [name: string, value: string])[]; readonly flag: string;
};
