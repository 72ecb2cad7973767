/** What is used of signal-exit 3, which ink has too; it comes without types. */
declare module 'signal-exit' {
	/** Has `callback` called once the process ends: with its exit code, or with the signal that nobody else handles. */
	const onExit: (callback: (code: number | null, signal: NodeJS.Signals | null) => void) => () => void;
	export default onExit;
}
