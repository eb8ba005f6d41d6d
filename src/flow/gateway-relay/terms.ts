/** Letters that are read at a time. */
export const lettersAtOnce = 500;
/** How far back changes of lines are read again: clocks of machines that differ, writes that end late. */
export const overlapMs = 30_000;
/** A command that lay longer than this is not put on the line any more: who sent it has sent it again or given it up. */
export const lateMs = 20_000;
/** Frames that a gateway keeps for `serve` while the records are out of reach; then the oldest go, and are counted. */
export const keptMax = 20_000;
/** How often a gateway asks which loggers have a command under way. */
export const awaitedMs = 1_000;
