import onExit from 'signal-exit';

/**
 * Has a signal that ends the process (SIGTERM, SIGHUP, SIGINT and the like) tell `exit` first, as every other end does: whoever has
 * started a process or made a folder ends and removes it there. The process still ends by the signal.
 *
 * Where somebody else listens to the signal the end is left to them.
 */
export const announceSignals = () => {
	onExit((_code, signal) => {
		if (signal !== null) {
			process.emit('exit', 0);
		}
	});
};
