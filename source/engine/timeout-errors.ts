import type {Connection} from '../kubernetes/connection/connection.ts';
import {ClusterError} from '../kubernetes/errors.ts';
import {secondsText} from '../text/seconds-text.ts';

/** The error for a server that has not answered within `span` milliseconds. */
export const serverIsLate = ({server}: Connection, span: number) =>
	new ClusterError(
		'timeout',
		`The API server ${server} has not answered within ${secondsText(span)}. Check that it runs and that this machine can reach it, or allow more with --request-timeout.`,
	);

/** The error for a credential plugin that still runs after `span` milliseconds; undefined where none runs. */
export const pluginIsLate = (connection: Connection, span: number) => {
	const plugin = connection.runningPlugin();
	return plugin === undefined
		? undefined
		: new ClusterError(
				'credentials',
				`The credential plugin ${plugin} of context ${connection.context} has not ended within ${secondsText(span)}. Run it by hand to see what it waits for, or allow more with --request-timeout.`,
			);
};
