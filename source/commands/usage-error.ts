/** What cannot be done as it was asked for. The message is one sentence, and what to do; the exit code is 2. */
export class UsageError extends Error {}
