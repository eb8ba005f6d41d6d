/** One JSON value a line. */
export const ndjson = 'application/x-ndjson';
