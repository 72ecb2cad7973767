/** A time as the API writes it: whole seconds, UTC. */
export const timestampOf = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
