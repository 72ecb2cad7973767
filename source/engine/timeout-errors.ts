import type {Connection} from '../kubernetes/connection/connection.ts';
import {ClusterError} from '../kubernetes/errors.ts';
import {secondsText} from '../text/seconds-text.ts';

/** What is to be said where nothing was heard from the server in so many milliseconds. */
export const serverIsLate = ({server}: Connection, span: number) =>
	new ClusterError(
		'timeout',
		`The API server ${server} has not answered within ${secondsText(span)}. Check that it runs and that this machine can reach it, or allow more with --request-timeout.`,
	);

/** What is to be said where a credential plugin still runs; undefined where none does. */
export const pluginIsLate = (connection: Connection, span: number) => {
	const plugin = connection.runningPlugin();
	return plugin === undefined
		? undefined
		: new ClusterError(
				'credentials',
				`The credential plugin ${plugin} of context ${connection.context} has not ended within ${secondsText(span)}. Run it by hand to see what it waits for, or allow more with --request-timeout.`,
			);
};
