import {bodyOf, statusLine} from './http-text.ts';
import {openUrl} from './target.ts';
import {complained, operands, optionValue, type Run, type Tool} from './tool.ts';

const run: Run = (parameters, site) => {
	const [url = ''] = operands(parameters, ['-O', '-T', '-Y', '-U', '-t', '--header']);
	const {scheme, host, path, port, address, connection} = openUrl(url, site);
	const isQuiet = parameters.includes('-q') || parameters.some(word => /^-[a-z]*q[a-z]*$/.test(word));
	const connecting = isQuiet ? '' : `Connecting to ${host}:${port} (${address}:${port})\n`;
	const fail = (message: string) => complained(`${connecting}wget: ${message}\n`, 1);

	if (!connection) {
		return complained(`wget: bad address '${host}'\n`, 1);
	}

	if (connection.kind === 'refused') {
		return fail(`can't connect to remote host (${address}): Connection refused`);
	}

	if (connection.kind === 'timeout' || connection.speaks === 'udp') {
		return fail('download timed out');
	}

	if ((scheme === 'http' && connection.speaks === 'https') || connection.speaks === 'tcp') {
		return fail('error getting response: Connection reset by peer');
	}

	if (scheme === 'https' && connection.speaks !== 'https') {
		return fail('TLS error from peer (alert code 80): 80');
	}

	const status = connection.pathStatus(path);
	const headers = parameters.includes('-S')
		? `  ${statusLine(status)}\n  Content-Length: ${bodyOf(status).length}\n`
		: '';
	if (status >= 400) {
		return complained(`${connecting}${headers}wget: server returned error: ${statusLine(status)}\n`, 1);
	}

	const output = optionValue(parameters, '-O');
	const stdout = output === '-' || parameters.some(word => /^-[a-z]+O-$/.test(word)) ? bodyOf(status) : '';

	return complained(connecting + headers, 0, stdout);
};

/** BusyBox 1.36: every failure is 1, the text tells which. */
export const wget: Tool = {name: 'wget', run};
