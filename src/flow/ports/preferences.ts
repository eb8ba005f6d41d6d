import type { MailAddress, PersonPreferences, Preferences } from '../../model/preferences.ts';

/** How people want to be told. Only the machine sees and writes the rows; whose they are is asked before. */
export interface PreferenceReader {
  preferences(person: string): Promise<PersonPreferences | undefined>;
  /** Those of them who have a confirmed address, by person; of nobody in particular: all. */
  mailablePreferences(persons?: readonly string[]): Promise<readonly PersonPreferences[]>;
}

/** Each writes its own part of a person's row and leaves the others. */
export interface PreferenceWriter {
  putPreferences(person: string, wish: Preferences): Promise<void>;
  /** Codes tried are counted anew. */
  putMailAddress(person: string, mail: MailAddress): Promise<void>;
  /** One more code is tried, counted before it is looked at: how the row stands with it. */
  countTry(person: string): Promise<PersonPreferences | undefined>;
  /** The digest of this day is dealt with; false where that, or a later one, was so already. */
  endDigest(person: string, day: string): Promise<boolean>;
}
