/** The day whose edition of a family of standards judges what was measured on a day. */
export type EditionDay = (family: string, day: string) => string;

/** Everything is judged by the edition in force on its own day. */
export const ownDay: EditionDay = (_family, day) => day;
