type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** The document goes to stdout alone, progress and notes to stderr. */
export type Output = {readonly stdout: Stream; readonly stderr: Stream};
