/** Text of unknown origin as every store can hold it: NUL becomes its picture ␀, lone surrogates U+FFFD. */
export const legible = (text: string): string => text.toWellFormed().replaceAll('\0', '␀');
