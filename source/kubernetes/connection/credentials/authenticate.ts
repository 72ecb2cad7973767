import type {Connection} from '../connection.ts';

/** Milliseconds after which the user is told what is being waited for. There is no screen yet at that time. */
const noticeAfterMs = 2000;

/**
 * Waits for the credential plugin of a context, if it has one. A sentence goes to `write` when that takes long. Rejects with a
 * ClusterError.
 */
export const authenticate = async (
	connection: Pick<Connection, 'hasCredentialPlugin' | 'authenticate' | 'runningPlugin'>,
	write: (text: string) => void,
) => {
	if (!connection.hasCredentialPlugin) {
		return;
	}

	const timer = setTimeout(() => {
		const plugin = connection.runningPlugin();
		write(plugin === undefined ? '' : `Waiting for the credential plugin ${plugin}; ctrl-c ends it.\n`);
	}, noticeAfterMs);
	try {
		await connection.authenticate();
	} finally {
		clearTimeout(timer);
	}
};
